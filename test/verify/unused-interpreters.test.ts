import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Target } from '../../src/targets/target.ts'
import { warnUnusedInterpreters } from '../../src/verify/interpreters.ts'
import type { ProvingTarget } from '../../src/verify/verdict.ts'
import { aRoom, hostTarget, kitOf, type Room, windowsTarget } from './a-bundle.ts'

let room: Room
beforeAll(async () => {
  room = await aRoom()
})
afterAll(() => room.close())

function proving(target: Target): ProvingTarget {
  const micros = { from: `${target.python.series}.0`, to: target.python.version, except: [] }
  return { target, verdict: { target: target.id, complete: true, findings: [], micros, points: [], uncovered: [] }, wheels: [] }
}

const host = hostTarget()
const windows = windowsTarget()
test.each([
  { name: 'that stands for one of the targets is no word', targets: [windows, host], over: {}, warned: false },
  { name: 'that does not match any target is a warning', targets: [windows], over: {}, warned: true },
  { name: 'is no word where nothing is to be installed', targets: [windows], over: { prove: 'dry-run' as const }, warned: false },
  { name: 'that nobody named is no word', targets: [windows], over: { interpreters: 'auto' as const }, warned: false },
])('an interpreter $name', async ({ targets, over, warned }) => {
  const python = room.pythonRuntime.python.path
  const before = room.lines.length
  await warnUnusedInterpreters(targets.map(proving), kitOf(room, { interpreters: [python], ...over }))
  const said = room.lines.slice(before).filter((line) => line.startsWith(`${python} (`) && line.includes('does not match any target'))
  expect(said).toHaveLength(warned ? 1 : 0)
})
