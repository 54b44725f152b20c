import path from 'node:path'
import type { Finding } from '../core/finding.ts'
import { cleanEnv } from '../worker/clean-env.ts'
import { type ImportFailure, parseImportFailures } from './answers.ts'
import { boundedRun } from './bounded-run.ts'
import type { ProofKit, ProvingTarget, ProvingWheel } from './kit.ts'
import type { Room } from './real-install.ts'

/** One module: torch takes 10 s on a slow disk. Unit: seconds. */
const MODULE_SECONDS = 120
/** All of them: a bound, not an aim. Unit: seconds. */
const ALL_SECONDS = 4 * 3600

/**
 * Imports every top-level module of every wheel that is installed there, each in a process of its own. A module that wants another project which
 * the lock does not hold is an optional part as long as something else of its wheel loads: a warning. All else is an error.
 */
export async function importModules({ wheels }: ProvingTarget, room: Room, kit: ProofKit): Promise<readonly Finding[]> {
  const { env, signal, assets } = kit.ports
  const input = JSON.stringify(wheels.map(({ topLevel, marker }) => ({ modules: topLevel, marker })))
  const script = path.join(assets.python, 'prover', 'imports.py')
  const args = ['-I', '-X', 'utf8', script, String(kit.jobs), String(MODULE_SECONDS), room.pip]
  const options = { env: cleanEnv(env), cwd: room.folder, input, seconds: ALL_SECONDS, signal }
  const ran = await boundedRun(room.python, args, options)
  if (ran.code !== 0) {
    const last = ran.stderr.trim().split('\n').at(-1) ?? ''
    return [{ kind: 'import', severity: 'error', message: `The modules could not be imported: ${last}` }]
  }
  return importFindings(wheels, parseImportFailures(ran.stdout))
}

/** Failures by wheel and module, so that a reader knows whom to ask. */
export function importFindings(wheels: readonly ProvingWheel[], failures: readonly ImportFailure[]): readonly Finding[] {
  const provided = new Set(wheels.flatMap(({ topLevel }) => topLevel.map(firstPart)))
  return wheels.flatMap(({ filename, topLevel }) => {
    const mine = failures.filter(({ module }) => topLevel.includes(module))
    const nothingLoads = mine.length === topLevel.length
    return mine.map(({ module, error, missing }): Finding => {
      const optional = missing !== null && !provided.has(missing) && !nothingLoads
      const message = `${filename}: import ${module}: ${error}`
      if (optional) return { kind: 'import-optional', severity: 'warning', message }
      return {
        kind: 'import',
        severity: 'error',
        message,
        hint: 'The wheel installs and does not load here: a system library, or a dependency it does not declare.',
      }
    })
  })
}

function firstPart(module: string): string {
  return module.split('.', 1)[0] ?? module
}
