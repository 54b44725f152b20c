import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Target } from '../../src/targets/target.ts'
import { findInterpreters, matchesTarget } from '../../src/verify/interpreters.ts'
import type { VerifySettings } from '../../src/verify/verdict.ts'
import { aRoom, hostTarget, kitOf, type Room, windowsTarget } from './a-bundle.ts'

let folder: string
let room: Room
beforeAll(async () => {
  room = await aRoom()
})
afterAll(() => room.close())
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'interpreters-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const host = hostTarget()
const all = { from: `${host.python.series}.0`, to: `${host.python.series}.99`, except: [] }
const seen = (over: Record<string, string | undefined>, interpreters: VerifySettings['proof']['interpreters'] = 'auto'): VerifySettings => {
  const settings = kitOf(room, { interpreters })
  return { ...settings, ports: { ...settings.ports, env: { HOME: folder, ...over } } }
}

test('finds each Python on PATH and under pyenv once, and passes over the broken ones', async () => {
  const real = room.pythonRuntime.python.path
  const bin = path.join(folder, 'bin')
  const pyenv = path.join(folder, '.pyenv', 'versions', '3.9.1', 'bin')
  for (const made of [bin, pyenv, path.join(folder, 'shims')]) mkdirSync(made, { recursive: true })
  symlinkSync(real, path.join(bin, 'python3'))
  symlinkSync(real, path.join(bin, `python${host.python.series}`))
  for (const broken of [path.join(bin, 'python'), path.join(pyenv, 'python'), path.join(folder, 'shims', 'python3')]) {
    writeFileSync(broken, '#!/bin/sh\necho broken >&2\nexit 1\n')
    chmodSync(broken, 0o755)
  }
  const found = await findInterpreters([host.python.series, '3.9'], seen({ PATH: `${bin}:${path.join(folder, 'shims')}` }))
  expect(found.map((one) => one.target.python.version)).toEqual([host.python.version])
  const lines = room.lines.filter((line) => line.startsWith(`skipped ${folder}`) && line.endsWith('broken'))
  // They are asked side by side: who answers first says nothing
  const over = lines.map((line) => path.relative(folder, line.split(/ |: /)[1] ?? '')).sort()
  expect(over).toEqual(['.pyenv/versions/3.9.1/bin/python', 'bin/python'])
})

test('does not ask those whose name tells another series', async () => {
  const versions = path.join(folder, '.pyenv', 'versions', '3.9.1', 'bin')
  mkdirSync(versions, { recursive: true })
  writeFileSync(path.join(versions, 'python'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  await findInterpreters([host.python.series], seen({ PATH: '' }))
  expect(room.lines.filter((line) => line.startsWith(folder))).toEqual([])
})

test('a named one that does not run is an error, none asks nobody', async () => {
  await expect(findInterpreters(['3.11'], seen({}, [path.join(folder, 'nothing')]))).rejects.toMatchObject({
    failure: { kind: 'environment' },
  })
  expect(await findInterpreters(['3.11'], seen({ PATH: '/usr/bin' }, 'none'))).toEqual([])
})

const python = (over: Partial<Target['python']>): Target => ({ ...host, python: { ...host.python, ...over } })
test.each([
  { name: 'the very same', target: host, want: true },
  { name: 'a lower minimum glibc', target: { ...host, platformTags: host.platformTags.slice(1) }, want: true },
  { name: 'a higher minimum glibc', target: { ...host, platformTags: ['manylinux_9_99_x86_64', ...host.platformTags] }, want: false },
  { name: 'another micro', target: python({ version: `${host.python.series}.0` }), want: true },
  { name: 'another series', target: python({ series: '3.7' }), want: false },
  { name: 'free-threaded', target: python({ freeThreaded: true }), want: false },
  { name: 'another implementation', target: python({ implementation: 'pp' }), want: false },
  { name: 'another system', target: windowsTarget(), want: false },
] as const)('matches a target that is $name: $want', ({ target, want }) => {
  expect(matchesTarget(host, target, all)).toBe(want)
})

test('does not stand where its micro version is not covered', () => {
  const { version } = host.python
  expect(matchesTarget(host, host, { ...all, except: [{ from: version, to: version, because: '' }] })).toBe(false)
})
