import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { GROUPS, OPTIONS, optionSpecs } from '../../src/options/table.ts'

const specs = [...new Set([...optionSpecs('command'), ...optionSpecs('action')])]

test('no two options share a name, an action name or a letter', () => {
  for (const names of [
    specs.map(({ name }) => name),
    specs.map(({ name, plural }) => plural ?? name),
    specs.flatMap(({ short }) => short ?? []),
  ]) {
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  }
})

test('every option is in a group that help shows, and says what it does in a sentence', () => {
  for (const { name, group, doc } of specs) {
    expect(GROUPS).toContain(group)
    expect([name, doc]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)])
  }
})

test('a default is one of the choices', () => {
  for (const { choices, default: fallback } of specs)
    if (choices !== undefined && fallback !== undefined) expect(choices).toContain(fallback)
})

test('action.yml states the same inputs as the code', () => {
  const { inputs } = parseYaml(readFileSync('action.yml', 'utf8'))
  expect(Object.keys(inputs)).toEqual(optionSpecs('action').map(({ name, plural }) => plural ?? name))
  expect(Object.values<{ default?: string }>(inputs).map(({ default: value }) => value)).toEqual(
    optionSpecs('action').map((spec) => spec.default),
  )
})

test('every option of the table is known by name', () => expect(OPTIONS.length).toBe(specs.length))
