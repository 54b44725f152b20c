import { type TrapGroup, trap } from './trap.ts'

const UNITE = 'test/matrix/unite.test.ts'
const LEGS = 'test/matrix/legs.test.ts'

/** Traps of bundles that several machines prove together. */
// biome-ignore format: a table, an entry for each trap
export const MATRIX_TRAPS: TrapGroup = {
  title: 'Several machines',
  traps: [
    trap('foreign-part', 'A part that was left over from an earlier run, of other inputs, counts as a proof of this one',
      [UNITE, "'a part of other inputs' is refused"],
      ['src/matrix/unite.ts', 'if (part.inputs !== plan.inputs)'], 'if (false)'),
    trap('other-bytes', 'An index serves other bytes under the same name to one of the machines',
      [UNITE, "'other bytes under a name of the plan' is refused"],
      ['src/matrix/unite.ts', '.filter(({ filename, sha256 }) => planned.get(filename) !== sha256)'], '.filter(() => false)'),
    trap('silent-leg', 'A leg that was lost is not missed: its targets ship unproved',
      [UNITE, "'a leg that left nothing' is refused"],
      ['src/matrix/unite.ts', 'if (parts.some(({ leg }) => leg === name)) return []'], 'return []'),
    trap('idle-leg', 'No interpreter of the machine stands for the target, so nothing was installed, and the job is green',
      [UNITE, 'a leg that could try no install has not done what it is there for'],
      ['src/matrix/reached.ts', "if (verdict.level === 'none' || tried) return verdict"], 'return verdict'),
    trap('older-runner', "The target's floor is above what the runner has: its wheels need not load there",
      [LEGS, "no leg proves 'a glibc that is newer than the runner', and the plan says why"],
      ['src/matrix/runners.ts', 'return runner.libc === target.libc && reaches(runner.floor, target.floor)'], 'return runner.libc === target.libc'),
  ],
}
