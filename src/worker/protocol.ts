import * as v from 'valibot'
import { BundleError } from '../core/errors.ts'
import { FindingSchema } from '../core/findings.ts'
import { type Infer, project, sha256, targetId, texts } from '../core/json.ts'
import { getOwn } from '../core/objects.ts'
import { IndexSettingsSchema, RequirementInputsSchema } from '../options/request.ts'
import { TargetSchema } from '../targets/target.ts'
import {
  ClosureVerdictSchema,
  FileEntrySchema,
  ParsedRequirementsSchema,
  ResolutionSchema,
  RootSchema,
  WheelFactsSchema,
} from './messages.ts'

/** Changes when a caller and a worker of different versions would misunderstand each other (python/worker/jsonl_rpc.py, `VERSION`). */
const PROTOCOL_VERSION = 1

/** A failure that a worker reports (python/worker/errors.py, `Fault`). */
const Fault = v.strictObject({
  kind: v.picklist(['usage', 'integrity', 'environment', 'network', 'cancelled', 'bug']),
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

/** One line of a worker's stdout; undefined for what is none, e.g. the half of one that a killed worker left. */
export function parseIncoming(line: string): Incoming | undefined {
  try {
    return v.parse(Incoming, JSON.parse(line))
  } catch {
    return undefined
  }
}

const nothing = v.strictObject({})

const IndexList = v.strictObject({
  /** As they may be shown: no credentials. */
  indexes: v.array(v.strictObject({ url: v.string(), host: v.string() })),
  findLinks: texts,
})
export type Opened = Infer<typeof IndexList>

/** Lines of requirements files. As pip has it: an `index-url` takes the place of every index before it, an `extra-index-url` is added. The URL holds no credentials, of which `login` tells. */
const IndexLineSchema = v.strictObject({ kind: v.string(), url: v.string() })
export type IndexLine = Infer<typeof IndexLineSchema>

/** A file of the pool. Unit: bytes. */
const DownloadedFileSchema = v.strictObject({ path: v.string(), filename: v.string(), sha256: v.string(), bytes: v.number() })
export type DownloadedFile = Infer<typeof DownloadedFileSchema>

const CoreFields = v.strictObject({
  name: v.nullable(v.string()),
  version: v.nullable(v.string()),
  requiresPython: v.nullable(v.string()),
  providesExtra: texts,
  requiresDist: texts,
  /** Why pip would not install a wheel with it. */
  faults: texts,
})

/** What resolvers were told of a wheel: read from the wheel, or from the metadata that its index announces (PEP 658). */
export const AnnouncedMetadataSchema = v.strictObject({
  /** Without credentials; '' for a file that no index lists. */
  index: v.string(),
  ...v.pick(CoreFields, ['requiresPython', 'providesExtra', 'requiresDist']).entries,
})
export type AnnouncedMetadata = Infer<typeof AnnouncedMetadataSchema>

/** The metadata file that the index announces and does not give, and what it gives in its place. */
const WithheldSchema = v.strictObject({ url: v.string(), why: v.string() })
export type Withheld = Infer<typeof WithheldSchema>

/** `hint`: nobody waits for the answer yet. */
const hint = v.exactOptional(v.boolean())

/** Of a lock: what the walk knows of one of its lines. `urls`: where it came from, and where its source did. */
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
 * Every operation of every role: what is asked, and what is answered. Python's side is `serve` of python/worker/<role>. The fetcher's `page`,
 * `core`, `file` and `text` are asked by resolvers, through the caller.
 */
export const OPERATIONS = {
  fetcher: {
    /** Comes first. */
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
    /** The user of a URL that was given with one: it is used for that URL from now on, and masked everywhere. */
    login: { request: v.strictObject({ url: v.string(), username: v.string(), password: v.string() }), response: nothing },
    indexes: { request: v.strictObject({ lines: v.array(IndexLineSchema) }), response: IndexList },
    /** `table`: path of a page file (python/worker/page_format.py). */
    page: {
      request: v.strictObject({ project: v.string(), hint }),
      response: v.strictObject({
        places: v.array(v.strictObject({ index: v.string(), status: v.picklist(['found', 'absent']), table: v.nullable(v.string()) })),
      }),
    },
    /** Every wheel that an index or find-links lists, those of the newest version first. */
    wheels: { request: v.strictObject({ project: v.string() }), response: v.strictObject({ wheels: v.array(FileEntrySchema) }) },
    /** `downloaded`: the wheel itself, where its metadata came out of it; `instead`: why it did although its index announces metadata. */
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
    /** Into the pool, hash-checked. */
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
    /** `folder`: relative paths start there; `variables`: what `${NAME}` in a requirements file may stand for. */
    read: {
      request: v.strictObject({
        requirementInputs: RequirementInputsSchema,
        folder: v.string(),
        allowIndexLines: v.boolean(),
        variables: v.record(v.string(), v.optional(v.string())),
      }),
      response: ParsedRequirementsSchema,
    },
    /** `wheels`: what was built from sources so far. */
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
    /** Facts that many targets share, by sha256. */
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
    /** Whether each advisory means its version (OSV schema), in their order; `unclear`: nothing that can be compared is said. */
    affected: {
      request: v.strictObject({
        questions: v.array(
          v.strictObject({ version: v.string(), versions: texts, ranges: v.array(v.array(v.record(v.string(), v.string()))) }),
        ),
      }),
      response: v.strictObject({ answers: v.array(v.picklist(['yes', 'no', 'unclear'])) }),
    },
    /** Whether some root names each of these versions with `==`, in their order. */
    pinned: {
      request: v.strictObject({
        roots: v.array(v.pick(RootSchema, ['text'])),
        releases: v.array(v.strictObject({ project: v.string(), version: v.string() })),
      }),
      response: v.strictObject({ pinned: v.array(v.boolean()) }),
    },
    /** Those that are no identifier of SPDX. */
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

export type Role = keyof typeof OPERATIONS

interface Operation {
  readonly request: v.GenericSchema<unknown, object>
  readonly response: v.GenericSchema
}
type Operations<T> = { readonly [Op in keyof T]: Operation }

interface Asks {
  ask(op: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>
}

/**
 * Asks a worker of the role whose operations these are.
 * @throws BundleError as the worker's `ask`; ValiError for an answer of another shape, which is a bug
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
