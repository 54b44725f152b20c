import * as v from 'valibot'
import { VERSION } from '../core/constants.ts'
import { documentText, type Infer, parseDocument, sha256, wheelName } from '../core/json.ts'
import type { Sha256 } from '../core/names.ts'
import type { Union } from '../resolve/union.ts'
import { type Verdict, VerdictSchema } from '../verify/verdict.ts'
import type { Plan } from './plan-file.ts'

const FORMAT = 1

/** part.json: what one leg proved, with which files, on what. */
const PartSchema = v.strictObject({
  format: v.literal(FORMAT),
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
    format: FORMAT,
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
  return documentText(part)
}

const hint = 'Take the parts from the jobs of this very workflow run.'
const PART = { noun: 'a part of a bundle', format: FORMAT, schema: PartSchema, hint, otherFormat: hint } as const

/** @throws BundleError `integrity` for what is no part */
export function parsePart(text: string, where: string): Part {
  return parseDocument(PART, text, where)
}
