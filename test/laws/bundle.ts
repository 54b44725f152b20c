import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { entrySha256, sumsText } from '../../src/bundle/checksums.ts'
import type { Bundle, BundleEntry } from '../../src/bundle/contents.ts'
import { deltaOf } from '../../src/bundle/delta.ts'
import { differenceOf } from '../../src/bundle/difference.ts'
import { type Manifest, manifestText, parseManifest } from '../../src/bundle/manifest.ts'
import { BundleError } from '../../src/core/errors.ts'
import { parseStrictJson } from '../../src/core/json.ts'
import { sha256Of, toProjectName, toTargetId } from '../../src/core/names.ts'
import { byText } from '../../src/core/text.ts'
import { differenceText } from '../../src/report/difference-text.ts'
import { PLAIN_STYLE } from '../../src/report/text-style.ts'
import { readBase } from '../../src/run/previous-bundle.ts'
import { checkSums } from '../../src/verify/bundle-files.ts'
import { toTarget, toUnion } from '../../src/verify/from-manifest.ts'
import { inFolder } from '../fixtures/folder.ts'
import { type Law, law, outcomeOf } from './law.ts'
import { anyJson, anyText, bent, harmed } from './texts.ts'

export const DIGESTS = fc.stringMatching(/^[0-9a-f]{64}$/)
export const PROJECTS = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,6}[a-z0-9])?$/)
const VERSIONS = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.!+_-]{0,6}$/)
const PATHS = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._+!-]{0,6}$/).filter((name) => name !== '.' && name !== '..')
const MARKERS = fc.constantFrom('python_full_version < "3.11.3"', 'platform_machine == "AMD64"')
const BYTES = fc.nat()

/** What a plan has of them too. */
export const TARGET_FIELDS = {
  id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,8}$/), platform: anyText(6),
  system: fc.constantFrom<Manifest['targets'][number]['system']>({ os: 'windows', machine: 'AMD64' }, { os: 'linux', machine: 'x', libc: 'musl', minimum: [1, 2] }, { os: 'other', machine: '' }),
  python: fc.record({ implementation: anyText(3), version: anyText(3), series: anyText(3), freeThreaded: fc.boolean() }),
  abis: fc.array(anyText(3), { maxLength: 2 }), platformTags: fc.array(anyText(3), { maxLength: 2 }), machines: fc.array(anyText(3), { maxLength: 2 }), microVersions: fc.array(anyText(3), { maxLength: 2 }),
  markers: fc.constant(Object.fromEntries(['implementation_name', 'implementation_version', 'os_name', 'platform_machine', 'platform_python_implementation', 'platform_release',
    'platform_system', 'platform_version', 'python_full_version', 'python_version', 'sys_platform'].map((name) => [name, 'x']))),
} as const // biome-ignore format: a value

const TARGETS = fc.record({
  ...TARGET_FIELDS,
  lock: PATHS, pylock: PATHS,
  closure: fc.record({ complete: fc.boolean(), micros: fc.record({ from: anyText(3), to: anyText(3), except: fc.array(fc.record({ from: anyText(3), to: anyText(3), because: anyText(6) }), { maxLength: 1 }) }), findings: fc.constant([]) }),
  entries: fc.array(fc.record({ project: PROJECTS, version: VERSIONS, sha256: DIGESTS, marker: MARKERS, requested: fc.boolean(), extras: fc.array(PROJECTS, { maxLength: 1 }), requiredBy: fc.array(PROJECTS, { maxLength: 1 }) }, { requiredKeys: ['project', 'version', 'sha256', 'requested', 'extras', 'requiredBy'] }), { maxLength: 3 }),
}) // biome-ignore format: a value
const WHEELS = fc.record({ path: PATHS.map((name) => `wheels/${name}`), sha256: DIGESTS, bytes: BYTES, project: PROJECTS, name: anyText(6), version: VERSIONS, url: anyText(8), licenses: fc.array(anyText(6), { maxLength: 2 }), summary: anyText() }) // biome-ignore format: a value
const REQUIREMENTS = fc.record({ text: anyText(), name: fc.option(anyText(6)), kind: fc.constantFrom('named', 'vcs', 'url'), url: fc.option(anyText(8)), hashes: fc.array(anyText(6), { maxLength: 1 }), origin: anyText(6) }) // biome-ignore format: a value
const MANIFESTS: fc.Arbitrary<Manifest> = fc.record({
  format: fc.constant(2), name: anyText(8), tool: fc.record({ name: fc.constant('offline-bundle'), version: anyText(4) }), epochSeconds: BYTES,
  requirements: fc.array(REQUIREMENTS, { maxLength: 2 }), constraints: fc.array(REQUIREMENTS, { maxLength: 1 }), locked: fc.boolean(),
  targets: fc.array(TARGETS, { maxLength: 2 }), wheels: fc.array(WHEELS, { maxLength: 2 }), files: fc.array(fc.record({ path: PATHS, sha256: DIGESTS, bytes: BYTES }), { maxLength: 2 }),
}).map(toManifest) // biome-ignore format: a value

