import { expect, test } from 'vitest'
import { imageFor, insideArgs, pythonIn, startArgs } from '../../src/sdists/container.ts'
import { expandTargets } from '../../src/targets/expand.ts'
import type { System } from '../../src/targets/target.ts'

const glibc = (minor: number, machine = 'x86_64'): System => ({ os: 'linux', machine, libc: 'glibc', floor: [2, minor] })

test.each([
  { name: 'the floor itself', system: glibc(28), want: 'manylinux_2_28_x86_64' },
  { name: 'the newest image that is no newer', system: glibc(33, 'aarch64'), want: 'manylinux_2_28_aarch64' },
  { name: 'a new floor', system: glibc(39, 's390x'), want: 'manylinux_2_34_s390x' },
  { name: 'the oldest floor that has an image', system: glibc(17, 'ppc64le'), want: 'manylinux2014_ppc64le' },
  { name: 'an older floor, where a wheel may need less than its image has', system: glibc(12), want: 'manylinux2014_x86_64' },
  { name: 'the one image of a machine', system: glibc(35, 'armv7l'), want: 'manylinux_2_31_armv7l' },
])('wheels for $name are built in $want', ({ system, want }) => expect(imageFor(system)).toBe(`quay.io/pypa/${want}:latest`))

test.each([
  { name: 'a machine without images', system: glibc(36, 'loongarch64') },
  { name: 'musl', system: { os: 'linux', machine: 'x86_64', libc: 'musl', floor: [1, 2] } as const },
  { name: 'macOS', system: { os: 'macos', machine: 'arm64', floor: [14, 0] } as const },
  { name: 'Windows', system: { os: 'windows', machine: 'AMD64' } as const },
])('wheels for $name are built without a container', ({ system }) => expect(imageFor(system)).toBeUndefined())

test('an image keeps each Python under its tags, and only those of CPython are known', () => {
  const pythons = ['3.9', '3.12', '3.13t']
  const targets = expandTargets({ platforms: ['linux-x86_64-glibc2.28'], pythons, described: [], include: [], exclude: [] }, undefined)
  expect(targets.map(pythonIn)).toEqual(['cp39-cp39', 'cp312-cp312', 'cp313-cp313t'].map((tags) => `/opt/python/${tags}/bin/python`))
  const other = targets.map((one) => ({ ...one, python: { ...one.python, implementation: 'pp' } }))
  expect(other.map(pythonIn)).toEqual(['', '', ''])
})

test('a container has no network, sees its folders under their own paths, and writes as the user who started it', () => {
  const args = startArgs('image:1', { readable: ['/a', '/b'], writable: ['/c'] }, '1000:100')
  expect(args.join(' ')).toBe(
    'run --detach --rm --init --network none --user 1000:100 --volume /a:/a:ro --volume /b:/b:ro --volume /c:/c image:1 sleep 21600',
  )
})

test('a program in it gets its own folder and variables, and nothing of a shell', () => {
  const inside = { cwd: '/c/x', env: { PATH: '/opt/bin', TITLE: 'a b; $c' } }
  expect(insideArgs('id', 'python', ['-c', 'x'], inside)).toEqual(
    ['exec', '--interactive', '--workdir', '/c/x', '--env', 'PATH=/opt/bin', '--env', 'TITLE=a b; $c', 'id', 'python', '-c', 'x'],
  ) // biome-ignore format: a command line
  expect(insideArgs('id', 'printenv', ['PATH'], {})).toEqual(['exec', '--interactive', 'id', 'printenv', 'PATH'])
})
