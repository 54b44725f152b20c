import path from 'node:path'
import type { Finding } from '../core/findings.ts'
import type { ProjectName } from '../core/names.ts'
import type { Room } from '../verify/real-install.ts'
import { cleanEnv } from '../worker/clean-env.ts'
import { runProgram } from '../worker/program.ts'
import { type ImportFailure, parseImportFailures } from './answers.ts'
import type { ProofKit, ProvingTarget, ProvingWheel } from './kit.ts'

/** One module: torch takes 10 s on a slow disk. Unit: seconds. */
const MODULE_SECONDS = 120
/** All of them: a bound, not an aim. Unit: seconds. */
const ALL_SECONDS = 4 * 3600

/**
 * Imports every top-level module of every wheel that is installed there, each in a process of its own; one that does not load alone is tried again
 * after the modules of the requested projects and of those that require its own. A module that wants another project which
 * the lock does not hold is an optional part as long as something else of its wheel loads: a warning. All else is an error,
 * except for projects that `--prove-except` names.
 */
export async function importModules({ wheels }: ProvingTarget, room: Room, kit: ProofKit): Promise<readonly Finding[]> {
  const { env, signal, assets } = kit.ports
  const script = path.join(assets.python, 'prover', 'imports.py')
  const args = ['-I', '-X', 'utf8', script, String(kit.jobs), String(MODULE_SECONDS), room.pip]
  const options = { env: cleanEnv(env), cwd: room.folder, input: JSON.stringify(importOrder(wheels)), seconds: ALL_SECONDS, signal }
  const ran = await runProgram(room.python, args, options)
  if (ran.code !== 0) {
    const last = ran.stderr.trim().split('\n').at(-1) ?? ''
    return [{ kind: 'import', severity: 'error', message: `The modules could not be imported: ${last}` }]
  }
  return importFindings(wheels, parseImportFailures(ran.stdout), kit.settings.proveExcept)
}

/** What python/prover/imports.py takes. */
function importOrder(wheels: readonly ProvingWheel[]): object {
  const first = wheels.filter(({ requested }) => requested).flatMap(({ topLevel }) => topLevel)
  const modules = [...new Set(wheels.flatMap(({ topLevel }) => topLevel))].sort()
  return {
    first,
    modules: modules.map((module) => {
      const holders = wheels.filter(({ topLevel }) => topLevel.includes(module))
      const parents = wheels.filter(({ project }) => holders.some(({ requiredBy }) => requiredBy.includes(project)))
      const markers = holders.map(({ marker }) => marker)
      return {
        module,
        after: parents.flatMap(({ topLevel }) => topLevel),
        markers: markers.includes(undefined) ? [] : markers,
      }
    }),
  }
}

/** Failures by wheel and module, so that a reader knows whom to ask. */
function importFindings(
  wheels: readonly ProvingWheel[],
  failures: readonly ImportFailure[],
  accepted: readonly ProjectName[] = [],
): readonly Finding[] {
  const provided = new Set(wheels.flatMap(({ topLevel }) => topLevel.map(firstPart)))
  return wheels.flatMap(({ filename, project, topLevel }) => {
    const mine = failures.filter(({ module }) => topLevel.includes(module))
    const nothingLoads = mine.length === topLevel.length
    return mine.map(({ module, error, missing }): Finding => {
      const optional = missing !== null && !provided.has(missing) && !nothingLoads
      const message = `${filename}: import ${module}: ${error}`
      if (accepted.includes(project))
        return { kind: 'import-accepted', severity: 'warning', message: `${message} (accepted by prove-except)`, project }
      if (optional) return { kind: 'import-optional', severity: 'warning', message }
      return {
        kind: 'import',
        severity: 'error',
        message,
        hint: `The wheel installs and does not load here: a system library, or a dependency it does not declare. Without this proof of ${project}: --prove-except ${project}`,
        project,
      }
    })
  })
}

function firstPart(module: string): string {
  return module.split('.', 1)[0] ?? module
}
