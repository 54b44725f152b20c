import * as v from 'valibot'
import type { Infer } from '../core/schemas.ts'
import type { Target } from './target.ts'

/** One machine of a target, so far as markers know it. */
export const PointSchema = v.strictObject({
  /** Full version of Python. */
  python: v.string(),
  /** `platform_machine` */
  machine: v.string(),
})
export type Point = Infer<typeof PointSchema>

/** The target as that machine alone. PyPy's own version does not follow Python's. */
export function targetAt(target: Target, { python, machine }: Point): Target {
  const markers = { ...target.markers, platform_machine: machine }
  if (python === target.python.version) return { ...target, markers, machines: [machine] }
  const implementation = target.python.implementation === 'cp' ? { implementation_version: python } : {}
  return {
    ...target,
    python: { ...target.python, version: python },
    markers: { ...markers, python_full_version: python, ...implementation },
    machines: [machine],
  }
}
