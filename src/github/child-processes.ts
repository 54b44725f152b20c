import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/**
 * Ends what this process started and still runs: the toolkit's own programs (tar of the cache) know no cancelling. On
 * Windows the runner ends the whole job object.
 */
export function endChildren(self: number): void {
  if (process.platform === 'win32') return
  for (const pid of descendants(self, existsSync('/proc/self/stat') ? rowsOfProc() : rowsOfPs())) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // ended by itself in between
    }
  }
}

/** @param rows of process and parent */
export function descendants(of: number, rows: readonly (readonly number[])[]): readonly number[] {
  const children = rows.flatMap(([pid, parent]) => (pid !== undefined && parent === of && pid !== of ? [pid] : []))
  return children.flatMap((child) => [child, ...descendants(child, rows)])
}

/** Containers often have no `ps`. The name of a program stands in brackets and may hold anything (proc(5)). */
function rowsOfProc(): readonly (readonly number[])[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return [[Number(name), Number(parent)]]
    } catch {
      return [] // ended in between
    }
  })
}

function rowsOfPs(): readonly (readonly number[])[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8', timeout: 2000 })
  return (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number))
}
