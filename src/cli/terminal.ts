import type { Clock, Log } from '../core/ports.ts'
import { maskSecrets, showSeconds, visibleText } from '../core/text.ts'
import type { RawInputs } from '../options/request.ts'
import { openActivity, type Status, statusLine, stepText } from '../report/activity.ts'
import { plainLines } from '../report/markdown.ts'
import type { TextStyle } from '../report/text-style.ts'

interface LogSettings {
  readonly write: (text: string) => void
  readonly look: TextStyle
  readonly clock: Clock
  readonly verbosity: Verbosity
  /** On a terminal only. */
  readonly live?: LiveLines
}

/** Longest silence of a phase without a terminal. Unit: seconds. */
const EVERY_SECONDS = 4
/** Unit: milliseconds. */
const REDRAW_MS = 125
const CHECK_MS = 500

/** The command's log: one line per phase when it ends. While it runs, a terminal shows live lines; elsewhere a line is printed now and then. */
export function terminalLog({ write, look, clock, verbosity, live }: LogSettings): Log {
  let written = clock.seconds()
  const print = (text: string): void => {
    live?.erase()
    written = clock.seconds()
    write(`${text}\n`)
  }
  const say = (text: string, mark = ''): void => {
    for (const line of plainLines(maskSecrets(text))) print(`${mark}${line}`)
  }
  const unlessQuiet = (line: string): void => {
    if (!verbosity.quiet) say(line)
  }
  const tick = (status: Status): void => {
    if (verbosity.quiet) return
    if (live !== undefined) live.draw(status)
    else if (Math.min(status.seconds, clock.seconds() - written) >= EVERY_SECONDS) print(`  ${visibleText(statusLine(status))}`)
  }
  const activity = openActivity({
    clock,
    tickMs: live === undefined ? CHECK_MS : REDRAW_MS,
    tick,
    ended: ({ title, passed, seconds, depth }) => {
      if (verbosity.quiet) return
      const time = look.dim(showSeconds(seconds))
      print(`${'  '.repeat(depth)}${passed ? look.good('✓') : look.bad('✗')} ${title}  ${passed ? '' : 'stopped after '}${time}`)
    },
  })
  return {
    ...activity,
    info: unlessQuiet,
    notice: unlessQuiet,
    warning: (line) => say(line, `${look.warn('warning:')} `),
    debug: (line) => {
      if (verbosity.verbose) say(line, look.dim('· '))
    },
  }
}

/** The last lines of a terminal, which show what is running. */
interface LiveLines {
  draw(status: Status): void
  /** Remove them before a line is printed. */
  erase(): void
}

const FRAMES = [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏']
/** Unit: columns. */
const BAR_WIDTH = 24
const NAME_WIDTH = 10
const MIN_WIDTH_WITH_BAR = 60

export function openLiveLines(stream: NodeJS.WriteStream, look: TextStyle): LiveLines {
  let drawn = 0
  let frame = 0
  const erasing = (): string => (drawn === 0 ? '' : `\r${drawn > 1 ? `\u001b[${drawn - 1}A` : ''}\u001b[0J`)
  return {
    draw: (status) => {
      const columns = stream.columns || 80
      frame += 1
      const lines = liveLines(status, FRAMES[frame % FRAMES.length] ?? '', columns).map((line) =>
        [...visibleText(line)].slice(0, columns - 1).join(''),
      )
      // without line wrapping: the width of some characters is unknown
      stream.write(`${erasing()}\u001b[?7l${lines.map((line, at) => (at === 0 ? line : look.dim(line))).join('\n')}\u001b[?7h`)
      drawn = lines.length
    },
    erase: () => {
      if (drawn > 0) stream.write(erasing())
      drawn = 0
    },
  }
}

function liveLines({ titles, seconds, steps }: Status, mark: string, columns: number): readonly string[] {
  const [title = '', ...inner] = titles
  const bar = (share: number): string => {
    if (columns < MIN_WIDTH_WITH_BAR) return ''
    const full = Math.round(Math.min(1, share) * BAR_WIDTH)
    return `${'━'.repeat(full)}${'─'.repeat(BAR_WIDTH - full)}  `
  }
  return [
    `${mark} ${title}  ${showSeconds(seconds)}`,
    ...inner.map((one) => `  ${one}`),
    ...steps.map((step) => `  ${step.what.padEnd(NAME_WIDTH)}${bar(step.total === 0 ? 0 : step.done / step.total)}${stepText(step)}`),
  ]
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
