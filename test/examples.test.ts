import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { OUTPUTS, PLAN_OUTPUTS } from '../src/report/outputs.ts'

const files = globSync('docs/examples/*.yml')
/** By the name that a workflow uses. */
const OURS: Readonly<Record<string, string>> = { 'org/offline-bundle@v1': 'action.yml', 'org/offline-bundle/plan@v1': 'plan/action.yml' }

interface Job {
  readonly permissions: Readonly<Record<string, string>>
  readonly steps: readonly { readonly id?: string; readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[]
}
const jobsOf = (file: string): readonly Job[] => Object.values(parse(readFileSync(file, 'utf8')).jobs)

test.each(files)('%s starts with no permission, says why each job has more, and names the actions of others by full commit', (file) => {
  const text = readFileSync(file, 'utf8')
  expect(parse(text).permissions).toEqual({})
  for (const { permissions } of jobsOf(file)) {
    for (const [right, level] of Object.entries(permissions)) expect(text).toMatch(new RegExp(`^ +${right}: ${level} # \\w`, 'm'))
  }
  const uses = [...text.matchAll(/uses: (.*)/g)].map(([, action = '']) => action)
  expect(uses.filter((one) => !(one in OURS) && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one))).toEqual([])
})

test.each(files)('%s gives inputs that there are, and reads outputs that there are', (file) => {
  const ours = jobsOf(file).flatMap(({ steps }) => steps.filter(({ uses }) => uses !== undefined && uses in OURS))
  for (const { uses = '', with: given = {} } of ours) {
    const { inputs } = parse(readFileSync(OURS[uses] ?? '', 'utf8'))
    expect(Object.keys(given).filter((name) => inputs[name] === undefined)).toEqual([])
  }
  const text = readFileSync(file, 'utf8')
  const read = (step: string): readonly string[] => [...text.matchAll(RegExp(`steps\\.${step}\\.outputs\\.([\\w-]+)`, 'g'))].map(([, name = '']) => name) // biome-ignore format: one thought
  expect(read('bundle').filter((name) => !(name in OUTPUTS))).toEqual([])
  expect(read('plan').filter((name) => !(name in PLAN_OUTPUTS))).toEqual([])
  expect(ours.length).toBeGreaterThan(0)
})

test('docs/guides/github-actions.md links to every example', () => {
  const page = readFileSync('docs/guides/github-actions.md', 'utf8')
  expect(files.filter((file) => !page.includes(`(../examples/${path.basename(file)})`))).toEqual([])
})

const FENCE = /```yaml\n([\s\S]*?)```/g
/** Every YAML block of the docs that uses an action of this repository. */
const shownSteps = ['README.md', ...globSync('docs/**/*.md')].flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(FENCE)]
    .map(([, yaml = '']) => yaml)
    .filter((yaml) => /uses: org\/offline-bundle(?:@|\/(?:plan|prove|merge)@)/.test(yaml))
    .map((yaml, at) => ({ page, number: at + 1, yaml })),
)

test.each(shownSteps)('workflow $number in $page uses actions and inputs that exist', ({ yaml }) => {
  const steps = stepsIn(parse(yaml)).filter(({ uses = '' }) => uses.startsWith('org/offline-bundle'))
  expect(steps).not.toEqual([])
  for (const { uses = '', with: given = {} } of steps) {
    const [, folder = ''] = /^org\/offline-bundle(\/\w+)?@/.exec(uses) ?? []
    const { inputs } = parse(readFileSync(`.${folder}/action.yml`, 'utf8'))
    expect(Object.keys(given).filter((name) => !(name in inputs))).toEqual([])
  }
})

/** The steps of a workflow, of a job, or of a list of steps. */
function stepsIn(shown: { readonly jobs?: Readonly<Record<string, Job>> } | Job['steps']): Job['steps'] {
  if (Array.isArray(shown)) return shown
  return Object.values('jobs' in shown ? (shown.jobs ?? {}) : (shown as Readonly<Record<string, Job>>)).flatMap(({ steps = [] }) => steps)
}
