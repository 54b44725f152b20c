import { expect, test } from 'vitest'
import { platformNames, suggestedPlatforms } from '../../src/targets/platform-names.ts'

const GLIBC = ['linux-x86_64-glibc2.28', 'linux-aarch64-glibc2.28']

test.each([
  ...['ubuntu', 'ubuntu-latest', 'debian', 'rhel', 'RHEL8', 'fedora-41', 'manylinux', 'linux', 'linux_x86_64'].map((given) => ({
    given,
    want: GLIBC,
  })),
  { given: 'alpine', want: ['linux-x86_64-musl1.2', 'linux-aarch64-musl1.2'] },
  { given: 'musllinux', want: ['linux-x86_64-musl1.2', 'linux-aarch64-musl1.2'] },
  { given: 'macos', want: ['macos-14-arm64', 'macos-14-x86_64'] },
  { given: 'darwin', want: ['macos-14-arm64', 'macos-14-x86_64'] },
  { given: 'macos-14', want: ['macos-14-arm64', 'macos-14-x86_64'] },
  { given: 'macos-15', want: ['macos-15-arm64', 'macos-15-x86_64'] },
  { given: 'windows', want: ['windows-x86_64', 'windows-arm64'] },
  { given: 'win64', want: ['windows-x86_64', 'windows-arm64'] },
  { given: 'ubuntu-22.04', want: ['ubuntu-22.04-x86_64', 'ubuntu-22.04-aarch64', 'ubuntu-22.04-i686'] },
  { given: 'manylinux2014', want: ['manylinux2014_x86_64', 'manylinux2014_aarch64', 'manylinux2014_i686'] },
  { given: 'linux-x86_64', want: ['linux-x86_64-glibc2.28', 'linux-x86_64-glibc2.17', 'linux-x86_64-glibc2.18'] },
  { given: 'windows-x86-46', want: ['windows-x86_64'] },
  { given: 'zzz', want: [] },
] as const)('for $given it offers $want', ({ given, want }) => {
  expect(suggestedPlatforms(given, platformNames())).toEqual(want)
})
