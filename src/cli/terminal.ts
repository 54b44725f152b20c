import type { Clock, Log, Progress } from '../core/ports.ts'
import { maskSecrets } from '../core/secrets.ts'
import type { Look } from '../report/look.ts'
import { plainLines } from '../report/plain.ts'
import { showSeconds } from '../report/units.ts'
import { type Bars, far } from './bars.ts'
import type { Voice } from './voice.ts'

export interface LogSettings {
  readonly write: (text: string) => void
  readonly look: Look
  readonly clock: Clock
  readonly voice: Voice
  /** Where there is a terminal to draw on. */
  readonly bars?: Bars
}

/** Without a terminal, how often a long phase says how far it is. Unit: seconds. */
const EVERY_SECONDS = 5

/** The command's log: one line for each phase with its time, a bar while it runs, and lines in place of bars elsewhere. */
export function terminalLog({ write, look, clock, voice, bars }: LogSettings): Log {
  const said = new Map<string, number>()
  const say = (text: string, mark = ''): void => {
    bars?.clear()
    for (const line of plainLines(maskSecrets(text))) write(`${mark}${line}\n`)
  }
  const unlessQuiet = (line: string): void => {
    if (!voice.quiet) say(line)
  }
  const sayProgress = ({ what, done, total, unit }: Progress): void => {
    const since = said.get(what)
    if (since === undefined || clock.seconds() - since >= EVERY_SECONDS) {
      if (since !== undefined) say(`  ${what}: ${far(done, total, unit)}`)
      said.set(what, clock.seconds())
    }
  }
  return {
    phase: async (title, work) => {
      const start = clock.seconds()
      const took = (): string => look.dim(showSeconds(clock.seconds() - start))
      const end = (mark: string, after: string): void => {
        bars?.clear()
        if (!voice.quiet) write(`${mark} ${plainLines(maskSecrets(title)).join(' ')}  ${after}${took()}\n`)
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
      if (voice.verbose) say(line, look.dim('· '))
    },
    progress: (step) => {
      if (voice.quiet) return
      if (bars === undefined) sayProgress(step)
      else bars.show(step)
    },
  }
}
