import * as v from 'valibot'
import { type Infer, project, texts } from './json.ts'
import type { TargetId } from './names.ts'

/**
 * How errors of a kind end a run; the exit codes are in report/exit-codes.ts.
 * `integrity`: a file is broken, whichever target needs it. `policy`: a rule excludes a release that a target could use.
 * `incomplete`: a target lacks something, or is not verified. `warning`: the kind has no errors.
 */
export type FindingClass = 'integrity' | 'policy' | 'incomplete' | 'warning'

export type Severity = 'error' | 'warning'

interface KindRow {
  readonly class: FindingClass
  /** Both severities occur; kinds of other classes than `warning` are otherwise always errors. */
  readonly mayWarn?: true
  /** About a wheel that pip installs anyway; `--policy-warnings error` rejects it. */
  readonly ofWheel?: true
}

/** The kinds that workers report, with the same severities as SEVERITIES in python/worker/findings.py. */
export const WORKER_FINDINGS = {
  absent: { class: 'incomplete' },
  ambiguous: { class: 'incomplete' },
  'command-name': { class: 'warning', ofWheel: true },
  conflict: { class: 'incomplete' },
  constraint: { class: 'incomplete' },
  'direct-url': { class: 'incomplete' },
  'dry-run': { class: 'incomplete' },
  empty: { class: 'warning' },
  'entry-points': { class: 'integrity' },
  environment: { class: 'incomplete' },
  extra: { class: 'warning' },
  'file-name': { class: 'incomplete', mayWarn: true, ofWheel: true },
  filename: { class: 'integrity' },
  hash: { class: 'incomplete' },
  ignored: { class: 'warning' },
  locked: { class: 'incomplete' },
  marker: { class: 'incomplete' },
  metadata: { class: 'integrity' },
  missing: { class: 'incomplete' },
  'no-version': { class: 'incomplete' },
  'no-wheel': { class: 'incomplete' },
  'path-conflict': { class: 'incomplete', mayWarn: true, ofWheel: true },
  'path-length': { class: 'warning', ofWheel: true },
  'pre-release': { class: 'incomplete' },
  record: { class: 'integrity' },
  'record-differs': { class: 'warning', ofWheel: true },
  'requires-python': { class: 'incomplete', mayWarn: true },
  'reserved-name': { class: 'incomplete' },
  'same-command': { class: 'warning', ofWheel: true },
  'same-path': { class: 'warning', ofWheel: true },
  'sdist-only': { class: 'incomplete' },
  sha256: { class: 'integrity' },
  source: { class: 'incomplete' },
  tag: { class: 'incomplete' },
  'too-new': { class: 'policy' },
  unneeded: { class: 'incomplete' },
  unpromised: { class: 'warning' },
  unsolvable: { class: 'incomplete' },
  uv: { class: 'warning', ofWheel: true },
  version: { class: 'incomplete' },
  wheel: { class: 'integrity' },
  'wheel-tag': { class: 'warning', ofWheel: true },
  yanked: { class: 'policy', mayWarn: true },
  zip: { class: 'integrity' },
  'zip-bomb': { class: 'integrity' },
  'zip-repeated': { class: 'warning', ofWheel: true },
} as const satisfies Readonly<Record<string, KindRow>>

const ALL_KINDS = {
  ...WORKER_FINDINGS,
  advisory: { class: 'policy', mayWarn: true },
  build: { class: 'incomplete' },
  import: { class: 'incomplete' },
  'import-accepted': { class: 'warning' },
  'import-optional': { class: 'warning' },
  install: { class: 'incomplete' },
  job: { class: 'incomplete' },
  license: { class: 'policy' },
  micros: { class: 'warning' },
  'only-sdist': { class: 'incomplete' },
  'pip-check': { class: 'warning' },
  unproved: { class: 'incomplete', mayWarn: true },
} as const satisfies Readonly<Record<string, KindRow>>

export type FindingKind = keyof typeof ALL_KINDS
/** Every kind of finding, including those that no worker reports. */
export const FINDING_KINDS: Readonly<Record<FindingKind, KindRow>> = ALL_KINDS

export function isFindingKind(kind: string): kind is FindingKind {
  return Object.hasOwn(FINDING_KINDS, kind)
}

/** The severities that a finding of this kind may have. */
export function severitiesOf(kind: FindingKind): readonly Severity[] {
  const row = FINDING_KINDS[kind]
  return row.class === 'warning' ? ['warning'] : row.mayWarn ? ['error', 'warning'] : ['error']
}

/** One fact about a target, wheel or release. A run collects findings, so that all of them are reported together. */
export const FindingFields = v.object({
  /** Stable, for programs. */
  kind: v.pipe(v.string(), v.guard(isFindingKind, 'not a kind of finding')),
  severity: v.picklist(['error', 'warning']),
  /** One sentence that names project, version and file. */
  message: v.string(),
  /** What to do, in one sentence. */
  hint: v.exactOptional(v.string()),
  project: v.exactOptional(project),
  version: v.exactOptional(v.string()),
  /** Where the requirement came from, e.g. `requirements.txt:3`. */
  origin: v.exactOptional(v.string()),
  /** The requirements from the user's own to the affected one, e.g. `['keyring>=25', 'jaraco.classes']`. */
  chain: v.exactOptional(texts),
  /** On the last finding of a truncated list: the number of omitted findings. */
  omitted: v.exactOptional(v.number()),
})

/** As a worker reports it (python/worker/findings.py). */
export const FindingSchema = v.pipe(
  FindingFields,
  v.check(({ kind, severity }) => severitiesOf(kind).includes(severity), 'a finding of this kind cannot have this severity'),
)
export type Finding = Infer<typeof FindingSchema>

/** A finding, and the targets that have it. */
interface SharedFinding {
  readonly finding: Finding
  readonly targets: readonly TargetId[]
}

/** Group findings with the same message, in order of first appearance. `counts` selects the findings. */
export function shareFindings(
  targets: readonly { readonly target: TargetId; readonly findings: readonly Finding[] }[],
  counts: (finding: Finding) => boolean = () => true,
): readonly SharedFinding[] {
  const shared = new Map<string, { readonly finding: Finding; readonly targets: Set<TargetId> }>()
  for (const { target, findings } of targets) {
    for (const finding of findings.filter(counts)) {
      const known = shared.get(finding.message) ?? { finding, targets: new Set() }
      known.targets.add(target)
      shared.set(finding.message, known)
    }
  }
  return [...shared.values()].map(({ finding, targets: holders }) => ({ finding, targets: [...holders] }))
}
