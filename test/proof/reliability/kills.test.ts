import { cpSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { bytesOf, everythingIn } from '../../e2e/on-index.ts'
import { groupLives } from '../../e2e/processes.ts'
import { troubleRoom } from '../../e2e/trouble-room.ts'
import { type TroubledRun, type TroubleOptions, troubledRun } from '../../e2e/under-trouble.ts'
import { expectDetected, expectEarly, expectMended, expectSurvived } from './outcome.ts'

/** Of each signal. Fewer by hand: the figures then say so. */
const MOMENTS = Number(process.env['KILL_MOMENTS'] ?? 50)
const SEED = 20_261_122
const { folder: room, index, whole } = troubleRoom()
const [workspace, before] = [path.join(room, 'workspace'), path.join(room, 'before')]
const previous: { bytes?: TroubledRun['bytes']; made?: TroubledRun['bytes']; left?: readonly string[] } = {}

beforeAll(async () => {
  const requirementInputs = ['alpha', '--platform', 'windows-x86_64', '--python', '3.12']
  const run = await troubledRun(room, index(), { requirementInputs, workspace: before })
  expect(run.code).toBe(0)
  previous.bytes = bytesOf(path.join(before, 'out'))
  previous.made = run.bytes
  previous.left = run.left
})

/** Numbers from 0 to 1, the same ones each time (mulberry32). */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    yield ((more ^ (more >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Killed {
  readonly run: TroubledRun
  /** From the signal to the end. Unit: seconds. */
  readonly seconds: number
  /** Whether the run did anything in its output folder. */
  readonly begun: boolean
}

/**
 * Over a previous bundle a run starts and gets the signal at this moment. Nothing of it lives a little later.
 * @returns undefined where it had ended by itself before: then nothing was injected
 */
async function killedAt(signal: NodeJS.Signals, milliseconds: number, options: TroubleOptions): Promise<Killed | undefined> {
  rmSync(workspace, { recursive: true, force: true })
  cpSync(path.join(before, 'out'), path.join(workspace, 'out'), { recursive: true, preserveTimestamps: true })
  const touched = (): bigint => statSync(path.join(workspace, 'out'), { bigint: true }).mtimeNs
  const sent = { at: 0, group: 0, delivered: false, touched: touched(), timer: undefined as NodeJS.Timeout | undefined }
  const run = await troubledRun(room, index(), {
    ...options,
    workspace,
    outStays: true,
    detached: true,
    started: (child) => {
      sent.group = child.pid ?? 0
      sent.timer = setTimeout(() => {
        sent.at = performance.now()
        sent.delivered = child.kill(signal)
      }, milliseconds)
    },
  })
  clearTimeout(sent.timer)
  const seconds = (performance.now() - sent.at) / 1000
  // a worker that still loads pip sees the end of its input when it has; where pip is compiled first that takes seconds
  for (let tries = 0; tries < 300 && groupLives(sent.group); tries += 1) await wait(100)
  expect({ milliseconds, lives: groupLives(sent.group) }).toEqual({ milliseconds, lives: false })
  return sent.delivered ? { run, seconds, begun: touched() !== sent.touched } : undefined
}

/** Moments of a whole run, until so many signals were delivered. Unit: milliseconds. */
async function atMoments(inject: (at: number, number: number) => Promise<boolean>): Promise<void> {
  const all = numbers(SEED)
  for (let delivered = 0; delivered < MOMENTS; ) {
    const at = Math.round((all.next().value ?? 0) * whole().seconds * 1000)
    if (await inject(at, delivered)) delivered += 1
  }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s at any moment: the previous bundle stays as it was, or the new one is whole, and the next run makes the same bytes',
  async (signal) => {
    await atMoments(async (at) => {
      const killed = await killedAt(signal, at, {})
      if (killed === undefined) return false
      const { run, seconds, begun } = killed
      const injection = { group: signal, fault: `${signal} after ${at} ms`, run, seconds }
      if (run.code === 0) expectSurvived(injection, whole().bytes)
      else if (run.code === null && !begun) expectEarly(injection, previous.bytes, bytesOf(path.join(workspace, 'out')))
      else expectDetected(injection, { code: 130, says: ['Canceled'] }, previous.bytes, bytesOf(path.join(workspace, 'out')))
      expect(everythingIn(workspace)).toEqual(run.code === 0 ? whole().left : previous.left)
      const again = await troubledRun(room, index(), { workspace, outStays: true, cacheStays: true })
      expectMended({ ...injection, run: again }, whole())
      return true
    })
  },
)

/** Whether a run was killed while it moved its outputs to their place, or just before. */
const inCommit = (): boolean =>
  everythingIn(workspace).includes('out/.offline-bundle.transaction/staged/offline-bundle.SHA256SUMS') || committed()
const committed = (): boolean => {
  const journal = path.join(workspace, 'out', '.offline-bundle.transaction', 'journal')
  return existsSync(journal) && readFileSync(journal, 'utf8').includes('"commit"')
}

/** A run that fails soon: what it finds is as the killed run had found it, or as that one had finished it. */
async function expectGivenBack(at: number): Promise<void> {
  const failing = await troubledRun(room, index(), { requirementInputs: ['no-such-project'], workspace, outStays: true })
  const isNew = JSON.stringify(failing.bytes) === JSON.stringify(whole().bytes)
  const [bytes, left] = isNew ? [whole().bytes, whole().left] : [previous.made, previous.left]
  expect({ at, code: failing.code, bytes: failing.bytes, left: failing.left }).toEqual({ at, code: 3, bytes, left })
}

test('SIGKILL at any moment: the next run, even one that fails, gives back what was there, and one that succeeds makes the same bytes', async () => {
  await atMoments(async (at, number) => {
    const cold = number % 5 === 0 // then pip is unpacked too
    if (cold) rmSync(path.join(room, 'cache'), { recursive: true, force: true })
    const killed = await killedAt('SIGKILL', cold ? at * 2 : at, {})
    if (killed === undefined) return false
    if (cold || inCommit()) await expectGivenBack(at)
    const again = await troubledRun(room, index(), { workspace, outStays: true, cacheStays: true })
    expectSurvived({ group: 'SIGKILL', fault: `SIGKILL after ${at} ms`, run: again }, whole().bytes)
    expect(again.left).toEqual(whole().left)
    return true
  })
})
