import { BundleError } from '../core/errors.ts'
import { freeze } from '../core/objects.ts'
import type { ProofLevel } from '../core/proof-levels.ts'
import {
  allFaults,
  checkOptionConflicts,
  files,
  indexesOf,
  outputOf,
  parseCache,
  parseJobsOf,
  parseProof,
  parseSdists,
  policyOf,
  requirementInputsOf,
  targetsOf,
  toOptional,
} from './parse.ts'
import { parseCacheMaxBytes, parsePublish, parseSince } from './publishing.ts'
import type { Parsed } from './reader.ts'
import { choiceOf, type Reader, readerOf } from './reader.ts'
import type { Host, ProofSettings, PublishSettings, RawInputs, Request } from './request.ts'

/** Inputs of every job of a matrix. */
export interface MatrixRequest extends Pick<Request, 'indexes' | 'cache' | 'jobs'> {
  /** The folder of the plan. */
  readonly plan: string
  /** Size of the cache kept between runs; 0: none. Unit: bytes. */
  readonly cacheMaxBytes: number
}

/** Inputs of the plan job, which resolves all targets. */
export interface PlanRequest extends MatrixRequest, Pick<Request, 'requirementInputs' | 'targets' | 'sdists' | 'buildConstraints'> {
  readonly prove?: ProofLevel
  readonly proveExcept?: ProofSettings['proveExcept']
  readonly provePer: 'platform' | 'target'
  /** Report missing wheels as a result instead of a failure. */
  readonly allowMissingWheels: boolean
  readonly runners: readonly OwnRunner[]
}

/** A self-hosted runner with its own Pythons. */
export interface OwnRunner {
  /** A platform name in which `*` matches any characters. */
  readonly pattern: string
  readonly labels: readonly string[]
}

/** Inputs of a prove job, which verifies its targets on the runner. */
export interface ProveRequest extends MatrixRequest, Pick<ProofSettings, 'interpreters'> {
  readonly job: string
  /** The output folder. */
  readonly result: string
}

/** Inputs of the merge job, which creates the bundle from the plan and the results. */
export interface MergeRequest extends MatrixRequest, Pick<Request, 'policy' | 'output' | 'since'> {
  /** The folder with the results. */
  readonly results: string
  readonly publish: PublishSettings
}

/** @throws BundleError `usage` with all errors that can be found without network access */
export function parsePlanInputs(raw: RawInputs, host: Host): PlanRequest {
  const read = readerOf(raw)
  const { prove, proveExcept } = parseProof(read, host)
  const request: PlanRequest = {
    ...commonOf(read, host),
    requirementInputs: requirementInputsOf(read, host),
    targets: targetsOf(read, host),
    sdists: parseSdists(read),
    buildConstraints: files(read, host, 'build-constraint'),
    ...toOptional('prove', prove),
    ...toOptional('proveExcept', proveExcept),
    provePer: read.one('prove-per', choiceOf('platform', 'target'), 'platform'),
    runners: read.each('runners', parseOwnRunner),
    allowMissingWheels: read.flag('allow-missing-wheels'),
  }
  return checked(request, read, raw, host.targetFaults?.(request.targets) ?? [])
}

/** @throws BundleError `usage` */
export function parseProveInputs(raw: RawInputs, host: Host): ProveRequest {
  const read = readerOf(raw)
  const job = read.text('job')
  if (job === undefined) read.fault('job', '', 'required: the name of a prove job, from the matrix output of plan')
  const { interpreters } = parseProof(read, host)
  const request = { ...commonOf(read, host), interpreters, job: job ?? '', result: read.text('result') ?? 'offline-bundle-result' }
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
    results: read.text('results') ?? 'offline-bundle-results',
  }
  return checked(request, read, raw, [])
}

/** `linux-ppc64le-*=self-hosted,ppc64le` */
function parseOwnRunner(given: string): Parsed<OwnRunner> {
  const [, pattern = '', rest = ''] = /^([A-Za-z0-9._*-]+)\s*=(.*)$/.exec(given) ?? []
  const labels = rest.split(',').map((label) => label.trim())
  const right = pattern !== '' && labels.every((label) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(label))
  return right
    ? { ok: { pattern, labels } }
    : { expected: 'expected PLATFORM=LABEL or PLATFORM=LABEL,LABEL, e.g. linux-ppc64le-*=self-hosted,ppc64le; * matches any characters' }
}

function commonOf(read: Reader, host: Host): MatrixRequest {
  return {
    indexes: indexesOf(read, host),
    cache: parseCache(read, host),
    jobs: parseJobsOf(read, host),
    plan: read.text('plan') ?? 'offline-bundle-plan',
    cacheMaxBytes: parseCacheMaxBytes(read),
  }
}

function checked<T extends object>(request: T, read: Reader, raw: RawInputs, later: Parameters<typeof allFaults>[2]): T {
  checkOptionConflicts(read, raw.surface)
  const faults = allFaults(raw, read, later)
  if (faults.length > 0) throw new BundleError({ kind: 'usage', faults })
  return freeze(request)
}
