import { createHash, type Hash } from 'node:crypto'

declare const brand: unique symbol

/** A normalized project name, e.g. `ruamel-yaml` (Names and normalization; PEP 503). */
export type ProjectName = string & { readonly [brand]: 'ProjectName' }
/** The id of a target, e.g. `cp312-linux-x86_64-glibc2.28`. Safe as a file name. */
export type TargetId = string & { readonly [brand]: 'TargetId' }
/** 64 lower-case hexadecimal digits. */
export type Sha256 = string & { readonly [brand]: 'Sha256' }
/** The file name of a wheel as the index spells it (Binary distribution format; PEP 427). */
export type WheelName = string & { readonly [brand]: 'WheelName' }

export function toProjectName(text: string): ProjectName {
  return text.toLowerCase().replaceAll(/[-_.]+/g, '-') as ProjectName
}

export function toTargetId(text: string): TargetId {
  return text.replaceAll(/[^A-Za-z0-9._-]+/g, '_') as TargetId
}

export function parseSha256(text: string): Sha256 | undefined {
  return /^[0-9a-f]{64}$/.test(text) ? (text as Sha256) : undefined
}

/** Parse a wheel file name: one visible path segment of printable ASCII. */
export function parseWheelName(text: string): WheelName | undefined {
  return /^[A-Za-z0-9][A-Za-z0-9_.+!-]*\.whl$/.test(text) && text.split('-').length >= 5 ? (text as WheelName) : undefined
}

/** Return the sha256 of bytes, or of text as UTF-8. */
export function sha256Of(content: string | Uint8Array): Sha256 {
  return toSha256(createHash('sha256').update(content))
}

/** Return the digest of a sha256 hash object. */
export function toSha256(hash: Hash): Sha256 {
  const digest = parseSha256(hash.digest('hex'))
  if (digest === undefined) throw new TypeError('node:crypto returned no sha256')
  return digest
}
