import * as v from 'valibot'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 }

export function add(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped }
}

/** The used fields of vitest's JSON report. */
const Report = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.object({ status: v.string() })) })),
})

/** A file that could not be loaded counts as a failed test. */
export function parseVitestCounts(text: string): Counts {
  const report = v.parse(Report, JSON.parse(text))
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** unittest's last lines: `Ran 12 tests in 0.1s`, then `OK (skipped=1)` or `FAILED (failures=1, errors=2)`. */
export function parsePythonCounts(text: string): Counts {
  const ran = Number(/^Ran (\d+) tests? in /m.exec(text)?.[1] ?? 0)
  const named = (word: string): number => Number(new RegExp(`^(?:OK|FAILED) \\(.*?\\b${word}=(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  const failed = named('failures') + named('errors') + named('unexpected successes')
  const skipped = named('skipped')
  return { passed: Math.max(0, ran - failed - skipped), failed, skipped }
}
