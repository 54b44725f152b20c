import fc from 'fast-check'
import { BundleError } from '../../src/core/errors.ts'
import { parseDescribed } from '../../src/targets/describe.ts'
import { LINUX_MACHINES, platformPresets } from '../../src/targets/platforms.ts'
import { parsePythons } from '../../src/targets/python-ranges.ts'
import { knownPythons } from '../../src/targets/pythons.ts'
import { expandTargets } from '../../src/targets/select.ts'
import { parseTargetName, showTarget } from '../../src/targets/show.ts'
import { type KnownSystem, supportedTagsOf } from '../../src/targets/tags.ts'
import { type Law, law, outcomeOf } from './law.ts'
import { anyText, bent, harmed, wordsOf } from './texts.ts'

const SERIES = fc.constantFrom(...knownPythons())
const PLATFORMS = fc.constantFrom(...platformPresets().map(({ name }) => name))
const RANGES = wordsOf(['3.12', '3.13t', '>=', '<', '!=', '~=', '==', '===', ',', ' ', '||', '-', 'x', '*', '^', '3', '.', '15', 't', 'rc1', '4', '0', '99999999999999999999', 'cp312', 'python'], 8) // biome-ignore format: a list of words
/** The whole alphabet of an id, so that a pattern may match much, little or nothing. */
const PATTERNS = wordsOf(
  ['*', 'cp312', 'cp313t', '-', 'windows', 'x86_64', 'linux', 'glibc2.28', 'macos', '14', 'arm64', '.', '_', '+', '(', '['],
  12,
)

const BOX = {
  schema: 1, implementation: 'cp', version: '3.11.2', freeThreaded: false, abis: ['cp311'], os: 'linux', machine: 'x86_64', platform: 'linux-x86_64',
  libc: { name: 'glibc', version: [2, 36], manylinux: true }, macos: null,
  markers: {
    implementation_name: 'cpython', implementation_version: '3.11.2', os_name: 'posix', platform_machine: 'x86_64', platform_python_implementation: 'CPython',
    platform_release: '6.1.0-18-amd64', platform_system: 'Linux', platform_version: '#1 SMP', python_full_version: '3.11.2', python_version: '3.11', sys_platform: 'linux',
  },
} // biome-ignore format: a value
const BOXES = fc.tuple(fc.integer({ min: 6, max: 30 }), fc.nat({ max: 40 }), fc.integer({ min: 5, max: 60 }), fc.constantFrom('x86_64', 'aarch64')).map(([minor, micro, glibc, machine]) => ({
  ...BOX, version: `3.${minor}.${micro}`, abis: [`cp3${minor}${minor < 8 ? 'm' : ''}`], machine, platform: `linux-${machine}`, libc: { name: 'glibc', version: [2, glibc], manylinux: true },
  markers: { ...BOX.markers, platform_machine: machine, python_full_version: `3.${minor}.${micro}`, python_version: `3.${minor}`, implementation_version: `3.${minor}.${micro}` },
})) // biome-ignore format: a value

/** One kind of system, with two of its versions, the older one first. */
const AGES = fc
  .oneof(
    fc
      .tuple(fc.constantFrom(...LINUX_MACHINES), pairOf(fc.tuple(fc.constant(2), fc.integer({ min: 5, max: 60 }))))
      .map(([machine, ages]) => ages.map((minimum): KnownSystem => ({ os: 'linux', machine, libc: 'glibc', minimum }))),
    fc
      .tuple(fc.constantFrom(...LINUX_MACHINES), pairOf(fc.tuple(fc.constant(1), fc.nat({ max: 4 }))))
      .map(([machine, ages]) => ages.map((minimum): KnownSystem => ({ os: 'linux', machine, libc: 'musl', minimum }))),
    pairOf(
      fc.oneof(fc.tuple(fc.constant(10), fc.integer({ min: 4, max: 15 })), fc.tuple(fc.integer({ min: 11, max: 30 }), fc.constant(0))),
    ).map((ages) => ages.map((minimum): KnownSystem => ({ os: 'macos', machine: 'x86_64', minimum }))),
    pairOf(fc.tuple(fc.integer({ min: 11, max: 30 }), fc.constant(0))).map((ages) =>
      ages.map((minimum): KnownSystem => ({ os: 'macos', machine: 'arm64', minimum })),
    ),
  )
  .map((systems) => systems.map(supportedTagsOf))

function pairOf(versions: fc.Arbitrary<[number, number]>): fc.Arbitrary<readonly [number, number][]> {
  return fc.tuple(versions, versions).map((pair) => pair.toSorted(([a, b], [c, d]) => a - c || b - d))
}

/** `*` for anything: which beginnings of the id each beginning of the pattern can be. */
function matches(pattern: string, id: string): boolean {
  const places = Array.from({ length: id.length + 1 }, (_, at) => at)
  const start = places.map((at) => at === 0)
  const end = [...pattern].reduce<readonly boolean[]>((before, mark) => {
    if (mark === '*') return places.map((at) => before.slice(0, at + 1).includes(true))
    return places.map((at) => at > 0 && before[at - 1] === true && id[at - 1] === mark)
  }, start)
  return end.at(-1) === true
}

