import * as v from 'valibot'
import { FINDING_CLASSES, isFindingKind } from '../core/finding.ts'
import { parseSha256, parseWheelName, type Sha256, toProjectName, type WheelName } from '../core/names.ts'

/** What the answers of several roles have in common. */
export const texts = v.array(v.string())
export const project = v.pipe(v.string(), v.transform(toProjectName))
export const sha256 = v.pipe(
  v.string(),
  v.transform(parseSha256),
  v.custom<Sha256>((digest) => digest !== undefined, 'want 64 hexadecimal digits'),
)
export const wheelName = v.pipe(
  v.string(),
  v.transform(parseWheelName),
  v.custom<WheelName>((name) => name !== undefined, 'want the file name of a wheel'),
)

export const findingKind = v.pipe(v.string(), v.guard(isFindingKind, 'want a kind of src/core/finding.ts'))

/** python/worker/findings.py */
export const FindingSchema = v.pipe(
  v.object({
    kind: findingKind,
    severity: v.picklist(['error', 'warning']),
    message: v.string(),
    hint: v.exactOptional(v.string()),
    project: v.exactOptional(project),
    version: v.exactOptional(v.string()),
    origin: v.exactOptional(v.string()),
    chain: v.exactOptional(texts),
    omitted: v.exactOptional(v.number()),
  }),
  v.check(({ kind, severity }) => severity !== 'error' || FINDING_CLASSES[kind] !== 'warning', 'this kind of finding is never an error'),
)

/** Variables, versions and machine names (Dependency specifiers; PEP 508). It becomes part of a line of a lock, where `--` begins an option. */
export const marker = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.+"<>=!~ ()]+$/))
