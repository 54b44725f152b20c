import * as v from 'valibot'
import { FindingFields, FindingSchema } from '../core/findings.ts'
import { type Infer, project, sha256, texts, wheelName } from '../core/schemas.ts'

/** What is so of a wheel on some targets alone, such as a name that one system cannot hold. */
const TargetFaultSchema = v.object({
  /** Of the finding that it becomes. */
  ...v.pick(FindingFields, ['kind', 'severity']).entries,
  what: v.string(),
  /** `sys_platform` of the targets that it concerns; all systems without it. */
  system: v.exactOptional(v.string()),
  /** The first series of Python that it does not concern, e.g. `3.11`. */
  below: v.exactOptional(v.string()),
})

/** Read from the wheel file, never from the index (Binary distribution format; Core metadata). */
export const WheelFactsSchema = v.object({
  sha256,
  filename: wheelName,
  bytes: v.number(),
  project,
  /** `Name` as the project spells it. */
  name: v.string(),
  version: v.string(),
  requiresPython: v.exactOptional(v.string()),
  /** `Requires-Dist` lines as written. */
  requiresDist: texts,
  providesExtra: texts,
  summary: v.exactOptional(v.string()),
  /** `License-Expression`, an SPDX expression (PEP 639). */
  licenceExpression: v.exactOptional(v.string()),
  /** `License` text, cut to one line of 200 characters. */
  licenceText: v.exactOptional(v.string()),
  /** `License :: …` classifiers. */
  licenceClassifiers: texts,
  homePage: v.exactOptional(v.string()),
  /** Modules that a proof may import: top-level packages and modules of the wheel. */
  topLevel: texts,
  consoleScripts: texts,
  /** Uncompressed. Unit: bytes. */
  unpackedBytes: v.number(),
  /** Left to the walk, which knows the target. */
  targetFaults: v.exactOptional(v.array(TargetFaultSchema)),
  /** Paths in site-packages that RECORD lists and that are no files of the wheel. */
  absent: v.exactOptional(texts),
  /** Where its files are put, and what tells their content apart: the lines of python/worker/wheels/placed.py. */
  placed: v.exactOptional(v.string()),
  findings: v.array(FindingSchema),
})
export type WheelFacts = Infer<typeof WheelFactsSchema>
