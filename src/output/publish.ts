import { VERSION } from '../core/constants.ts'
import { BundleError } from '../core/errors.ts'
import { sha256Of } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import type { OutputSettings } from '../options/request.ts'
import type { Proved } from '../verify/prove-shares.ts'
import { type CompanionSettings, type Companions, writeCompanions } from './companions.ts'
import { type Proofs, proofsOf, proofsText } from './proofs.ts'
import type { Transaction } from './transaction.ts'

/** A bundle under its final name, with its companion files. */
export interface Published {
  readonly proved: Proved
  readonly companions: Companions
}

export interface PublishSettings {
  readonly output: OutputSettings
  readonly ports: Ports
  readonly tools: { readonly node: string; readonly python: string; readonly pip: string }
  /** What ran, e.g. `linux x64`. */
  readonly host: string
  readonly started: Date
  /** Writes `<name>.report.html` of what was proved. */
  readonly report: (proved: Proved, proofs: Proofs) => string
}

/**
 * Packs every bundle, writes its companion files, and publishes all of them by one commit: on failure no name has changed.
 * @throws BundleError
 */
export async function publishBundles(
  proved: readonly Proved[],
  settings: PublishSettings,
  transaction: Pick<Transaction, 'commit'>,
): Promise<readonly Published[]> {
  const published: Published[] = []
  for (const one of proved) published.push({ proved: one, companions: await writeCompanions(one.staged, companionSettings(one, settings)) })
  if (settings.ports.signal.aborted) throw new BundleError({ kind: 'cancelled' })
  await transaction.commit(proved.map(({ share }) => share.name))
  return published // a signal that comes now is too late
}

function companionSettings(proved: Proved, settings: PublishSettings): CompanionSettings {
  const { share, staged, union, verdicts } = proved
  const { output, ports, tools, host, started } = settings
  const manifest = staged.bundle.entries.find(({ path }) => path === 'manifest.json')
  const manifestSha256 = sha256Of(manifest?.kind === 'text' ? manifest.text : '')
  const proofs = proofsOf({
    name: share.name,
    manifestSha256,
    tools: { offlineBundle: VERSION, ...tools },
    host,
    started,
    sealed: ports.clock.now(),
    verdicts,
    union,
  })
  const progress = (done: number): void => ports.log.progress({ what: 'Pack', done, total: bytesOf(staged.bundle.entries), unit: 'bytes' })
  return { output, proofs: proofsText(proofs), report: settings.report(proved, proofs), run: ports.run, signal: ports.signal, progress }
}

function bytesOf(entries: Proved['staged']['bundle']['entries']): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.bytes : entry.text.length), 0)
}
