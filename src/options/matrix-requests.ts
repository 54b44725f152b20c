import { BundleError } from '../core/errors.ts'
import type { ProofLevel } from '../core/proof-levels.ts'
import { freeze } from '../core/values.ts'
import {
  allFaults,
  askedOf,
  checkTogether,
  files,
  indexesOf,
  outputOf,
  parseCache,
  parseJobsOf,
  parseProof,
  parseSdists,
  policyOf,
  targetsOf,
  toOptional,
} from './parse.ts'
import { parseCacheMaxBytes, parsePublish, parseSince } from './publishing.ts'
import type { Parsed } from './reader.ts'
import { choiceOf, type Reader, readerOf } from './reader.ts'
import type { Host, ProofSettings, PublishSettings, RawInputs, Request } from './request.ts'

/** What every station of a matrix needs to work at all. */
export interface StationRequest extends Pick<Request, 'indexes' | 'cache' | 'jobs'> {
  /** The folder of the plan. */
  readonly plan: string
  /** What of the cache crosses runs; 0: nothing. Unit: bytes. */
  readonly cacheMaxBytes: number
}

/** Resolves everything once, for all legs. */
export interface PlanRequest extends StationRequest, Pick<Request, 'asked' | 'targets' | 'sdists' | 'buildConstraints'> {
  readonly prove?: ProofLevel
  readonly proveExcept?: ProofSettings['proveExcept']
  readonly legs: 'platform' | 'target'
  /** Wheels that are missing are a result, not a failure. */
  readonly allowMissingWheels: boolean
  readonly runners: readonly OwnRunner[]
}

/** A runner of the user's own: it brings its Pythons along. */
export interface OwnRunner {
  /** A platform's name in which `*` stands for anything. */
  readonly pattern: string
  readonly labels: readonly string[]
}

/** Proves what the plan gave it on the machine that it runs on. */
export interface LegRequest extends StationRequest, Pick<ProofSettings, 'interpreters'> {
  readonly leg: string
  /** The folder to make. */
  readonly part: string
}

/** Makes the bundle of the plan and of what the legs found. */
export interface MergeRequest extends StationRequest, Pick<Request, 'policy' | 'output' | 'since'> {
  /** The folder that holds the parts. */
  readonly parts: string
  readonly publish: PublishSettings
}

/** @throws BundleError `usage` with every fault that can be seen without asking an index */
export function parsePlanInputs(raw: RawInputs, host: Host): PlanRequest {
  const read = readerOf(raw)
  const { prove, proveExcept } = parseProof(read, host)
  const request: PlanRequest = {
    ...commonOf(read, host),
    asked: askedOf(read, host),
    targets: targetsOf(read, host),
    sdists: parseSdists(read),
    buildConstraints: files(read, host, 'build-constraint'),
    ...toOptional('prove', prove),
    ...toOptional('proveExcept', proveExcept),
    legs: read.one('legs', choiceOf('platform', 'target'), 'platform'),
    runners: read.each('runners', parseOwnRunner),
    allowMissingWheels: read.flag('allow-missing-wheels'),
  }
  return checked(request, read, raw, host.targetFaults?.(request.targets) ?? [])
}

/** @throws BundleError `usage` */
export function parseLegInputs(raw: RawInputs, host: Host): LegRequest {
  const read = readerOf(raw)
  const leg = read.text('leg')
  if (leg === undefined) read.fault('leg', '', 'give the name of a leg: the matrix that plan puts out has it')
  const { interpreters } = parseProof(read, host)
  const request = { ...commonOf(read, host), interpreters, leg: leg ?? '', part: read.text('part') ?? 'offline-bundle-part' }
  return checked(request, read, raw, [])
}

/** @throws BundleError `usage` */
export function parseMergeInputs(raw: RawInputs, host: Host): MergeRequest {
  const read = readerOf(raw)
  const request: MergeRequest = {
    ...commonOf(read, host),
    policy: policyOf(read, host),
    output: outputOf(read, host),
    since: parseSince(read, host, raw.surface),
    publish: parsePublish(read, read.text('name') ?? 'offline-bundle'),
    parts: read.text('parts') ?? 'offline-bundle-parts',
  }
  return checked(request, read, raw, [])
}

/** `linux-ppc64le-*=self-hosted,ppc64le` */
export function parseOwnRunner(given: string): Parsed<OwnRunner> {
  const [, pattern = '', rest = ''] = /^([A-Za-z0-9._*-]+)\s*=(.*)$/.exec(given) ?? []
  const labels = rest.split(',').map((label) => label.trim())
  const right = pattern !== '' && labels.every((label) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(label))
  return right
    ? { ok: { pattern, labels } }
    : { want: 'give PLATFORM=LABEL or PLATFORM=LABEL,LABEL, e.g. linux-ppc64le-*=self-hosted,ppc64le; * stands for anything' }
}

function commonOf(read: Reader, host: Host): StationRequest {
  return {
    indexes: indexesOf(read, host),
    cache: parseCache(read, host),
    jobs: parseJobsOf(read, host),
    plan: read.text('plan') ?? 'offline-bundle-plan',
    cacheMaxBytes: parseCacheMaxBytes(read),
  }
}

function checked<T extends object>(request: T, read: Reader, raw: RawInputs, later: Parameters<typeof allFaults>[2]): T {
  checkTogether(read, raw.surface)
  const faults = allFaults(raw, read, later)
  if (faults.length > 0) throw new BundleError({ kind: 'usage', faults })
  return freeze(request)
}
