import * as v from 'valibot'
import { BundleError } from '../core/errors.ts'
import { FindingSchema } from '../core/findings.ts'
import { getOwn } from '../core/objects.ts'
import { type Infer, project, sha256, targetId, texts } from '../core/schemas.ts'
import { IndexSettingsSchema, RequirementInputsSchema } from '../options/request.ts'
import { TargetSchema } from '../targets/target.ts'
import {
  ClosureVerdictSchema,
  FileEntrySchema,
  IndexLineSchema,
  LoginSchema,
  ParsedRequirementsSchema,
  ResolutionSchema,
  RootSchema,
  VersionChangeSchema,
  WheelFactsSchema,
} from './messages.ts'

/** Increased with every incompatible change (python/worker/jsonl_rpc.py, `VERSION`). */
const PROTOCOL_VERSION = 1

export const FAULT_KINDS = ['usage', 'integrity', 'environment', 'network', 'cancelled', 'bug'] as const

/** An error that a worker reports (python/worker/errors.py, `Fault`). */
const Fault = v.strictObject({
  kind: v.picklist(FAULT_KINDS),
  message: v.string(),
  hint: v.string(),
  detail: v.exactOptional(v.string()),
  faults: v.exactOptional(
    v.array(v.strictObject({ input: v.string(), actual: v.string(), expected: v.string(), hint: v.exactOptional(v.string()) })),
  ),
})
export type WorkerFault = Infer<typeof Fault>

const Incoming = v.union([
  v.strictObject({ handshake: v.literal(PROTOCOL_VERSION), role: v.string(), pip: v.string(), python: v.string() }),
  v.looseObject({ ask: v.number(), op: v.string() }),
  v.strictObject({ id: v.number(), error: Fault }),
  v.strictObject({ id: v.number(), ok: v.unknown() }),
])
export type Incoming = Infer<typeof Incoming>

/** Parse one line of a worker's stdout; undefined for an invalid one, such as the partial line of a killed worker. */
export function parseIncoming(line: string): Incoming | undefined {
  try {
    return v.parse(Incoming, JSON.parse(line))
  } catch {
    return undefined
  }
}

const nothing = v.strictObject({})

const IndexList = v.strictObject({
  /** Without credentials. */
  indexes: v.array(v.strictObject({ url: v.string(), host: v.string() })),
  findLinks: texts,
})
export type Opened = Infer<typeof IndexList>

/** A file of the pool. Unit: bytes. */
const DownloadedFileSchema = v.strictObject({ path: v.string(), filename: v.string(), sha256: v.string(), bytes: v.number() })
export type DownloadedFile = Infer<typeof DownloadedFileSchema>

const CoreFields = v.strictObject({
  name: v.nullable(v.string()),
  version: v.nullable(v.string()),
  requiresPython: v.nullable(v.string()),
  providesExtra: texts,
  requiresDist: texts,
  /** Reasons why pip would reject the metadata. */
  faults: texts,
})

/** The metadata of a wheel that resolvers used, from the wheel or from the file that its index announces (PEP 658). */
export const AnnouncedMetadataSchema = v.strictObject({
  /** Without credentials; '' for a file that no index lists. */
  index: v.string(),
  ...v.pick(CoreFields, ['requiresPython', 'providesExtra', 'requiresDist']).entries,
})
export type AnnouncedMetadata = Infer<typeof AnnouncedMetadataSchema>

/** A metadata file that the index announces but does not serve, and what it responds instead. */
const WithheldSchema = v.strictObject({ url: v.string(), why: v.string() })
export type Withheld = Infer<typeof WithheldSchema>

/** True for a prefetch: no caller waits for the response yet. */
const hint = v.exactOptional(v.boolean())

/** One lock entry for the closure check. `urls`: the URL of the wheel, and of the source that it was built from. */
const LockEntry = v.strictObject({
  project,
  version: v.string(),
  sha256,
  marker: v.exactOptional(v.string()),
  filename: v.string(),
  urls: texts,
  built: v.boolean(),
})

