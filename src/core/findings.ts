import * as v from 'valibot'
import type { TargetId } from './names.ts'
import { type Infer, project, texts } from './schemas.ts'

/**
 * How errors of a kind end a run; the exit codes are in report/exit-codes.ts.
 * `integrity`: a file is broken, whichever target needs it. `policy`: a rule excludes a release that a target could use.
 * `incomplete`: a target lacks something, or is not verified. `warning`: the kind has no errors.
 */
export type FindingClass = 'integrity' | 'policy' | 'incomplete' | 'warning'

export type Severity = 'error' | 'warning'

interface KindRow {
  readonly class: FindingClass
  /** A sentence for docs/findings.md. */
  readonly means: string
  /** Both severities occur; kinds of other classes than `warning` are otherwise always errors. */
  readonly mayWarn?: true
  /** About a wheel that pip installs anyway; `--policy-warnings error` rejects it. */
  readonly ofWheel?: true
}

/** The kinds that workers report, with the same severities as SEVERITIES in python/worker/findings.py. */
export const WORKER_FINDINGS = {
  absent: { class: 'incomplete', means: 'No index provides the project.' },
  ambiguous: { class: 'incomplete', means: 'The lock has several entries of one project for the same machine.' },
  'command-name': { class: 'warning', ofWheel: true, means: 'A command name has spaces, and pip uses only its last word.' },
  conflict: { class: 'incomplete', means: 'Requirements on one project exclude each other.' },
  constraint: { class: 'incomplete', means: 'A lock entry violates a constraint.' },
  'direct-url': { class: 'incomplete', means: 'The metadata of a wheel requires a URL, which pip would download during the installation.' },
  'dry-run': { class: 'incomplete', means: 'pip would not install exactly the locked files.' },
  empty: { class: 'warning', means: 'No requirement applies to the target.' },
  'entry-points': { class: 'integrity', means: 'pip rejects the entry points, or a command would be written outside the environment.' },
  environment: { class: 'incomplete', means: 'The `environments` of pylock.toml do not include the target.' },
  extra: { class: 'warning', means: 'A project does not have a requested extra.' },
  'file-name': { class: 'incomplete', mayWarn: true, ofWheel: true, means: 'A name in the wheel is not valid or too long on the target.' },
  filename: { class: 'integrity', means: 'The file name of a wheel does not follow the wheel format.' },
  hash: { class: 'incomplete', means: 'A file does not match the hashes of a requirement, or the hashes are incomplete.' },
  ignored: { class: 'warning', means: 'A file on an index is invalid, and another file was used.' },
  locked: { class: 'incomplete', means: 'A wheel is not one of the files that the lock names.' },
  marker: { class: 'incomplete', means: 'Not every installer can evaluate the marker of a lock entry.' },
  metadata: { class: 'integrity', means: 'METADATA or a file next to it is missing, invalid, or names another project or version.' },
  missing: { class: 'incomplete', means: 'The lock has no entry for a requirement.' },
  'no-version': { class: 'incomplete', means: 'No version matches the requirement, or no index page lists a usable file.' },
  'no-wheel': { class: 'incomplete', means: 'The release has no wheel that installs on the target.' },
  'path-conflict': { class: 'incomplete', mayWarn: true, ofWheel: true, means: 'A file and a directory need the same path.' },
  'path-length': { class: 'warning', ofWheel: true, means: 'A path can exceed the limit of Windows (259 characters).' },
  'pre-release': { class: 'incomplete', means: 'Only pre-releases match the requirement.' },
  record: { class: 'integrity', means: 'RECORD cannot be parsed, or lists files outside the wheel or files of another wheel.' },
  'record-differs': { class: 'warning', ofWheel: true, means: 'RECORD does not match the files of the wheel.' },
  'requires-python': { class: 'incomplete', mayWarn: true, means: 'The release or the lock requires another Python version.' },
  'reserved-name': { class: 'incomplete', means: 'The wheel would overwrite Python, pip or other parts of the environment.' },
  'same-command': { class: 'warning', ofWheel: true, means: 'Two wheels install different commands with the same name.' },
  'same-path': { class: 'warning', ofWheel: true, means: 'Two wheels write different content to the same path.' },
  'sdist-only': { class: 'incomplete', means: 'The release has an sdist but no wheel, and no other release matches.' },
  sha256: { class: 'integrity', means: 'The content of a wheel does not match its sha256.' },
  source: { class: 'incomplete', means: 'A wheel was not built from a required sdist, directory or repository.' },
  tag: { class: 'incomplete', means: 'The target does not support any tag of a locked wheel.' },
  'too-new': { class: 'policy', means: 'A file was uploaded after the limit, or its upload time is unknown.' },
  unneeded: { class: 'incomplete', means: 'No requirement needs a lock entry.' },
  unpromised: { class: 'warning', means: 'A marker depends on the kernel version, which differs between machines of the target.' },
  unsolvable: { class: 'incomplete', means: 'pip found no set of versions that satisfies all requirements.' },
  uv: { class: 'warning', ofWheel: true, means: 'pip installs the wheel, but uv rejects it.' },
  version: { class: 'incomplete', means: 'The locked version does not satisfy a requirement.' },
  wheel: { class: 'integrity', means: 'pip rejects the WHEEL file.' },
  'wheel-tag': { class: 'warning', ofWheel: true, means: 'The tags in the WHEEL file differ from those of the file name.' },
  yanked: { class: 'policy', mayWarn: true, means: 'The release was yanked. A warning if a requirement pins it with `==`.' },
  zip: { class: 'integrity', means: 'The file is not a valid zip archive, or has unsafe or ambiguous entries.' },
  'zip-bomb': { class: 'integrity', means: 'The unpacked size is far larger than the archive.' },
  'zip-repeated': { class: 'warning', ofWheel: true, means: 'The archive contains a file twice with the same content, so uv rejects it.' },
} as const satisfies Readonly<Record<string, KindRow>>

