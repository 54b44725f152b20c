import * as v from 'valibot'
import { expect, test } from 'vitest'
import { BundleError, explain } from '../../src/core/errors.ts'
import { documentText } from '../../src/core/json.ts'
import { sha256Of } from '../../src/core/names.ts'
import { proveJobsOf } from '../../src/matrix/job-matrix.ts'
import { mergeResults, requireLevel, withChecks } from '../../src/matrix/merge-results.ts'
import { findJob, inputsDigest, type Plan, parsePlan, toPlan } from '../../src/matrix/plan-file.ts'
import { type ProveResult, parseProveResult } from '../../src/matrix/result-file.ts'
import { expandTargets } from '../../src/targets/select.ts'
import type { Check, Verdict } from '../../src/verify/verdict.ts'
import { ResolutionSchema } from '../../src/worker/messages.ts'

const PLATFORMS = ['linux-x86_64-glibc2.28', 'windows-x86_64']
const targets = expandTargets({ platforms: PLATFORMS, pythons: ['3.12'], described: [], include: [], exclude: [] }, undefined)
const [LINUX = '', WINDOWS = ''] = targets.map(({ id }): string => id)
const WHEEL = { filename: 'alpha-1.0-py3-none-any.whl', sha256: sha256Of('alpha') }

function solvedFor(target: string) {
  const file = {
    project: 'alpha',
    version: '1.0',
    ...WHEEL,
    url: 'https://index.example/alpha.whl',
    requested: true,
    extras: [],
    requiredBy: [],
  }
  const resolution = v.parse(ResolutionSchema, { kind: 'solved', target, files: [file] })
  if (resolution.kind !== 'solved') throw new TypeError('unsolved')
  return resolution
}

function aPlan(inputs = 'inputs'): Plan {
  const jobs = proveJobsOf(targets, { provePer: 'platform', runners: [] })
  const requirements = { roots: [], constraints: [], locked: false }
  return toPlan({
    inputs: sha256Of(inputs),
    targets,
    requirements,
    solved: targets.map(({ id }) => solvedFor(id)),
    announced: new Map(),
    uploadedFiles: [],
    ...jobs,
  })
}

const plan = aPlan()
const digest = sha256Of(documentText(plan))
const installed: Check = {
  level: 'installed',
  passed: true,
  by: 'CPython 3.12.4',
  python: '3.12.4',
  system: 'Windows 11',
  how: 'native',
  findings: [],
}

function aVerdict(target: string, more: Partial<Verdict> = {}): Verdict {
  const walk: Check = { level: 'closure', passed: true, by: 'closure walk', findings: [] }
  const { id } = targets.find((one) => one.id === target) ?? { id: undefined }
  if (id === undefined) throw new RangeError(target)
  return {
    target: id,
    level: 'installed',
    checks: [walk, installed],
    findings: [],
    micros: { from: '3.12.0', to: '3.12.12', except: [] },
    ...more,
  }
}

type PartlySaid = Partial<Pick<ProveResult, 'inputs' | 'plan' | 'files'>> & { readonly verdicts?: readonly Verdict[] }

/** What the job of this platform hands in when all is well. */
function aPart(target: string, more: PartlySaid = {}): ProveResult {
  const tools = { offlineBundle: '1', node: '24', python: '3.13', pip: '26.3' }
  const job = target.replace('cp312-', '')
  const result = {
    format: 1,
    inputs: plan.inputs,
    plan: digest,
    job,
    tools,
    host: 'linux x64',
    verdicts: [aVerdict(target)],
    files: [WHEEL],
    ...more,
  }
  return parseProveResult(JSON.stringify(result), 'result.json')
}

/** Files of a result, as a hostile job might tell of them. */
function files(more: object): ProveResult['files'] {
  const text = JSON.stringify({ ...aPart(LINUX), files: [{ ...WHEEL, ...more }] })
  return parseProveResult(text, 'result.json').files
}

function rejection(results: readonly ProveResult[]): { readonly exitCode: number; readonly message: string } {
  try {
    mergeResults(plan, digest, results)
  } catch (error) {
    if (error instanceof BundleError) return explain(error.failure)
    throw error
  }
  return { exitCode: 0, message: '' }
}

