import cliProgress from 'cli-progress'
import type { Progress } from '../core/ports.ts'
import { visibleText } from '../core/text.ts'
import { showBytes } from '../report/units.ts'

/** Bars at the bottom of a terminal, one for each thing that moves. */
export interface Bars {
  show(step: Progress): void
  /** Takes them off the screen, e.g. before a line is written; the next step brings them back. */
  clear(): void
}

/** Unit: columns. */
const NAME_WIDTH = 24
/** Redraws a second. */
const REDRAWS = 8

export function barsOn(stream: NodeJS.WriteStream): Bars {
  const shown = new Map<string, cliProgress.SingleBar>()
  let bars: cliProgress.MultiBar | undefined
  return {
    show: ({ what, done, total, unit }) => {
      bars ??= new cliProgress.MultiBar({ stream, format: '  {what} {bar} {so}', barsize: 30, fps: REDRAWS, clearOnComplete: true, emptyOnZero: true,
        // Signals are the entry's business.
        gracefulExit: false, barCompleteChar: '━', barIncompleteChar: '─' }) // biome-ignore format: one value
      const texts = { what: visibleText(what).slice(0, NAME_WIDTH).padEnd(NAME_WIDTH), so: far(done, total, unit) }
      const bar = shown.get(what) ?? bars.create(total, done, texts)
      shown.set(what, bar)
      bar.setTotal(total)
      bar.update(done, texts)
    },
    clear: () => {
      bars?.stop()
      bars = undefined
      shown.clear()
    },
  }
}

/** `12.0 MB of 60.1 MB`, `3 of 25 targets`. */
export function far(done: number, total: number, unit: Progress['unit']): string {
  return unit === 'bytes' ? `${showBytes(done)} of ${showBytes(total)}` : `${done} of ${total} ${unit}`
}
