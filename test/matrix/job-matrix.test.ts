import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import { matrixOf, proveJobsOf } from '../../src/matrix/job-matrix.ts'
import { expandTargets } from '../../src/targets/select.ts'
import type { Target } from '../../src/targets/target.ts'

function targets(platforms: readonly string[], pythons: readonly string[]): readonly Target[] {
  return expandTargets({ platforms, pythons, described: [], include: [], exclude: [] }, undefined)
}

type Settings = Parameters<typeof proveJobsOf>[1]
const PLAIN: Settings = { provePer: 'platform', runners: [] }

test.each([
  { platform: 'linux-x86_64-glibc2.17', label: 'ubuntu-24.04', architecture: 'x64' },
  { platform: 'linux-x86_64-glibc2.39', label: 'ubuntu-24.04', architecture: 'x64' },
  { platform: 'linux-aarch64-glibc2.28', label: 'ubuntu-24.04-arm', architecture: 'arm64' },
  { platform: 'macos-11-arm64', label: 'macos-15', architecture: 'arm64' },
  { platform: 'macos-15-arm64', label: 'macos-15', architecture: 'arm64' },
  { platform: 'macos-13-x86_64', label: 'macos-15-intel', architecture: 'x64' },
  { platform: 'windows-x86_64', label: 'windows-2025', architecture: 'x64' },
  { platform: 'windows-x86', label: 'windows-2025', architecture: 'x86' },
  { platform: 'windows-arm64', label: 'windows-11-arm', architecture: 'arm64' },
])('$platform is proved on $label with a Python for $architecture', ({ platform, label, architecture }) => {
  const { jobs, unproved } = proveJobsOf(targets([platform], ['3.11']), PLAIN)
  expect(jobs).toEqual([{ name: platform, targets: [`cp311-${platform}`], runsOn: [label], pythons: ['3.11', '3.13'], architecture }])
  expect(unproved).toEqual([])
})

test.each([
  { name: 'a glibc that is newer than the runner', platform: 'linux-x86_64-glibc2.42', python: '3.12', because: /^GitHub has no runner for linux-x86_64-glibc2.42$/ },
  { name: 'musl', platform: 'linux-x86_64-musl1.2', python: '3.12', because: /no runner/ },
  { name: 'a machine that GitHub has not', platform: 'linux-ppc64le-glibc2.28', python: '3.12', because: /no runner/ },
  { name: 'a macOS after the runner', platform: 'macos-26-arm64', python: '3.12', because: /no runner/ },
  { name: 'a Python that was never made for the machine', platform: 'windows-arm64', python: '3.10', because: /^setup-python has no 3.10 for windows-11-arm \(arm64\)$/ },
])('no job proves $name, and the plan says why', ({ platform, python, because }) => {
  const { jobs, unproved } = proveJobsOf(targets([platform], [python]), PLAIN)
  expect(jobs).toEqual([])
  expect(unproved).toEqual([{ target: `cp${python.replace('.', '')}-${platform}`, because: expect.stringMatching(because) }])
}) // biome-ignore format: a table

test("a prove job for each platform has all of its Pythons, the tool's own last, and free-threaded ones as setup-python spells them", () => {
  const { jobs } = proveJobsOf(targets(['windows-x86_64', 'linux-x86_64-glibc2.28'], ['3.13', '3.10', '3.13t']), PLAIN)
  expect(jobs.map(({ name, pythons }) => [name, [...pythons].sort(), pythons.at(-1)])).toEqual([
    ['windows-x86_64', ['3.10', '3.13', '3.13t'], '3.13'],
    ['linux-x86_64-glibc2.28', ['3.10', '3.13', '3.13t'], '3.13'],
  ])
})

test('jobs by target, and the matrix that a job takes', () => {
  const { jobs } = proveJobsOf(targets(['windows-x86_64'], ['3.12', '3.13']), { ...PLAIN, provePer: 'target' })
  expect(JSON.parse(matrixOf(jobs))).toEqual({
    include: [
      { job: 'cp312-windows-x86_64', 'runs-on': ['windows-2025'], 'python-versions': '3.12\n3.13', architecture: 'x64' },
      { job: 'cp313-windows-x86_64', 'runs-on': ['windows-2025'], 'python-versions': '3.13', architecture: 'x64' },
    ],
  })
})

test("a runner of the user's own comes first, with labels of its own and its own Pythons", () => {
  const runners = [{ pattern: 'linux-ppc64le-*', labels: ['self-hosted', 'ppc64le'] }, { pattern: 'windows-*', labels: ['workspace'] }] // biome-ignore format: one thought
  const { jobs, unproved } = proveJobsOf(targets(['linux-ppc64le-glibc2.28', 'windows-x86_64', 'windows-arm64'], ['3.10']), {
    ...PLAIN,
    runners,
  })
  expect(unproved).toEqual([])
  expect(jobs.map(({ runsOn, pythons, architecture }) => [runsOn, pythons, architecture])).toEqual([
    [['self-hosted', 'ppc64le'], [], ''],
    [['workspace'], [], ''],
    [['workspace'], [], ''],
  ])
})

test('a runner of your own is selected with any name of its platform', () => {
  const { jobs } = proveJobsOf(targets(['rhel-8', 'windows'], ['3.12']), { ...PLAIN, runners: [{ pattern: 'rhel8', labels: ['rhel'] }, { pattern: 'win64', labels: ['win'] }] }) // biome-ignore format: one thought
  expect(jobs.map(({ runsOn }) => runsOn)).toEqual([['rhel'], ['win']])
})

test.each(['dry-run', 'closure'] as const)('where prove is %s there is no job', (prove) => {
  const { jobs, unproved } = proveJobsOf(targets(['windows-x86_64'], ['3.12']), { ...PLAIN, prove })
  expect([jobs, unproved]).toEqual([[], [{ target: 'cp312-windows-x86_64', because: `prove is ${prove}` }]])
})

test('more jobs than a matrix has are rejected', () => {
  const all = targets(['linux-x86_64-*', 'linux-aarch64-*', 'windows-x86_64'].flatMap(wide), ['>=3.9 <3.15'])
  try {
    proveJobsOf(all, { ...PLAIN, provePer: 'target' })
    expect.unreachable()
  } catch (error) {
    if (!(error instanceof BundleError)) throw error
    expect(error.failure).toMatchObject({
      kind: 'usage',
      faults: [{ input: 'prove-per', expected: expect.stringContaining('at most 256') }],
    })
  }
})

/** `linux-x86_64-*`: every glibc up to the runner's. */
function wide(pattern: string): readonly string[] {
  return pattern.endsWith('*') ? Array.from({ length: 23 }, (_, at) => pattern.replace('*', `glibc2.${17 + at}`)) : [pattern]
}
