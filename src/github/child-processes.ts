import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/**
 * Kill the child processes: programs of the toolkit (tar of the cache) cannot be cancelled. On Windows, the runner ends the job object.
 */
export function endChildren(self: number): void {
  if (process.platform === 'win32') return
  for (const pid of descendants(self, existsSync('/proc/self/stat') ? rowsOfProc() : rowsOfPs())) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // already ended
    }
  }
}

/** All descendants of a process. @param rows process ids with their parents */
export function descendants(of: number, rows: readonly (readonly number[])[]): readonly number[] {
  const children = rows.flatMap(([pid, parent]) => (pid !== undefined && parent === of && pid !== of ? [pid] : []))
  return children.flatMap((child) => [child, ...descendants(child, rows)])
}

/** Containers often have no `ps`. The program name is in parentheses and may contain any character (proc(5)). */
function rowsOfProc(): readonly (readonly number[])[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return [[Number(name), Number(parent)]]
    } catch {
      return [] // already ended
    }
  })
}

function rowsOfPs(): readonly (readonly number[])[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8', timeout: 2000 })
  return (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number))
}
