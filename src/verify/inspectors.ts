import { BundleError } from '../core/errors.ts'
import type { Sha256 } from '../core/names.ts'
import type { Log } from '../core/ports.ts'
import type { WheelFacts } from '../worker/messages.ts'
import type { Worker } from '../worker/process.ts'
import { ask, OPERATIONS } from '../worker/protocol.ts'
import { restartableWorker } from '../worker/supervisor.ts'

/** A local wheel. */
interface DownloadedWheel {
  readonly path: string
  readonly filename: string
  readonly sha256: Sha256
}

/** The inspector processes of one run. They start with the first wheel, while others are still being downloaded. */
export interface Inspectors {
  /**
   * Inspect one wheel; a second call for the same file returns the same result.
   * @throws BundleError `environment` if it cannot be read
   */
  inspect(wheel: DownloadedWheel): Promise<WheelFacts>
  close(): Promise<void>
}

interface InspectorSettings {
  readonly start: () => Worker
  /** Each inspects one wheel at a time: two threads in one interpreter took 1.5 times as long as two processes. */
  readonly processes: number
  readonly notice: (line: string) => void
}

export function openInspectors({ start, processes, notice }: InspectorSettings): Inspectors {
  const workers = Array.from({ length: Math.max(1, processes) }, () => restartableWorker({ role: 'inspector', start, notice }))
  const known = new Map<Sha256, Promise<WheelFacts>>()
  const inspect = async ({ path, filename, sha256 }: DownloadedWheel): Promise<WheelFacts> => {
    const worker = workers[workerIndex(filename, workers.length)]
    if (worker === undefined) throw new RangeError('no inspector')
    return ask(worker, OPERATIONS.inspector, 'inspect', { path, filename, sha256 })
  }
  return {
    inspect: (wheel) => {
      const inspected = known.get(wheel.sha256) ?? inspect(wheel)
      inspected.catch(() => undefined) // callers get the error; it may fail before anyone awaits it
      known.set(wheel.sha256, inspected)
      return inspected
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()))
    },
  }
}

/** Assign the wheels of one release to one process: they share most files, which it has already decompressed. */
function workerIndex(filename: string, processes: number): number {
  const release = filename.split('-').slice(0, 2).join('-')
  return [...release].reduce((sum, mark) => (sum * 31 + mark.charCodeAt(0)) >>> 0, 7) % processes
}

/**
 * Inspect all wheels. @returns facts by the sha256 of the download
 * @throws BundleError `integrity` for files that changed since the download; `environment` for unreadable ones
 */
export async function inspectAll(
  wheels: ReadonlyMap<Sha256, DownloadedWheel>,
  inspectors: Pick<Inspectors, 'inspect'>,
  log: Pick<Log, 'progress'>,
): Promise<ReadonlyMap<Sha256, WheelFacts>> {
  let done = 0
  const all = await Promise.all(
    [...wheels].map(async ([wanted, wheel]) => {
      const facts = await inspectors.inspect(wheel) // the inspectors limit the concurrency
      done += 1
      log.progress({ what: 'Inspect', done, total: wheels.size, unit: 'wheels', now: [wheel.filename] })
      return { wanted, wheel, facts }
    }),
  )
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
