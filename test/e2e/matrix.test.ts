import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProofsSchema } from '../../src/output/proofs.ts'
import { type RunningIndex, startIndex } from '../doubles/index.ts'
import { startReleases } from '../doubles/releases.ts'
import { type Results, startResults } from '../doubles/results.ts'
import { runStep, type StepEnded, type StepOptions } from '../fixtures/runner.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { realPythons } from '../installer/pythons.ts'
import { bytesOf, sharedFolder } from './on-index.ts'

const FILES = [
  { name: 'alpha', version: '1.0', requires: ['beta', 'source'] },
  { name: 'beta', version: '2.0', requires: ['colour; sys_platform == "win32"'] },
  { name: 'gamma', version: '1.0' },
  { name: 'source', version: '0.3', kind: 'sdist' as const, static: true },
]
/** ProveJobs of this machine need real Pythons of it. */
const PYTHONS = realPythons().filter(({ series }) => Number(series.split('.')[1]) >= 10).slice(0, 2) // biome-ignore format: one thought
const FIRST = PYTHONS[0] ?? { series: '' }
const LINUX = 'linux-x86_64-glibc2.28'
const MUSL = 'linux-x86_64-musl1.2'
const INPUTS = {
  requirements: 'requirements.txt',
  platforms: `${LINUX}, ${MUSL}`,
  'python-versions': PYTHONS.map(({ series }) => series).join('\n'),
  sdists: 'pure',
}
const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))
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
  given: {
    readonly name?: string
    readonly has?: Readonly<Record<string, string>>
    readonly requirements?: string
    readonly env?: Readonly<Record<string, string>>
  } = {},
): Promise<StepEnded> {
  const folder = path.join(room, given.name ?? entry)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(path.join(folder, 'workspace'), { recursive: true })
  writeFileSync(path.join(folder, 'workspace', 'requirements.txt'), given.requirements ?? 'alpha\n')
  for (const [to, from] of Object.entries(given.has ?? {})) cpSync(from, path.join(folder, 'workspace', to), { recursive: true })
  const bins = PYTHONS.map((python) => path.dirname(python.path))
  const { index, results } = shared
  if (index === undefined || results === undefined) throw new Error('the doubles have not started')
  return runStep({
    folder,
    entry,
    inputs: { 'index-url': index.simple(), 'pip-config': 'none', 'cache-dir': cache, 'cache-max-size': '0', ...inputs },
    env: { ...results.env, PATH: [process.env['PATH'], ...bins].join(path.delimiter), ...given.env },
  })
}

const ended = ({ code, log }: StepEnded): unknown => ({ code, log: code === 0 ? '' : log })
const planOf = ({ workspace }: StepEnded): string => path.join(workspace, 'offline-bundle-plan')
const resultOf = ({ workspace }: StepEnded): string => path.join(workspace, 'offline-bundle-result')
const idOf = ({ series }: { readonly series: string }, platform: string): string => `cp${series.replace('.', '')}-${platform}`
const textsIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

test('plan, jobs and merge make the very bundle of one step, proved on the machines of the jobs', async () => {
  const plan = await job('plan', INPUTS)
  expect(ended(plan)).toEqual({ code: 0, log: '' })
  expect(JSON.parse(plan.outputs['matrix'] ?? '').include).toEqual([
    {
      job: LINUX,
      'runs-on': ['ubuntu-24.04'],
      'python-versions': [...PYTHONS.map(({ series }) => series).filter((series) => series !== '3.13'), '3.13'].join('\n'),
      architecture: 'x64',
    },
  ])
  expect(plan.outputs['jobs']).toBe('1')
  expect(plan.outputs['unproved']?.split('\n')).toEqual(PYTHONS.map((one) => `${idOf(one, MUSL)}: GitHub has no runner for ${MUSL}`))
  expect(plan.annotations.map(({ message }) => message)).toContain(
    `${idOf(FIRST, MUSL)} is verified at level "dry-run" only: GitHub has no runner for ${MUSL}`,
  )
  expect(plan.summary).toContain('### Verified at level <code>dry-run</code> only')
  expect(readdirSync(path.join(planOf(plan), 'wheels'))).toEqual(['source-0.3-py3-none-any.whl'])

  await shared.index?.forgetLog()
  const proved = await job('prove', { job: LINUX }, { has: { 'offline-bundle-plan': planOf(plan) } })
  expect(ended(proved)).toEqual({ code: 0, log: '' })
  expect(proved.outputs['levels']?.split('\n')).toEqual(PYTHONS.map((one) => `${idOf(one, LINUX)} installed`))
  expect((await shared.index?.log())?.filter(({ path: requirementInputs }) => requirementInputs.includes('/simple/'))).toEqual([])

  const has = { 'offline-bundle-plan': planOf(plan), 'offline-bundle-results/one': resultOf(proved) }
  await using releases = await startReleases()
  const since = { since: 'latest', 'github-token': 'token' }
  const merge = await job('merge', { output: 'out', ...since }, { has, env: { GITHUB_API_URL: releases.url } })
  expect(ended(merge)).toEqual({ code: 0, log: '' })
  expect(merge.log).toContain('No previous bundle named offline-bundle was found')
  expect(merge.outputs['targets']?.split('\n')).toHaveLength(2 * PYTHONS.length)
  const file = path.join(merge.workspace, 'out', 'offline-bundle.proofs.json')
  const proofs = v.parse(ProofsSchema, JSON.parse(readFileSync(file, 'utf8')))
  const levels = proofs.targets.map(({ target, level }) => [target, level])
  expect(Object.fromEntries(levels)).toEqual({
    ...Object.fromEntries(PYTHONS.map((one) => [idOf(one, LINUX), 'installed'])),
    ...Object.fromEntries(PYTHONS.map((one) => [idOf(one, MUSL), 'dry-run'])),
  })

  const single = await job('action', { ...INPUTS, interpreters: 'none', output: 'out', 'artifact-name': 'none' })
  expect(ended(single)).toEqual({ code: 0, log: '' })
  expect(bytesOf(path.join(merge.workspace, 'out', 'offline-bundle'))).toEqual(
    bytesOf(path.join(single.workspace, 'out', 'offline-bundle')),
  )
})

