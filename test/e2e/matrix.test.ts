import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningIndex, startIndex } from '../doubles/index.ts'
import { type Results, startResults } from '../doubles/results.ts'
import { runStep, type StepEnded, type StepOptions } from '../fixtures/runner.ts'
import { realPythons } from '../installer/pythons.ts'
import { bytesOf, sharedFolder } from './on-index.ts'

const FILES = [
  { name: 'alpha', version: '1.0', requires: ['beta', 'source'] },
  { name: 'beta', version: '2.0', requires: ['colour; sys_platform == "win32"'] },
  { name: 'source', version: '0.3', kind: 'sdist' as const, static: true },
]
/** Legs of this machine need real Pythons of it. */
const PYTHONS = realPythons().filter(({ series }) => Number(series.split('.')[1]) >= 10).slice(0, 2) // biome-ignore format: one thought
const LINUX = 'linux-x86_64-glibc2.28'
const MUSL = 'linux-x86_64-musl1.2'
const INPUTS = {
  requirements: 'requirements.txt',
  platforms: `${LINUX}, ${MUSL}`,
  'python-versions': PYTHONS.map(({ series }) => series).join('\n'),
  sdists: 'pure',
}
const room = sharedFolder()
const shared: { index?: RunningIndex; results?: Results } = {}

beforeAll(async () => {
  shared.index = await startIndex({ indexes: { a: { files: FILES } } })
  shared.results = await startResults()
})
afterAll(async () => {
  await shared.index?.close()
  await shared.results?.[Symbol.asyncDispose]()
})

/** One job of the workflow, on a machine of its own with what these folders hold in its workspace. */
async function job(
  entry: NonNullable<StepOptions['entry']>,
  inputs: Readonly<Record<string, string>>,
  given: { readonly name?: string; readonly has?: Readonly<Record<string, string>>; readonly requirements?: string } = {},
): Promise<StepEnded> {
  const folder = path.join(room, given.name ?? entry)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(path.join(folder, 'workspace'), { recursive: true })
  writeFileSync(path.join(folder, 'workspace', 'requirements.txt'), given.requirements ?? 'alpha\n')
  for (const [to, from] of Object.entries(given.has ?? {})) cpSync(from, path.join(folder, 'workspace', to), { recursive: true })
  const bins = PYTHONS.map((python) => path.dirname(python.path)).filter((bin) => bin !== '.')
  const { index, results } = shared
  if (index === undefined || results === undefined) throw new Error('the doubles have not started')
  return runStep({
    folder,
    entry,
    inputs: { 'index-url': index.simple(), 'pip-config': 'none', 'cache-dir': path.join(room, 'cache'), 'cache-max-size': '0', ...inputs },
    env: { ...results.env, PATH: [process.env['PATH'], ...bins].join(path.delimiter) },
  })
}

const ended = ({ code, log }: StepEnded): unknown => ({ code, log: code === 0 ? '' : log })
const planOf = ({ workspace }: StepEnded): string => path.join(workspace, 'offline-bundle-plan')
const partOf = ({ workspace }: StepEnded): string => path.join(workspace, 'offline-bundle-part')

test('plan, legs and merge make the very bundle of one step, proved on the machines of the legs', async () => {
  const plan = await job('plan', INPUTS)
  expect(ended(plan)).toEqual({ code: 0, log: '' })
  const matrix = JSON.parse(plan.outputs['matrix'] ?? '')
  expect(matrix.include).toEqual([
    {
      leg: LINUX,
      'runs-on': ['ubuntu-24.04'],
      'python-versions': [...PYTHONS.map(({ series }) => series), '3.13'].join('\n'),
      architecture: 'x64',
    },
  ])
  expect(plan.outputs['unproved']?.split('\n')).toEqual(
    PYTHONS.map(({ series }) => `cp${series.replace('.', '')}-${MUSL}: GitHub has no runner for ${MUSL}`),
  )
  expect(readdirSync(path.join(planOf(plan), 'wheels'))).toEqual(['source-0.3-py3-none-any.whl'])

  const leg = await job('leg', { leg: LINUX }, { has: { 'offline-bundle-plan': planOf(plan) } })
  expect(ended(leg)).toEqual({ code: 0, log: '' })
  expect(leg.outputs['levels']?.split('\n')).toEqual(PYTHONS.map(({ series }) => `cp${series.replace('.', '')}-${LINUX} installed`))

  const has = { 'offline-bundle-plan': planOf(plan), 'offline-bundle-parts/one': partOf(leg) }
  const merge = await job('merge', { output: 'out' }, { has })
  expect(ended(merge)).toEqual({ code: 0, log: '' })
  expect(merge.outputs['targets']?.split('\n')).toHaveLength(2 * PYTHONS.length)
  const proofs = JSON.parse(readFileSync(path.join(merge.workspace, 'out', 'offline-bundle.proofs.json'), 'utf8'))
  const levels = proofs.targets.map((one: { readonly target: string; readonly level: string }) => [
    one.target.replace(/^cp\d+-/, ''),
    one.level,
  ])
  expect(levels.sort()).toEqual([...PYTHONS.map(() => [LINUX, 'installed']), ...PYTHONS.map(() => [MUSL, 'pip'])])

  const single = await job('action', { ...INPUTS, interpreters: 'none', output: 'out', 'artifact-name': 'none' })
  expect(ended(single)).toEqual({ code: 0, log: '' })
  expect(bytesOf(path.join(merge.workspace, 'out', 'offline-bundle'))).toEqual(
    bytesOf(path.join(single.workspace, 'out', 'offline-bundle')),
  )
})
