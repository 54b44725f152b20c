import { expect, test } from 'vitest'
import { needsRepair, refusalOf, repairArgs, repairTag, showArgs } from '../../src/sdists/auditwheel.ts'
import { nativeEnv } from '../../src/sdists/native-env.ts'
import { expandTargets } from '../../src/targets/expand.ts'
import type { System } from '../../src/targets/target.ts'

const linux = (libc: 'glibc' | 'musl', floor: readonly [number, number], machine = 'x86_64'): System => ({
  os: 'linux',
  machine,
  libc,
  floor,
})

test.each([
  { name: 'the floor of the target', system: linux('glibc', [2, 28]), want: 'manylinux_2_28_x86_64' },
  { name: 'the newest rule below it', system: linux('glibc', [2, 33]), want: 'manylinux_2_31_x86_64' },
  { name: 'the newest rule of all', system: linux('glibc', [2, 99], 'aarch64'), want: 'manylinux_2_41_aarch64' },
  { name: 'the oldest rule', system: linux('glibc', [2, 5], 'i686'), want: 'manylinux_2_5_i686' },
  { name: 'no rule', system: linux('glibc', [2, 4]), want: undefined },
  { name: 'that of musl', system: linux('musl', [1, 2], 'aarch64'), want: 'musllinux_1_2_aarch64' },
  { name: 'the newest of musl', system: linux('musl', [1, 5]), want: 'musllinux_1_2_x86_64' },
  { name: 'none elsewhere', system: { os: 'windows', machine: 'AMD64' } as const, want: undefined },
])('a wheel is made to say $name', ({ system, want }) => expect(repairTag(system)).toBe(want))

test.each([
  { filename: 'demo-1.0-cp312-cp312-linux_x86_64.whl', want: true },
  { filename: 'demo-1.0-1-cp39-abi3-linux_aarch64.whl', want: true },
  { filename: 'demo-1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl', want: false },
  { filename: 'linux_tools-1.0-py3-none-any.whl', want: false },
  { filename: 'demo-1.0-cp312-cp312-macosx_11_0_arm64.whl', want: false },
])('$filename: only a bare Linux tag is repaired', ({ filename, want }) => expect(needsRepair(filename)).toBe(want))

test('auditwheel is asked for one tag, and for what a wheel needs', () => {
  expect(repairArgs('/w/demo.whl', 'manylinux_2_28_x86_64', '/out')).toEqual(
    ['-I', '-X', 'utf8', '-m', 'auditwheel', 'repair', '--plat', 'manylinux_2_28_x86_64', '--wheel-dir', '/out', '/w/demo.whl'],
  ) // biome-ignore format: a command line
  expect(showArgs('/w/demo.whl')).toEqual(['-I', '-X', 'utf8', '-m', 'auditwheel', 'show', '--json', '/w/demo.whl'])
})

const TOO_NEW = `INFO:auditwheel.main_repair:Repairing demo-1.0-cp312-cp312-linux_x86_64.whl
usage: __main__.py [-h] [-V] [-v] command ...
__main__.py: error: cannot repair "demo-1.0-cp312-cp312-linux_x86_64.whl" to "manylinux_2_28_x86_64" ABI because of the presence of too-recent versioned symbols. You'll need to compile the wheel on an older toolchain.
`
const symbols = (versioned: Readonly<Record<string, readonly string[]>>): string => JSON.stringify({ versioned_symbols: versioned })

/** What auditwheel 6.8.2 printed for wheels that were made for this. */
test.each([
  {
    name: 'the newest symbol of the C library',
    said: TOO_NEW,
    shown: symbols({ 'libc.so.6': ['GLIBC_2.2.5', 'GLIBC_2.34'], 'libm.so.6': ['GLIBC_2.29'] }),
    want: 'it needs GLIBC 2.34 (libc.so.6), and the target has 2.28',
  },
  {
    name: 'the libraries, where it is not the C library',
    said: TOO_NEW,
    shown: symbols({ 'libstdc++.so.6': ['GLIBCXX_3.4.30'], 'libc.so.6': ['GLIBC_2.14'] }),
    want: 'it needs newer libraries than the target has for sure: libstdc++.so.6 GLIBCXX_3.4.30, libc.so.6 GLIBC_2.14',
  },
  {
    name: 'a library that is not there',
    said: 'Traceback (most recent call last):\n  File "repair.py", line 94, in repair_wheel\n    raise ValueError(msg)\nValueError: Cannot repair wheel, because required library "libfoo.so.1" could not be located\n',
    shown: '',
    want: 'auditwheel says: Cannot repair wheel, because required library "libfoo.so.1" could not be located',
  },
  {
    name: 'an argument that it does not know',
    said: "usage: __main__.py repair\n__main__.py repair: error: argument --plat: invalid choice: 'musllinux_1_2_x86_64'\n",
    shown: 'no JSON',
    want: "auditwheel says: argument --plat: invalid choice: 'musllinux_1_2_x86_64'",
  },
  { name: 'nothing', said: '', shown: '', want: 'auditwheel says: nothing' },
])('what auditwheel refuses is told by $name', ({ said, shown, want }) =>
  expect(refusalOf(said, shown, linux('glibc', [2, 28]))).toBe(want),
)

test('a Mac builds for the oldest macOS of the target and for its processor alone; others need no word', () => {
  const platforms = ['macos-13-arm64', 'linux-x86_64-glibc2.28', 'windows-x86_64']
  const targets = expandTargets({ platforms, pythons: ['3.12'], described: [], include: [], exclude: [] }, undefined)
  expect(targets.map(nativeEnv)).toEqual([
    { MACOSX_DEPLOYMENT_TARGET: '13.0', _PYTHON_HOST_PLATFORM: 'macosx-13.0-arm64', ARCHFLAGS: '-arch arm64' },
    {},
    {},
  ])
})
