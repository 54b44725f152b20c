import { expect, test } from 'vitest'
import { platformNames, suggestedPlatforms } from '../../src/targets/platform-names.ts'

const LINUX = ['linux', 'linux-arm64']

test.each([
  ...['arch', 'mint', 'manylinux', 'linux-x86_64-glibc'].map((given) => ({ given, want: LINUX })),
  ...['ubuntu', 'ubuntu-latest'].map((given) => ({ given, want: ['ubuntu-26.04', 'ubuntu-24.04', 'ubuntu-22.04'] })),
  { given: 'debian', want: ['debian-13', 'debian-12', 'debian-11'] },
  { given: 'RHEL11', want: ['rhel-10', 'rhel-9', 'rhel-8'] },
  { given: 'alpine-3.20', want: ['alpine', 'alpine-arm64'] },
  { given: 'musllinux', want: ['alpine', 'alpine-arm64'] },
  { given: 'darwin', want: ['macos', 'macos-x86_64'] },
  { given: 'windows-10', want: ['windows', 'windows-arm64'] },
  { given: 'windos', want: ['windows'] },
  { given: 'manylinux_2_29_x68_64', want: ['manylinux_2_29_x86_64', 'manylinux_2_19_x86_64', 'manylinux_2_20_x86_64'] },
  { given: 'windows-x86-46', want: ['windows-x86_64'] },
  { given: 'zzz', want: [] },
] as const)('for $given it offers $want', ({ given, want }) => {
  expect(suggestedPlatforms(given, platformNames())).toEqual(want)
})
