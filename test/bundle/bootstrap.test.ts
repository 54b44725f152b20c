import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bootstrapFor, bootstrapOf } from '../../src/bundle/bootstrap.ts'
import { sha256Of } from '../../src/core/names.ts'
import { aTarget } from './an-input.ts'

test.each([
  { series: '3.5', want: undefined },
  { series: '3.6', want: '21.3.1' },
  { series: '3.7', want: '24.0' },
  { series: '3.8', want: '25.0.1' },
  { series: '3.9', want: '26.0.1' },
  { series: '3.10', want: '26.3' },
  { series: '3.15', want: '26.3' },
])('Python $series starts with pip $want', ({ series, want }) => {
  expect(bootstrapOf(series)?.version).toBe(want)
})

test('each pip is there once, the oldest first', () => {
  const targets = ['3.12', '3.8', '3.11'].map((series) =>
    aTarget({ python: { implementation: 'cp', version: `${series}.1`, series, freeThreaded: false } }),
  )
  expect(bootstrapFor(targets).map(({ version }) => version)).toEqual(['25.0.1', '26.3'])
})

test('the newest row is the pip that is committed here', () => {
  const { filename, sha256, bytes } = bootstrapOf('3.12') ?? {}
  const content = readFileSync(`vendor/${filename}`)
  expect({ sha256: sha256Of(content), bytes: content.length }).toEqual({ sha256, bytes })
})
