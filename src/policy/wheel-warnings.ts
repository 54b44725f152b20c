import { type Finding, type FindingKind, shareFindings } from '../core/findings.ts'
import type { PolicySettings } from '../options/request.ts'
import type { Verdict } from '../verify/verdict.ts'

/** Kinds of findings about wheels that pip installs (python/worker/inspector.py, python/worker/walk/placed.py). */
const OF_WHEELS: readonly FindingKind[] = [
  'command-name',
  'file-name',
  'path-conflict',
  'path-length',
  'record-differs',
  'same-command',
  'same-path',
  'uv',
  'wheel-tag',
  'zip-repeated',
]

/** With `--policy-warnings error`, every warning about a wheel as an error, once, with the targets that it holds for. */
export function wheelWarningBreaches(rule: PolicySettings['warnings'], verdicts: readonly Verdict[]): readonly Finding[] {
  if (rule === 'report') return []
  const warnings = shareFindings(verdicts, ({ kind, severity }) => severity === 'warning' && OF_WHEELS.includes(kind))
  return warnings.map(({ finding, targets }) => ({
    ...finding,
    severity: 'error',
    message: `${finding.message} (${targets.join(', ')}; rule: policy-warnings)`,
    hint: finding.hint ?? 'Take another version of it, or accept it with --policy-warnings report.',
  }))
}
