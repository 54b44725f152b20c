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
  { name: 'bundle', usage: '[options] [REQUIREMENT…]', doc: 'Make a bundle.', operands: [0, 0] },
  { name: 'verify', usage: 'verify DIR', doc: 'Check a bundle at rest, with every proof this machine can give.', operands: [1, 1] },
  { name: 'diff', usage: 'diff OLD NEW', doc: 'Say what changed from one bundle to the next, per target.', operands: [2, 2] },
  { name: 'targets', usage: 'targets [NAME…]', doc: 'Say what the names of platforms and targets mean.', operands: [0, 100] },
]
