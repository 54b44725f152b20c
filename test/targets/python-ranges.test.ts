import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePythons } from '../../src/targets/python-ranges.ts'
import { knownPythons, microVersionsOf, type PythonSeries } from '../../src/targets/pythons.ts'

/** A fixed world, so that a new release of Python changes no row below. */
const KNOWN: readonly PythonSeries[] = [
  { name: '3.9', minor: 9, freeThreaded: false, newest: '3.9.25', released: true },
  { name: '3.10', minor: 10, freeThreaded: false, newest: '3.10.20', released: true },
  { name: '3.11', minor: 11, freeThreaded: false, newest: '3.11.14', released: true },
  { name: '3.12', minor: 12, freeThreaded: false, newest: '3.12.12', released: true },
  { name: '3.13', minor: 13, freeThreaded: false, newest: '3.13.9', released: true },
  { name: '3.13t', minor: 13, freeThreaded: true, newest: '3.13.9', released: true },
  { name: '3.14', minor: 14, freeThreaded: false, newest: '3.14.0', released: true },
  { name: '3.14t', minor: 14, freeThreaded: true, newest: '3.14.0', released: true },
  { name: '3.15', minor: 15, freeThreaded: false, newest: '3.15.0a2', released: false },
  { name: '3.15t', minor: 15, freeThreaded: true, newest: '3.15.0a2', released: false },
]

/** `3.12.12` or `3.13.9t`. */
function versions(given: string): readonly string[] | string {
  const found = parsePythons(given, KNOWN)
  return 'input' in found ? found.expected : found.map(({ version, freeThreaded }) => `${version}${freeThreaded ? 't' : ''}`)
}

const ALL = ['3.9.25', '3.10.20', '3.11.14', '3.12.12', '3.13.9', '3.14.0']

test.each([
  { given: '3.12', want: ['3.12.12'], rule: 'a series is its newest known version' },
  { given: ' 3.12 ', want: ['3.12.12'], rule: 'blanks around do not matter' },
  { given: '3.12.4', want: ['3.12.4'], rule: 'a full version is exactly that' },
  { given: '3.12.99', want: ['3.12.99'], rule: 'a full version newer than the table is taken on trust' },
  { given: '3.13t', want: ['3.13.9t'], rule: 't is the free-threaded build' },
  { given: '3.13.1t', want: ['3.13.1t'], rule: 't goes with a full version too' },
  { given: '3.15', want: ['3.15.0a2'], rule: 'an unreleased Python can be named' },
  { given: '3.15t', want: ['3.15.0a2t'], rule: 'an unreleased free-threaded Python can be named' },
  { given: '3.15.0rc1', want: ['3.15.0rc1'], rule: 'a candidate can be named' },
  { given: 'cp312', want: ['3.12.12'], rule: 'a python tag is a Python' },
  { given: 'cp313t', want: ['3.13.9t'], rule: 'a free-threaded ABI tag is a Python' },
  { given: 'python3.12', want: ['3.12.12'], rule: 'a command name is a Python' },
  { given: '>=3.10 <3.13', want: ['3.10.20', '3.11.14', '3.12.12'], rule: 'a blank means and' },
  { given: '>=3.10,<3.13', want: ['3.10.20', '3.11.14', '3.12.12'], rule: 'a comma means and' },
  { given: '>= 3.10, < 3.13', want: ['3.10.20', '3.11.14', '3.12.12'], rule: 'blanks after operators do not matter' },
  { given: '>=3.12', want: ['3.12.12', '3.13.9', '3.14.0'], rule: 'an open range stops before the unreleased' },
  { given: '>3.12', want: ['3.13.9', '3.14.0'], rule: '> leaves the whole series out' },
  { given: '<=3.10', want: ['3.9.25', '3.10.20'], rule: '<= takes the whole series in' },
  { given: '>=3.14,<=3.15', want: ['3.14.0', '3.15.0a2'], rule: 'a range that names the unreleased has it' },
  { given: '3.14 || 3.15', want: ['3.14.0', '3.15.0a2'], rule: 'an alternative that names the unreleased has it' },
  { given: '>=3.13,<3.15', want: ['3.13.9', '3.14.0'], rule: 'an upper bound that leaves out does not name' },
  { given: '>=3.11,!=3.12', want: ['3.11.14', '3.13.9', '3.14.0'], rule: '!= leaves a series out' },
  { given: '>=3.11,!=3.12.*', want: ['3.11.14', '3.13.9', '3.14.0'], rule: '!= with a star leaves a series out' },
  { given: '3.12.x,!=3.12.12', want: ['3.12.11'], rule: '!= of one version leaves the next older' },
  { given: '!=3.9', want: ALL.slice(1), rule: '!= alone is everything else' },
  { given: '~=3.10', want: ALL.slice(1), rule: '~= of a series is up to the next major' },
  { given: '~=3.12.3', want: ['3.12.12'], rule: '~= of a version is up to the next series' },
  { given: '==3.12', want: ['3.12.12'], rule: '== of a series' },
  { given: '==3.12.*', want: ['3.12.12'], rule: '== with a star' },
  { given: '==3.12.4', want: ['3.12.4'], rule: '== of a version' },
  { given: '^3.11', want: ALL.slice(2), rule: 'semver caret' },
  { given: '~3.11', want: ['3.11.14'], rule: 'semver tilde' },
  { given: '3.10 - 3.12', want: ['3.10.20', '3.11.14', '3.12.12'], rule: 'semver hyphen range' },
  { given: '3.x', want: ALL, rule: 'semver x range' },
  { given: '3', want: ALL, rule: 'a major' },
  { given: '*', want: ALL, rule: 'everything that is released' },
  { given: '<3.12.5', want: ['3.9.25', '3.10.20', '3.11.14', '3.12.4'], rule: 'the newest version inside the range, not of the series' },
  { given: '>=3.13t', want: ['3.13.9t', '3.14.0t'], rule: 'a range of free-threaded builds' },
  { given: '3.12 || 3.14t', want: ['3.12.12', '3.14.0t'], rule: 'alternatives of both kinds' },
])('--python "$given" is $want: $rule', ({ given, want }) => {
  expect(versions(given)).toEqual(want)
})

