import { VERSION } from '../core/constants.ts'
import { BundleError } from '../core/errors.ts'
import { sha256Of } from '../core/names.ts'
import type { Log, Ports } from '../core/ports.ts'
import type { OutputSettings } from '../options/request.ts'
import { type Proofs, proofsOf, proofsText } from '../seal/proofs.ts'
import { type Sealed, seal } from '../seal/seal.ts'
import { discardAll, type Proved } from '../verify/prove-shares.ts'
import { type Delivered, deliver } from './deliver.ts'

/** A bundle under its final name, and what lies beside it. */
export interface Shipped {
  readonly proved: Proved
  readonly sealed: Sealed
  readonly delivered: Delivered
}

export interface DeliveryKit {
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
 * Gives every bundle its final name, packs it and writes what lies beside it. Until the last one is done all can be taken
 * back: on failure each name holds what it held before, and nothing that was staged stays.
 * @throws BundleError
 */
export async function deliverShares(proved: readonly Proved[], kit: DeliveryKit): Promise<readonly Shipped[]> {
  const sealed: Sealed[] = []
  const shipped: Shipped[] = []
  try {
    for (const one of proved) {
      const folder = await seal(one.staged)
      sealed.push(folder)
      shipped.push({ proved: one, sealed: folder, delivered: await deliver(folder, settingsFor(one, kit)) })
    }
    if (kit.ports.signal.aborted) throw new BundleError({ kind: 'cancelled' })
  } catch (error) {
    for (const { delivered } of shipped.toReversed()) await delivered.undo()
    for (const one of sealed.toReversed()) await one.undo()
    await discardAll(proved) // those that got no name yet
    throw error
  }
  // From here on the run has succeeded: a signal that comes now is too late
  for (const { delivered } of shipped) await delivered.commit()
  await keepAll(sealed, kit.ports.log)
  await keepAll(shipped.map(({ delivered }) => delivered), kit.ports.log) // biome-ignore format: one thought
  return shipped
}

/** What was replaced goes. Where it cannot, the bundles are there all the same. */
async function keepAll(all: readonly { readonly keep: () => Promise<void> }[], log: Log): Promise<void> {
  const kept = await Promise.allSettled(all.map((one) => one.keep()))
  for (const one of kept) if (one.status === 'rejected') log.warning(`What was replaced could not be removed: ${one.reason}`)
}

function settingsFor(proved: Proved, kit: DeliveryKit): Parameters<typeof deliver>[1] {
  const { share, staged, union, verdicts } = proved
  const { output, ports, tools, host, started } = kit
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
  return { output, proofs: proofsText(proofs), report: kit.report(proved, proofs), run: ports.run, signal: ports.signal, progress }
}

function bytesOf(entries: Proved['staged']['bundle']['entries']): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.bytes : entry.text.length), 0)
}
