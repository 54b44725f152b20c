import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { inWorld, step, TWO, type World } from '../e2e/action-world.ts'
import { freshMachine, type StepEnded, stepLives } from '../fixtures/runner.ts'

const MOMENTS = 16
/** A cancelled step ends within 5 s; the rest is room for a machine that does other things too. Unit: milliseconds. */
const BOUND = 15_000

interface Ended extends StepEnded {
  readonly lives: boolean
  /** From the signal to the end. Unit: milliseconds. */
  readonly took: number
}

/** @param after milliseconds from the start to the signal; undefined: none */
async function run(world: World, folder: string, signal: 'SIGINT' | 'SIGTERM', after?: number): Promise<Ended> {
  const seen: { group?: Parameters<typeof stepLives>[0]; sent?: number } = {}
  const inputs = { ...TWO, 'release-tag': 'v1', 'tag-commit': 'c'.repeat(40), interpreters: 'auto' }
  const done = await step(world, folder, {
    inputs,
    started: (child) => {
      seen.group = child
      if (after === undefined) return
      const timer = setTimeout(() => {
        seen.sent = Date.now()
        child.kill(signal)
      }, after)
      child.on('close', () => clearTimeout(timer))
    },
  })
  return { ...done, lives: stepLives(seen.group), took: seen.sent === undefined ? 0 : Date.now() - seen.sent }
}

/** What the doubles and the machine hold afterwards: whole, or nothing. */
function left(world: World, ended: Ended): readonly string[] {
  const { releases, results } = world
  const out = path.join(ended.workspace, 'out')
  const sums = globSync('*.SHA256SUMS', { cwd: out })
  const checked = sums.map((file) =>
    spawnSync('sha256sum', ['--check', '--quiet', '--ignore-missing', file], { cwd: out, encoding: 'utf8' }),
  )
  const half = releases.releases.filter(
    ({ draft, assets }) => draft || assets.length !== 6 || assets.some(({ state }) => state !== 'uploaded'),
  )
  return [
    ...half.map(({ id }) => `half release ${id}`),
    ...(releases.tags.length > 0 && releases.releases.length === 0 ? ['a tag without its release'] : []),
    ...results.artifacts
      .filter(({ size }) => size !== undefined)
      .flatMap(({ name }) => (ended.log.includes('Upload the artifact') ? [] : [`artifact ${name}`])),
    ...checked.flatMap(({ status, stdout }) => (status === 0 ? [] : [`broken: ${stdout}`])),
    ...(sums.length === 0 ? globSync('*', { cwd: out }) : []),
    ...globSync(['.*', 'out/.*'], { cwd: ended.workspace }),
    ...globSync('offline-bundle-*', { cwd: path.join(ended.workspace, '..', 'temp') }),
  ]
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s at any moment ends the step in time, and leaves no child and nothing half',
  async (signal) => {
    const whole = { ms: 0 }
    await inWorld(
      async (world, folder) => {
        const began = Date.now()
        expect((await run(world, folder, signal)).code).toBe(0)
        whole.ms = Date.now() - began
      },
      { tags: [] },
    )
    const slowest = { ms: 0 }
    for (let moment = 1; moment <= MOMENTS; moment += 1) {
      await inWorld(
        async (world, folder) => {
          freshMachine(folder)
          const after = Math.round((whole.ms * moment) / (MOMENTS + 1))
          const ended = await run(world, folder, signal, after)
          const { code, lives, took } = ended
          // So early that Node still loads, the signal itself ends it; so late that all was done, nothing does.
          expect([130, null, 0], `${after} ms`).toContain(code)
          expect({ after, lives, inTime: took < BOUND, left: left(world, ended) }).toEqual({ after, lives: false, inTime: true, left: [] })
          if (code !== 0) expect(ended.outputs).toEqual({})
          slowest.ms = Math.max(slowest.ms, took)
        },
        { tags: [] },
      )
    }
    console.log(`${signal} at ${MOMENTS} moments of ${whole.ms} ms: ended within ${slowest.ms} ms`)
  },
)
