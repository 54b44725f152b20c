import * as v from 'valibot'
import { FindingSchema } from '../core/findings.ts'
import { type Infer, project, targetId, wheelName } from '../core/schemas.ts'
import { MicroCoverSchema } from '../targets/micro-versions.ts'
import { PointSchema } from '../targets/point.ts'

/** What the walk found for one target. */
export const ClosureVerdictSchema = v.object({
  target: targetId,
  complete: v.boolean(),
  /** Errors and warnings; empty when all is well. */
  findings: v.array(FindingSchema),
  /** Project to the projects whose own METADATA asks for it there. A lock as input does not tell. */
  requiredBy: v.exactOptional(v.record(v.string(), v.array(project))),
  /** Wheels of the lock that only excepted micro versions need: a bundle leaves them out. */
  uncovered: v.array(wheelName),
  /** The micro versions for which the answer is the same as for the target's own, on every `platform_machine` of the target. */
  micros: MicroCoverSchema,
  /** One of each kind of machine that a marker or a Requires-Python tells apart, the target's own first; none where it is incomplete. */
  points: v.array(PointSchema),
})
export type ClosureVerdict = Infer<typeof ClosureVerdictSchema>
