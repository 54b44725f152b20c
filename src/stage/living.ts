import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { errorCode } from '../core/errors.ts'

/** Six hexadecimal digits that tell this process from every other one that has its number, before it or after it. */
export function ownMark(): string {
  const started = sightOf(process.pid)?.started ?? `${performance.timeOrigin}`
  return markOf(process.pid, started)
}

/**
 * Whether the process that calls itself so still runs. Linux says when a process started, so there another one that has got
 * the number since is not taken for it; elsewhere only for this very process.
 */
export function isAlive(pid: number, mark: string | undefined): boolean {
  const seen = sightOf(pid)
  if (seen !== undefined) return !seen.ended && markOf(pid, seen.started) === mark
  if (pid === process.pid) return mark === ownMark() // in containers the next run often gets the number of the one before
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM' // it lives, and belongs to somebody else
  }
}

interface Sight {
  /** Of this boot of the machine, and since then. */
  readonly started: string
  /** Killed, and its parent has not asked for its end. */
  readonly ended: boolean
}

/** Undefined where no file system /proc shows this process. Source: proc_pid_stat(5). */
function sightOf(pid: number): Sight | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // from the third on: the second may hold blanks and brackets
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return { started: `${boot} ${fields[19]}`, ended: fields[0] === 'Z' || fields[0] === 'X' }
  } catch {
    return undefined
  }
}

function markOf(pid: number, started: string): string {
  return createHash('sha256').update(`${pid} ${started}`).digest('hex').slice(0, 6)
}
