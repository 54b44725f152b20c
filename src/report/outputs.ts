import type { Outcome } from './outcome.ts'

/** What the action gives, said once: action.yml is written from it. */
export const OUTPUTS = {
  bundles: 'The folder of each bundle, one path a line (one, unless split).',
  manifests: 'The manifest beside each, one path a line.',
  archives: 'Their archives or volumes, one path a line.',
  targets: 'The ids of all targets, one a line.',
  'wheel-count': 'How many wheels they hold together.',
  'total-bytes': 'The size of those wheels, in bytes.',
} as const satisfies Readonly<Record<string, string>>

export type OutputName = keyof typeof OUTPUTS

export function outputsOf(outcomes: readonly Outcome[]): Readonly<Record<OutputName, string>> {
  const lines = (of: (outcome: Outcome) => readonly string[]): string => outcomes.flatMap(of).join('\n')
  const sum = (of: (outcome: Outcome) => number): string => String(outcomes.reduce((total, outcome) => total + of(outcome), 0))
  return {
    bundles: lines(({ folder }) => [folder]),
    manifests: lines(({ manifestPath }) => [manifestPath]),
    archives: lines(({ archives }) => archives.map(({ path }) => path)),
    targets: lines(({ targets }) => targets.map(({ id }) => id)),
    'wheel-count': sum(({ wheelCount }) => wheelCount),
    'total-bytes': sum(({ totalBytes }) => totalBytes),
  }
}
