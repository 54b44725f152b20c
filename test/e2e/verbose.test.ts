import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, sharedFolder } from './on-index.ts'

const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))

test('--verbose prints index requests, versions considered and what a build prints', async () => {
  const files = [
    { name: 'app', version: '1.0', requires: ['lib<2', 'src'] },
    { name: 'lib', version: '1.5' },
    { name: 'lib', version: '2.0' },
    { name: 'src', version: '1.0', kind: 'sdist' as const },
  ]
  await using index = await startIndex({ indexes: { a: { files } } })
  const cwd = path.join(room, 'verbose')
  mkdirSync(cwd)
  const args = ['app', '--platform', 'windows-x86_64', '--python', '3.12', '--sdists', 'pure', '--archive', 'none', '--cache-dir', cache]
  const quiet = await bundle(index, [...args, '-o', 'one'], { cwd })
  const { code, stderr } = await bundle(index, [...args, '-o', 'two', '--verbose'], { cwd })
  const lines = [`${index.simple()}: lib is found`, 'considers lib 1.5 (lib-1.5-py3-none-any.whl)', 'exit code 0']
  expect({ code, missing: lines.filter((line) => !stderr.includes(line)) }).toEqual({ code: 0, missing: [] })
  expect(lines.filter((line) => quiet.stderr.includes(line))).toEqual([])
})
