import { expect, test } from 'vitest'
import { childEnv } from '../../scripts/child-env.ts'
import { parsePythonCounts, parseVitestCounts } from '../../scripts/counts.ts'

test.each([
  { name: 'all well', text: '..\nRan 2 tests in 0.1s\n\nOK\n', want: { passed: 2, failed: 0, skipped: 0 } },
  { name: 'a skip', text: 'Ran 3 tests in 0.1s\n\nOK (skipped=1)\n', want: { passed: 2, failed: 0, skipped: 1 } },
  {
    name: 'all kinds of trouble',
    text: 'Ran 9 tests in 1s\n\nFAILED (failures=1, errors=2, skipped=3)\n',
    want: { passed: 3, failed: 3, skipped: 3 },
  },
  { name: 'one test', text: 'Ran 1 test in 0.1s\n\nOK\n', want: { passed: 1, failed: 0, skipped: 0 } },
  { name: 'a module that cannot be loaded', text: 'Ran 1 test in 0.0s\n\nFAILED (errors=1)\n', want: { passed: 0, failed: 1, skipped: 0 } },
  { name: 'no test at all', text: 'Traceback …', want: { passed: 0, failed: 0, skipped: 0 } },
])('counts of unittest: $name', ({ text, want }) => expect(parsePythonCounts(text)).toEqual(want))

test('a test file that vitest could not load counts as failed', () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(parseVitestCounts(JSON.stringify(report))).toEqual({ passed: 4, failed: 2, skipped: 0 })
})

test('tests see how to reach the network, and nothing that steers pip or Python', () => {
  const env = {
    PATH: '/bin',
    PIP_CERT: 'ca.pem',
    PIP_FIND_LINKS: '/wheels',
    PYTHONPATH: '/x',
    UV_INDEX: 'y',
    SSL_CERT_FILE: 'ca.pem',
    INPUT_NAME: 'n',
  }
  expect(childEnv(env)).toEqual({ PATH: '/bin', PIP_CERT: 'ca.pem', SSL_CERT_FILE: 'ca.pem' })
})
