import { expect, test } from 'vitest'
import { selectorOf } from '../../src/resolve/missing-wheels.ts'
import { expandTargets } from '../../src/targets/select.ts'

test.each([
  { platform: 'linux-x86_64-glibc2.17', python: '3.12', want: ['cp312-manylinux_x86_64'] },
  { platform: 'linux-aarch64-musl1.2', python: '3.14t', want: ['cp314t-musllinux_aarch64'] },
  { platform: 'linux-i686-glibc2.28', python: '3.10', want: ['cp310-manylinux_i686'] },
  { platform: 'macos-14-arm64', python: '3.13', want: ['cp313-macosx_arm64'] },
  { platform: 'windows-x86_64', python: '3.11', want: ['cp311-win_amd64'] },
  { platform: 'windows-x86', python: '3.11', want: ['cp311-win32'] },
  { platform: 'windows-arm64', python: '3.13', want: ['cp313-win_arm64'] },
])('cibuildwheel builds for Python $python on $platform as $want', ({ platform, python, want }) => {
  const targets = expandTargets({ platforms: [platform], pythons: [python], described: [], include: [], exclude: [] }, undefined)
  expect(targets.map(selectorOf)).toEqual(want)
})
