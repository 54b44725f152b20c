import { BundleError } from '../core/errors.ts'
import type { Sha256 } from '../core/names.ts'
import type { WheelFacts } from '../worker/messages.ts'
import type { Worker } from '../worker/process.ts'
import { ask, OPERATIONS } from '../worker/protocol.ts'
import { restartableWorker } from '../worker/supervisor.ts'

/** A wheel on this disk. */
interface DownloadedWheel {
  readonly path: string
  readonly filename: string
  readonly sha256: Sha256
}

/** The inspector processes of one run. They start with the first wheel and work while others still arrive. */
export interface Inspectors {
  /**
   * What is true of one wheel; a second call for the same file waits for the first.
   * @throws BundleError `environment` when it cannot be read
   */
  inspect(wheel: DownloadedWheel): Promise<WheelFacts>
  close(): Promise<void>
}

interface InspectorSettings {
  readonly start: () => Worker
  /** Each works on one wheel at a time: two threads of one interpreter took half as long again as two processes. */
  readonly processes: number
  readonly notice: (line: string) => void
}

export function openInspectors({ start, processes, notice }: InspectorSettings): Inspectors {
  const workers = Array.from({ length: Math.max(1, processes) }, () => restartableWorker({ role: 'inspector', start, notice }))
  const known = new Map<Sha256, Promise<WheelFacts>>()
  const inspect = async ({ path, filename, sha256 }: DownloadedWheel): Promise<WheelFacts> => {
    const worker = workers[placeOf(filename, workers.length)]
    if (worker === undefined) throw new RangeError('there is no inspector')
    return ask(worker, OPERATIONS.inspector, 'inspect', { path, filename, sha256 })
  }
  return {
    inspect: (wheel) => {
      const inspected = known.get(wheel.sha256) ?? inspect(wheel)
      inspected.catch(() => undefined) // the error reaches whoever awaits it; it may fail before anybody does
      known.set(wheel.sha256, inspected)
      return inspected
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()))
    },
  }
}

/** The wheels of one release share most of their bytes, and each process knows what it inflated: they go to the same one. */
function placeOf(filename: string, processes: number): number {
  const release = filename.split('-').slice(0, 2).join('-')
  return [...release].reduce((sum, mark) => (sum * 31 + mark.charCodeAt(0)) >>> 0, 7) % processes
}

/**
 * What is true of every wheel, by the digest that it was fetched with.
 * @throws BundleError `integrity` for files that are others now than when they downloaded, `environment` for one that cannot be read
 */
export async function inspectAll(
  wheels: ReadonlyMap<Sha256, DownloadedWheel>,
  inspectors: Pick<Inspectors, 'inspect'>,
): Promise<ReadonlyMap<Sha256, WheelFacts>> {
  const all = await Promise.all([...wheels].map(async ([wanted, wheel]) => ({ wanted, wheel, facts: await inspectors.inspect(wheel) })))
  const altered = all.filter(({ wanted, facts }) => facts.sha256 !== wanted)
  if (altered.length > 0) {
    throw new BundleError({
      kind: 'integrity',
      what: altered
        .map(({ wanted, wheel, facts }) => `${wheel.filename} changed during the run: expected sha256 ${wanted}, got ${facts.sha256}`)
        .join('\n'),
      hint: 'Run again; if this recurs, check the disk and other programs that write to the folder.',
    })
  }
  return new Map(all.map(({ wanted, facts }) => [wanted, facts]))
}
