import { ARCHIVE_CHOICES } from '../core/archive-kinds.ts'
import { MAX_VOLUME_BYTES } from '../core/constants.ts'
import { BundleError, type UsageError } from '../core/errors.ts'
import { freeze } from '../core/objects.ts'
import { PROOF_LEVELS } from '../core/proof-levels.ts'
import { parsePublish, parseSince } from './publishing.ts'
import { choiceOf, type Reader, readerOf } from './reader.ts'
import type {
  CacheSettings,
  Host,
  IndexSettings,
  OutputSettings,
  PolicySettings,
  ProofSettings,
  RawInputs,
  Request,
  RequirementInputs,
  SdistPolicy,
  TargetSelection,
} from './request.ts'
import { OPTIONS, type OptionName, REQUIREMENT_OPTIONS, type Surface, spelled } from './table.ts'
import {
  indexUrlWith,
  isUrl,
  parseAdvisoryIgnore,
  parseAllowed,
  parseBundleName,
  parseExtra,
  parseIdPattern,
  parseIgnoredErrorCode,
  parseIndexFor,
  parseInterpreters,
  parseJobs,
  parseLicense,
  parseProxy,
  parseSigner,
  parseUploadedPriorTo,
  parseVolumeSize,
} from './values.ts'

/** Default limit of resolver processes. Measured: more are not faster. */
const MAX_JOBS = 4

/**
 * Parse and freeze the inputs of a run.
 * @throws BundleError `usage` with all errors that can be found without network access
 */
export function parseInputs(raw: RawInputs, host: Host): Request {
  const read = readerOf(raw)
  const request: Request = {
    requirementInputs: requirementInputsOf(read, host),
    targets: targetsOf(read, host),
    indexes: indexesOf(read, host),
    sdists: parseSdists(read),
    buildConstraints: files(read, host, 'build-constraint'),
    proof: parseProof(read, host),
    policy: policyOf(read, host),
    output: outputOf(read, host),
    since: parseSince(read, host, raw.surface),
    cache: parseCache(read, host),
    jobs: parseJobsOf(read, host),
    ...(raw.surface === 'action' ? { publish: parsePublish(read, read.text('name') ?? 'offline-bundle') } : {}),
  }
  checkOptionConflicts(read, raw.surface)
  const faults = allFaults(raw, read, host.targetFaults?.(request.targets) ?? [])
  if (faults.length > 0) throw new BundleError({ kind: 'usage', faults })
  return freeze(request)
}

/** Collect all errors. @param later errors of a later phase, with bare option names */
export function allFaults(raw: RawInputs, read: Reader, later: readonly UsageError[]): readonly UsageError[] {
  return [...(raw.faults ?? []), ...read.faults(), ...respelled(later, raw.surface)]
}

export function parseSdists(read: Reader): SdistPolicy {
  return read.one('sdists', choiceOf('never', 'pure'), 'never')
}

export function parseCache(read: Reader, host: Host): CacheSettings {
  return read.flag('no-cache') ? {} : { folder: host.files.absolute(read.text('cache-dir') ?? host.cacheFolder) }
}

export function parseJobsOf(read: Reader, host: Host): number {
  return read.one('jobs', parseJobs, Math.min(MAX_JOBS, Math.max(1, host.processors)))
}

/** Replace bare option names by the user's spelling: `--platform` or `platforms`. */
function respelled(faults: readonly UsageError[], surface: Surface): readonly UsageError[] {
  return faults.map((fault) => {
    const name = OPTIONS.find((option) => option.name === fault.input)?.name
    return name === undefined ? fault : { ...fault, input: spelled(name, surface) }
  })
}

export function requirementInputsOf(read: Reader, host: Host): RequirementInputs {
  return {
    packages: read.list('package'),
    requirementFiles: files(read, host, 'requirement'),
    constraintFiles: files(read, host, 'constraint'),
    ...toOptional('pyproject', parseFile(read, host, 'pyproject')),
    extras: read.each('extra', parseExtra),
    groups: read.each('group', parseExtra),
    ...toOptional('script', parseFile(read, host, 'script')),
    ...toOptional('lock', parseFile(read, host, 'lock')),
    ...toOptional('lockBuilt', read.given('lock-built') ? read.each('lock-built', parseExtra) : undefined), // an extra's name has the same form
  }
}

