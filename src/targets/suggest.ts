import { editDistance, nearest } from './nearest.ts'
import type { PlatformPreset } from './presets.ts'

/** Unit: names. */
const MOST = 3
/** So many letters in a name may be off by one before it is another name. */
const LETTERS_PER_ERROR = 6

/** What people call a system, and the presets that most of them mean. */
const FAMILIES: readonly { readonly called: RegExp; readonly meant: readonly string[] }[] = [
  { called: /^(?:alpine|musl)/, meant: ['linux-x86_64-musl1.2', 'linux-aarch64-musl1.2'] },
  {
    called:
      /^(?:linux|gnu|glibc|manylinux|ubuntu|debian|mint|rhel|red-?hat|centos|fedora|alma|rocky|oracle|amazon|amzn|suse|opensuse|sles|arch)/,
    meant: ['linux-x86_64-glibc2.28', 'linux-aarch64-glibc2.28'],
  },
  { called: /^(?:mac|osx|os-x|darwin|apple)/, meant: ['macos-14-arm64', 'macos-14-x86_64'] },
  { called: /^win/, meant: ['windows-x86_64', 'windows-arm64'] },
]

/**
 * Names to offer for one that is none, best first: a typing error's, what it is the beginning of (`macos-14`), what
 * its family is called (`ubuntu`), else what it looks most like. Of two names of one preset only the better is worth a line.
 */
export function suggestedPlatforms(given: string, names: ReadonlyMap<string, PlatformPreset>): readonly string[] {
  const text = given.toLowerCase()
  const near = nearest(text, names.keys(), names.size)
  const typed = near.filter((name) => editDistance(text, name.toLowerCase()) <= text.length / LETTERS_PER_ERROR)
  const longer = /\d/.test(text) ? longerThan(text, names) : []
  const family = FAMILIES.find(({ called }) => called.test(text))?.meant ?? []
  const offered = [typed, longer, family, near].find((some) => some.length > 0) ?? []
  return offered
    .filter((name, index, all) => all.findIndex((one) => names.get(one)?.name === names.get(name)?.name) === index)
    .slice(0, MOST)
}

/** Of a Linux that is named without its glibc, the widely used one first; `toSorted` keeps the order of the rest. */
function longerThan(text: string, names: ReadonlyMap<string, PlatformPreset>): readonly string[] {
  const usual = (name: string): number => (names.get(name)?.name.endsWith('-glibc2.28') === true ? 0 : 1)
  const longer = [...names.keys()].filter((name) => /^[-_]./.test(name.slice(text.length)) && name.startsWith(text))
  return longer.toSorted((one, other) => usual(one) - usual(other))
}
