import * as v from 'valibot'
import { BundleError } from '../core/failure.ts'
import type { Sha256 } from '../core/names.ts'
import { type Infer, sha256, wheelName } from '../core/schemas.ts'
import { parseStrictJson } from '../core/strict-json.ts'
import { VERSION } from '../core/version.ts'
import type { Union } from '../union/union.ts'
import { type Verdict, VerdictSchema } from '../validate/verdict.ts'
import type { Plan } from './plan.ts'

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

export type Part = Infer<typeof PartSchema>

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