export function targetsOf(read: Reader, host: Host): TargetSelection {
  return {
    platforms: read.list('platform'),
    pythons: read.list('python'),
    described: files(read, host, 'target').map((path) => ({ path, text: host.files.text(path) ?? '' })),
    include: read.each('include', parseIdPattern),
    exclude: read.each('exclude', parseIdPattern),
  }
}

export function indexesOf(read: Reader, host: Host): IndexSettings {
  return {
    ...toOptional('indexUrl', read.one('index-url', indexUrlWith(host.env), undefined)),
    extraIndexUrls: read.each('extra-index-url', indexUrlWith(host.env)),
    indexFor: read.each('index-for', parseIndexFor),
    indexStrategy: read.one('index-strategy', choiceOf('unique', 'first-index'), 'unique'),
    findLinks: links(read, host),
    ...toOptional('cert', parseFile(read, host, 'cert')),
    ...toOptional('clientCert', parseFile(read, host, 'client-cert')),
    ...toOptional('proxy', read.one('proxy', parseProxy, undefined)),
    pipConfig: read.one('pip-config', choiceOf('network', 'none', 'inherit'), 'network'),
    ...toOptional('uploadedPriorTo', read.one('uploaded-prior-to', parseUploadedPriorTo, undefined)),
    pre: read.flag('pre'),
    ignoredErrorCodes: read.each('ignore-error-codes', parseIgnoredErrorCode),
    allowIndexLines: read.flag('allow-index-lines'),
  }
}

export function parseProof(read: Reader, host: Host): ProofSettings {
  const given = read.list('interpreters')
  const parsed = parseInterpreters(given)
  if ('expected' in parsed) read.fault('interpreters', given.join(' '), parsed.expected)
  else if (parsed.ok !== 'auto' && parsed.ok !== 'none') checkInterpreters(read, host, parsed.ok)
  const prove = read.one('prove', choiceOf(...PROOF_LEVELS), undefined)
  const except = read.each('prove-except', parseExtra) // an extra's name has the same form
  if (except.length > 0 && prove !== 'imported') read.fault('prove-except', except.join(' '), 'has no effect without prove imported')
  return {
    interpreters: 'ok' in parsed ? parsed.ok : 'auto',
    ...toOptional('prove', prove),
    ...toOptional('proveExcept', except.length === 0 ? undefined : except),
  }
}

/** Check paths of interpreters; `python3.12` without a folder is looked up on PATH later. */
function checkInterpreters(read: Reader, host: Host, given: readonly string[]): void {
  for (const path of given) {
    if (/[/\\]/.test(path) || /^\.+$/.test(path)) isThere(read, host, 'interpreters', path)
  }
}

export function parseWarnings(read: Reader): PolicySettings['warnings'] {
  return read.one('policy-warnings', choiceOf('report', 'error'), 'report')
}

export function policyOf(read: Reader, host: Host): PolicySettings {
  const allowed = read.each('license-allow', parseAllowed)
  const advisories = parseFile(read, host, 'advisories')
  return {
    licenseAllow: allowed.flatMap((one) => ('license' in one ? [one.license] : [])),
    licenseDeny: read.each('license-deny', parseLicense),
    licenseProjects: allowed.flatMap((one) => ('project' in one ? [one.project] : [])),
    ...(advisories === undefined ? {} : { advisories: { path: advisories, text: host.files.text(advisories) ?? '' } }),
    advisoryIgnore: read.each('advisory-ignore', parseAdvisoryIgnore),
    warnings: parseWarnings(read),
  }
}

