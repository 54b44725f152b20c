import type { Clock, Log, Progress } from '../core/ports.ts'
import { maskSecrets, showBytes, showSeconds } from '../core/text.ts'
import { plainLines } from './markdown.ts'

/** The progress of an activity, with the transfer rate of the last seconds. Unit: bytes per second. */
export interface Step extends Progress {
  readonly rate?: number
}

/** What is running: the title of the outermost phase first, and the progress of its activities. */
export interface Status {
  readonly titles: readonly string[]
  /** Since the start of the outermost phase. */
  readonly seconds: number
  readonly steps: readonly Step[]
}

interface ActivitySettings {
  readonly clock: Clock
  /** Time between two calls of `tick` while a phase runs. Unit: milliseconds. */
  readonly tickMs: number
  readonly tick: (status: Status) => void
  /** Called once for each phase; `depth` is 0 unless it ran within another phase, whose time then includes it. */
  readonly ended: (ended: EndedPhase) => void
}

export interface EndedPhase {
  readonly title: string
  readonly passed: boolean
  readonly seconds: number
  readonly depth: number
}

/** Rates are averages over this time. Unit: seconds. */
const RATE_SECONDS = 5

/** The part of a log that tracks phases and their progress. */
export function openActivity({ clock, tickMs, tick, ended }: ActivitySettings): Pick<Log, 'phase' | 'progress'> {
  const running: { readonly title: string; readonly began: number }[] = []
  const steps = new Map<string, Progress>()
  const samples = new Map<string, { readonly seconds: number; readonly done: number }[]>()
  const stepOf = (step: Progress): Step => {
    const seconds = clock.seconds()
    const recent = samples.get(step.what) ?? []
    while (recent.length > 1 && (recent[0]?.seconds ?? 0) < seconds - RATE_SECONDS) recent.shift()
    const [first = { seconds, done: step.done }] = recent
    const elapsed = seconds - first.seconds
    return elapsed < 0.5 || step.unit !== 'bytes' ? step : { ...step, rate: (step.done - first.done) / elapsed }
  }
  const status = (): Status => ({
    titles: running.map(({ title }) => title),
    seconds: clock.seconds() - (running[0]?.began ?? 0),
    steps: [...steps.values()].map(stepOf),
  })
  let timer: NodeJS.Timeout | undefined
  return {
    phase: async (given, work) => {
      const phase = { title: plainLines(maskSecrets(given)).join(' '), began: clock.seconds() }
      running.push(phase)
      timer ??= setInterval(() => tick(status()), tickMs).unref()
      let passed = false
      try {
        const value = await work()
        passed = true
        return value
      } finally {
        running.splice(running.indexOf(phase), 1)
        if (running.length === 0) {
          clearInterval(timer)
          timer = undefined
          steps.clear() // an activity that continues reports again
        }
        ended({ title: phase.title, passed, seconds: clock.seconds() - phase.began, depth: running.length })
      }
    },
    progress: (step) => {
      steps.set(step.what, step)
      const recent = samples.get(step.what) ?? []
      recent.push({ seconds: clock.seconds(), done: step.done }) // in place: packing reports every block
      samples.set(step.what, recent)
    },
  }
}

/** One line about what is running, for a log without a terminal. */
export function statusLine({ titles, seconds, steps }: Status): string {
  const parts = steps.map((step) => `${step.what} ${stepText(step)}`)
  return `${titles.join(', ')} (${showSeconds(seconds)})${parts.length === 0 ? '' : `: ${parts.join('; ')}`}`
}

/** `12.0 MB of 60.1 MB, 3.1 MB/s`, `3 of 25 targets, cp312-windows-x86_64`. */
export function stepText({ done, total, unit, now = [], rate }: Step): string {
  const size = unit === 'bytes' ? `${showBytes(done)} of ${showBytes(total)}` : `${done} of ${total} ${unit}`
  const more = now.length > MAX_NAMES ? [`and ${now.length - MAX_NAMES} more`] : []
  return [size, ...(rate === undefined ? [] : [`${showBytes(rate)}/s`]), ...now.slice(0, MAX_NAMES), ...more].join(', ')
}

const MAX_NAMES = 2