/** The generators spell what the schema spells; parsing it back is the law. */
function toManifest(value: unknown): Manifest {
  return value as Manifest
}

const isIntegrity = (error: unknown): boolean => error instanceof BundleError && error.failure.kind === 'integrity'

/** Files that a bundle may hold, few enough names that two bundles share some. */
const ENTRIES: fc.Arbitrary<readonly BundleEntry[]> = fc.uniqueArray(
  fc.tuple(fc.constantFrom('wheels/a.whl', 'wheels/b.whl', 'wheels/c.whl', 'bootstrap/pip.whl', 'install.py', 'README.txt', 'locks/t.txt', 'delta.txt'), fc.nat({ max: 3 }), fc.boolean()),
  { selector: ([name]) => name, maxLength: 8 },
).map((rows) => rows.map(([name, content, isText]): BundleEntry => (isText ? { kind: 'text', path: name, text: `${content}` } : { kind: 'file', path: name, source: `/pool/${name}`, sha256: sha256Of(`${content}`), bytes: 1 }))) // biome-ignore format: one thought

function bundleFrom(entries: readonly BundleEntry[]): Bundle {
  const own = ['manifest.json', 'SHA256SUMS'].map((name): BundleEntry => ({ kind: 'text', path: name, text: JSON.stringify(entries) }))
  return { name: 'b', epochSeconds: 315_532_800, entries: [...entries, ...own].sort(byText(({ path: name }) => name)) }
}

function manifestOfEntries(entries: readonly BundleEntry[]): Manifest {
  const files = entries.map((entry) => ({ path: entry.path, sha256: entrySha256(entry), bytes: 1 }))
  return toManifest({
    wheels: files.filter(({ path: name }) => name.startsWith('wheels/')),
    files: files.filter(({ path: name }) => !name.startsWith('wheels/')),
    name: 'b',
    targets: [],
  })
}

const show = (entries: readonly { readonly path: string; readonly sha256: string }[]): string =>
  entries
    .map(({ path: name, sha256 }) => `${name} ${sha256}`)
    .sort()
    .join('\n')
const SUMS_LINES = fc.array(fc.oneof(fc.tuple(DIGESTS, fc.constantFrom('  ', ' *', ' '), fc.oneof(anyText(12), fc.constantFrom('a', 'b/c', '../a', '/a', 'a//b', './a'))).map((parts) => parts.join('')), anyText()), { maxLength: 4 }) // biome-ignore format: a value

