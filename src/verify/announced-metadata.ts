import { BundleError } from '../core/errors.ts'
import { type Sha256, toProjectName } from '../core/names.ts'
import type { Union, UnionFile } from '../resolve/union.ts'
import type { WheelFacts } from '../worker/messages.ts'
import type { AnnouncedMetadata } from '../worker/protocol.ts'

/**
 * Compare the metadata that resolvers used with the metadata in each wheel. A metadata file that an index serves separately
 * (PEP 658) must match the wheel: otherwise the resolution differs from what is installed.
 * @throws BundleError `integrity` with each index and file
 */
export function checkAnnouncedMetadata(
  union: Union,
  wheels: ReadonlyMap<Sha256, WheelFacts>,
  announced: ReadonlyMap<string, AnnouncedMetadata>,
): void {
  const lines = union.files.flatMap((file) => {
    const [facts, core] = [wheels.get(file.sha256), announced.get(file.url)]
    if (facts === undefined || core === undefined || facts.findings.some(({ severity }) => severity === 'error')) return []
    const differs = differencesOf(core, facts)
    return differs.length === 0 ? [] : [lineOf(file, core, differs)]
  })
  if (lines.length === 0) return
  const hint = 'Do not use this wheel. Report the mismatch to the operator of the index.'
  throw new BundleError({ kind: 'integrity', what: lines.join('\n'), hint })
}

function lineOf({ filename }: UnionFile, { index }: AnnouncedMetadata, differs: readonly string[]): string {
  return `the metadata of ${filename} differs from the metadata that ${index === '' ? 'its URL' : index} announces: ${differs.join('; ')}`
}

function differencesOf(core: AnnouncedMetadata, facts: WheelFacts): readonly string[] {
  return [
    ...difference('Requires-Dist', core.requiresDist, facts.requiresDist, plain),
    ...difference('Requires-Python', pythons(core.requiresPython), pythons(facts.requiresPython), plain),
    ...difference('Provides-Extra', core.providesExtra, facts.providesExtra, toProjectName),
  ]
}

/** Ignore whitespace and quotes, which indexes may rewrite. */
function plain(line: string): string {
  return line.replaceAll(/\s+/g, '').replaceAll('"', "'")
}

/** Old tools wrote a placeholder for no value. */
function pythons(given: string | null | undefined): readonly string[] {
  return given === undefined || given === null || ['', 'UNKNOWN', 'None'].includes(given) ? [] : [given]
}

/** Part of an untrusted line that is shown. Unit: characters. */
const MAX_LINE = 200

function difference(
  field: string,
  announced: readonly string[],
  inside: readonly string[],
  normal: (line: string) => string,
): readonly string[] {
  const without = (lines: readonly string[], others: readonly string[]): readonly string[] => {
    const known = new Set(others.map(normal))
    return lines.filter((line) => !known.has(normal(line)))
  }
  const said = [
    ...without(announced, inside).map((line) => `${field} ${line.slice(0, MAX_LINE)} only in the announced metadata`),
    ...without(inside, announced).map((line) => `${field} ${line.slice(0, MAX_LINE)} only in the wheel`),
  ]
  return said.length > 3 ? [...said.slice(0, 3), `and ${said.length - 3} more`] : said
}
