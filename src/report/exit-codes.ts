import type { Failure } from '../core/errors.ts'

/** The meaning of an exit code. The codes themselves come from `explain` in src/core/errors.ts; a test compares both. */
interface ExitCode {
  readonly code: number
  readonly kind: Failure['kind'] | 'done'
  readonly means: string
  readonly next: string
}

export const EXIT_CODES: readonly ExitCode[] = [
  { code: 0, kind: 'done', means: 'Success.', next: 'Transfer the bundle.' },
  { code: 1, kind: 'bug', means: 'A bug in offline-bundle.', next: 'Report it with the output of `--verbose`.' },
  {
    code: 2,
    kind: 'usage',
    means: 'Usage error: an option, or a file that you passed, is invalid.',
    next: 'Correct the listed inputs. All of them are reported together.',
  },
  {
    code: 3,
    kind: 'incomplete',
    means: 'A target is incomplete or cannot be solved.',
    next: 'Follow the hint of each message. It names the target, the requirement and the alternatives.',
  },
  {
    code: 4,
    kind: 'integrity',
    means: 'A file does not match its hash or metadata, or is unsafe to install.',
    next: 'Do not use the file. Download it again, or contact its publisher.',
  },
  { code: 5, kind: 'signature', means: 'The signature is missing or invalid.', next: 'Do not use the bundle.' },
  {
    code: 6,
    kind: 'no-target',
    means: '`install.py` only: no target of the bundle matches this machine.',
    next: 'Run `install.py --describe` on the machine, and pass its JSON with `--target`.',
  },
  {
    code: 7,
    kind: 'environment',
    means: 'Environment error: no usable Python, no disk space, or missing permissions.',
    next: 'Fix the cause that the message names, and run again.',
  },
  {
    code: 8,
    kind: 'network',
    means: 'Network error: an index, a git host or GitHub failed (outage, login, certificate, rate limit).',
    next: 'No package was reported missing. Restore connectivity and retry.',
  },
  { code: 9, kind: 'policy', means: 'The bundle violates a policy rule.', next: 'Each message names the file and the rule.' },
  { code: 130, kind: 'cancelled', means: 'Canceled.', next: 'Nothing is left behind.' },
]