const selected = (over: object): ReturnType<typeof expandTargets> =>
  expandTargets({ platforms: [], pythons: [], described: [], include: [], exclude: [], ...over }, undefined)

export const TARGET_LAWS: readonly Law[] = [
  law('a newer system accepts every tag that an older one accepts', AGES, ([older = [], newer = []]) => older.every((tag) => newer.includes(tag))),
  law('parse(print(version)) = version', fc.tuple(SERIES, fc.nat({ max: 60 })), ([{ minor, freeThreaded }, micro]) => {
    const found = parsePythons(`3.${minor}.${micro}${freeThreaded ? 't' : ''}`)
    return !('input' in found) && found.length === 1 && found[0]?.version === `3.${minor}.${micro}` && found[0].freeThreaded === freeThreaded
  }),
  law('parse(print(target)) = target', fc.tuple(PLATFORMS, SERIES), ([platform, { name }]) => {
    const [made] = selected({ platforms: [platform], pythons: [name] })
    if (made === undefined) return false
    const back = parseTargetName(made.id, made.python)
    return 'target' in back && JSON.stringify(back.target) === JSON.stringify(made) && showTarget(made).startsWith(made.id)
  }),
  law('any range is Pythons that are known, oldest first, or a fault', fc.oneof(anyText(), RANGES), (text) => {
    const found = parsePythons(text)
    if ('input' in found) return found.expected !== ''
    const minors = found.map(({ series }) => Number(series.split('.')[1]))
    return found.length > 0 && minors.every((minor, at) => at === 0 || minor >= (minors[at - 1] ?? 0))
  }),
  law('a range and its negation share nothing', fc.tuple(fc.integer({ min: 8, max: 16 }), fc.constantFrom(['>=', '<'], ['>', '<='])), ([minor, [one, other]]) => {
    const of = (operator = ''): readonly string[] => [parsePythons(`${operator}3.${minor}`)].flatMap((found) => ('input' in found ? [] : found.map(({ version }) => version)))
    return of(one).every((version) => !of(other).includes(version))
  }),
  law('any names of targets are targets, or one usage failure', fc.record({ platforms: fc.array(fc.oneof({ weight: 40, arbitrary: PLATFORMS }, { weight: 1, arbitrary: bent(PLATFORMS) }), { maxLength: 2 }), pythons: fc.array(fc.oneof(RANGES, fc.constant('3.12')), { maxLength: 2 }), include: fc.array(fc.oneof(PATTERNS, anyText(8)), { maxLength: 2 }), exclude: fc.array(PATTERNS, { maxLength: 2 }) }), (selection) => {
    const made = outcomeOf(() => selected(selection))
    if ('error' in made) return made.error instanceof BundleError && made.error.failure.kind === 'usage'
    return made.value.length > 0 && new Set(made.value.map(({ id }) => id)).size === made.value.length
  }),
  law('exclude leaves out exactly what its pattern matches, in no time', PATTERNS.filter((text) => /^[\w.*-]+$/.test(text)), (pattern) => {
    const all = selected({ platforms: ['windows-x86_64', 'macos-14-arm64', 'linux-x86_64-glibc2.28'], pythons: ['3.12', '3.13t'] }).map(({ id }) => id)
    const kept = outcomeOf(() => selected({ platforms: ['windows-x86_64', 'macos-14-arm64', 'linux-x86_64-glibc2.28'], pythons: ['3.12', '3.13t'], exclude: [pattern] }).map(({ id }) => id))
    const want = all.filter((id) => !matches(pattern, id))
    return 'error' in kept ? want.length === all.length || want.length === 0 : JSON.stringify(kept.value) === JSON.stringify(want)
  }, [`${'*a'.repeat(30)}*b`, `${'*'.repeat(30)}x9`]),
  law('parse(describe(machine)) is that machine', BOXES, (box) => {
    const found = parseDescribed('box.json', JSON.stringify(box))
    return 'target' in found && found.target.python.version === box.version && found.target.id === `${box.abis[0]?.replace('m', '')}-linux-${box.machine}-glibc2.${box.libc.version[1]}`
  }),
  law('any description is a target or faults that name their file', fc.oneof(harmed(BOXES).map((value) => JSON.stringify(value) ?? ''), bent(BOXES.map((box) => JSON.stringify(box))), anyText()), (text) => {
    const found = parseDescribed('box.json', text)
    return 'target' in found ? /^[\w.-]+$/.test(found.target.id) : found.length > 0 && found.every(({ input }) => input.startsWith('box.json'))
  }, ['{"schema":1,"schema":1}', JSON.stringify({ ...BOX, machine: 'constructor' }), JSON.stringify({ ...BOX, implementation: 'constructor' }), `${'['.repeat(200_000)}`]),
] // biome-ignore format: a table
