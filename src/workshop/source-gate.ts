import type { Builds, RefusedSource } from '../build/sources.ts'
import type { VersionQueries } from '../closure/closure.ts'
import { sourceFinding } from '../policy/rules.ts'
import type { ParsedRequirements, WantedSdist } from '../worker/messages.ts'
import { arePinned } from './pinned.ts'

interface SourceGate {
  readonly requirements: ParsedRequirements
  readonly judge: VersionQueries
  /** `--uploaded-prior-to` as one moment. */
  readonly limit?: string
}

type Build = (wanted: readonly WantedSdist[]) => Promise<Builds>

/** Builds what the rules admit. No code of a source runs that they refuse, of a release that was yanked or is too young. */
export function gatedBuilder(build: Build, gate: SourceGate): Build {
  return async (wanted) => {
    const refused = await refusedSources(wanted, gate)
    const urls = new Set(refused.map((one) => one.wanted.url))
    const builds = await build(wanted.filter(({ url }) => !urls.has(url)))
    return { ...builds, refused: [...refused, ...builds.refused] }
  }
}

async function refusedSources(
  wanted: readonly WantedSdist[],
  { requirements, judge, limit }: SourceGate,
): Promise<readonly RefusedSource[]> {
  const yanked = wanted.filter((one) => one.yanked !== undefined)
  const answers = await arePinned(yanked, requirements, judge)
  const pinned = new Set(yanked.filter((_, at) => answers[at] === true))
  return wanted.flatMap((one) => {
    const finding = sourceFinding(one, { pinned: pinned.has(one), ...(limit === undefined ? {} : { limit }) })
    return finding === undefined ? [] : [{ wanted: one, finding }]
  })
}
