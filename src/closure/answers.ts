import * as v from 'valibot'
import { parseSha256, parseWheelName, type Sha256, toProjectName, toTargetId, type WheelName } from '../core/names.ts'
import type { ClosureVerdict, WheelFacts } from './closure.ts'

const texts = v.array(v.string())
const project = v.pipe(v.string(), v.transform(toProjectName))
const sha256 = v.pipe(
  v.string(),
  v.transform(parseSha256),
  v.custom<Sha256>((digest) => digest !== undefined, 'want 64 hexadecimal digits'),
)
const wheelName = v.pipe(
  v.string(),
  v.transform(parseWheelName),
  v.custom<WheelName>((name) => name !== undefined, 'want the file name of a wheel'),
)

/** python/worker/findings.py */
export const FindingSchema = v.object({
  kind: v.string(),
  severity: v.picklist(['error', 'warning']),
  message: v.string(),
  hint: v.exactOptional(v.string()),
  project: v.exactOptional(project),
  version: v.exactOptional(v.string()),
  origin: v.exactOptional(v.string()),
  chain: v.exactOptional(texts),
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
  findings: v.array(FindingSchema),
})

const Walked = v.object({
  target: v.pipe(v.string(), v.transform(toTargetId)),
  complete: v.boolean(),
  findings: v.array(FindingSchema),
  requiredBy: v.exactOptional(v.record(v.string(), v.array(project))),
  micros: v.object({ from: v.string(), to: v.string(), except: v.array(v.object({ micro: v.string(), because: v.string() })) }),
})

/** What the inspector read from one wheel. */
export function parseFacts(answer: unknown): WheelFacts {
  return v.parse(Facts, answer)
}

/** What the walk found for one target. */
export function parseClosureVerdict(answer: unknown): ClosureVerdict {
  return v.parse(Walked, answer)
}
