import * as v from 'valibot'
import type { Manifest } from '../bundle/manifest.ts'
import { FindingSchema } from '../core/findings.ts'
import type { Ports } from '../core/ports.ts'
import { PROOF_LEVELS } from '../core/proof-levels.ts'
import { type Infer, targetId } from '../core/schemas.ts'
import type { ProofSettings } from '../options/request.ts'
import type { Union, UnionEntry } from '../resolve/union.ts'
import { MicroCoverSchema } from '../targets/micro-versions.ts'
import { PointSchema, type Target } from '../targets/target.ts'
import type { Closure, ClosureVerdict } from '../worker/messages.ts'
import type { PythonRuntime } from '../worker/python.ts'

/** Fields of one check. @param finding schema of a finding in this format */
function checkFields<const TFinding extends v.GenericSchema>(finding: TFinding) {
  return {
    level: v.picklist(PROOF_LEVELS),
    passed: v.boolean(),
    /** The tool: `closure walk`, `pip 26.3`, or the interpreter. */
    by: v.string(),
    /** Full version of the interpreter that installed or imported. */
    python: v.exactOptional(v.string()),
    /** `glibc 2.36`, `musl 1.2.5`, `macOS 15.1`, `Windows 11`. */
    system: v.exactOptional(v.string()),
    how: v.exactOptional(v.picklist(['native', 'emulated'])),
    /** For a repeated dry run: the points that it covered. */
    points: v.exactOptional(v.array(PointSchema)),
    findings: v.array(finding),
  }
}

/** Fields of a verdict: the checks of one target and their findings. */
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

/** Everything that the checks of a target need. */
export interface VerifySettings {
  readonly ports: Pick<Ports, 'log' | 'env' | 'signal' | 'assets'>
  readonly pythonRuntime: Pick<PythonRuntime, 'python' | 'pipFolder' | 'start'>
  readonly proof: ProofSettings
  /** Processes at a time. */
  readonly jobs: number
}

/** One target of a staged or finished bundle, and its closure verdict. */
export interface ProvingTarget {
  readonly target: Target
  readonly verdict: ClosureVerdict
  readonly wheels: readonly ProvingWheel[]
}

/** One entry of the target's lock. */
export interface ProvingWheel extends Pick<UnionEntry, 'project' | 'version' | 'marker' | 'requested' | 'requiredBy'> {
  readonly filename: string
  /** WheelFacts.topLevel */
  readonly topLevel: readonly string[]
}

/** A finished bundle whose files were all checked again. */
export interface Verified {
  readonly manifest: Manifest
  readonly targets: readonly Target[]
  readonly union: Union
  readonly closure: Closure
  /** In the order of the manifest. */
  readonly verdicts: readonly Verdict[]
}
