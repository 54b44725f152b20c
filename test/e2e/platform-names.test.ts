import path from 'node:path'
import { expect, test } from 'vitest'
import { runStep } from '../fixtures/runner.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, parsePrinted, sharedFolder, sharedIndex } from './on-index.ts'

const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))
const index = sharedIndex({ indexes: { a: { files: [{ name: 'alpha', version: '1.0' }] } } })

const NOTICE =
  'Platforms: debian-12 is linux-x86_64-glibc2.36 with its own Python 3.11.2; ubuntu-26.04-arm64 is linux-aarch64-glibc2.43 with its own ' +
  'Python 3.14. Use full names, or select Python versions, for other targets.'
const NAMES = ['debian-12', 'ubuntu-26.04-arm64']

test('the command says once what platform names mean, and bundles for the Pythons of the distributions', async () => {
  const options = NAMES.flatMap((name) => ['--platform', name])
  const ended = await bundle(index(), ['alpha', ...options, '--cache-dir', cache, '--json'], { cwd: room })
  expect(ended.stderr.split(NOTICE).length).toBe(2)
  const [made] = parsePrinted(ended).bundles
  expect(made?.targets.map(({ id }) => id)).toEqual(['cp311-linux-x86_64-glibc2.36', 'cp314-linux-aarch64-glibc2.43'])
})

test.each(['action', 'plan'] as const)('the %s says the same as an annotation', async (entry) => {
  const { annotations, code, log } = await runStep({
    folder: path.join(room, entry),
    entry,
    inputs: {
      packages: 'alpha',
      platforms: NAMES.join(', '),
      'index-url': index().simple(),
      'pip-config': 'none',
      'cache-dir': cache,
      'cache-max-size': '0',
      ...(entry === 'action' ? { 'artifact-name': 'none', interpreters: 'none', prove: 'closure' } : { 'prove-per': 'target' }),
    },
  })
  expect(code, log).toBe(0)
  expect(annotations.filter(({ message }) => message === NOTICE)).toMatchObject([{ level: 'notice' }])
})

test('a distribution whose Python is too old needs another one', async () => {
  const { code, stderr } = await bundle(index(), ['alpha', '--platform', 'rhel-8', '--cache-dir', cache], { cwd: room })
  expect(code).toBe(2)
  expect(stderr).toContain('--python: required for rhel-8: its own Python 3.6 is not supported')
})
