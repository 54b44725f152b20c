import type { Outcome } from './outcome.ts'
import { wholeOf } from './whole.ts'

/** What the action gives, said once: action.yml and the docs are written from it. */
export const OUTPUTS = {
  bundle: 'The folder of the bundle; with split one path a line.',
  manifest: 'The manifest beside it; with split one path a line.',
  archives: 'The archive or its volumes, and those of a delta, one path a line.',
  'artifact-id': 'The id of the artifact; empty without one.',
  'artifact-url': 'The page of the artifact; empty without one.',
  'release-url': 'The page of the release; empty without one.',
  targets: 'The ids of all targets, one a line.',
  'wheel-count': 'How many wheels the bundle holds.',
  'total-bytes': 'The size of those wheels, in bytes.',
  changed: 'false when the bundle is what `since` or the release already held, else true.',
} as const satisfies Readonly<Record<string, string>>

export type OutputName = keyof typeof OUTPUTS

/** Where the bundles went. */
export interface Published {
  readonly artifact?: { readonly id: number; readonly url: string }
  readonly release?: { readonly url: string; readonly changed: boolean }
}

export function outputsOf(outcomes: readonly Outcome[], { artifact, release }: Published): Readonly<Record<OutputName, string>> {
  const whole = wholeOf(outcomes)
  const lines = (of: (outcome: Outcome) => readonly string[]): string => [...new Set(whole.flatMap(of))].join('\n')
  const sum = (of: (outcome: Outcome) => number): string => String(whole.reduce((total, outcome) => total + of(outcome), 0))
  return {
    bundle: lines(({ folder }) => [folder]),
    manifest: lines(({ manifestPath }) => [manifestPath]),
    archives: outcomes.flatMap(({ archives }) => archives.map(({ path }) => path)).join('\n'),
    'artifact-id': artifact === undefined ? '' : String(artifact.id),
    'artifact-url': artifact?.url ?? '',
    'release-url': release?.url ?? '',
    targets: lines(({ targets }) => targets.map(({ id }) => id)),
    'wheel-count': sum(({ wheelCount }) => wheelCount),
    'total-bytes': sum(({ totalBytes }) => totalBytes),
    changed: String(isChanged(outcomes, release)),
  }
}

/** Compared with what the workflow named; else with what the release held; else everything is new. */
function isChanged(outcomes: readonly Outcome[], release: Published['release']): boolean {
  const compared = outcomes.flatMap(({ difference }) => difference ?? [])
  if (compared.length > 0) return compared.some(({ changed }) => changed)
  return release?.changed ?? true
}
