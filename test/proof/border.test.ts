import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { expect, test } from 'vitest'
import { childEnv } from '../../scripts/child-env.ts'

/** How many inputs are tried of each kind, other ones each time; the seed of one that fails is printed. */
const RUNS = 2000

test('new requirements, markers, URLs, metadata and file names never end in a bug', () => {
  const python = process.platform === 'win32' ? 'python' : 'python3'
  const { status, stderr } = spawnSync(python, ['-X', 'utf8', '-B', '-m', 'unittest', 'test_border_fuzz'], {
    cwd: 'test/python',
    env: { ...childEnv(process.env), LAW_RUNS: String(RUNS) },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
})
