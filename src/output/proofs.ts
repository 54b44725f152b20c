import * as v from 'valibot'
import { FindingSchema, plainFinding } from '../bundle/manifest.ts'
import { documentText } from '../core/json.ts'
import type { Sha256 } from '../core/names.ts'
import type { Infer } from '../core/schemas.ts'
import { plainLine, recordedUrl } from '../core/text.ts'
import type { Union } from '../resolve/union.ts'
import { type Check, type Verdict, verdictFields } from '../verify/verdict.ts'
import type { BuiltFrom } from '../worker/messages.ts'

const Time = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/), v.description('ISO 8601, UTC'))

const BuiltWheel = v.strictObject({
  wheel: v.string(),
  sha256: v.string(),
  kind: v.picklist(['sdist', 'vcs', 'folder']),
  url: v.string(),
  sourceSha256: v.exactOptional(v.string()),
  revision: v.exactOptional(v.string()),
  staticMetadata: v.boolean(),
  backend: v.string(),
  python: v.string(),
})

const FORMAT = 2

/** `<name>.proofs.json`: the facts of one run. They differ between runs of the same bundle. */
export const ProofsSchema = v.strictObject({
  format: v.literal(FORMAT),
  name: v.string(),
  /** Of manifest.json in the bundle. */
  manifestSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  tools: v.strictObject({ offlineBundle: v.string(), node: v.string(), python: v.string(), pip: v.string() }),
  /** What ran, e.g. `linux x64`. */
  host: v.string(),
  started: Time,
  sealed: Time,
  targets: v.array(v.strictObject(verdictFields(v.string(), FindingSchema))),
  built: v.array(BuiltWheel),
})

export type Proofs = Infer<typeof ProofsSchema>

interface ProofFacts extends Pick<Proofs, 'name' | 'manifestSha256' | 'tools' | 'host'> {
  readonly started: Date
  readonly sealed: Date
  readonly verdicts: readonly Verdict[]
  readonly union: Union
}

/**
 * The text of `<name>.proofs.json`.
 * @throws ValiError if the proofs do not match their schema, which is a bug
 */
export function proofsText(proofs: Proofs): string {
  return documentText(v.parse(ProofsSchema, proofs))
}

/** Collect the verdicts, tools, builds and times of a run, with URLs and texts made safe to record. */
export function proofsOf({ verdicts, union, started, sealed, ...facts }: ProofFacts): Proofs {
  return {
    format: FORMAT,
    ...facts,
    started: started.toISOString(),
    sealed: sealed.toISOString(),
    targets: verdicts.map(({ target, level, checks, findings: found, micros }) => {
      return { target, level, checks: checks.map(plainCheck), findings: found.map(plainFinding), micros }
    }),
    built: union.files.flatMap(({ filename, sha256, built }) =>
      built === undefined ? [] : [{ wheel: filename, ...builtProof(sha256, built) }],
    ),
  }
}

function builtProof(sha256: Sha256, built: BuiltFrom) {
  const { sha256: source, kind, url, revision, staticMetadata, backend, python } = built
  return {
    sha256,
    kind,
    url: recordedUrl(url),
    ...(source === undefined ? {} : { sourceSha256: source }),
    ...(revision === undefined ? {} : { revision: plainLine(revision) }),
    staticMetadata,
    backend: plainLine(backend),
    python,
  }
}

function plainCheck({ findings: found, ...check }: Check): Proofs['targets'][number]['checks'][number] {
  return { ...check, findings: found.map(plainFinding) }
}