export function outputOf(read: Reader, host: Host): OutputSettings {
  const folder = read.text('output') ?? 'offline-bundle-out'
  const file = [...folder.matchAll(/[/\\]+|$/g)].map(({ index }) => folder.slice(0, index)).find((path) => host.files.kind(path) === 'file')
  if (file !== undefined) read.fileFault('output', file, 'is a file, expected a folder')
  return {
    folder,
    name: read.one('name', parseBundleName, 'offline-bundle'),
    archive: read.one('archive', choiceOf(...ARCHIVE_CHOICES), 'tar.gz'),
    split: read.one('split', choiceOf('none', 'platform', 'target'), 'none'),
    volumeBytes: read.one('volume-size', parseVolumeSize, MAX_VOLUME_BYTES),
    ...toOptional('signWith', read.one('sign-with', parseSigner, undefined)),
  }
}

/** Return the paths of existing files; requirements and constraints may be URLs, as in pip. */
export function files(read: Reader, host: Host, name: OptionName): readonly string[] {
  return read.list(name).filter((path) => isThere(read, host, name, path))
}

export function parseFile(read: Reader, host: Host, name: OptionName): string | undefined {
  const path = read.text(name)
  return path !== undefined && isThere(read, host, name, path) ? path : undefined
}

function isThere(read: Reader, host: Host, name: OptionName, path: string): boolean {
  const kind = isUrl(path) && BY_URL.includes(name) ? 'file' : host.files.kind(path)
  if (kind === 'closed') read.fileFault(name, path, 'permission denied')
  if (kind === 'absent') read.fileFault(name, path, 'does not exist')
  if (kind === 'folder') read.fileFault(name, path, 'is a folder, expected a file')
  return kind === 'file'
}

const BY_URL: readonly OptionName[] = ['requirement', 'constraint', 'build-constraint']

function links(read: Reader, host: Host): readonly string[] {
  const given = read.list('find-links')
  for (const path of given) {
    if (!isUrl(path) && host.files.kind(path) === 'absent') read.fileFault('find-links', path, 'does not exist')
  }
  return given
}

/** Omit the key of an undefined value. */
export function toOptional<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T }
}

/** Report options that cannot be combined, or that require another option. */
export function checkOptionConflicts(read: Reader, surface: Surface): void {
  // prove and merge jobs take the requirements from the plan
  if (surface !== 'prove' && surface !== 'merge') {
    checkRequirements(read)
    checkExtras(read)
  }
  checkSwitches(read)
}

function checkRequirements(read: Reader): void {
  if (!read.given('group') && !REQUIREMENT_OPTIONS.some((name) => read.given(name))) {
    read.fault('package', '', 'no requirements given: pass a requirement, -r FILE, --pyproject FILE, --script FILE or --lock FILE')
  }
  if (!read.given('lock')) {
    if (read.given('lock-built')) read.fault('lock-built', '', 'has no effect without lock')
    return
  }
  if (read.given('lock-built') && !read.given('find-links'))
    read.fault('lock-built', '', 'requires find-links: the wheels are taken from there')
  const excluded: readonly OptionName[] = [...REQUIREMENT_OPTIONS.filter((name) => name !== 'lock'), 'constraint']
  for (const name of excluded) {
    if (read.given(name)) read.fault(name, '', 'cannot be combined with lock: a lock is installed exactly as it is')
  }
}

function checkExtras(read: Reader): void {
  // a group without pyproject is read from ./pyproject.toml, as in pip
  if (read.given('extra') && !read.given('pyproject') && !read.given('lock')) {
    read.fault('extra', '', 'requires pyproject or lock; for a package, write NAME[EXTRA]')
  }
}

function checkSwitches(read: Reader): void {
  if (read.flag('delta') && !read.given('since')) read.fault('delta', '', 'requires since: a delta is relative to a previous bundle')
  if (read.given('since') && (read.text('split') ?? 'none') !== 'none') read.fault('since', '', 'cannot be combined with split')
  if (read.given('verify-with')) read.fault('verify-with', '', 'only supported by `verify`')
  if (read.flag('no-cache') && read.given('cache-dir')) read.fault('no-cache', '', 'cannot be combined with cache-dir')
  if (read.flag('quiet') && read.flag('verbose')) read.fault('quiet', '', 'cannot be combined with verbose')
}
