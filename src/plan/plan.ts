import * as v from 'valibot'
import { TARGET_FIELDS } from '../bundle/manifest.ts'
import { sha256Of } from '../core/digest.ts'
import { BundleError } from '../core/failure.ts'
import { type Sha256, toTargetId } from '../core/names.ts'
import { maskSecrets } from '../core/secrets.ts'
import { VERSION } from '../core/version.ts'
import type { PlanRequest } from '../inputs/stations.ts'
import { ReadingSchema, SolvedSchema } from '../resolve/answers.ts'
import type { Reading } from '../resolve/root.ts'
import { sha256, texts, wheelName } from '../resolve/schemas.ts'

const id = v.pipe(v.string(), v.transform(toTargetId))
/** A leg's name becomes a folder and a part of the name of an artifact. */
const legName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/))

const LegSchema = v.strictObject({ name: legName, targets: v.array(id), runsOn: texts, pythons: texts, architecture: v.string() })

const Told = v.strictObject({
  url: v.string(),
  index: v.string(),
  requiresPython: v.nullable(v.string()),
  providesExtra: texts,
  requiresDist: texts,
})

/** plan.json: what was decided for all legs at once. It holds no login, no time and nothing of who made it: the same inputs and
 * the same index give the same bytes, and parts of an earlier attempt still fit. */
const PlanSchema = v.strictObject({
  format: v.literal(1),
  tool: v.strictObject({ name: v.literal('offline-bundle'), version: v.string() }),
  inputs: sha256,
  targets: v.array(v.strictObject({ ...TARGET_FIELDS, id })),
  reading: v.omit(ReadingSchema, ['logins']),
  resolutions: v.array(SolvedSchema),
  told: v.array(Told),
  carried: v.array(v.strictObject({ filename: wheelName, sha256 })),
  legs: v.array(LegSchema),
  unproved: v.array(v.strictObject({ target: id, because: v.string() })),
})

export type Plan = v.InferOutput<typeof PlanSchema>

/** What the inputs and the files that they name come to. Two plans of the same inputs still differ when the index did. */
export function inputsDigest({ asked, targets, indexes, sdists }: PlanRequest, { logins, ...reading }: Reading): Sha256 {
  return sha256Of(maskSecrets(JSON.stringify({ asked, targets, indexes, sdists, reading })))
}

export function planText(plan: Plan): string {
  return `${JSON.stringify(plan, null, 1)}\n`
}

/** @throws BundleError `integrity` for what is no plan, or one of another version of this program */
export function parsePlan(text: string, where: string): Plan {
  const parsed = v.safeParse(PlanSchema, parseJson(text))
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw unfit(`${where} is not a plan: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`)
  }
  const { version } = parsed.output.tool
  if (version !== VERSION) throw unfit(`${where} was made by offline-bundle ${version}, and this is ${VERSION}`)
  return parsed.output
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unfit(what: string): BundleError {
  return new BundleError({
    kind: 'integrity',
    what,
    hint: 'Take plan, leg and merge from one commit, and the plan from this very workflow run.',
  })
}
