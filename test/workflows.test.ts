import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { optionSpecs } from '../src/options/table.ts'

const files = globSync('.github/workflows/*.yml')
/** A called workflow's caller sees which job failed; of one job there is nothing to gather. */
const needsGathering = (file: string): boolean => {
  const { on, jobs } = parse(readFileSync(file, 'utf8'))
  return !('workflow_call' in on) && Object.keys(jobs).length > 1
}

test.each(files)('%s starts with no permission, and names every action by its full commit', (file) => {
  const text = readFileSync(file, 'utf8')
  expect(parse(text).permissions).toEqual({})
  const uses = [...text.matchAll(/uses: (\S+)(.*)/g)].map(([, action = '', comment = '']) => ({ action, comment }))
  expect(
    uses.filter(
      ({ action, comment }) => !/^[.$]\//.test(action) && !(/@[0-9a-f]{40}$/.test(action) && /^ # v\d+\.\d+\.\d+$/.test(comment)),
    ),
  ).toEqual([])
})

test.each(files.filter(needsGathering))('in %s one job fails when any other does', (file) => {
  const { jobs } = parse(readFileSync(file, 'utf8'))
  expect([...jobs['all-green'].needs, 'all-green'].sort()).toEqual(Object.keys(jobs).sort())
})

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, string>>
}
const bundle = parse(readFileSync('.github/workflows/bundle.yml', 'utf8'))
const stepsOf = (job: string): readonly Step[] => bundle.jobs[job].steps

test.each(['plan', 'prove', 'merge'] as const)('the job %s of bundle.yml hands every input of the caller to its matrixJob', (matrixJob) => {
  const given = stepsOf(matrixJob).find(({ uses }) => uses === `$/${matrixJob}`)?.with ?? {}
  const names = optionSpecs(matrixJob).map(({ name, plural }) => plural ?? name)
  expect(Object.keys(given).filter((name) => !names.includes(name))).toEqual([])
  for (const name of names.filter((one) => one in bundle.on.workflow_call.inputs)) expect(given[name]).toContain(`inputs.${name} }}`)
  for (const name of names.filter((one) => one in bundle.on.workflow_call.secrets)) expect(given[name]).toContain(`secrets.${name} || `)
})

test('the inputs of bundle.yml are those of the matrix jobs, with their defaults', () => {
  const stated: Readonly<Record<string, { readonly type: string; readonly default: unknown }>> = bundle.on.workflow_call.inputs
  const specs = new Map(
    (['plan', 'prove', 'merge'] as const).flatMap((one) => optionSpecs(one).map((spec) => [spec.plural ?? spec.name, spec])),
  )
  for (const [name, { type, default: value }] of Object.entries(stated).filter(([one]) => one !== 'runner')) {
    const spec = specs.get(name)
    expect([name, type, value]).toEqual([
      name,
      spec?.kind === 'flag' ? 'boolean' : 'string',
      spec?.kind === 'flag' ? false : (spec?.default ?? ''),
    ])
  }
})

test('each job of bundle.yml has the least permission, and only the one that publishes may write', () => {
  const permissions = Object.entries<{ readonly permissions: unknown }>(bundle.jobs).map(([name, job]) => [name, job.permissions])
  const read = { contents: 'read' }
  expect(permissions).toEqual([['plan', read], ['prove', read], ['merge', { contents: 'write' }]]) // biome-ignore format: one thought
})

test("docs/guides/matrix.md uses inputs of the workflow, and in the workflow of one's own those of each action", () => {
  const shown = [...readFileSync('docs/guides/matrix.md', 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  const [caller = '', own = ''] = shown
  const called: { readonly with: object; readonly secrets: object } = parse(caller).jobs.bundle
  const { inputs, secrets } = bundle.on.workflow_call
  expect(Object.keys(called.with).filter((name) => !(name in inputs))).toEqual([])
  expect(Object.keys(called.secrets).filter((name) => !(name in secrets))).toEqual([])
  for (const matrixJob of ['plan', 'prove', 'merge'] as const) {
    const steps: readonly Step[] = parse(own).jobs[matrixJob].steps
    const names = optionSpecs(matrixJob).map(({ name, plural }) => plural ?? name)
    const given = Object.keys(steps.find(({ uses }) => uses?.startsWith(`org/offline-bundle/${matrixJob}@`))?.with ?? {})
    expect([given.length > 0, given.filter((name) => !names.includes(name))]).toEqual([true, []])
  }
})

test('.ci/run runs the quick start and the test command of README, and nothing else', () => {
  const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  const shown = blocks.flatMap((text) => text.split('\n').map((line) => line.replace(/\s+#.*$/, '')))
  const run = readFileSync('.ci/run', 'utf8')
    .split('\n')
    .filter((line) => /^(?:node|npm) /.test(line))
  expect(run).toHaveLength(2)
  expect(shown.filter((line) => run.includes(line))).toEqual(run)
})
