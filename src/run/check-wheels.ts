import type { Sha256 } from '../core/names.ts'
import type { Log } from '../core/ports.ts'
import { count } from '../core/text.ts'
import { coveredUnion, type Union, unionOf } from '../resolve/union.ts'
import type { Target } from '../targets/target.ts'
import { checkAnnouncedMetadata } from '../verify/announced-metadata.ts'
import { checkClosure } from '../verify/closure.ts'
import type { PoolFile } from '../worker/fetcher.ts'
import type { Closure } from '../worker/messages.ts'
import type { AnnouncedMetadata } from '../worker/protocol.ts'
import type { Resolved } from './resolve-targets.ts'
import type { DownloadSession, Session } from './session.ts'

/** The downloaded wheels of all targets and the result of the closure check. */
export interface CheckedWheels {
  /** Covers the micro versions that the closure check confirmed. */
  readonly union: Union
  readonly closure: Closure
  readonly files: ReadonlyMap<Sha256, PoolFile>
}

/**
 * Wait for the downloads, read every wheel, and check the closure of each target.
 * @param announced the metadata that the index announced (PEP 658), by the URL of the wheel
 * @throws BundleError `network`, `integrity`; an incomplete target is a finding of its closure verdict
 */
export async function checkWheels(
  { requirements: { roots, constraints }, solved }: Resolved,
  targets: readonly Target[],
  announced: ReadonlyMap<string, AnnouncedMetadata>,
  downloads: DownloadSession,
  session: Pick<Session, 'startClosureProcess'>,
  log: Log,
): Promise<CheckedWheels> {
  const closureProcess = session.startClosureProcess() // it loads during the downloads
  const resolved = unionOf(solved)
  const files = await log.phase(`Finish downloading ${count(resolved.files.length, 'wheel')}`, () => downloads.pool.close())
  const wheels = await log.phase('Inspect every wheel', () => downloads.inspected(files))
  checkAnnouncedMetadata(resolved, wheels, announced)
  const closure = await log.phase('Check the closure of every target', () =>
    checkClosure({ union: resolved, wheels, targets, roots, constraints }, closureProcess, log),
  )
  return { union: coveredUnion(resolved, closure.verdicts), closure, files }
}
