import type { ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { workersOf } from './processes.ts'

/** The roles of workers, with the name that messages have for each. */
export const ROLES = {
  fetcher: 'fetcher',
  resolver: 'resolver',
  inspector: 'inspector',
  closure: 'closure walk',
  dryrun: 'dry run',
} as const
export type Role = keyof typeof ROLES

/** Kills the first so many workers of this role that the command starts, and tells of each. POSIX only. */
export function killWorkers(role: Role, many: number, announced: (pid: number) => void = () => undefined): (child: ChildProcess) => void {
  return (child) => {
    const seen = new Set<number>()
    const watch = async (): Promise<void> => {
      while (child.exitCode === null && child.signalCode === null && seen.size < many) {
        for (const pid of workersOf(child.pid ?? 0, role).filter((one) => !seen.has(one) && seen.size < many)) {
          seen.add(pid)
          process.kill(pid, 'SIGKILL')
          announced(pid)
        }
        await wait(5)
      }
    }
    watch().catch(() => undefined) // it had ended by itself: then the run does not tell of a death
  }
}
