import * as v from 'valibot'
import { type Difference, DifferenceSchema } from '../bundle/difference.ts'
import { FindingSchema } from '../bundle/manifest.ts'
import { explain, type Failure, MissingWheelsSchema } from '../core/errors.ts'
import type { Infer } from '../core/schemas.ts'
import { verdictFields } from '../verify/verdict.ts'
import { ArchiveFileSchema, BaseSchema, BundledWheelSchema, type Checked, type Outcome } from './outcome.ts'

const Finding = v.strictObject({
  ...FindingSchema.entries,
  omitted: v.exactOptional(v.pipe(v.number(), v.description('on the last finding of a shortened list: how many more there are'))),
})
const { level, checks, micros } = verdictFields(v.string(), Finding)
const Seconds = v.pipe(v.number(), v.description('duration of the run'))

const CheckedSchema = v.strictObject({
  name: v.string(),
  folder: v.pipe(v.string(), v.description('the bundle, as a path below the output folder as typed')),
  wheelCount: v.number(),
  totalBytes: v.pipe(v.number(), v.description('of all wheels')),
  seconds: Seconds,
  targets: v.array(
    v.strictObject({
      id: v.string(),
      platform: v.string(),
      python: v.string(),
      level,
      checks,
      micros: v.exactOptional(micros),
      machines: v.pipe(v.array(v.string()), v.description('values of platform_machine')),
    }),
  ),
  wheels: v.array(BundledWheelSchema),
  findings: v.pipe(v.array(Finding), v.description('warnings')),
  signer: v.exactOptional(v.string()),
})

const MadeSchema = v.strictObject({
  ...CheckedSchema.entries,
  manifest: v.pipe(v.string(), v.description('path of the manifest next to the bundle')),
  archives: v.pipe(v.array(ArchiveFileSchema), v.description('the archive, or its volumes in order')),
  files: v.pipe(v.array(ArchiveFileSchema), v.description('every written file, next to the bundle and in it')),
  difference: v.exactOptional(v.pipe(DifferenceSchema, v.description('with --since'))),
  base: v.exactOptional(v.pipe(BaseSchema, v.description('of a delta: the bundle that it requires'))),
})

const UsageErrorSchema = v.strictObject({
  input: v.pipe(v.string(), v.description('the option, or a location such as requirements.txt:3')),
  actual: v.string(),
  expected: v.string(),
  hint: v.exactOptional(v.string()),
})

const OneFailure = v.variant('kind', [
  v.strictObject({ kind: v.literal('usage'), faults: v.array(UsageErrorSchema) }),
  v.strictObject({
    kind: v.literal('incomplete'),
    targets: v.array(v.strictObject({ target: v.string(), findings: v.array(Finding) })),
    complete: v.exactOptional(v.array(v.string())),
    missingWheels: v.exactOptional(MissingWheelsSchema),
  }),
  v.strictObject({
    kind: v.picklist(['integrity', 'signature', 'no-target', 'environment', 'network']),
    what: v.string(),
    hint: v.string(),
  }),
  v.strictObject({ kind: v.literal('policy'), findings: v.array(Finding) }),
  v.strictObject({ kind: v.literal('cancelled') }),
  v.strictObject({ kind: v.literal('bug'), what: v.string() }),
])

const done = { ok: v.literal(true), exitCode: v.literal(0) }

/** What `--json` prints: of a run, of `verify`, of `diff`, or of a failure of any command. */
export const ResultSchema = v.union([
  v.pipe(v.strictObject({ ...done, bundles: v.array(MadeSchema) }), v.title('bundle')),
  v.pipe(v.strictObject({ ...done, bundles: v.array(CheckedSchema) }), v.title('verify')),
  v.pipe(v.strictObject({ ...done, ...DifferenceSchema.entries }), v.title('diff')),
  v.pipe(
    v.strictObject({
      ok: v.literal(false),
      exitCode: v.number(),
      message: v.string(),
      hint: v.string(),
      failure: v.union([OneFailure, v.strictObject({ kind: v.literal('several'), failures: v.array(OneFailure) })]),
    }),
    v.title('failure'),
  ),
])
type Result = Infer<typeof ResultSchema>

/** The output of `--json`: one line with keys in a fixed order. */
export function resultJson(outcomes: readonly Outcome[]): string {
  const bundles = outcomes.map(({ manifestPath: manifest, archives, companionFiles, files, difference, base, ...checked }) => ({
    ...checkedJson(checked),
    manifest,
    archives,
    files: [...companionFiles, ...files],
    ...(difference === undefined ? {} : { difference }),
    ...(base === undefined ? {} : { base }),
  }))
  return line({ ok: true, exitCode: 0, bundles })
}

/** The output of `diff --json`. */
export function differenceJson(difference: Difference): string {
  return line({ ok: true, exitCode: 0, ...difference })
}

/** The output of `verify --json`. */
export function verifiedJson(checked: Checked): string {
  return line({ ok: true, exitCode: 0, bundles: [checkedJson(checked)] })
}

/** The output of `--json` for a failure. */
export function failureJson(failure: Failure): string {
  const { exitCode, message, hint } = explain(failure)
  const [only, ...more] = partsOf(failure)
  if (only === undefined) throw new TypeError('a failure without a cause')
  return line({ ok: false, exitCode, message, hint, failure: more.length === 0 ? only : { kind: 'several', failures: [only, ...more] } })
}

function partsOf(failure: Failure): readonly Exclude<Failure, { kind: 'several' }>[] {
  return failure.kind === 'several' ? failure.failures.flatMap(partsOf) : [failure]
}

function checkedJson(checked: Checked): Infer<typeof CheckedSchema> {
  const { name, folder, targets, verdicts, wheelCount, totalBytes, seconds, wheels, findings, signer } = checked
  return {
    name,
    folder,
    wheelCount,
    totalBytes,
    seconds: Math.round(seconds * 1000) / 1000,
    targets: targets.map(({ id, platform, python, machines }) => {
      const verdict = verdicts.find(({ target }) => target === id)
      return {
        id,
        platform,
        python: python.version,
        level: verdict?.level ?? 'none',
        checks: verdict?.checks ?? [],
        ...(verdict === undefined ? {} : { micros: verdict.micros }),
        machines,
      }
    }),
    wheels,
    findings,
    ...(signer === undefined ? {} : { signer }),
  }
}

/** Escapes everything but printable ASCII: the text of servers and packages may contain terminal control characters. */
function line(value: Result): string {
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, escaped)}\n`
}
