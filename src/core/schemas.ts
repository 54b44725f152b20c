import * as v from 'valibot'
import { parseSha256, parseWheelName, type Sha256, toProjectName, toTargetId, type WheelName } from './names.ts'

/** The output type of a schema, deeply read-only. */
export type Infer<TSchema extends v.GenericSchema> = ReadonlyDeep<v.InferOutput<TSchema>>

type ReadonlyDeep<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null | undefined
    ? T
    : { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> }

// Fields shared by several formats
export const texts = v.array(v.string())
export const project = v.pipe(v.string(), v.transform(toProjectName))
export const targetId = v.pipe(v.string(), v.transform(toTargetId))
export const sha256 = v.pipe(
  v.string(),
  v.transform(parseSha256),
  v.custom<Sha256>((digest) => digest !== undefined, 'expected 64 hexadecimal digits'),
)
export const wheelName = v.pipe(
  v.string(),
  v.transform(parseWheelName),
  v.custom<WheelName>((name) => name !== undefined, 'expected a wheel file name'),
)

/** Variables, versions and machine names (Dependency specifiers; PEP 508). It becomes part of a line in a lock, where `--` would start an option. */
export const marker = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.+"<>=!~ ()]+$/))
