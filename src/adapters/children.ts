import { spawnSync } from 'node:child_process'

/**
 * Ends what this process started and still runs: the toolkit's own programs (tar of the cache) know no cancelling. On
 * Windows the runner ends the whole job object.
 */
export function endChildren(self: number): void {
  if (process.platform === 'win32') return
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8', timeout: 2000 })
  const rows = (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  for (const pid of descendants(self, rows)) {
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