export const BUNDLE_LAWS: readonly Law[] = [
  law('parse(print(manifest)) = manifest', MANIFESTS, (manifest) => isDeepStrictEqual(parseManifest(manifestText(manifest), 'm'), JSON.parse(manifestText(manifest)))),
  law('any manifest is one, or an integrity failure that names it', fc.oneof(harmed(MANIFESTS).map((value) => JSON.stringify(value) ?? ''), bent(MANIFESTS.map(manifestText)), anyText()), (text) => {
    const read = outcomeOf(() => parseManifest(text, 'box/manifest.json'))
    if ('error' in read) return isIntegrity(read.error) && String(read.error).includes('box/manifest.json')
    const whole = outcomeOf(() => [toUnion(read.value), read.value.targets.map(toTarget)])
    return 'value' in whole || isIntegrity(whole.error)
  }),
  law('strict JSON is JSON, but for keys that two readers read apart', fc.oneof(anyJson().map((value) => JSON.stringify(value)), bent(anyJson().map((value) => JSON.stringify(value))), anyText()), (text) => {
    const [strict, plain] = [outcomeOf(() => parseStrictJson(text)), outcomeOf((): unknown => JSON.parse(text))]
    if ('error' in strict) return strict.error instanceof SyntaxError && ('error' in plain || / is not allowed| stands twice/.test(strict.error.message))
    return 'value' in plain && JSON.stringify(plain.value) === JSON.stringify(strict.value)
  },),
  law('a key that stands twice is rejected wherever it stands', fc.tuple(anyText(6), anyJson(), anyJson()), ([key, one, other]) => {
    const pair = (value: unknown): string => `${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}`
    return 'error' in outcomeOf(() => parseStrictJson(`[{"x":{${pair(one)},"y${key.length}":[],${pair(other)}}}]`)) || key === `y${key.length}`
  }),
  law('delta + base = full', fc.tuple(ENTRIES, ENTRIES), ([old, next]) => {
    const full = bundleFrom(next)
    const delta = deltaOf({ manifest: manifestOfEntries(old), manifestSha256: sha256Of('m') }, full)
    const text = delta.entries.find(({ path: name }) => name === 'delta.json')
    const { kept } = text?.kind === 'text' ? JSON.parse(text.text) : { kept: [] }
    const base = new Set(old.map((entry) => `${entry.path} ${entrySha256(entry)}`))
    const own = delta.entries.filter(({ path: name }) => !['delta.json', 'README.txt', 'SHA256SUMS'].includes(name)).map((entry) => ({ path: entry.path.replace(/^full\//, ''), sha256: entrySha256(entry) }))
    const inBase = kept.every((file: { path: string; sha256: string }) => base.has(`${file.path} ${file.sha256}`))
    return inBase && show([...own, ...kept]) === show(full.entries.map((entry) => ({ path: entry.path, sha256: entrySha256(entry) })))
  }),
  law('a manifest does not differ from itself, and two differ both ways alike', fc.tuple(MANIFESTS, MANIFESTS), async ([one, other]) => {
    const compare = async (moves: readonly object[]) => moves.map(() => 'other' as const)
    const [there, back] = [await differenceOf(one, other, compare), await differenceOf(other, one, compare)]
    differenceText(there, PLAIN_STYLE)
    return !(await differenceOf(one, one, compare)).changed && there.changed === back.changed && there.targets.every(({ added }, at) => added.length === back.targets[at]?.removed.length)
  }),
  law('names come to one form, and stay in it', anyText(), (text) => toProjectName(toProjectName(text)) === toProjectName(text) && /^[\w.-]*$/.test(toTargetId(text)) && toTargetId(toTargetId(text)) === toTargetId(text)),
] // biome-ignore format: a table

/** These write to the disk. */
export const FOLDER_LAWS: readonly Law[] = [
  law('check(print(sums)) passes, and one byte more is found', fc.uniqueArray(PATHS, { maxLength: 3, selector: (name) => name.toLowerCase() }), (names) => inFolder(async (folder) => {
    for (const name of names) await writeFile(path.join(folder, name), name)
    await writeFile(path.join(folder, 'SHA256SUMS'), sumsText(names.map((name) => ({ path: name, sha256: sha256Of(name) }))))
    const files = await checkSums(folder)
    const [first] = names
    if (first === undefined) return files.size === 0
    await writeFile(path.join(folder, first), `${first}.`)
    return files.size === names.length && isIntegrity(await checkSums(folder).catch((error: unknown) => error))
  })),
  law('any SHA256SUMS is checked, or rejected as no bundle', SUMS_LINES, (lines) => inFolder(async (folder) => {
    await mkdir(path.join(folder, 'b'))
    await writeFile(path.join(folder, 'SHA256SUMS'), lines.join('\n'))
    const found = await checkSums(folder).catch((error: unknown) => error)
    if (!(found instanceof Error)) return lines.join('\n').trim() === ''
    return isIntegrity(found) && !/[\u0000-\u001f\u007f-\u009f]/.test(found.message.replace(folder, ''))
  }), [[`${'a'.repeat(64)}  \u0085`], [`${'a'.repeat(64)}  a\u202eb`]]),
  law('any --since is a bundle, or a failure that says what it is', fc.oneof(fc.uint8Array({ maxLength: 1200 }).map((bytes) => Buffer.from(bytes)), anyText(600).map((text) => Buffer.from(text))).chain((bytes) => fc.constantFrom(bytes, gzipSync(bytes), gzipSync(Buffer.concat([bytes, Buffer.alloc(1024)])), gzipSync(bytes).subarray(0, 15))), (bytes) => inFolder(async (folder) => {
    const file = path.join(folder, 'x.tar.gz')
    await writeFile(file, bytes)
    const read = await readBase(file, '--since').catch((error: unknown) => error)
    return read instanceof BundleError && read.failure.kind !== 'bug'
  })),
] // biome-ignore format: a table
