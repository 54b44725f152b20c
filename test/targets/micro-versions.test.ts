import { expect, test } from 'vitest'
import { coveredRanges, covers, coverText, type MicroCover, rangeText } from '../../src/targets/micro-versions.ts'

const cover = (...except: readonly (readonly [string, string])[]): MicroCover => ({
  from: '3.12.0',
  to: '3.12.16',
  except: except.map(([from, to]) => ({ from, to, because: 'x' })),
})

test.each([
  { except: cover(), want: '3.12.0 to 3.12.16' },
  { except: cover(['3.12.0', '3.12.2']), want: '3.12.3 to 3.12.16' },
  { except: cover(['3.12.4', '3.12.4']), want: '3.12.0 to 3.12.3, 3.12.5 to 3.12.16' },
  { except: cover(['3.12.0', '3.12.1'], ['3.12.2', '3.12.9'], ['3.12.11', '3.12.16']), want: '3.12.10' },
  { except: cover(['3.12.9', '3.12.16']), want: '3.12.0 to 3.12.8' },
  { except: { from: '3.16.0a2', to: '3.16.0a2', except: [] }, want: '3.16.0a2' },
])('what is covered is reported as ranges: $want', ({ except, want }) => {
  expect(coverText(except)).toBe(want)
  expect(coveredRanges(except).map(rangeText).join(', ')).toBe(want)
})

test.each([
  { version: '3.12.0', want: false },
  { version: '3.12.2', want: false },
  { version: '3.12.3', want: true },
  { version: '3.12.99', want: true },
  { version: '3.12.5rc1', want: false },
])('covers 3.12.3 to 3.12.16 and later: $version is $want', ({ version, want }) => {
  expect(covers(cover(['3.12.0', '3.12.2']), version)).toBe(want)
})

test('a version later than the newest known counts as that one, which may be excepted', () => {
  expect(covers(cover(['3.12.9', '3.12.16']), '3.12.17')).toBe(false)
})

test('a pre-release stands for itself alone', () => {
  const micros = { from: '3.16.0a2', to: '3.16.0a2', except: [] }
  expect(['3.16.0a2', '3.16.0a1', '3.16.0'].map((version) => covers(micros, version))).toEqual([true, false, false])
})