test('merge names every job that failed or left nothing, and rejects results of other inputs; a login is in no plan and no result', async () => {
  const url = new URL('/a/files/gamma-1.0-py3-none-any.whl', shared.index?.url)
  const [closed, password] = [url.href.replace('//', '//user:pa55-word@'), 'pa55-word']
  const requirementInputs = { ...INPUTS, platforms: LINUX, 'prove-per': 'target', packages: `gamma @ ${closed}` }
  const plan = await job('plan', requirementInputs, { name: 'plan-2', requirements: 'beta\n' })
  expect(ended(plan)).toEqual({ code: 0, log: '' })
  expect(plan.outputs['jobs']).toBe(String(PYTHONS.length))
  // Both lie on the host that the login is for.
  expect(readdirSync(path.join(planOf(plan), 'wheels'))).toEqual(['beta-2.0-py3-none-any.whl', 'gamma-1.0-py3-none-any.whl'])

  const name = idOf(FIRST, LINUX)
  const proved = await job('prove', { job: name, interpreters: 'none' }, { name: 'job-2', has: { 'offline-bundle-plan': planOf(plan) } })
  expect(proved.code).toBe(3)
  expect(proved.outputs).toEqual({})
  expect(textsIn(planOf(plan)) + textsIn(resultOf(proved)) + plan.log + proved.log).not.toContain(password)

  const has = { 'offline-bundle-plan': planOf(plan), 'offline-bundle-results/one': resultOf(proved) }
  const merge = await job('merge', { output: 'out' }, { name: 'merge-2', has })
  expect(merge.code).toBe(3)
  expect(merge.log).toContain(`${name}: job ${name} failed: ${name} is not verified at level "installed"`)
  for (const other of PYTHONS.slice(1).map((one) => idOf(one, LINUX)))
    expect(merge.log).toContain(`${other}: job ${other} has no result: it failed early, was canceled, or did not run`)
  expect(readdirSync(merge.workspace)).not.toContain('out')

  const foreign = {
    'offline-bundle-plan': path.join(room, 'plan', 'workspace', 'offline-bundle-plan'),
    'offline-bundle-results': resultOf(proved),
  }
  const rejected = await job('merge', { output: 'out' }, { name: 'merge-3', has: foreign })
  expect(rejected.code).toBe(4)
  expect(rejected.log).toContain(`the result of job ${name} was made from other inputs than this plan`)
  expect(rejected.log).toContain(`job ${LINUX} has no result`)
})

test('the jobs of a matrix report all that is wrong with their inputs at once', async () => {
  const plan = await job('plan', { ...INPUTS, 'prove-per': 'runner', runners: 'linux', platforms: 'beos' }, { name: 'plan-4' })
  expect(plan.code).toBe(2)
  expect(plan.log).toMatch(/prove-per: runner: expected one of platform, target[\s\S]*runners: linux: expected PLATFORM=LABEL/)
  expect(plan.log).toContain('beos')
  const proved = await job('prove', {}, { name: 'job-4' })
  expect([proved.code, proved.log]).toEqual([2, expect.stringContaining('job: required: the name of a prove job')])
  const merge = await job('merge', {}, { name: 'merge-4' })
  expect([merge.code, merge.log]).toEqual([2, expect.stringContaining('plan: offline-bundle-plan: contains no plan.json')])
})
