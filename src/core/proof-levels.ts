/** What each level means, weakest first, as shown in the report. */
export const PROOF_MEANINGS = {
  closure: 'our own check of the metadata in the wheels',
  'dry-run': "pip's offline dry run",
  installed: 'installed offline with a real interpreter',
  imported: 'installed, and its modules can be imported',
} as const

export type ProofLevel = keyof typeof PROOF_MEANINGS

/** Weakest first. */
export const PROOF_LEVELS = ['closure', 'dry-run', 'installed', 'imported'] as const satisfies readonly ProofLevel[]

/** Whether the level needs a real interpreter. */
export function isRealProof(level: ProofLevel): boolean {
  return level === 'installed' || level === 'imported'
}

/** Return the strongest level, or `none` if there are no levels. */
export function strongestOf(levels: readonly ProofLevel[]): ProofLevel | 'none' {
  return PROOF_LEVELS.findLast((level) => levels.includes(level)) ?? 'none'
}
