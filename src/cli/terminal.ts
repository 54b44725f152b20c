import cliProgress from 'cli-progress'
import type { Clock, Log, Progress } from '../core/ports.ts'
import { maskSecrets, showBytes, showSeconds, visibleText } from '../core/text.ts'
import type { RawInputs } from '../options/request.ts'
import { plainLines } from '../report/markdown.ts'
import type { TextStyle } from '../report/result-text.ts'

interface LogSettings {
  readonly write: (text: string) => void
  readonly look: TextStyle
  readonly clock: Clock
  readonly verbosity: Verbosity
  /** On a terminal only. */
  readonly bars?: ProgressBars
}

/** Interval of progress lines without a terminal. Unit: seconds. */
const EVERY_SECONDS = 5

/** The command's log: one line per phase with its duration, and progress bars, or lines without a terminal. */
export function terminalLog({ write, look, clock, verbosity, bars }: LogSettings): Log {
  const said = new Map<string, number>()
  const say = (text: string, mark = ''): void => {
    bars?.clear()
    for (const line of plainLines(maskSecrets(text))) write(`${mark}${line}\n`)
  }
  const unlessQuiet = (line: string): void => {
    if (!verbosity.quiet) say(line)
  }
  const sayProgress = ({ what, done, total, unit }: Progress): void => {
    const since = said.get(what)
    if (since === undefined || clock.seconds() - since >= EVERY_SECONDS) {
      if (since !== undefined) say(`  ${what}: ${formatProgress(done, total, unit)}`)
      said.set(what, clock.seconds())
    }
  }
  return {
    phase: async (title, work) => {
      const start = clock.seconds()
      const took = (): string => look.dim(showSeconds(clock.seconds() - start))
      const end = (mark: string, after: string): void => {
        bars?.clear()
        if (!verbosity.quiet) write(`${mark} ${plainLines(maskSecrets(title)).join(' ')}  ${after}${took()}\n`)
      }
      try {
        const value = await work()
        end(look.good('✓'), '')
        return value
      } catch (error) {
        end(look.bad('✗'), 'stopped after ')
        throw error
      }
    },
    info: unlessQuiet,
    notice: unlessQuiet,
    warning: (line) => say(line, `${look.warn('warning:')} `),
    debug: (line) => {
      if (verbosity.verbose) say(line, look.dim('· '))
    },
    progress: (step) => {
      if (verbosity.quiet) return
      if (bars === undefined) sayProgress(step)
      else bars.show(step)
    },
  }
}

/** Progress bars at the bottom of a terminal, one per activity. */
interface ProgressBars {
  show(step: Progress): void
  /** Clear the bars before a line is printed; the next step redraws them. */
  clear(): void
}

/** Unit: columns. */
const NAME_WIDTH = 24
/** Redraws a second. */
const REDRAWS = 8

export function openProgressBars(stream: NodeJS.WriteStream): ProgressBars {
  const shown = new Map<string, cliProgress.SingleBar>()
  let bars: cliProgress.MultiBar | undefined
  return {
    show: ({ what, done, total, unit }) => {
      bars ??= new cliProgress.MultiBar({ stream, format: '  {what} {bar} {so}', barsize: 30, fps: REDRAWS, clearOnComplete: true, emptyOnZero: true,
        // Signals are handled in the entry
        gracefulExit: false, barCompleteChar: '━', barIncompleteChar: '─' }) // biome-ignore format: one value
      const texts = { what: visibleText(what).slice(0, NAME_WIDTH).padEnd(NAME_WIDTH), so: formatProgress(done, total, unit) }
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
function formatProgress(done: number, total: number, unit: Progress['unit']): string {
  return unit === 'bytes' ? `${showBytes(done)} of ${showBytes(total)}` : `${done} of ${total} ${unit}`
}

/** Verbosity and format of the output. */
export interface Verbosity {
  readonly quiet: boolean
  readonly verbose: boolean
  /** Print the result as JSON on stdout, also for a failure. */
  readonly json: boolean
}

/** Never throws: also used to print input errors. */
export function verbosityOf({ given }: RawInputs): Verbosity {
  const isOn = (typed: readonly string[] = ['false']): boolean => !/^(?:false|False|FALSE)$/.test(typed.at(-1) ?? '')
  return { quiet: isOn(given.quiet), verbose: isOn(given.verbose), json: isOn(given.json) }
}
