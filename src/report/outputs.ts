import type { Outcome } from './outcome.ts'

/** What the action gives, said once: action.yml is written from it. */
export const OUTPUTS = {
  bundle: "The bundle's folder.",
  manifest: 'Its manifest, beside the folder.',
  archives: 'The archive or its volumes, one path a line.',
  targets: 'The ids of its targets, one a line.',
  'wheel-count': 'How many wheels it holds.',
  'total-bytes': 'The size of its wheels together, in bytes.',
} as const satisfies Readonly<Record<string, string>>

export type OutputName = keyof typeof OUTPUTS

export function outputsOf({
  folder,
  manifestPath,
  archives,
  targets,
  wheelCount,
  totalBytes,
}: Outcome): Readonly<Record<OutputName, string>> {
  return {
    bundle: folder,
    manifest: manifestPath,
    archives: archives.map(({ path }) => path).join('\n'),
    targets: targets.map(({ id }) => id).join('\n'),
    'wheel-count': String(wheelCount),
    'total-bytes': String(totalBytes),
  }
}