test('the results of all jobs give what each saw on its machine', () => {
  const announced = mergeResults(plan, digest, [aPart(LINUX), aPart(WINDOWS)])
  expect([...announced].map(([id, checks]) => [id, checks.map(({ level }) => level)])).toEqual([[LINUX, ['installed']], [WINDOWS, ['installed']]]) // biome-ignore format: one thought
})

const failed = { findings: [{ kind: 'install', severity: 'error', message: 'pip check objects', hint: '' }] } as const
test.each([
  { name: 'a prove job without a result', results: [aPart(LINUX)], code: 3, says: [`${WINDOWS}: job windows-x86_64 has no result`, `Complete: ${LINUX}.`] },
  { name: 'no result at all', results: [], code: 3, says: ['job linux-x86_64-glibc2.28 has no result', 'job windows-x86_64 has no result'] },
  { name: 'two jobs that failed', results: [aPart(LINUX, { verdicts: [aVerdict(LINUX, failed)] }), aPart(WINDOWS, { verdicts: [aVerdict(WINDOWS, failed)] })], code: 3,
    says: [`${LINUX}: job linux-x86_64-glibc2.28 failed: pip check objects`, `${WINDOWS}: job windows-x86_64 failed: pip check objects`] },
  { name: 'a result of other inputs', results: [aPart(LINUX), aPart(WINDOWS, { inputs: sha256Of('others') })], code: 4,
    says: ['the result of job windows-x86_64 was made from other inputs than this plan'] },
  { name: 'a result of a previous plan of the same inputs', results: [aPart(LINUX), aPart(WINDOWS, { plan: sha256Of('previous') })], code: 4,
    says: ['windows-x86_64 was made from another plan of the same inputs'] },
  { name: 'a result that tells of the targets of others', results: [aPart(LINUX), aPart(WINDOWS, { verdicts: [aVerdict(LINUX)] })], code: 4,
    says: [`the result of job windows-x86_64 has other targets than the job: ${LINUX}`] },
  { name: 'other bytes under a name of the plan', results: [aPart(LINUX), aPart(WINDOWS, { files: files({ sha256: sha256Of('evil') }) })], code: 4,
    says: [`job windows-x86_64 installed ${WHEEL.filename} with sha256 ${sha256Of('evil')}, but the plan has ${WHEEL.sha256}`] },
  { name: 'a file that the plan does not have', results: [aPart(LINUX), aPart(WINDOWS, { files: files({ filename: 'beta-1.0-py3-none-any.whl' }) })], code: 4,
    says: ['installed beta-1.0-py3-none-any.whl', 'the plan has no such file'] },
  { name: 'a prove job twice', results: [aPart(LINUX), aPart(WINDOWS), aPart(WINDOWS)], code: 4, says: ['there are several results of job windows-x86_64'] },
  { name: 'a foreign result and a prove job that is absent, together', results: [aPart(LINUX, { inputs: sha256Of('others') })], code: 4,
    says: ['from other inputs', 'job windows-x86_64 has no result'] },
])('$name is rejected', ({ results, code, says }) => {
  const { exitCode, message } = rejection(results)
  expect([exitCode, message]).toEqual([code, expect.any(String)])
  for (const one of says) expect(message).toContain(one)
}) // biome-ignore format: a table

test('the level of a target is the highest of what the merge and its job saw, unless the merge finds it incomplete', () => {
  const own = aVerdict(WINDOWS, { level: 'dry-run', checks: aVerdict(WINDOWS).checks.slice(0, 1) })
  expect(withChecks(own, [installed])).toMatchObject({
    level: 'installed',
    checks: [{ level: 'closure' }, { by: 'CPython 3.12.4', system: 'Windows 11' }],
  })
  expect(withChecks({ ...own, level: 'none' }, [installed]).level).toBe('none')
  expect(withChecks(own, []).level).toBe('closure')
})