/**
 * Request and response of every operation of every role (`serve` in python/worker/<role>). Resolvers send `page`, `core`, `file` and
 * `text` to the fetcher through the caller.
 */
export const OPERATIONS = {
  fetcher: {
    /** Must be the first request. */
    open: {
      request: v.strictObject({
        indexes: IndexSettingsSchema,
        cacheFolder: v.nullable(v.string()),
        poolFolder: v.string(),
        runFolder: v.string(),
        downloads: v.number(),
      }),
      response: IndexList,
    },
    /** Register the credentials of a URL; they are masked in all output. */
    login: { request: LoginSchema, response: nothing },
    indexes: { request: v.strictObject({ lines: v.array(IndexLineSchema) }), response: IndexList },
    /** `pageFile`: path of a page file (python/worker/page_format.py). */
    page: {
      request: v.strictObject({ project: v.string(), hint }),
      response: v.strictObject({
        pages: v.array(
          v.strictObject({
            index: v.string(),
            status: v.picklist(['found', 'absent']),
            pageFile: v.nullable(v.string()),
            /** Where pip's configuration names the index. */
            origin: v.exactOptional(v.string()),
          }),
        ),
      }),
    },
    /** All wheels that indexes and find-links list, newest version first. */
    wheels: { request: v.strictObject({ project: v.string() }), response: v.strictObject({ wheels: v.array(FileEntrySchema) }) },
    /** `downloaded`: the wheel, if its metadata was read from it; `instead`: why, if its index announces metadata. */
    core: {
      request: v.strictObject({ file: FileEntrySchema, hint }),
      response: v.strictObject({
        core: CoreFields,
        sha256: v.nullable(v.string()),
        metadataSha256: v.nullable(v.string()),
        downloaded: v.exactOptional(DownloadedFileSchema),
        instead: v.exactOptional(WithheldSchema),
      }),
    },
    /** Download a file into the pool and check its hash. */
    file: { request: v.strictObject({ file: FileEntrySchema }), response: DownloadedFileSchema },
    /** A requirements file or lock at a URL. */
    text: { request: v.strictObject({ url: v.string() }), response: v.strictObject({ path: v.string(), contentType: v.string() }) },
  },
  resolver: {
    open: {
      request: v.strictObject({
        targets: v.array(TargetSchema),
        settings: v.strictObject({
          ...v.pick(IndexSettingsSchema, ['pre', 'indexStrategy', 'allowIndexLines']).entries,
          uploadedPriorTo: v.nullable(v.string()),
        }),
        runFolder: v.string(),
      }),
      response: nothing,
    },
    /** `folder`: base of relative paths; `variables`: values of `${NAME}` in requirements files. */
    read: {
      request: v.strictObject({
        requirementInputs: RequirementInputsSchema,
        folder: v.string(),
        allowIndexLines: v.boolean(),
        variables: v.record(v.string(), v.optional(v.string())),
      }),
      response: ParsedRequirementsSchema,
    },
    /** `wheels`: wheels built from sources so far. */
    resolve: {
      request: v.strictObject({
        target: targetId,
        ...v.required(v.pick(ParsedRequirementsSchema, ['roots', 'constraints', 'locked', 'pre', 'bounds'])).entries,
        wheels: v.array(FileEntrySchema),
      }),
      response: ResolutionSchema,
    },
  },
  inspector: {
    inspect: { request: v.strictObject({ path: v.string(), filename: v.string(), sha256 }), response: WheelFactsSchema },
  },
  closure: {
    /** Facts about wheels by sha256, shared by all targets. */
    learn: { request: v.strictObject({ wheels: v.record(v.string(), WheelFactsSchema) }), response: nothing },
    walk: {
      request: v.strictObject({
        target: TargetSchema,
        roots: v.array(RootSchema),
        constraints: v.array(RootSchema),
        entries: v.array(LockEntry),
      }),
      response: ClosureVerdictSchema,
    },
    /** Whether each advisory affects its version (OSV schema), in the order of the questions; `unclear` if it has no comparable version. */
    affected: {
      request: v.strictObject({
        questions: v.array(
          v.strictObject({ version: v.string(), versions: texts, ranges: v.array(v.array(v.record(v.string(), v.string()))) }),
        ),
      }),
      response: v.strictObject({ answers: v.array(v.picklist(['yes', 'no', 'unclear'])) }),
    },
    /** Whether a root pins each release with `==`, in the order of the releases. */
    pinned: {
      request: v.strictObject({
        roots: v.array(v.pick(RootSchema, ['text'])),
        releases: v.array(v.strictObject({ project: v.string(), version: v.string() })),
      }),
      response: v.strictObject({ pinned: v.array(v.boolean()) }),
    },
    /** How each version changed, in the order of the moves; `other`: the versions are equal or cannot be compared. */
    changes: {
      request: v.strictObject({ moves: v.array(v.strictObject({ from: v.string(), to: v.string() })) }),
      response: v.strictObject({ changes: v.array(VersionChangeSchema) }),
    },
    /** Which ids are not SPDX identifiers. */
    'unknown-licenses': { request: v.strictObject({ ids: texts }), response: v.strictObject({ unknown: texts }) },
  },
  dry_run: {
    /** `lock`: path of the lock in the bundle; `installed`: name and version. */
    'dry-run': {
      request: v.strictObject({
        target: TargetSchema,
        lock: v.string(),
        entries: v.array(v.pick(LockEntry, ['project', 'version', 'marker'])),
      }),
      response: v.strictObject({
        passed: v.boolean(),
        findings: v.array(FindingSchema),
        installed: v.array(v.tuple([v.string(), v.string()])),
      }),
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Operation>>>>

/** What the fetcher reports to its caller: bytes of incomplete files, and requests that are repeated after some seconds. */
export const FETCHER_EVENTS = v.variant('op', [
  v.strictObject({ op: v.literal('receiving'), bytes: v.number() }),
  v.strictObject({ op: v.literal('retrying'), why: v.string(), seconds: v.number() }),
])
export type FetcherEvent = Infer<typeof FETCHER_EVENTS>

export type Role = keyof typeof OPERATIONS

type Affected = typeof OPERATIONS.closure.affected
/** A version, and the affected versions of one advisory entry (OSV schema). */
export type VersionQuestion = Infer<Affected['request']>['questions'][number]
export type VersionAnswer = Infer<Affected['response']>['answers'][number]

interface Operation {
  readonly request: v.GenericSchema<unknown, object>
  readonly response: v.GenericSchema
}
type Operations<T> = { readonly [Op in keyof T]: Operation }

interface Asks {
  ask(op: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>
}

/**
 * Send a request to a worker and parse the response.
 * @param operations those of the worker's role
 * @throws BundleError as `Worker.ask`; ValiError for an invalid response, which is a bug
 */
export async function ask<T extends Operations<T>, Op extends keyof T & string>(
  worker: Asks,
  operations: T,
  op: Op,
  request: Infer<T[Op]['request']>,
): Promise<v.InferOutput<T[Op]['response']>> {
  return parseResponse(operations, op, await worker.ask(op, Object.fromEntries(Object.entries(request))))
}

/**
 * Check a request that another worker sent.
 * @throws BundleError `bug` for an unknown operation; ValiError for a request of another shape
 */
export function checkRequest(operations: Readonly<Record<string, Operation>>, op: string, request: unknown): void {
  const operation = getOwn(operations, op)
  if (operation === undefined) throw new BundleError({ kind: 'bug', what: `unknown worker operation: ${op}` })
  v.parse(operation.request, request)
}

/** Parse a response; an unknown key is an error, so that no field is dropped unnoticed. */
export function parseResponse<T extends Operations<T>, Op extends keyof T & string>(
  operations: T,
  op: Op,
  answer: unknown,
): v.InferOutput<T[Op]['response']> {
  return v.parse(operations[op].response, answer)
}
