import { execFileSync } from 'node:child_process'
import path from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import {
  FINDING_KINDS,
  type FindingClass,
  type FindingKind,
  FindingSchema,
  isFindingKind,
  severitiesOf,
  WORKER_FINDINGS,
} from '../../src/core/findings.ts'
import { toTargetId } from '../../src/core/names.ts'
import { EXIT_CODES } from '../../src/report/exit-codes.ts'
import { failOnFindings } from '../../src/verify/check-findings.ts'
import { PYTHON } from '../fixtures/warm-pip.ts'

const KINDS = Object.keys(FINDING_KINDS).filter(isFindingKind)
const classed = (wanted: (one: FindingClass) => boolean): readonly FindingKind[] =>
  KINDS.filter((kind) => wanted(FINDING_KINDS[kind].class))

test('Python and TypeScript have the same kinds of findings with the same severities', async () => {
  const code = 'import json, sys; sys.path.insert(0, sys.argv[1]); from worker.findings import SEVERITIES; print(json.dumps(SEVERITIES))'
  const printed = execFileSync((await PYTHON).path, ['-I', '-c', code, path.resolve('python')], { encoding: 'utf8' })
  const kinds = Object.keys(WORKER_FINDINGS).filter(isFindingKind)
  expect(JSON.parse(printed)).toEqual(Object.fromEntries(kinds.map((kind) => [kind, severitiesOf(kind)])))
})

const isAccepted = (kind: string, severity: string): boolean => v.safeParse(FindingSchema, { kind, severity, message: 'm' }).success

test.each(['warning', 'error'] as const)('a %s of an unknown kind is rejected', (severity) => {
  for (const kind of ['surprise', 'toString', '']) expect(isAccepted(kind, severity)).toBe(false)
})

test.each(KINDS)('a finding of the kind %s is rejected with a severity that the kind cannot have', (kind) => {
  expect(['error', 'warning'].filter((severity) => isAccepted(kind, severity))).toEqual(severitiesOf(kind))
})

test.each(classed((one) => one !== 'warning'))('an error of the kind %s ends a run with the exit code of its class', (kind) => {
  const target = toTargetId('cp312-linux-x86_64-glibc2.28')
  const verdict = { target, level: 'none', checks: [], micros: { from: '3.12.0', to: '3.12.0', except: [] } } as const
  const run = (severity: 'error' | 'warning') => () => failOnFindings([], [{ ...verdict, findings: [{ kind, severity, message: 'm' }] }])
  expect(run('error')).toThrow(BundleError)
  expect(run('error')).toThrow(expect.objectContaining({ failure: expect.objectContaining({ kind: FINDING_KINDS[kind].class }) }))
  expect(EXIT_CODES.map((one) => one.kind)).toContain(FINDING_KINDS[kind].class)
  expect(run('warning')).not.toThrow()
})