const ALL_KINDS = {
  ...WORKER_FINDINGS,
  advisory: { class: 'policy', mayWarn: true, means: 'A security advisory affects the release. A warning if it is ignored until a date.' },
  build: { class: 'incomplete', means: 'No wheel could be built from an sdist.' },
  import: { class: 'incomplete', means: 'An installed module could not be imported.' },
  'import-accepted': { class: 'warning', means: 'A module could not be imported, and `--prove-except` accepts it.' },
  'import-optional': { class: 'warning', means: 'A module could not be imported because an optional dependency is missing.' },
  install: { class: 'incomplete', means: 'A matching interpreter could not install the bundle.' },
  job: { class: 'incomplete', means: 'A prove job failed or has no result.' },
  license: { class: 'policy', means: 'The license is denied, not allowed or unknown.' },
  micros: { class: 'warning', means: "The bundle does not support some micro versions of the target's Python." },
  'only-sdist': { class: 'incomplete', means: 'The release has only an sdist, and `--sdists never` excludes it.' },
  'pip-check': { class: 'warning', means: '`pip check` reports a problem after an installation.' },
  unproved: { class: 'incomplete', mayWarn: true, means: 'No interpreter matches the target. An error in a matrix.' },
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
export interface SharedFinding {
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

/** One cause of failures: a project that a requirement needs, and its findings on all targets. */
export interface Cause {
  readonly targets: readonly TargetId[]
  /** Each message once, with its targets. */
  readonly findings: readonly SharedFinding[]
}

/** Group findings by cause, in order of first appearance: messages about one release often differ in the target's tags only. */
export function causesOf(targets: readonly { readonly target: TargetId; readonly findings: readonly Finding[] }[]): readonly Cause[] {
  const causes = new Map<string, { readonly target: TargetId; readonly findings: readonly Finding[] }[]>()
  for (const { target, findings } of targets) {
    for (const finding of findings) {
      const { kind, message, project: name, version, origin } = finding
      const key = JSON.stringify(name === undefined ? [kind, message, origin] : [kind, name, version, origin])
      causes.set(key, [...(causes.get(key) ?? []), { target, findings: [finding] }])
    }
  }
  return [...causes.values()].map((some) => ({ targets: [...new Set(some.map(({ target }) => target))], findings: shareFindings(some) }))
}
