import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { descendants, endChildren } from '../../src/github/child-processes.ts'

test('children and their children are found, and nobody else', () => {
  const rows = [[1, 0], [10, 1], [11, 10], [12, 11], [20, 1], [21, 20], [10, 10]] // biome-ignore format: rows
  expect(descendants(10, rows)).toEqual([11, 12])
})

// On Windows the runner ends them.
const MANY = process.platform === 'win32' ? [] : [1, 3]

test.each(MANY)('%i programs that still run are ended', async (count) => {
  const code =
    'import subprocess, sys, time\nsubprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])\nprint(flush=True)\ntime.sleep(600)'
  const children = Array.from({ length: count }, () => spawn('python3', ['-c', code], { stdio: ['ignore', 'pipe', 'ignore'] }))
  await Promise.all(children.map((child) => once(child.stdout, 'data')))
  const gone = children.map((child) => once(child, 'close')) // the pipe closes only when the grandchild is gone too
  endChildren(process.pid)
  expect((await Promise.all(gone)).map(([, signal]) => signal)).toEqual(children.map(() => 'SIGKILL'))
})
