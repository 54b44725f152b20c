import type { Fault } from '../core/errors.ts'
import { editDistance } from '../targets/nearest.ts'

export type CommandName = 'bundle' | 'verify' | 'diff' | 'targets'

export interface CommandSpec {
  readonly name: CommandName
  readonly usage: string
  readonly doc: string
  /** Fewest and most operands; a bundle's are its packages. */
  readonly operands: readonly [number, number]
}

/** What the local command can do. Without a command's name it makes a bundle. */
export const COMMANDS: readonly CommandSpec[] = [
  { name: 'bundle', usage: '[bundle] [options] [REQUIREMENT…]', doc: 'Make a bundle.', operands: [0, 0] },
  { name: 'verify', usage: 'verify DIR', doc: 'Check a bundle at rest, with every proof this machine can give.', operands: [1, 1] },
  { name: 'diff', usage: 'diff OLD NEW', doc: 'Say what changed from one bundle to the next, per target.', operands: [2, 2] },
  { name: 'targets', usage: 'targets [NAME…]', doc: 'Say what the names of platforms and targets mean.', operands: [0, 100] },
]

/** Commands of similar tools. `build` and `wheel` are missing: these are projects that people bundle. */
const FOREIGN_COMMANDS = [
  'add', 'apply', 'check', 'compare', 'create', 'delta', 'describe', 'download', 'export', 'freeze', 'help', 'info', 'init', 'install', 'join',
  'list', 'lock', 'make', 'merge', 'pack', 'package', 'plan', 'prove', 'pull', 'push', 'remove', 'resolve', 'run', 'search', 'show', 'sync',
  'uninstall', 'unpack', 'update', 'upgrade', 'validate', 'version',
] // biome-ignore format: a list

/** A first word that looks like a command and is none: it would otherwise be bundled as a project of that name. */
export function commandFaults(word: string, rest: readonly string[]): readonly Fault[] {
  const typed = word.toLowerCase()
  const near = COMMANDS.find(({ name }) => name !== typed && editDistance(typed, name) === 1)
  const isForeign = FOREIGN_COMMANDS.includes(typed)
  if (near === undefined && !isForeign) return []
  const instead = near === undefined ? instructions(typed, rest) : `Did you mean: offline-bundle ${near.usage}?`
  return [{ input: word, given: '', want: 'there is no such command', hint: `${instead} To bundle the project ${word}: --package ${word}` }]
}

function instructions(command: string, rest: readonly string[]): string {
  if (command === 'help' || command === 'version') return `Did you mean: offline-bundle --${command}?`
  const requirements = rest.length === 0 ? 'REQUIREMENT…' : rest.join(' ')
  return `A bundle is made without a command: offline-bundle ${requirements}; its install.py installs it.`
}
