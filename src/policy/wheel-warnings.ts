import type { Finding, FindingKind } from '../core/finding.ts'
import type { TargetId } from '../core/names.ts'
import type { PolicySettings } from '../inputs/request.ts'
import type { Verdict } from '../validate/verdict.ts'

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
  const breaches = new Map<string, { readonly finding: Finding; readonly targets: TargetId[] }>()
  for (const { target, findings } of verdicts) {
    for (const finding of findings.filter(({ kind, severity }) => severity === 'warning' && OF_WHEELS.includes(kind))) {
      const known = breaches.get(finding.message) ?? { finding, targets: [] }
      known.targets.push(target)
      breaches.set(finding.message, known)
    }
  }
  return [...breaches.values()].map(({ finding, targets }) => ({
    ...finding,
    severity: 'error',
    message: `${finding.message} (${targets.join(', ')}; rule: policy-warnings)`,
    hint: finding.hint ?? 'Take another version of it, or accept it with --policy-warnings report.',
  }))
}
