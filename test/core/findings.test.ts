import { execFileSync } from 'node:child_process'
import path from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import {
  FINDING_CLASSES,
  type FindingClass,
  type FindingKind,
  FindingSchema,
  isFindingKind,
  WORKER_FINDINGS,
} from '../../src/core/findings.ts'
import { toTargetId } from '../../src/core/names.ts'
import { EXIT_CODES } from '../../src/report/exit-codes.ts'
import { refuseIncomplete } from '../../src/verify/check-findings.ts'
import { PYTHON } from '../fixtures/warm-pip.ts'

const KINDS = Object.keys(FINDING_CLASSES).filter(isFindingKind)
const classed = (wanted: (one: FindingClass) => boolean): readonly FindingKind[] => KINDS.filter((kind) => wanted(FINDING_CLASSES[kind]))

test('the workers and this side know the same kinds of findings', async () => {
  const code = 'import json, sys; sys.path.insert(0, sys.argv[1]); from worker.findings import KINDS; print(json.dumps(KINDS))'
  const printed = execFileSync((await PYTHON).path, ['-I', '-c', code, path.resolve('python')], { encoding: 'utf8' })
  expect([...JSON.parse(printed)].sort()).toEqual(Object.keys(WORKER_FINDINGS).sort())
})

test.each(['warning', 'error'] as const)('a %s of an unknown kind is no answer of a worker', (severity) => {
  for (const kind of ['surprise', 'toString', '']) expect(v.safeParse(FindingSchema, { kind, severity, message: 'm' }).success).toBe(false)
})

test('of a kind that is never an error, an error is no answer of a worker', () => {
  const answered = (severity: string) => (kind: FindingKind) => v.safeParse(FindingSchema, { kind, severity, message: 'm' }).success
  expect(KINDS.filter(answered('warning'))).toEqual(KINDS)
  expect(KINDS.filter(answered('error'))).toEqual(classed((one) => one !== 'warning'))
})

test.each(classed((one) => one !== 'warning'))('an error of the kind %s ends a run with the exit code of its class', (kind) => {
  const target = toTargetId('cp312-linux-x86_64-glibc2.28')
  const verdict = { target, level: 'none', checks: [], micros: { from: '3.12.0', to: '3.12.0', except: [] } } as const
  const run = (severity: 'error' | 'warning') => () => refuseIncomplete([], [{ ...verdict, findings: [{ kind, severity, message: 'm' }] }])
  expect(run('error')).toThrow(BundleError)
  expect(run('error')).toThrow(expect.objectContaining({ failure: expect.objectContaining({ kind: FINDING_CLASSES[kind] }) }))
  expect(EXIT_CODES.map((one) => one.kind)).toContain(FINDING_CLASSES[kind])
  expect(run('warning')).not.toThrow()
})
