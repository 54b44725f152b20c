import { TRAPS } from './traps/table.ts'
import { openTrials } from './traps/trial.ts'

/**
 * `node scripts/traps.ts [NAME…]`: takes each line of docs/traps.md out of a copy of the tree, one after the other, and
 * expects its test to fail. Exit code 1 where one still passes. `npm run proof` does all of them.
 */
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !TRAPS.some((trap) => trap.name === name))
if (unknown.length > 0) throw new Error(`no such trap: ${unknown.join(', ')}; there are ${TRAPS.map(({ name }) => name).join(', ')}`)

await using trials = await openTrials()
for (const trap of TRAPS.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const result = await trials.attempt(trap)
  console.log(`${result.kind === 'red' ? '✓' : '✗'} ${trap.name}: ${trap.test.name}${result.kind === 'red' ? '' : `: ${result.why}`}`)
  if (result.kind !== 'red') process.exitCode = 1
}
