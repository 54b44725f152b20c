/** A failure that takes more than a command line: a full disk, a signal. Its test lies elsewhere. */
export interface ElsewhereCase {
  /** As docs/exit-codes.md shows it. */
  readonly name: string
  readonly code: number
  readonly says: string
  /** The test file. */
  readonly file: string
}

export const ELSEWHERE: readonly ElsewhereCase[] = [
  { name: 'Ctrl-C or a canceled job, in each phase', code: 130, says: 'Canceled.', file: 'test/bad-input/cancel.test.ts' },
  { name: 'Ctrl-C while an index does not respond', code: 130, says: 'Canceled.', file: 'test/bad-input/cancel.test.ts' },
  { name: 'A full disk at the output folder', code: 7, says: 'The disk is full', file: 'test/proof/reliability/disk.test.ts' },
  { name: 'A full disk at the destination of an installation', code: 7, says: 'the disk is full', file: 'test/proof/bad-places.test.ts' },
] // biome-ignore format: a table
