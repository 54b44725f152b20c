import { resolveWithSources, withBuiltNames } from '../build/resolve-with-builds.ts'
import { versionQueriesOf } from '../closure/closure.ts'
import type { MissingWheels } from '../core/errors.ts'
import type { Log, Ports } from '../core/ports.ts'
import { count } from '../core/text.ts'
import type { Request, TargetSelection } from '../options/request.ts'
import { hostText, ignoredLines, unhashedLines, withheldLines } from '../report/result-text.ts'
import { lackedSdists, missingWheel } from '../resolve/missing-wheels.ts'
import type { Described } from '../targets/describe.ts'
import type { Target } from '../targets/target.ts'
import type { Fetcher } from '../worker/fetcher.ts'
import type { ParsedRequirements, Resolution, Solved } from '../worker/messages.ts'
import { gatedBuilder } from '../workshop/source-gate.ts'
import { fetchSource, registerCredentials, sourceBuilder } from '../workshop/sources.ts'
import type { Counter, RunSession, SessionRequest } from './session.ts'

/** What was asked for, and what it comes to for each target. */
export interface Resolved {
  readonly requirements: ParsedRequirements
  readonly resolutions: readonly Resolution[]
  readonly solved: readonly Solved[]
  /** Of the unsolved targets: what could be built elsewhere. */
  readonly missingWheels: MissingWheels
}

interface ResolveKit {
  readonly session: RunSession
  readonly counter: Counter
  readonly ports: Ports
  /** Told as each target is solved. */
  readonly solved: (resolution: Solved) => void
}

type Asking = SessionRequest & Pick<Request, 'requirementInputs' | 'sdists' | 'buildConstraints'>

/**
 * Reads what was asked for and resolves every target.
 * @throws BundleError `usage`, `network`
 */
export async function resolveTargets(request: Asking, targets: readonly Target[], kit: ResolveKit): Promise<Resolved> {
  const { session, counter, ports, solved } = kit
  const { resolvers, fetcher } = counter
  const requirements = await resolvers.read(request.requirementInputs, {
    folder: '.',
    allowIndexLines: request.indexes.allowIndexLines,
    variables: ports.env,
  })
  await registerCredentials(requirements, fetcher, ports.log)
  const { uploadedPriorTo: limit } = request.indexes
  const gate = { requirements, judge: versionQueriesOf(session.startClosureProcess), ...(limit === undefined ? {} : { limit }) }
  const build = gatedBuilder(sourceBuilder(request, requirements, session, counter, ports), gate)
  const resolutions = await ports.log.phase(`Resolve ${count(targets.length, 'target')}, fetch as they settle`, () =>
    resolveWithSources(targets, requirements, { resolvers, policy: request.sdists, build, solved }),
  )
  const done = resolutions.filter((one) => one.kind === 'solved')
  for (const line of [...ignoredLines(done), ...withheldLines(fetcher.withheld)]) ports.log.warning(line)
  for (const line of unhashedLines(done)) ports.log.notice(line)
  const missingWheels = await missingWheelsOf(resolutions, targets, fetcher)
  return { requirements: withBuiltNames(requirements, done), resolutions, solved: done, missingWheels }
}

/** An sdist of which nobody states a sha256 is fetched for it. */
function missingWheelsOf(
  resolutions: readonly Resolution[],
  targets: readonly Target[],
  fetcher: Pick<Fetcher, 'file'>,
): Promise<MissingWheels> {
  return Promise.all(
    lackedSdists(resolutions, targets).map(async (lacked) => {
      const { url, hashes = {}, sha256 } = lacked.sdist
      return missingWheel(lacked, sha256 ?? (await fetchSource(url, hashes, fetcher)).sha256)
    }),
  )
}

/** Says so where the targets are this machine's own because nobody named any. */
export function noticeOwnMachine(selection: TargetSelection, targets: readonly Target[], host: Described, log: Log): void {
  const unnamed = selection.platforms.length === 0 && (selection.described.length === 0 || selection.pythons.length > 0)
  const own = targets.filter(({ platform }) => platform === host.target.platform)
  if (unnamed && own.length > 0) log.notice(hostText(own, own.length < targets.length))
}
