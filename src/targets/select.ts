import type { Fault } from '../core/errors.ts'
import type { Halves } from './halves.ts'
import { nearest } from './nearest.ts'
import { platformNames } from './platform-names.ts'
import { findPlatform } from './platforms.ts'
import { targetOn } from './preset-target.ts'
import { parsePythons } from './python-ranges.ts'
import type { Target } from './target.ts'

interface Selected {
  readonly targets: readonly Target[]
  readonly faults: readonly Fault[]
}

/** The targets that no pattern matches. A pattern that matches none is a fault: a typo must not let a target in. */
export function excluded(targets: readonly Target[], patterns: readonly string[]): Selected {
  const matchers = patterns.map((pattern) => ({ pattern, matches: matcher(pattern) }))
  const idle = matchers.filter(({ matches }) => !targets.some(({ id }) => matches(id)))
  const faults = idle.map(({ pattern: given }): Fault => {
    return { input: 'exclude', given, want: `matches none of the selected targets${suggestion(given, targets)}` }
  })
  return { targets: targets.filter(({ id }) => !matchers.some(({ matches }) => matches(id))), faults }
}

/** What `include` can draw from: the whole product, what `exclude` left of it, and what the product is made of. */
export interface Drawn {
  readonly product: readonly Target[]
  readonly kept: readonly Target[]
  readonly halves: Halves
}

/**
 * The targets that `include` adds, as a matrix's include does: after `exclude`, and beyond platforms x Pythons. A half
 * of the id without `*` can name any known Python or platform; a half with `*` ranges over what was selected.
 */
export function included({ product, kept, halves }: Drawn, patterns: readonly string[]): Selected {
  const there = new Set(kept.map(({ id }) => id))
  const results = patterns.map((pattern) => {
    const matches = matcher(pattern)
    const found = [...product, ...candidates(pattern, product, halves)].filter(({ id }) => matches(id))
    return { pattern, found, adds: !pattern.includes('*') || found.some(({ id }) => !there.has(id)) }
  })
  const faults = results.flatMap(({ pattern, found, adds }): readonly Fault[] => {
    if (found.length === 0) return [{ input: 'include', given: pattern, want: `names no known target${suggestion(pattern, product)}` }]
    return adds
      ? []
      : [
          {
            input: 'include',
            given: pattern,
            want: 'adds nothing: all that it matches is selected already; to leave targets out, exclude them',
          },
        ]
  })
  return { targets: results.flatMap(({ found }) => found), faults }
}

function candidates(pattern: string, product: readonly Target[], halves: Halves): readonly Target[] {
  const cut = pattern.indexOf('-')
  if (cut < 0) return []
  const python = pattern.slice(0, cut)
  const platform = pattern.slice(cut + 1)
  const named = python.includes('*') ? halves.pythons : parsePythons(python)
  const pythons = 'input' in named ? [] : named
  const preset = platform.includes('*') ? undefined : findPlatform(platform)
  const platforms = preset === undefined ? halves.platforms : 'input' in preset ? [] : [preset]
  const there = new Set(product.map(({ id }) => id))
  const all = platforms.flatMap((one) => pythons.map((other) => targetOn(one, other)))
  return all.filter(({ id }) => !there.has(id))
}

/** `*` stands for any characters, all others for themselves; a platform half without `*` may be an alias. */
function matcher(pattern: string): (id: string) => boolean {
  return globOf(canonical(pattern))
}

/** Whether a whole name is like the pattern, in which `*` stands for anything. */
export function globOf(pattern: string): (name: string) => boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return (name) => name === first
  // Each part where it stands first: a regular expression would try every other place too, and not end.
  return (name) => {
    const at = rest.reduce((from, part) => (from < 0 ? from : placeAfter(name, part, from)), name.startsWith(first) ? first.length : -1)
    return at >= 0 && name.endsWith(last) && name.length - last.length >= at
  }
}

/** Behind the part's first place from `from` on, or -1. */
function placeAfter(name: string, part: string, from: number): number {
  const at = name.indexOf(part, from)
  return at < 0 ? -1 : at + part.length
}

function canonical(pattern: string): string {
  const cut = pattern.indexOf('-')
  const preset = cut < 0 ? undefined : platformNames().get(pattern.slice(cut + 1))
  return preset === undefined ? pattern : `${pattern.slice(0, cut)}-${preset.name}`
}

function suggestion(given: string, targets: readonly Target[]): string {
  const near = nearest(
    given,
    targets.map(({ id }) => id),
  )
  return near.length > 0 ? `; nearest: ${near.join(', ')}` : ''
}
