import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, bundled, everythingIn, lockOf, sharedFolder } from './on-index.ts'

const room = sharedFolder()
const plain = ['--cache-dir', warmCache(path.join(room, 'cache')), '--platform', 'windows-x86_64', '--python', '3.12', '--archive', 'none']
const AUTH = { user: 'jane', password: 'p@ss:word' }
const INDEXES = {
  a: { files: [{ name: 'alpha', version: '1.0' }] },
  b: { files: [{ name: 'beta', version: '2.0' }], auth: AUTH },
}

function folder(name: string, requirements: string): string {
  const cwd = path.join(room, name)
  mkdirSync(cwd)
  writeFileSync(path.join(cwd, 'r.txt'), requirements)
  return cwd
}

test('an index that a requirements file names is asked where that is allowed, and its login is reported to nobody', async () => {
  await using index = await startIndex({ indexes: INDEXES })
  const cwd = folder('extra', `--extra-index-url ${index.simple('b', 'jane:p%40ss%3Aword')}\nalpha\nbeta\n`)
  const made = await bundle(index, ['-r', 'r.txt', '--allow-index-lines', '--json', ...plain], { cwd })
  expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining(index.simple('b')) })
  expect(lockOf(path.join(cwd, 'out', 'offline-bundle'), 'cp312-windows-x86_64')).toEqual(['alpha==1.0', 'beta==2.0'])
  const out = path.join(cwd, 'out')
  const texts = everythingIn(out).flatMap((name) =>
    /\.(?:txt|json|html|toml)$/.test(name) ? [readFileSync(path.join(out, name), 'utf8')] : [],
  )
  for (const secret of [AUTH.password, 'p%40ss']) expect([made.stdout, made.stderr, ...texts].join('\n')).not.toContain(secret)
})

test('an index-url of a requirements file takes the place of the one that was given, as with pip', async () => {
  await using index = await startIndex({ indexes: { ...INDEXES, b: { files: INDEXES.b.files } } })
  const cwd = folder('instead', `--index-url ${index.simple('b')}\nbeta\n`)
  await bundled(index, ['-r', 'r.txt', '--allow-index-lines', ...plain], { cwd })
  expect((await index.log()).filter(({ path: requirementInputs }) => requirementInputs.startsWith('/a/'))).toEqual([])
})

test('without the option the line is rejected, and the option named', async () => {
  await using index = await startIndex({ indexes: INDEXES })
  const cwd = folder('rejected', `--extra-index-url ${index.simple('b')}\nbeta\n`)
  const { code, stderr } = await bundle(index, ['-r', 'r.txt', ...plain], { cwd })
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('--allow-index-lines') })
})

test('an index line that nobody may be asked at is a usage fault', async () => {
  await using index = await startIndex({ indexes: INDEXES })
  const cwd = folder('plain-http', '--extra-index-url http://index.example/simple\nalpha\n')
  const { code, stderr } = await bundle(index, ['-r', 'r.txt', '--allow-index-lines', ...plain], { cwd })
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('http://index.example/simple') })
})
