import * as v from 'valibot'
import { type Infer, project, texts } from './json.ts'
import type { TargetId } from './names.ts'

/**
 * How a run ends when findings of a kind are errors: with this failure, and its exit code. `integrity` (4): something is wrong with
 * a file itself, whatever target wants it. `policy` (9): a rule forbids what a target could have. `incomplete` (3): a target lacks
 * something, or that it does not was not proved. `warning`: never an error.
 */
export type FindingClass = 'integrity' | 'policy' | 'incomplete' | 'warning'

/** Every kind that a worker may report, the same ones as in python/worker/findings.py. A new kind is a line in both. */
export const WORKER_FINDINGS = {
  absent: 'incomplete',
  ambiguous: 'incomplete',
  'command-name': 'warning',
  conflict: 'incomplete',
  constraint: 'incomplete',
  'direct-url': 'incomplete',
  'dry-run': 'incomplete',
  empty: 'warning',
  'entry-points': 'integrity',
  environment: 'incomplete',
  extra: 'warning',
  'file-name': 'incomplete',
  filename: 'integrity',
  hash: 'incomplete',
  ignored: 'warning',
  locked: 'incomplete',
  marker: 'incomplete',
  metadata: 'integrity',
  missing: 'incomplete',
  'no-version': 'incomplete',
  'no-wheel': 'incomplete',
  'path-conflict': 'incomplete',
  'path-length': 'warning',
  'pre-release': 'incomplete',
  record: 'integrity',
  'record-differs': 'warning',
  'requires-python': 'incomplete',
  'reserved-name': 'incomplete',
  'same-command': 'warning',
  'same-path': 'warning',
  'sdist-only': 'incomplete',
  sha256: 'integrity',
  source: 'incomplete',
  tag: 'incomplete',
  'too-new': 'policy',
  unneeded: 'incomplete',
  unpromised: 'warning',
  unsolvable: 'incomplete',
  uv: 'warning',
  version: 'incomplete',
  wheel: 'integrity',
  'wheel-tag': 'warning',
  yanked: 'policy',
  zip: 'integrity',
  'zip-bomb': 'integrity',
  'zip-repeated': 'warning',
} as const satisfies Readonly<Record<string, FindingClass>>

/** Every kind of finding: those of the workers, and those that only this side has. */
export const FINDING_CLASSES = {
  ...WORKER_FINDINGS,
  advisory: 'policy',
  build: 'incomplete',
  import: 'incomplete',
  'import-accepted': 'warning',
  'import-optional': 'warning',
  install: 'incomplete',
  job: 'incomplete',
  license: 'policy',
  micros: 'warning',
  'only-sdist': 'incomplete',
  'pip-check': 'warning',
  unproved: 'incomplete',
} as const satisfies Readonly<Record<string, FindingClass>>

export type FindingKind = keyof typeof FINDING_CLASSES

export function isFindingKind(kind: string): kind is FindingKind {
  return Object.hasOwn(FINDING_CLASSES, kind)
}

/** One fact against a bundle. What a run found is a finding, so that all are shown; only entries exit. */
export const FindingFields = v.object({
  /** A stable word for machines. */
  kind: v.pipe(v.string(), v.guard(isFindingKind, 'want a kind of src/core/findings.ts')),
  severity: v.picklist(['error', 'warning']),
  /** What is so, in one sentence that names project, version and file. */
  message: v.string(),
  /** What the reader can do. */
  hint: v.exactOptional(v.string()),
  project: v.exactOptional(project),
  version: v.exactOptional(v.string()),
  /** Where the requirement came from, e.g. `requirements.txt:3`. */
  origin: v.exactOptional(v.string()),
  /** The requirement chain from what the user asked for, e.g. `['keyring>=25', 'jaraco.classes']`. */
  chain: v.exactOptional(texts),
  /** Of the line that ends a list which was cut: how many findings like it are left out. */
  omitted: v.exactOptional(v.number()),
})

/** As a worker reports it (python/worker/findings.py). */
export const FindingSchema = v.pipe(
  FindingFields,
  v.check(({ kind, severity }) => severity !== 'error' || FINDING_CLASSES[kind] !== 'warning', 'this kind of finding is never an error'),
)
export type Finding = Infer<typeof FindingSchema>

/** One finding, and every target that has it. */
interface SharedFinding {
  readonly finding: Finding
  /** Each once, in the order given. */
  readonly targets: readonly TargetId[]
}

/** Each message once, as the first target has it, in the order in which messages appear. */
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
