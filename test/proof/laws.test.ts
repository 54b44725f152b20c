import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { childEnv } from '../../scripts/child-env.ts'
import { LAWS } from '../laws/all.ts'

/** fast-check prints the seed and the value of what fails: the value is then kept beside its law. */
const numRuns = 10_000

test.each(LAWS)('$name, for 10,000 values', ({ check }) => check({ numRuns }))

/** Hypothesis prints the value, and a line that makes it again. */
test.each(globSync('test/python/test_laws_*.py').map((file) => path.basename(file, '.py')))('%s, for 10,000 values a law', (name) => {
  const env = { ...childEnv(process.env), LAW_RUNS: String(numRuns) }
  const { status, stderr } = spawnSync(process.platform === 'win32' ? 'python' : 'python3', ['-X', 'utf8', '-B', '-m', 'unittest', name], {
    cwd: 'test/python',
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
})
