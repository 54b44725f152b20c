import type { BundleSpec } from '../bundle/bundle.ts'
import { manifestIn } from '../bundle/contents.ts'
import { VERSION } from '../core/constants.ts'
import { BundleError } from '../core/errors.ts'
import { type Sha256, sha256Of } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import type { OutputSettings } from '../options/request.ts'
import type { Union } from '../resolve/union.ts'
import type { Verdict } from '../verify/verdict.ts'
import { type CompanionSettings, type Companions, writeCompanions } from './companions.ts'
import { type Proofs, proofsOf, proofsText } from './proofs.ts'
import type { Staged } from './stage.ts'
import type { Transaction } from './transaction.ts'
import type { PackedFile } from './volumes.ts'

/** A bundle in the transaction folder. */
export interface StagedBundle {
  readonly spec: BundleSpec
  /** Of its own targets. */
  readonly union: Union
  readonly staged: Staged
}

export interface VerifiedBundle extends StagedBundle {
  /** In the order of its targets. */
  readonly verdicts: readonly Verdict[]
  /** Of a delta: the bundle that it requires. */
  readonly base?: { readonly name: string; readonly manifestSha256: Sha256 }
}

/** A bundle under its final name, with its companion files. */
export interface Published {
  readonly verified: VerifiedBundle
  readonly companions: Companions
}

export interface PublishSettings {
  readonly output: OutputSettings
  readonly ports: Ports
  readonly tools: { readonly node: string; readonly python: string; readonly pip: string }
  /** What ran, e.g. `linux x64`. */
  readonly host: string
  readonly started: Date
  /** The text of `<name>.report.html`. @param archives the volumes in their order, or one file, or none */
  readonly report: (verified: VerifiedBundle, proofs: Proofs, archives: readonly PackedFile[]) => string
}

/**
 * Pack every bundle, write its companion files, and publish all of them in one commit. On failure, no output path has changed.
 * @throws BundleError
 */
export async function publishBundles(
  bundles: readonly VerifiedBundle[],
  settings: PublishSettings,
  transaction: Pick<Transaction, 'commit'>,
): Promise<readonly Published[]> {
  const published: Published[] = []
  for (const verified of bundles)
    published.push({ verified, companions: await writeCompanions(verified.staged, companionSettings(verified, settings)) })
  if (settings.ports.signal.aborted) throw new BundleError({ kind: 'cancelled' })
  await transaction.commit(bundles.map(({ spec }) => spec.name))
  return published // a cancellation after the commit has no effect
}

function companionSettings(verified: VerifiedBundle, settings: PublishSettings): CompanionSettings {
  const { spec, staged, union, verdicts } = verified
  const { output, ports, tools, host, started } = settings
  const manifestSha256 = sha256Of(manifestIn(staged.bundle))
  const proofs = proofsOf({
    name: spec.name,
    manifestSha256,
    tools: { offlineBundle: VERSION, ...tools },
    host,
    started,
    sealed: ports.clock.now(),
    verdicts,
    union,
  })
  const progress = (done: number): void => ports.log.progress({ what: 'Pack', done, total: bytesOf(staged.bundle.entries), unit: 'bytes' })
  const report = (archives: readonly PackedFile[]): string => settings.report(verified, proofs, archives)
  return { output, proofs: proofsText(proofs), report, run: ports.run, signal: ports.signal, progress }
}

function bytesOf(entries: StagedBundle['staged']['bundle']['entries']): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.bytes : entry.text.length), 0)
}
