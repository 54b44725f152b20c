import { INDEX_TRAPS } from './indexes.ts'
import { MATRIX_TRAPS } from './matrix.ts'
import { OFFLINE_TRAPS } from './offline.ts'
import { TARGET_TRAPS } from './targets.ts'
import { TEXT_TRAPS } from './texts.ts'
import type { Trap, TrapGroup } from './trap.ts'

/** Every trap there is a test for: docs/traps.md is written from it, and scripts/traps.ts tries them. */
export const TRAP_GROUPS: readonly TrapGroup[] = [TARGET_TRAPS, OFFLINE_TRAPS, INDEX_TRAPS, TEXT_TRAPS, MATRIX_TRAPS]

export const TRAPS: readonly Trap[] = TRAP_GROUPS.flatMap(({ traps }) => traps)
