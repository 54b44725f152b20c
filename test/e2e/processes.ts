import { spawnSync } from 'node:child_process'

/** A signal to the whole group finds nobody once the last of it has ended. */
export function groupLives(group: number): boolean {
  try {
    process.kill(-group, 0)
    return true
  } catch {
    return false
  }
}

/** The workers of this role that a command has started, by their numbers. POSIX only. */
export function workersOf(parent: number, role: string): readonly number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, ppid, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return Number(ppid) === parent && args.includes(`main.py ${role} `) ? [Number(pid)] : []
  })
}
