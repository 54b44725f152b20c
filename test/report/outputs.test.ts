import { expect, test } from 'vitest'
import { outputsOf } from '../../src/report/outputs.ts'
import { anOutcome } from './outcome.ts'

const release = { url: 'https://github.example/r', changed: false }
const difference = { changed: true, targets: [] }

test.each([
  { name: 'without anything to compare with, everything is new', outcomes: [anOutcome()], published: {}, want: 'true' },
  { name: 'a release that held the bundle before', outcomes: [anOutcome()], published: { release }, want: 'false' },
  {
    name: 'what the workflow compares with counts before the release',
    outcomes: [anOutcome({ difference })],
    published: { release },
    want: 'true',
  },
])('changed: $name', ({ outcomes, published, want }) => expect(outputsOf(outcomes, published)['changed']).toBe(want))

test('a delta is an archive more, and no bundle more', () => {
  const archive = (path: string) =>
    [{ ...anOutcome().archives[0], path }].flatMap((one) =>
      one.bytes === undefined || one.sha256 === undefined ? [] : [{ path, bytes: one.bytes, sha256: one.sha256 }],
    )
  const outputs = outputsOf(
    [
      anOutcome({ archives: archive('a.tar.gz') }),
      anOutcome({ name: 'offline-bundle-delta', folder: 'out/d', archives: archive('d.tar.gz') }),
    ],
    {},
  )
  expect(outputs).toMatchObject({ bundle: 'out/offline-bundle', archives: 'a.tar.gz\nd.tar.gz', 'wheel-count': '27' })
})
