import pLimit from 'p-limit'
import type { Finding } from '../core/findings.ts'
import type { TargetId } from '../core/names.ts'
import { type ProofLevel, strongestOf } from '../core/proof-levels.ts'
import type { Union } from '../resolve/union.ts'
import { type MicroCover, rangeText } from '../targets/micro-versions.ts'
import type { Target } from '../targets/target.ts'
import type { Closure } from '../worker/messages.ts'
import { dryInstall } from './dry-run.ts'
import { findInterpreters, type Interpreter, matchesTarget } from './interpreters.ts'
import { realInstall } from './real-install.ts'
import type { Check, ProvingTarget, Verdict, VerifySettings } from './verdict.ts'

/**
 * Run the dry run and the real installs of each target, as far as requested and possible on this machine. Failures are findings;
 * targets that failed the closure check are skipped.
 * @param folder the bundle, staged or finished
 * @throws BundleError `cancelled`, `environment` for a named interpreter that does not run
 */
export async function validateTargets(
  folder: string,
  targets: readonly ProvingTarget[],
  settings: VerifySettings,
): Promise<readonly Verdict[]> {
  const complete = targets.filter(({ verdict }) => verdict.complete)
  const { prove } = settings.proof
  const dry = prove === 'closure' ? [] : complete
  const real = prove === 'closure' || prove === 'dry-run' ? [] : complete
  const running = [dryInstall(folder, dry, settings), realInstalls(folder, real, settings)] as const
  await Promise.allSettled(running) // if one fails, the other still has to clean up its folders and processes
  const [dryChecks, realChecks] = await Promise.all(running)
  return targets.map((proving) => {
    const { id } = proving.target
    const checks = [...[dryChecks.get(id)].filter((check) => check !== undefined), ...(realChecks.get(id) ?? [])]
    return verdictOf(proving, checks, settings)
  })
}

async function realInstalls(
  folder: string,
  targets: readonly ProvingTarget[],
  settings: VerifySettings,
): Promise<ReadonlyMap<TargetId, readonly Check[]>> {
  if (targets.length === 0) return new Map()
  const series = [...new Set(targets.map(({ target }) => target.python.series))]
  const interpreters = await findInterpreters(series, settings)
  const pairs = targets.flatMap((proving) => {
    const interpreter = bestFor(proving, interpreters)
    return interpreter === undefined ? [] : [{ proving, interpreter }]
  })
  const limit = pLimit(settings.jobs)
  const installing = new Set<TargetId>()
  let done = 0
  const report = (): void =>
    settings.ports.log.progress({ what: 'Install', done, total: pairs.length, unit: 'targets', now: [...installing] })
  const running = pairs.map(({ proving, interpreter }) =>
    limit(async () => {
      const { id } = proving.target
      installing.add(id)
      report()
      const checks = await realInstall(folder, proving, interpreter, settings)
      installing.delete(id)
      done += 1
      report()
      return [id, checks] as const
    }),
  )
  await Promise.allSettled(running)
  return new Map(await Promise.all(running))
}

/** The interpreter with the target's micro version, otherwise the first match. */
function bestFor({ target, verdict }: ProvingTarget, interpreters: readonly Interpreter[]): Interpreter | undefined {
  const fitting = interpreters.filter((one) => matchesTarget(one.target, target, verdict.micros))
  return fitting.find((one) => one.target.python.version === target.python.version) ?? fitting[0]
}

function verdictOf({ target, verdict }: ProvingTarget, proofs: readonly Check[], { proof }: VerifySettings): Verdict {
  const walk: Check = { level: 'closure', passed: verdict.complete, by: 'closure walk', findings: verdict.findings }
  const checks = [walk, ...proofs]
  const passed = checks.filter((check) => check.passed).map(({ level }) => level)
  const missed = verdict.complete ? unproved(target.id, checks, proof.prove) : []
  return {
    target: target.id,
    level: verdict.complete ? strongestOf(passed) : 'none',
    checks,
    findings: [...checks.flatMap(({ findings }) => findings), ...(verdict.complete ? verdict.micros.except.map(excepted) : []), ...missed],
    micros: verdict.micros,
  }
}

/** The hint names the newest micro version of the range. */
function excepted({ from, to, because }: MicroCover['except'][number]): Finding {
  const message = `not for Python ${rangeText({ from, to })}: ${because}`
  return { kind: 'micros', severity: 'warning', message, hint: `To support Python ${to}, make a bundle with --python ${to}.` }
}

/** A warning if the requested level could not be attempted; a failed attempt has its own finding. */
function unproved(id: TargetId, checks: readonly Check[], prove: ProofLevel | undefined): readonly Finding[] {
  if (prove === undefined || checks.some(({ level }) => level === prove) || checks.some((check) => !check.passed)) return []
  const message = `${id} is not verified at level "${prove}": no interpreter on this machine matches it`
  return [
    { kind: 'unproved', severity: 'warning', message, hint: 'Pass a matching Python with --interpreters, or run on a matching machine.' },
  ]
}

/** Combine targets, union and closure verdicts into the input of `validateTargets`. Targets that are not in the union are skipped. */
export function provingTargets(targets: readonly Target[], union: Union, closure: Closure): readonly ProvingTarget[] {
  const files = new Map(union.files.map((file) => [file.sha256, file]))
  return targets.flatMap((target) => {
    const verdict = closure.verdicts.find((one) => one.target === target.id)
    const locked = union.targets.find((one) => one.target === target.id)
    if (verdict === undefined || locked === undefined) return []
    const walked = new Map(Object.entries(verdict.requiredBy ?? {})) // a project may be called `constructor`
    const wheels = locked.entries.flatMap((entry) => {
      const file = files.get(entry.sha256)
      const requiredBy = entry.requiredBy.length > 0 ? entry.requiredBy : (walked.get(entry.project) ?? [])
      const topLevel = closure.wheels.get(entry.sha256)?.topLevel ?? []
      return file === undefined ? [] : [{ ...entry, filename: file.filename, requiredBy, topLevel }]
    })
    return [{ target, verdict, wheels }]
  })
}
