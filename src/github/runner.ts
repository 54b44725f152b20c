import * as core from '@actions/core'
import type { Clock, Log, Progress } from '../core/ports.ts'
import { maskSecrets } from '../core/secrets.ts'
import { runnerText } from '../report/plain.ts'
import { showBytes, showSeconds } from '../report/units.ts'

/** How often a long phase says how far it is. Unit: seconds. */
const EVERY_SECONDS = 10

/** The action's log: a group for each phase. Nothing that a project or an index says can become a runner's command. */
export function runnerLog(clock: Clock): Log {
  const said = new Map<string, number>()
  const open: string[] = []
  const clean = (text: string): string =>
    text
      .split('\n')
      .map((line) => runnerText(maskSecrets(line)))
      .join('\n')
  return {
    // Groups do not nest: phases that overlap are lines in the group of the first.
    phase: async (title, work) => {
      const start = clock.seconds()
      open.push(title)
      if (open.length === 1) core.startGroup(clean(title))
      else core.info(clean(title))
      try {
        return await work()
      } finally {
        core.info(`${clean(title)}: ${showSeconds(clock.seconds() - start)}`)
        open.pop()
        if (open.length === 0) core.endGroup()
      }
    },
    info: (line) => core.info(clean(line)),
    notice: (line) => core.notice(clean(line)),
    warning: (line) => core.warning(clean(line)),
    debug: (line) => core.debug(clean(line)),
    progress: (step) => {
      const since = said.get(step.what) ?? clock.seconds()
      said.set(step.what, since)
      if (clock.seconds() - since < EVERY_SECONDS) return
      core.info(clean(far(step)))
      said.set(step.what, clock.seconds())
    },
  }
}

function far({ what, done, total, unit }: Progress): string {
  return unit === 'bytes' ? `${what}: ${showBytes(done)} of ${showBytes(total)}` : `${what}: ${done} of ${total} ${unit}`
}
