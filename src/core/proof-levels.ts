/** What a proof rests on, weakest first, in the words of the report. */
export const PROOF_MEANINGS = {
  closure: 'our own walk over the files',
  'dry-run': "pip's offline dry run",
  installed: 'a real interpreter installed it offline',
  imported: 'and its modules load',
} as const

export type ProofLevel = keyof typeof PROOF_MEANINGS

/** Weakest first. */
export const PROOF_LEVELS = ['closure', 'dry-run', 'installed', 'imported'] as const satisfies readonly ProofLevel[]

/** A real interpreter did it. */
export function isRealProof(level: ProofLevel): boolean {
  return level === 'installed' || level === 'imported'
}

/** The strongest of these; `none` of no level. */
export function strongestOf(levels: readonly ProofLevel[]): ProofLevel | 'none' {
  return PROOF_LEVELS.findLast((level) => levels.includes(level)) ?? 'none'
}
