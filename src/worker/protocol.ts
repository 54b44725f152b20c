import * as v from 'valibot'
import type { Infer } from '../core/schemas.ts'

/** A failure that a worker reports (python/worker/lines.py, `Fault`). */
const Fault = v.object({
  kind: v.picklist(['usage', 'integrity', 'environment', 'network', 'cancelled', 'bug']),
  message: v.string(),
  hint: v.string(),
  detail: v.exactOptional(v.string()),
  faults: v.exactOptional(v.array(v.object({ input: v.string(), given: v.string(), want: v.string(), hint: v.exactOptional(v.string()) }))),
})
export type WorkerFault = Infer<typeof Fault>

const Incoming = v.union([
  v.object({ hello: v.literal(1), role: v.string(), pip: v.string(), python: v.string() }),
  v.looseObject({ ask: v.number(), op: v.string() }),
  v.object({ id: v.number(), error: Fault }),
  v.object({ id: v.number(), ok: v.unknown() }),
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

const Opened = v.object({ indexes: v.array(v.object({ url: v.string(), host: v.string() })) })
/** The indexes as they may be shown: no credentials. */
export type Opened = Infer<typeof Opened>

export function parseOpened(answer: unknown): Opened {
  return v.parse(Opened, answer)
}

const Landed = v.object({ path: v.string(), filename: v.string(), sha256: v.string(), bytes: v.number() })
/** A file of the pool. Unit: bytes. */
export type Landed = Infer<typeof Landed>

const Core = v.object({
  landed: v.exactOptional(Landed),
  instead: v.exactOptional(v.object({ url: v.string(), why: v.string() })),
  core: v.object({ requiresPython: v.nullable(v.string()), providesExtra: v.array(v.string()), requiresDist: v.array(v.string()) }),
})
const Asked = v.object({ file: v.object({ filename: v.string(), url: v.string(), index: v.optional(v.string(), '') }) })
/** What resolvers were told of a wheel: read from the wheel, or from the metadata that its index announces (PEP 658). */
export type ToldCore = Infer<typeof Core>['core'] & {
  /** Without credentials; '' for a file that no index lists. */
  readonly index: string
}

/** What the answer to a question `core` says. */
export interface Told {
  /** Of the wheel, without credentials. */
  readonly url: string
  readonly core: ToldCore
  /** The wheel itself, where its metadata came out of it. */
  readonly landed?: Landed
  /** The metadata file that the index announces and does not give, and what it gives in its place. */
  readonly instead?: { readonly url: string; readonly why: string }
}

export function parseTold(args: unknown, answer: unknown): Told {
  const { file } = v.parse(Asked, args)
  const { core, ...landed } = v.parse(Core, answer)
  return { url: file.url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/i, '$1'), core: { ...core, index: file.index }, ...landed }
}

export function parseLanded(answer: unknown): Landed {
  return v.parse(Landed, answer)
}

const ListedWheels = v.object({
  wheels: v.array(
    v.object({
      filename: v.string(),
      url: v.string(),
      index: v.string(),
      /** Absent where the index states no such hash, e.g. a find-links folder. */
      sha256: v.exactOptional(v.string()),
    }),
  ),
})
/** A wheel that an index or find-links lists, without credentials. */
export type ListedWheel = Infer<typeof ListedWheels>['wheels'][number]

export function parseListedWheels(answer: unknown): readonly ListedWheel[] {
  return v.parse(ListedWheels, answer).wheels
}