test.each([
  { given: '3.12t', want: 'free-threaded CPython is only available from 3.13t' },
  { given: '>=3.9t,<3.13t', want: 'no known CPython in this range' },
  { given: '3.7', want: 'unknown CPython version' },
  { given: '2.7', want: 'no known CPython in this range' },
  { given: '4.0', want: 'no known CPython in this range' },
  { given: '>=3.10,<3.10', want: 'no known CPython in this range' },
  { given: '3.10,3.11', want: 'a comma means "and": repeat --python (in the action, one per line), or write "3.10 || 3.11"' },
  { given: '3.13 3.13t', want: 'a comma means "and"' },
  { given: '>3.14', want: 'no known CPython in this range' },
  { given: '>=3.13t,<3.15', want: 'expected a Python version such as' },
  { given: '', want: 'expected a Python version such as' },
  { given: 'pypy3.11', want: 'expected a Python version such as' },
  { given: 'latest', want: 'expected a Python version such as' },
  { given: '>=', want: 'expected a Python version such as' },
  { given: '3.12.1.2', want: 'expected a Python version such as' },
  { given: 'v3.12', want: 'expected a Python version such as' },
  { given: '3.12 ||', want: 'expected a Python version such as' },
])('--python "$given" is a fault: $want', ({ given, want }) => {
  expect(versions(given)).toContain(want)
})

test('a range is the conjunction of its axes, whichever sign joins them', () => {
  const minor = fc.integer({ min: 9, max: 14 })
  fc.assert(
    fc.property(minor, minor, fc.constantFrom(' ', ',', ', '), (from, to, and) => {
      const wanted = KNOWN.filter((one) => one.released && !one.freeThreaded && one.minor >= from && one.minor <= to).map(
        (one) => one.newest,
      )
      const found = versions(`>=3.${from}${and}<=3.${to}`)
      expect(wanted.length > 0 ? found : typeof found).toEqual(wanted.length > 0 ? wanted : 'string')
    }),
  )
})

test('no text makes the parser throw, and what it takes is known', () => {
  const words = fc.constantFrom('3.12', '3.13t', '>=', '<', '!=', '~=', ',', ' ', '||', '-', 'x', '*', '^', '3', '.', '15', 't', 'rc1')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words, { maxLength: 8 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const found = parsePythons(text)
        const series = knownPythons().map(({ name }) => name)
        if (!('input' in found)) for (const one of found) expect(series).toContain(`${one.series}${one.freeThreaded ? 't' : ''}`)
      },
    ),
  )
})

test.each([
  { name: 'every known release of the series', python: { version: '3.9.25' }, first: '3.9.0', last: '3.9.25', length: 26 },
  { name: 'the same of an older one', python: { version: '3.9.1' }, first: '3.9.0', last: '3.9.25', length: 26 },
  {
    name: 'and its own where that is newer than any that is known',
    python: { version: '3.9.9999999' },
    first: '3.9.0',
    last: '3.9.9999999',
    length: 27,
  },
  { name: 'a pre-release alone', python: { version: '3.15.0rc1', series: '3.15' }, first: '3.15.0rc1', last: '3.15.0rc1', length: 1 },
  { name: 'PyPy alone', python: { version: '3.9.1', implementation: 'pp' }, first: '3.9.1', last: '3.9.1', length: 1 },
])('a target stands for $name', ({ python, first, last, length }) => {
  const versions = microVersionsOf({ implementation: 'cp', series: '3.9', freeThreaded: false, ...python })
  expect([versions[0], versions.at(-1), versions.length]).toEqual([first, last, length])
})
