import * as v from 'valibot'
import { Micros } from '../bundle/manifest.ts'
import { BundleError } from '../core/failure.ts'
import { type Sha256, toTargetId } from '../core/names.ts'
import { parseStrictJson } from '../core/strict-json.ts'
import { VERSION } from '../core/version.ts'
import { FindingSchema, sha256, wheelName } from '../resolve/schemas.ts'
import type { Union } from '../union/union.ts'
import type { Verdict } from '../validate/verdict.ts'
import type { Plan } from './plan.ts'

const id = v.pipe(v.string(), v.transform(toTargetId))
const level = v.picklist(['closure', 'pip', 'installed', 'imported'])

const CheckSchema = v.strictObject({
  level,
  passed: v.boolean(),
  by: v.string(),
  python: v.exactOptional(v.string()),
  system: v.exactOptional(v.string()),
  how: v.exactOptional(v.picklist(['native', 'emulated'])),
  points: v.exactOptional(v.array(v.strictObject({ python: v.string(), machine: v.string() }))),
  findings: v.array(FindingSchema),
})

const VerdictSchema = v.strictObject({
  target: id,
  level: v.picklist(['closure', 'pip', 'installed', 'imported', 'none']),
  checks: v.array(CheckSchema),
  findings: v.array(FindingSchema),
  micros: Micros,
})

/** part.json: what one leg proved, with which files, on what. */
const PartSchema = v.strictObject({
  format: v.literal(1),
  /** Of the inputs that its plan was made from, and of plan.json itself. */
  inputs: sha256,
  plan: sha256,
  leg: v.string(),
  /** Versions and machine, as in the proofs of a bundle. */
  tools: v.strictObject({ offlineBundle: v.string(), node: v.string(), python: v.string(), pip: v.string() }),
  host: v.string(),
  verdicts: v.array(VerdictSchema),
  /** What it installed. */
  files: v.array(v.strictObject({ filename: wheelName, sha256 })),
})

export type Part = v.InferOutput<typeof PartSchema>

export interface PartFacts {
  readonly plan: Plan
  /** Of plan.json. */
  readonly sha256: Sha256
  readonly leg: string
  readonly tools: Omit<Part['tools'], 'offlineBundle'>
  readonly host: string
  readonly union: Union
  readonly verdicts: readonly Verdict[]
}

export function toPart({ plan, sha256: digest, leg, tools, host, union, verdicts }: PartFacts): Part {
  const part = {
    format: 1,
    inputs: plan.inputs,
    plan: digest,
    leg,
    tools: { offlineBundle: VERSION, ...tools },
    host,
    verdicts,
    files: union.files.map(({ filename, sha256: content }) => ({ filename, sha256: content })),
  }
  return v.parse(PartSchema, part)
}

export function partText(part: Part): string {
  return `${JSON.stringify(part, null, 1)}\n`
}

/** @throws BundleError `integrity` for what is no part */
export function parsePart(text: string, where: string): Part {
  try {
    return v.parse(PartSchema, parseStrictJson(text))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const hint = 'Take the parts from the jobs of this very workflow run.'
    throw new BundleError({ kind: 'integrity', what: `${where} is not a part of a bundle: ${why}`, hint }, { cause })
  }
}
