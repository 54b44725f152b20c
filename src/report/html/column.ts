import type { Manifest, ManifestTarget } from '../../bundle/manifest.ts'
import { count } from '../../core/text.ts'
import type { Proofs } from '../../output/proofs.ts'

/** One target, as the page's tables have it. */
export interface Column {
  readonly target: ManifestTarget
  /** `3.13t`, `PyPy 3.11`: what tells the targets of one platform apart. */
  readonly label: string
  readonly proof?: Proofs['targets'][number]
}

/** Targets of one platform stand together, older Pythons first. */
export function columnsOf({ targets }: Manifest, proofs: Proofs): readonly Column[] {
  const platforms = [...new Set(targets.map(({ platform }) => platform))].sort()
  return platforms.flatMap((platform) =>
    targets
      .filter((target) => target.platform === platform)
      .toSorted((one, other) => minorOf(one) - minorOf(other))
      .map((target) => columnOf(target, proofs)),
  )
}

/** Which of the columns, in few words: `all 25 targets`, `linux-x86_64-glibc2.28: 3.10, 3.11; windows-x86_64: all`. */
export function whereText(some: ReadonlySet<number>, columns: readonly Column[]): string {
  if (some.size === columns.length) return columns.length === 1 ? (columns[0]?.target.id ?? '') : `all ${columns.length} targets`
  const groups = new Map<string, { readonly labels: string[]; all: number }>()
  for (const [at, { target, label }] of columns.entries()) {
    const group = groups.get(target.platform) ?? { labels: [], all: 0 }
    group.all += 1
    if (some.has(at)) group.labels.push(label)
    groups.set(target.platform, group)
  }
  const there = [...groups].filter(([, { labels }]) => labels.length > 0)
  return there
    .map(([platform, { labels, all }]) => `${platform}: ${labels.length === all && all > 1 ? 'all' : labels.join(', ')}`)
    .join('; ')
}

/** The same for ids. */
export function whereIds(ids: readonly string[], columns: readonly Column[]): string {
  const known = columns.flatMap(({ target }, at) => (ids.includes(target.id) ? [at] : []))
  return known.length === ids.length ? whereText(new Set(known), columns) : count(ids.length, 'target')
}

function columnOf(target: ManifestTarget, proofs: Proofs): Column {
  const { implementation, series, freeThreaded } = target.python
  const named = implementation === 'cp' ? '' : implementation === 'pp' ? 'PyPy ' : `${implementation} `
  const proof = proofs.targets.find((one) => one.target === target.id)
  return { target, label: `${named}${series}${freeThreaded ? 't' : ''}`, ...(proof === undefined ? {} : { proof }) }
}

function minorOf({ python }: ManifestTarget): number {
  return Number(python.series.split('.')[1] ?? 0) + (python.freeThreaded ? 0.5 : 0) + (python.implementation === 'cp' ? 0 : 1000)
}
