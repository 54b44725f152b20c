import * as v from 'valibot'
import { toTargetId } from '../core/names.ts'
import { FindingSchema, findingKind, project, sha256, texts, wheelName } from '../resolve/schemas.ts'
import type { ClosureVerdict, WheelFacts } from './closure.ts'

const TargetFault = v.object({
  kind: findingKind,
  severity: v.picklist(['error', 'warning']),
  what: v.string(),
  system: v.exactOptional(v.string()),
  below: v.exactOptional(v.string()),
})

const Facts = v.object({
  sha256,
  filename: wheelName,
  bytes: v.number(),
  project,
  name: v.string(),
  version: v.string(),
  requiresPython: v.exactOptional(v.string()),
  requiresDist: texts,
  providesExtra: texts,
  summary: v.exactOptional(v.string()),
  licenceExpression: v.exactOptional(v.string()),
  licenceText: v.exactOptional(v.string()),
  licenceClassifiers: texts,
  homePage: v.exactOptional(v.string()),
  topLevel: texts,
  consoleScripts: texts,
  unpackedBytes: v.number(),
  targetFaults: v.exactOptional(v.array(TargetFault)),
  absent: v.exactOptional(texts),
  placed: v.exactOptional(v.string()),
  findings: v.array(FindingSchema),
})

const Walked = v.object({
  target: v.pipe(v.string(), v.transform(toTargetId)),
  complete: v.boolean(),
  findings: v.array(FindingSchema),
  requiredBy: v.exactOptional(v.record(v.string(), v.array(project))),
  micros: v.object({
    from: v.string(),
    to: v.string(),
    except: v.array(v.object({ from: v.string(), to: v.string(), because: v.string() })),
  }),
  points: v.array(v.object({ python: v.string(), machine: v.string() })),
  uncovered: v.array(wheelName),
})

/** What the inspector read from one wheel. */
export function parseFacts(answer: unknown): WheelFacts {
  return v.parse(Facts, answer)
}

/** What the walk found for one target. */
export function parseClosureVerdict(answer: unknown): ClosureVerdict {
  return v.parse(Walked, answer)
}
