import { checkAnnouncedMetadata } from '../closure/announced-metadata.ts'
import { type Closure, checkClosure } from '../closure/closure.ts'
import type { Sha256 } from '../core/names.ts'
import type { Log } from '../core/ports.ts'
import { count } from '../core/text.ts'
import { coveredUnion, type Union, unionOf } from '../resolve/union.ts'
import type { Target } from '../targets/target.ts'
import type { PoolFile } from '../worker/fetcher.ts'
import type { AnnouncedMetadata } from '../worker/protocol.ts'
import type { Resolved } from './resolve-targets.ts'
import type { DownloadSession, Session } from './session.ts'

/** Every wheel of the targets, on this disk, and what our own check of the wheels found. */
export interface CheckedWheels {
  /** Its targets cover the micro versions that the closure check found. */
  readonly union: Union
  readonly closure: Closure
  readonly files: ReadonlyMap<Sha256, PoolFile>
}

/**
 * Wait for the downloads, read every wheel, and check the closure of each target.
 * @param announced the core metadata that resolvers got of each wheel, by the wheel's URL
 * @throws BundleError `network`, `integrity`; an incomplete target is a finding in its closure verdict
 */
export async function checkWheels(
  { requirements: { roots, constraints }, solved }: Resolved,
  targets: readonly Target[],
  announced: ReadonlyMap<string, AnnouncedMetadata>,
  downloads: DownloadSession,
  session: Pick<Session, 'startClosureProcess'>,
  log: Log,
): Promise<CheckedWheels> {
  const closureProcess = session.startClosureProcess() // it loads while files still arrive
  const resolved = unionOf(solved)
  const files = await log.phase(`Finish downloading ${count(resolved.files.length, 'wheel')}`, () => downloads.pool.close())
  const wheels = await log.phase('Inspect every wheel', () => downloads.inspected(files))
  checkAnnouncedMetadata(resolved, wheels, announced)
  const closure = await log.phase('Check the closure of every target', () =>
    checkClosure({ union: resolved, wheels, targets, roots, constraints }, closureProcess),
  )
  return { union: coveredUnion(resolved, closure.verdicts), closure, files }
}
