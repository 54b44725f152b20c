import { BundleError } from '../core/errors.ts'
import { byText, plainLine } from '../core/text.ts'
import type { OutputSettings } from '../options/request.ts'
import type { Target } from '../targets/target.ts'
import { entrySha256, sumsText } from './checksums.ts'
import type { Bundle, BundledTarget, BundleEntry, BundleInput } from './contents.ts'
import {
  alikeTargets,
  commonPylockText,
  type LockedWheel,
  lockPagePath,
  lockPageText,
  lockPath,
  lockText,
  pylockPath,
  pylockText,
} from './locks.ts'
import { bundledTargets, factsOf, type ManifestFile, manifestOf, manifestText } from './manifest.ts'
import { readmeText } from './readme.ts'
import { sbomText } from './sbom.ts'
import { simplePages } from './simple-index.ts'

/**
 * Create a bundle as a value. Its bytes depend on the input only, not on the time, the order of requests or local folders.
 * @throws BundleError `integrity` for an unsafe name or version, or for paths that differ only in case; `bug` for inconsistent input
 */
export function bundleOf(input: BundleInput): Bundle {
  const targets = bundledTargets(input)
  const alike = alikeTargets(targets)
  const first = [
    textEntry('install.py', input.installer),
    ...bootstrapEntries(input),
    ...lockEntries(input, targets),
    ...pageEntries(input),
  ]
  if (alike === undefined) first.push(textEntry('pylock.toml', commonPylockText(targets, lockedWheel(input))))

  // README.txt and the SBOM derive from the manifest, which in turn lists them
  const draft = manifestOf(input, targets, first.map(toManifestFile))
  const derived = [textEntry('README.txt', readmeText(draft, alike)), textEntry('sbom.cdx.json', sbomText(draft, input.bootstrap))]
  const files = [...first, ...derived]
  const manifest = manifestOf(input, targets, files.map(toManifestFile))
  const entries = [...wheelEntries(input), ...files, textEntry('manifest.json', manifestText(manifest))].sort(byPath)
  checkPathClashes(entries)
  const sums = sumsText(entries.map((entry) => ({ path: entry.path, sha256: entrySha256(entry) })))
  return { name: input.name, epochSeconds: input.epochSeconds, entries: [...entries, textEntry('SHA256SUMS', sums)].sort(byPath) }
}

const byPath = byText(({ path }: BundleEntry) => path)

function textEntry(path: string, text: string): BundleEntry {
  return { kind: 'text', path, text }
}

function wheelEntries(input: BundleInput): readonly BundleEntry[] {
  return input.union.files.map(({ filename, sha256 }) => {
    const source = input.pool.get(sha256)?.path
    if (source === undefined) throw new BundleError({ kind: 'bug', what: `the pool lacks ${filename} (${sha256})` })
    return { kind: 'file', path: `wheels/${filename}`, source, sha256, bytes: factsOf(input, sha256).bytes }
  })
}

function bootstrapEntries({ bootstrap }: BundleInput): BundleEntry[] {
  return bootstrap.map(({ filename, path, sha256, bytes }) => ({
    kind: 'file',
    path: `bootstrap/${filename}`,
    source: path,
    sha256,
    bytes,
  }))
}

function lockEntries(input: BundleInput, targets: readonly BundledTarget[]): BundleEntry[] {
  return targets.flatMap((one) => [
    textEntry(lockPath(one.target.id), lockText(one.target, one.entries)),
    textEntry(
      lockPagePath(one.target.id),
      lockPageText(
        one.target.id,
        one.entries.map(({ sha256 }) => ({ filename: factsOf(input, sha256).filename, sha256 })),
      ),
    ),
    textEntry(pylockPath(one.target.id), pylockText(one, lockedWheel(input))),
  ])
}

function pageEntries(input: BundleInput): BundleEntry[] {
  const listed = input.union.files.map(({ project, filename, sha256, yanked }) => {
    const { requiresPython } = factsOf(input, sha256)
    return {
      project,
      filename,
      sha256,
      ...(requiresPython === undefined ? {} : { requiresPython }),
      ...(yanked === undefined ? {} : { yanked }),
    }
  })
  return [...simplePages(listed)].map(([path, text]) => textEntry(path, text))
}

function lockedWheel(input: BundleInput): (entry: { readonly sha256: BundleInput['union']['files'][number]['sha256'] }) => LockedWheel {
  return ({ sha256 }) => {
    const { filename, bytes, requiresPython } = factsOf(input, sha256)
    return { filename, bytes, ...(requiresPython === undefined ? {} : { requiresPython: plainLine(requiresPython) }) }
  }
}

function toManifestFile(entry: BundleEntry): ManifestFile {
  const bytes = entry.kind === 'file' ? entry.bytes : new TextEncoder().encode(entry.text).byteLength
  return { path: entry.path, sha256: entrySha256(entry), bytes }
}

/** Windows and macOS treat `A.whl` and `a.whl` as one file. */
function checkPathClashes(entries: readonly BundleEntry[]): void {
  const seen = new Map<string, string>()
  for (const { path } of entries) {
    const other = seen.get(path.toLowerCase())
    if (other !== undefined) {
      throw new BundleError({
        kind: 'integrity',
        what: `${other} and ${path} differ only in case, so that Windows and macOS cannot store both`,
        hint: 'Exclude one of the two releases, or pass --split target.',
      })
    }
    seen.set(path.toLowerCase(), path)
  }
}

/** One bundle of a run: for all targets, one platform or one target. */
export interface BundleSpec {
  readonly name: string
  readonly targets: readonly Target[]
}

/** Split targets into bundles (--split), in the order of the targets. */
export function splitTargets(targets: readonly Target[], { name, split }: Pick<OutputSettings, 'name' | 'split'>): readonly BundleSpec[] {
  if (split === 'none') return [{ name, targets }]
  const groups = new Map<string, Target[]>()
  for (const target of targets) {
    const part = split === 'platform' ? target.platform : target.id
    groups.set(part, [...(groups.get(part) ?? []), target])
  }
  return [...groups].map(([part, some]) => ({ name: `${name}-${part.replaceAll(/[^A-Za-z0-9._-]+/g, '_')}`, targets: some }))
}
