import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import type { RawInputs } from '../../src/options/request.ts'
import { parsePlainCommand, parseVerify } from '../../src/options/verify-request.ts'
import { aHost } from './inputs.ts'

const raw = (given: RawInputs['given']): RawInputs => ({ surface: 'command', given })

test('verify takes a folder, and how far to prove it', () => {
  expect(
    parseVerify('out/b', raw({ interpreters: ['none'], prove: ['dry-run'], 'no-cache': ['true'], jobs: ['1'], json: ['true'] }), aHost()),
  ).toEqual({
    folder: 'out/b',
    proof: { interpreters: 'none', prove: 'dry-run' },
    cache: {},
    jobs: 1,
    warnings: 'report',
  })
})

test.each([
  {
    name: 'verify',
    work: () => parseVerify('b', raw({ platform: ['windows-x86_64'], jobs: ['0'] }), aHost()),
    inputs: ['--jobs', '--platform'],
  },
  { name: 'targets', work: () => parsePlainCommand(raw({ output: ['x'], json: ['true'] })), inputs: ['--output'] },
])('$name rejects what means nothing to it, all at once', ({ work, inputs }) => {
  expect(work).toThrow(BundleError)
  try {
    work()
  } catch (error) {
    expect(error).toMatchObject({ failure: { kind: 'usage', faults: inputs.map((input) => ({ input })) } })
  }
})
