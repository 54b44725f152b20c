import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { optionSpecs } from '../../src/inputs/spec.ts'
import { OUTPUTS } from '../../src/report/outputs.ts'

const action = parseYaml(readFileSync('action.yml', 'utf8'))
const specs = optionSpecs('action')

/** The rows of the tables of a page, cells without their code marks. */
function rowsOf(page: string): readonly (readonly string[])[] {
  const lines = readFileSync(page, 'utf8').split('\n').filter((line) => line.startsWith('| ')) // biome-ignore format: one thought
  return lines.map((line) => line.slice(2, -2).split(/(?<!\\) \| /).map((cell) => cell.trim().replaceAll('\\|', '|').replace(/^`(.*)`$/, '$1'))) // biome-ignore format: one thought
}

test('action.yml states every input as the code does: name, default, whether it has to be given, what it is', () => {
  const stated = specs.map(({ name, plural, doc, choices, default: value }) => [
    plural ?? name,
    {
      description: `${doc}${choices === undefined ? '' : ` One of: ${choices.join(', ')}.`}`,
      required: false,
      ...(value === undefined ? {} : { default: value }),
    },
  ])
  expect(action.inputs).toEqual(Object.fromEntries(stated))
})

test('action.yml states every output as the code does, and runs on node24', () => {
  expect(action.outputs).toEqual(Object.fromEntries(Object.entries(OUTPUTS).map(([name, description]) => [name, { description }])))
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.js' })
})

test.each(['README.md', 'docs/action.md'])('%s has a row for each output and for each input of the action alone', (page) => {
  const rows = rowsOf(page)
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

test('the workflow of README gives inputs that there are', () => {
  const [, workflow = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
  const steps: readonly { readonly with?: Readonly<Record<string, string>> }[] = parseYaml(workflow).jobs.bundle.steps
  const given = steps.flatMap((step) => Object.keys(step.with ?? {}))
  expect(given.length).toBeGreaterThan(3)
  expect(given.filter((name) => action.inputs[name] === undefined)).toEqual([])
})
