import * as v from 'valibot'
import { FindingSchema } from '../core/findings.ts'
import { PROOF_LEVELS } from '../core/proof-levels.ts'
import { type Infer, targetId } from '../core/schemas.ts'
import { MicroCoverSchema } from '../targets/micro-versions.ts'
import { PointSchema } from '../targets/point.ts'

/** Of one check, with findings as that format holds them. */
export function checkFields<const TFinding extends v.GenericSchema>(finding: TFinding) {
  return {
    level: v.picklist(PROOF_LEVELS),
    passed: v.boolean(),
    /** What did it: `closure walk`, `pip 26.3`, or the interpreter. */
    by: v.string(),
    /** Full version of the interpreter that installed or imported. */
    python: v.exactOptional(v.string()),
    /** `glibc 2.36`, `musl 1.2.5`, `macOS 15.1`, `Windows 11`. */
    system: v.exactOptional(v.string()),
    how: v.exactOptional(v.picklist(['native', 'emulated'])),
    /** Of a dry run that was repeated: the machines that it was run for. */
    points: v.exactOptional(v.array(PointSchema)),
    findings: v.array(finding),
  }
}

/** What was checked for one target, by what, and found. */
export function verdictFields<const TId extends v.GenericSchema, const TFinding extends v.GenericSchema>(id: TId, finding: TFinding) {
  return {
    target: id,
    /** The highest level that passed; `none` when the closure failed. */
    level: v.picklist([...PROOF_LEVELS, 'none']),
    checks: v.array(v.strictObject(checkFields(finding))),
    findings: v.array(finding),
    micros: MicroCoverSchema,
  }
}

export const VerdictSchema = v.strictObject(verdictFields(targetId, FindingSchema))
export type Verdict = Infer<typeof VerdictSchema>
export type Check = Verdict['checks'][number]
