import type { Failure } from '../core/errors.ts'

/** What an exit code tells; explain() gives the code, a test holds both together. */
interface ExitCode {
  readonly code: number
  readonly kind: Failure['kind'] | 'done'
  readonly means: string
  readonly next: string
}

export const EXIT_CODES: readonly ExitCode[] = [
  { code: 0, kind: 'done', means: 'Done.', next: 'Carry the bundle over.' },
  { code: 1, kind: 'bug', means: 'A bug of offline-bundle.', next: 'Report it with the log of `--verbose`.' },
  {
    code: 2,
    kind: 'usage',
    means: 'Something typed or written is wrong.',
    next: 'Each fault is named with its place and what would be right.',
  },
  {
    code: 3,
    kind: 'incomplete',
    means: 'A target has no complete set of wheels.',
    next: 'The message says which, why, and what exists instead.',
  },
  {
    code: 4,
    kind: 'integrity',
    means: 'A file is not what its hash or metadata says, or no installer should take it.',
    next: 'Do not use it; get it again, or ask who published it.',
  },
  { code: 5, kind: 'signature', means: 'A signature is missing or wrong.', next: 'Do not use the bundle.' },
  {
    code: 6,
    kind: 'no-target',
    means: 'The bundle holds no target that fits this machine (installer).',
    next: 'Run describe.py there, and give its JSON to `--target`.',
  },
  {
    code: 7,
    kind: 'environment',
    means: 'This machine lacks something: a usable Python, room on the disk, a right.',
    next: 'The message says what.',
  },
  {
    code: 8,
    kind: 'network',
    means: 'An index, a git host or GitHub failed: outage, rejected login, bad certificate, rate limit.',
    next: 'Nothing is said to be missing. Repair the way there and run again.',
  },
  { code: 9, kind: 'policy', means: 'The bundle breaks a rule that was given.', next: 'Each file and rule is named.' },
  { code: 130, kind: 'cancelled', means: 'Cancelled.', next: 'Nothing was left behind.' },
]