test('a prove job that could try no install has not done what it is there for', () => {
  const untried = aVerdict(LINUX, { level: 'dry-run', checks: aVerdict(LINUX).checks.slice(0, 1) })
  expect(requireLevel(untried, 'installed').findings).toEqual([
    expect.objectContaining({ severity: 'error', message: expect.stringContaining('not verified at level "installed"') }),
  ])
  expect(requireLevel(aVerdict(LINUX), 'installed').findings).toEqual([])
})

test('a plan is the same after it was written and read, and names its jobs', () => {
  expect(parsePlan(documentText(plan), 'plan.json')).toEqual(plan)
  expect(findJob('windows-x86_64', plan).targets).toEqual([WINDOWS])
  expect(() => findJob('linux', plan)).toThrow('its jobs are: linux-x86_64-glibc2.28, windows-x86_64')
})

test.each([
  { name: 'no JSON', text: '{', says: 'plan.json is not a plan' },
  { name: 'a plan with a key twice', text: documentText(plan).replace('"inputs"', `"inputs": "${'0'.repeat(64)}", "inputs"`), says: 'plan.json is not a plan: duplicate key "inputs"' },
  { name: 'a plan with a key that names a prototype', text: documentText(plan).replace('"jobs"', '"__proto__": {}, "jobs"'), says: 'plan.json is not a plan: the key "__proto__" is not allowed' },
  { name: 'a plan with a prove job that would leave its folder', text: documentText({ ...plan, jobs: plan.jobs.map((job) => ({ ...job, name: '../x' })) }), says: 'plan.json is not a plan: jobs.0.name' },
  { name: 'a plan of another version', text: documentText({ ...plan, tool: { ...plan.tool, version: '0.0.0' } }), says: 'was made by offline-bundle 0.0.0' },
])('$name is rejected', ({ text, says }) => expect(() => parsePlan(text, 'plan.json')).toThrow(says)) // biome-ignore format: a table

test('no result: what is not one', () => {
  expect(() => parseProveResult('{}', 'results/x/result.json')).toThrow('results/x/result.json is not a result of a prove job')
  const twice = documentText(aPart(LINUX)).replace('"job"', '"job": "other", "job"')
  expect(() => parseProveResult(twice, 'result.json')).toThrow('result.json is not a result of a prove job: duplicate key "job"')
  expect(parseProveResult(documentText(aPart(LINUX)), 'result.json')).toEqual(aPart(LINUX))
})

test('other inputs give another digest, another password does not', () => {
  const base = {
    requirementInputs: { packages: ['a'] },
    targets: {},
    indexes: { indexUrl: 'https://me:one@index.example/simple' },
    sdists: 'never',
  }
  const of = (more: object): string => inputsDigest(toRequest({ ...base, ...more }), { roots: [], constraints: [], locked: false })
  expect(of({ indexes: { indexUrl: 'https://me:two@index.example/simple' } })).toBe(of({}))
  expect(of({ requirementInputs: { packages: ['b'] } })).not.toBe(of({}))
  expect(of({ sdists: 'pure' })).not.toBe(of({}))
})

function toRequest(value: object): Parameters<typeof inputsDigest>[0] {
  return value as Parameters<typeof inputsDigest>[0]
}

test.each([
  { name: 'a plan', read: () => parsePlan(JSON.stringify({ ...plan, format: 1 }), 'FILE'), format: 1, reads: 2, hint: 'Use one commit' },
  { name: 'a plan', read: () => parsePlan(JSON.stringify({ ...plan, format: 3 }), 'FILE'), format: 3, reads: 2, hint: 'Use one commit' },
  { name: 'a result', read: () => parseProveResult(JSON.stringify({ ...aPart(LINUX), format: 2 }), 'FILE'), format: 2, reads: 1, hint: 'this workflow run' },
])('$name of format $format is named as one, and what to do is said', ({ read, format, reads, hint }) => {
  const what = `FILE has format ${format}, but this version of offline-bundle reads format ${reads}`
  expect(read).toThrow(expect.objectContaining({ failure: { kind: 'integrity', what, hint: expect.stringContaining(hint) } }))
}) // biome-ignore format: a table

test('a prove job that the plan does not have is rejected with the names of those it has', () => {})
