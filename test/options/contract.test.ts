import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { MATRIX_OPTIONS, type MatrixOption, optionSpecs } from '../../src/options/table.ts'
import { OUTPUTS, PLAN_OUTPUTS, PROVE_OUTPUTS } from '../../src/report/outputs.ts'

const action = parseYaml(readFileSync('action.yml', 'utf8'))
const specs = optionSpecs('action')
const ACTIONS = [
  { file: 'action.yml', surface: 'action', main: 'dist/action.js', outputs: OUTPUTS },
  { file: 'plan/action.yml', surface: 'plan', main: '../dist/plan.js', outputs: PLAN_OUTPUTS },
  { file: 'prove/action.yml', surface: 'prove', main: '../dist/prove.js', outputs: PROVE_OUTPUTS },
  { file: 'merge/action.yml', surface: 'merge', main: '../dist/merge.js', outputs: OUTPUTS },
] as const

/** The rows of the tables of a page, cells without their code marks. */
function rowsOf(page: string): readonly (readonly string[])[] {
  const lines = readFileSync(page, 'utf8').split('\n').filter((line) => line.startsWith('| ')) // biome-ignore format: one thought
  return lines.map((line) => line.slice(2, -2).split(/(?<!\\) \| /).map((cell) => cell.trim().replaceAll('\\|', '|').replace(/^`(.*)`$/, '$1'))) // biome-ignore format: one thought
}

test.each(ACTIONS)(
  '$file states every input as the code does: name, default, whether it has to be given, what it is',
  ({ file, surface }) => {
    const stated = optionSpecs(surface).map(({ name, plural, doc, choices, default: value }) => [
      plural ?? name,
      {
        description: `${doc}${choices === undefined ? '' : ` One of: ${choices.join(', ')}.`}`,
        required: false,
        ...(value === undefined ? {} : { default: value }),
      },
    ])
    expect(parseYaml(readFileSync(file, 'utf8')).inputs).toEqual(Object.fromEntries(stated))
  },
)

test.each(ACTIONS)('$file states every output as the code does, and runs the one dist on node24', ({ file, main, outputs }) => {
  const stated = parseYaml(readFileSync(file, 'utf8'))
  expect(stated.outputs).toEqual(Object.fromEntries(Object.entries(outputs).map(([name, description]) => [name, { description }])))
  expect(stated.runs).toEqual({ using: 'node24', main })
})

test('docs/guides/matrix.md has a row for each input and output that only the jobs of a matrix have', () => {
  const rows = rowsOf('docs/guides/matrix.md')
  const own: readonly MatrixOption[] = MATRIX_OPTIONS
  for (const { name, matrixJobs, default: value = '' } of own)
    expect(rows).toContainEqual([name, matrixJobs.join(', '), value, expect.any(String)])
  for (const [name, doc] of Object.entries({ ...PLAN_OUTPUTS, ...PROVE_OUTPUTS })) expect(rows).toContainEqual([name, doc])
})

test('a matrix job takes of the action what it needs, under the same names and with the same words', () => {
  const ours = new Set(MATRIX_OPTIONS.map(({ name }): string => name))
  const matrixJobs = ['plan', 'prove', 'merge'] as const
  for (const matrixJob of matrixJobs) {
    const shared = optionSpecs(matrixJob).filter(({ name }) => !ours.has(name))
    expect(shared.filter((spec) => !specs.includes(spec))).toEqual([])
  }
  const taken = new Set(matrixJobs.flatMap((matrixJob) => optionSpecs(matrixJob).map(({ name }) => name)))
  expect(specs.map(({ name }) => name).filter((name) => !taken.has(name))).toEqual([])
})

test('docs/guides/github-actions.md has a row for each output and for each input that only the action has', () => {
  const rows = rowsOf('docs/guides/github-actions.md')
  for (const [name, doc] of Object.entries(OUTPUTS)) expect(rows).toContainEqual([name, doc])
  for (const { name, doc, default: value = '' } of specs.filter(({ only }) => only === 'action'))
    expect(rows).toContainEqual([name, value, doc])
})

test('docs/inputs.md has a row for each input, with the default that action.yml states', () => {
  const rows = rowsOf('docs/inputs.md')
  for (const [name, { default: value = '' }] of Object.entries<{ default?: string }>(action.inputs)) {
    expect([name, rows.filter(([, input]) => input === name).map(([, , fallback]) => fallback)]).toEqual([name, [value]])
  }
})

test('the workflow in README uses inputs of the action', () => {
  const [, workflow = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
  const steps: readonly { readonly with?: Readonly<Record<string, string>> }[] = parseYaml(workflow).jobs.bundle.steps
  const given = steps.flatMap((step) => Object.keys(step.with ?? {}))
  expect(given.length).toBeGreaterThan(3)
  expect(given.filter((name) => action.inputs[name] === undefined)).toEqual([])
})
