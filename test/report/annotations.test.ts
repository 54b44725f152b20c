import { expect, test } from 'vitest'
import type { Failure } from '../../src/core/errors.ts'
import { toProjectName, toTargetId } from '../../src/core/names.ts'
import { annotationsOf } from '../../src/report/annotations.ts'

const [one, two] = [toTargetId('cp312-windows-x86_64'), toTargetId('cp313-windows-x86_64')]
const finding = {
  kind: 'no-wheel',
  severity: 'error',
  message: 'odd 1.0 has no wheel.',
  hint: 'Allow sdists.',
  origin: 'requirements.txt:3',
} as const

test.each<{ name: string; failure: Failure; want: readonly object[] }>([
  { name: 'a fault of a requirements file stands at its line', failure: { kind: 'usage', faults: [{ input: 'reqs/dev.txt:7', actual: '--foo', expected: 'leave it out' }] },
    want: [{ message: 'reqs/dev.txt:7: --foo: leave it out', file: 'reqs/dev.txt', line: 7 }] },
  { name: 'a fault of an input has no line', failure: { kind: 'usage', faults: [{ input: 'jobs', actual: '0', expected: 'give a number' }] }, want: [{ message: 'jobs: 0: give a number' }] },
  { name: 'a file by URL is no file of the repository', failure: { kind: 'usage', faults: [{ input: 'https://index.example/r.txt:3', actual: '', expected: 'x' }] },
    want: [{ message: 'https://index.example/r.txt:3: x' }] },
  { name: 'a file on Windows keeps its drive', failure: { kind: 'usage', faults: [{ input: 'C:\\work\\r.txt:3', actual: '', expected: 'x' }] },
    want: [{ message: 'C:\\work\\r.txt:3: x', file: 'C:\\work\\r.txt', line: 3 }] },
  { name: 'a fault of a table stands at its file', failure: { kind: 'usage', faults: [{ input: 'lib/pyproject.toml [project.dependencies]', actual: 'odd', expected: 'x' }] },
    want: [{ message: 'lib/pyproject.toml [project.dependencies]: odd: x', file: 'lib/pyproject.toml' }] },
  { name: 'a finding of two targets is said once, with both', failure: { kind: 'incomplete', targets: [{ target: one, findings: [finding] }, { target: two, findings: [finding] }] },
    want: [{ message: 'all 2 targets: odd 1.0 has no wheel.\nAllow sdists.', file: 'requirements.txt', line: 3 }] },
  { name: 'what has a line comes first: only ten are shown', want: [expect.objectContaining({ line: 3 }), { message: 'index.example answered 503.\nTry later.' }],
    failure: { kind: 'several', failures: [{ kind: 'network', what: 'index.example answered 503.', hint: 'Try later.' }, { kind: 'policy', findings: [finding] }] } },
  { name: 'messages that differ in the target only are one annotation', want: [{ message: 'cp312-windows-x86_64: odd has a wheel for cp311 only, not cp312\ncp313-windows-x86_64: odd has a wheel for cp311 only, not cp313\nLeave it out with `exclude`.', file: 'r.txt', line: 1 }],
    failure: { kind: 'incomplete', targets: [one, two].map((target) => ({ target, findings: [{ ...finding, project: toProjectName('odd'), origin: 'r.txt:1', message: `odd has a wheel for cp311 only, not ${target.slice(0, 5)}`, hint: 'Leave it out with --exclude.' }] })) } },
  { name: 'options have the names of inputs', failure: { kind: 'usage', faults: [{ input: '--license-deny', actual: '--pre', expected: 'pass --extra-index-url' }] },
    want: [{ message: 'license-deny: --pre: pass `extra-index-urls`' }] },
])('$name', ({ failure, want }) => expect(annotationsOf(failure)).toEqual(want)) // biome-ignore format: a table
