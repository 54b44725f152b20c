import type { Finding } from '../core/findings.ts'
import { chainOf, identityOf, titleOf } from '../resolve/wanted.ts'
import type { WantedSdist } from '../worker/messages.ts'
import { ageBreach, isYoung } from './cool-down.ts'
import type { Breach } from './rules.ts'
import { yankedBreach } from './yanked.ts'

export interface SourceRules {
  /** Whether the user asked for exactly this version. */
  readonly pinned: boolean
  /** `--uploaded-prior-to`: an ISO 8601 time with its zone. */
  readonly limit?: string
}

/**
 * What the rules say against a source, as they would against a wheel. To be asked before it is built: its code runs then.
 * @returns undefined where nothing is against it
 */
export function sourceFinding(wanted: WantedSdist, rules: SourceRules): Finding | undefined {
  const breach = breachOf(wanted, rules)
  if (breach === undefined) return undefined
  return {
    kind: breach.kind,
    severity: 'error',
    message: `the source of ${titleOf(wanted)}: ${breach.what}${chainOf(wanted)}`,
    hint: breach.hint,
    ...identityOf(wanted),
  }
}

function breachOf(wanted: WantedSdist, { pinned, limit }: SourceRules): Breach | undefined {
  if (wanted.yanked !== undefined && !pinned) return yankedBreach(wanted, wanted.yanked)
  const before = limit === undefined ? undefined : new Date(limit)
  return before !== undefined && hasAge(wanted) && isYoung(wanted, before) ? ageBreach(wanted.uploadTime, before) : undefined
}

/** Nobody uploads a repository: whoever names one names what lies there. */
function hasAge({ url }: WantedSdist): boolean {
  return !/^[a-z]+\+/.test(url)
}
