import { FINDING_KINDS, type Finding, shareFindings } from '../core/findings.ts'
import type { ProjectName, TargetId } from '../core/names.ts'
import type { PolicySettings } from '../options/request.ts'
import { chainOf, identityOf, titleOf } from '../resolve/missing-wheels.ts'
import type { Union, UnionFile } from '../resolve/union.ts'
import type { WantedSdist } from '../worker/messages.ts'

/** The files of a release. */
export interface Release {
  readonly project: ProjectName
  readonly version: string
  readonly files: readonly UnionFile[]
}

export function releasesOf({ files }: Union): readonly Release[] {
  const releases = new Map<string, UnionFile[]>()
  for (const file of files) {
    const key = `${file.project} ${file.version}`
    releases.set(key, [...(releases.get(key) ?? []), file])
  }
  return [...releases.values()].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [{ project: first.project, version: first.version, files: same }]
  })
}

/** The targets that need any of the files, in the order of the request. */
export function targetsOf(files: readonly UnionFile[], union: Union): readonly TargetId[] {
  const wanting = new Set(files.flatMap(({ targets }) => targets))
  return union.targets.map(({ target }) => target).filter((target) => wanting.has(target))
}

export interface Breach {
  readonly kind: 'yanked' | 'license' | 'advisory' | 'too-new'
  /** Follows `NAME VERSION (TARGETS): ` and names the rule. */
  readonly what: string
  readonly hint: string
}

/** Convert a breach to a finding that names project, version, targets and rule. */
export function findingOf({ project, version }: Release, targets: readonly TargetId[], { kind, what, hint }: Breach): Finding {
  return { kind, severity: 'error', message: `${project} ${version} (${targets.join(', ')}): ${what}`, hint, project, version }
}

/** Releases with a yanked file (Simple API; PEP 592). */
export function yankedReleases(union: Union): readonly Release[] {
  return releasesOf(union)
    .map((release) => ({ ...release, files: release.files.filter(({ yanked }) => yanked !== undefined) }))
    .filter(({ files }) => files.length > 0)
}

/** The finding for a yanked release: an error, or a warning if the user pinned this version. */
export function yankedFinding(release: Release, union: Union, options: { readonly pinned: boolean }): Finding {
  const { files } = release
  const reason = files.find(({ yanked = '' }) => yanked !== '')?.yanked ?? ''
  const targets = targetsOf(files, union)
  if (!options.pinned) return findingOf(release, targets, yankedBreach(release, reason))
  const what = `${yankedBy(reason)}; it is kept because a requirement pins it with ==`
  return { ...findingOf(release, targets, { kind: 'yanked', what, hint: 'Use another version if possible.' }), severity: 'warning' }
}

/** @param reason '' if the index states none */
function yankedBreach({ project, version }: Pick<Release, 'project' | 'version'>, reason: string): Breach {
  const what = `${yankedBy(reason)}, and no requirement pins exactly this version (rule: yanked)`
  const hint = `Use another version of the project that pins it, or pin it yourself: ${project}==${version}.`
  return { kind: 'yanked', what, hint }
}

function yankedBy(reason: string): string {
  return `it was yanked by its project${reason === '' ? '' : ` ("${reason}")`}`
}

/**
 * Files that were uploaded after `--uploaded-prior-to` or at an unknown time. The resolver excludes them, but locks and URLs select
 * files directly. Local and built files have no upload time.
 * @param given an ISO 8601 time with its zone (options/values.ts, `momentOf`)
 */
export function cooldownFindings(given: string, union: Union): readonly Finding[] {
  const limit = new Date(given)
  return releasesOf(union).flatMap((release) => {
    const young = release.files.filter((file) => file.built === undefined && isYoung(file, limit))
    if (young.length === 0) return []
    const times = young.flatMap(({ uploadTime }) => uploadTime ?? []).sort() // biome-ignore format: one thought
    return [findingOf(release, targetsOf(young, union), ageBreach(times[0], limit))]
  })
}

/** @param uploaded undefined if unknown: a lock without times, or a direct URL */
function ageBreach(uploaded: string | undefined, limit: Date): Breach {
  const when = uploaded === undefined ? 'its upload time is unknown' : `it was uploaded at ${uploaded}`
  const what = `${when}, but files must be uploaded before ${limit.toISOString()} (rule: --uploaded-prior-to)`
  const known = 'Use an older version, or wait until it is old enough.'
  const unknown = 'Use an index that states upload times, or review the file and pass it as a local file.'
  return { kind: 'too-new', what, hint: uploaded === undefined ? unknown : known }
}

function isYoung({ url, uploadTime }: Pick<UnionFile, 'url' | 'uploadTime'>, limit: Date): boolean {
  return !url.startsWith('file:') && !(uploadTime !== undefined && Date.parse(uploadTime) < limit.getTime())
}

/** With `--policy-warnings error`: every warning about a wheel as an error, once, with its targets. */
export function wheelWarningBreaches(rule: PolicySettings['warnings'], verdicts: Parameters<typeof shareFindings>[0]): readonly Finding[] {
  if (rule === 'report') return []
  const warnings = shareFindings(verdicts, ({ kind, severity }) => severity === 'warning' && FINDING_KINDS[kind].ofWheel === true)
  return warnings.map(({ finding, targets }) => ({
    ...finding,
    severity: 'error',
    message: `${finding.message} (${targets.join(', ')}; rule: policy-warnings)`,
    hint: finding.hint ?? 'Use another version of it, or accept the warning with --policy-warnings report.',
  }))
}

interface SourceRules {
  /** Whether the user asked for exactly this version. */
  readonly pinned: boolean
  /** `--uploaded-prior-to`: an ISO 8601 time with its zone. */
  readonly limit?: string
}

/**
 * Check a source against the policy before it is built, since a build runs its code.
 * @returns undefined if it complies
 */
export function sourceFinding(wanted: WantedSdist, rules: SourceRules): Finding | undefined {
  const breach = breachOf(wanted, rules)
  if (breach === undefined) return undefined
  return {
    kind: breach.kind,
    severity: 'error',
    message: `the source of ${titleOf(wanted)}: ${breach.what}${chainOf(wanted)}`,
    hint: breach.hint,
    ...identityOf(wanted),
  }
}

function breachOf(wanted: WantedSdist, { pinned, limit }: SourceRules): Breach | undefined {
  if (wanted.yanked !== undefined && !pinned) return yankedBreach(wanted, wanted.yanked)
  const before = limit === undefined ? undefined : new Date(limit)
  return before !== undefined && hasAge(wanted) && isYoung(wanted, before) ? ageBreach(wanted.uploadTime, before) : undefined
}

/** VCS URLs have no upload time. */
function hasAge({ url }: WantedSdist): boolean {
  return !/^[a-z]+\+/.test(url)
}
