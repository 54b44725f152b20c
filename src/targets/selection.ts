import type { Fault } from '../core/failure.ts'
import type { Halves } from './halves.ts'
import { nearest } from './nearest.ts'
import { findPlatform } from './platforms.ts'
import { targetOn } from './preset-target.ts'
import { parsePythons } from './ranges.ts'
import type { Target } from './target.ts'

interface Selected {
  readonly targets: readonly Target[]
  readonly faults: readonly Fault[]
}

/** The targets that no pattern matches. A pattern that matches none is a fault: a typo must not let a target in. */
export function excluded(targets: readonly Target[], patterns: readonly string[]): Selected {
  const faults = patterns
    .filter((pattern) => !targets.some(({ id }) => matches(pattern, id)))
    .map((given): Fault => {
      return { input: 'exclude', given, want: `matches none of the selected targets${suggestion(given, targets)}` }
    })
  return { targets: targets.filter(({ id }) => !patterns.some((pattern) => matches(pattern, id))), faults }
}

/**
 * The targets that `include` adds, as a matrix's include does: after `exclude`, and beyond platforms x Pythons. A half
 * of the id without `*` can name any known Python or platform; a half with `*` ranges over what was selected.
 */
export function included(product: readonly Target[], patterns: readonly string[], halves: Halves): Selected {
  const results = patterns.map((pattern) => {
    const pool = [...product, ...candidates(pattern, product, halves)]
    const found = pool.filter(({ id }) => matches(pattern, id))
    return { pattern, found }
  })
  const faults = results
    .filter(({ found }) => found.length === 0)
    .map(({ pattern }): Fault => {
      return { input: 'include', given: pattern, want: `names no known target${suggestion(pattern, product)}` }
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

/** `*` stands for any characters, all others for themselves. */
export function matches(pattern: string, id: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${source}$`).test(id)
}

function suggestion(given: string, targets: readonly Target[]): string {
  const near = nearest(
    given,
    targets.map(({ id }) => id),
  )
  return near.length > 0 ? `; nearest: ${near.join(', ')}` : ''
}
