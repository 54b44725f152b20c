import * as v from 'valibot'

/** A failure that a worker reports (python/worker/lines.py, `Fault`). */
const Fault = v.object({
  kind: v.picklist(['usage', 'integrity', 'environment', 'network', 'cancelled', 'bug']),
  message: v.string(),
  hint: v.string(),
  detail: v.exactOptional(v.string()),
  faults: v.exactOptional(v.array(v.object({ input: v.string(), given: v.string(), want: v.string() }))),
})
export type WorkerFault = v.InferOutput<typeof Fault>

const Incoming = v.union([
  v.object({ hello: v.literal(1), role: v.string(), pip: v.string(), python: v.string() }),
  v.looseObject({ ask: v.number(), op: v.string() }),
  v.object({ id: v.number(), error: Fault }),
  v.object({ id: v.number(), ok: v.unknown() }),
])
export type Incoming = v.InferOutput<typeof Incoming>

/** One line of a worker's stdout. */
export function parseIncoming(line: string): Incoming {
  return v.parse(Incoming, JSON.parse(line))
}

const Opened = v.object({ indexes: v.array(v.object({ url: v.string(), host: v.string() })) })
/** The indexes as they may be shown: no credentials. */
export type Opened = v.InferOutput<typeof Opened>

export function parseOpened(answer: unknown): Opened {
  return v.parse(Opened, answer)
}

const Landed = v.object({ path: v.string(), filename: v.string(), sha256: v.string(), bytes: v.number() })
/** A file of the pool. Unit: bytes. */
export type Landed = v.InferOutput<typeof Landed>

export function parseLanded(answer: unknown): Landed {
  return v.parse(Landed, answer)
}
