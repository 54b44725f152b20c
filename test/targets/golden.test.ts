import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import * as v from 'valibot'
import { beforeAll, expect, test } from 'vitest'
import { parseDescribed } from '../../src/targets/describe.ts'
import { platformPresets, presetTarget } from '../../src/targets/platforms.ts'
import { parsePythons } from '../../src/targets/python-ranges.ts'
import { knownPythons } from '../../src/targets/pythons.ts'
import type { Target } from '../../src/targets/target.ts'
import { bareEnv, modernInterpreter } from './interpreters.ts'

const Answers = v.array(
  v.object({
    id: v.string(),
    platformTags: v.array(v.string()),
    markers: v.record(v.string(), v.string()),
    described: v.optional(v.string()),
    tags: v.optional(v.string()),
  }),
)

interface Job extends Target {
  /** The kernel's machine, where it is not the Python's. */
  readonly kernel?: string
  readonly describe?: boolean
}

/** A pretended musl loader is a shell script, which Windows cannot run. */
const PRESETS = platformPresets().filter(({ name }) => process.platform !== 'win32' || !name.includes('musl'))
/** A candidate too: `implementation_version` spells it in its own way. */
const PYTHONS = [...knownPythons().map(({ name }) => name), '3.15.0rc2']
const DESCRIBED = ['3.8', '3.12', '3.14t', '3.16']
const ODD_KERNELS = [
  { name: 'an i686 Python on an x86_64 kernel', platform: 'linux-i686-glibc2.28', kernel: 'x86_64' },
  { name: 'an x86 Python on 64-bit Windows', platform: 'windows-x86', kernel: 'AMD64' },
  { name: 'an x86 Python on Windows on ARM', platform: 'windows-x86', kernel: 'ARM64' },
] as const

const TARGETS = PRESETS.flatMap((preset) => PYTHONS.map((python) => targetOf(preset.name, python)))
const ARMV7L = targetOf('linux-armv7l-glibc2.28', '3.11')

/** What packaging says on pretended machines; golden.py and machine.py replace its probes, by the target's name alone. */
const answers = new Map<string, v.InferOutput<typeof Answers>[number]>()

beforeAll(() => {
  const jobs: readonly Job[] = [
    ...TARGETS.map((target) => ({ ...target, describe: isDescribed(target) })),
    ...ODD_KERNELS.map(({ platform, kernel }) => ({ ...targetOf(platform, '3.12'), kernel, describe: true })),
    { ...ARMV7L, kernel: 'aarch64', describe: true },
  ]
  const out = execFileSync(
    modernInterpreter(),
    ['-B', 'test/targets/golden.py', globSync('vendor/pip-*.whl')[0] ?? '', 'python/installer'],
    {
      input: JSON.stringify(jobs),
      env: bareEnv(),
      maxBuffer: 1 << 30,
    },
  )
  const found = v.parse(Answers, JSON.parse(out.toString('utf8')))
  for (const [index, answer] of found.entries()) answers.set(keyOf(jobs[index]), answer)
}, 120_000)

function targetOf(platform: string, python: string): Target {
  const preset = platformPresets().find(({ name }) => name === platform)
  const parsed = parsePythons(python)
  if (preset === undefined || 'input' in parsed || parsed[0] === undefined) throw new Error(`no target ${python} ${platform}`)
  return presetTarget(preset, parsed[0])
}

function keyOf(job: Job | undefined): string {
  return `${job?.id} ${job?.python.version} ${job?.kernel ?? ''}`
}

function isDescribed({ python }: Target): boolean {
  return DESCRIBED.includes(`${python.series}${python.freeThreaded ? 't' : ''}`)
}

test('every preset has, with every Python, the supported tags and the markers that packaging computes on such a machine', () => {
  expect(TARGETS.length).toBe((process.platform === 'win32' ? 211 : 225) * PYTHONS.length)
  for (const target of TARGETS) {
    const { id, platformTags, markers } = target
    const { platformTags: tags, markers: environment } = answers.get(keyOf(target)) ?? {}
    expect({ id, platformTags, markers }).toEqual({ id, platformTags: tags, markers: environment })
  }
})

test('describe.py on such a machine describes the preset with the machine name that it reports, and the tags made of it in full are those of sys_tags', () => {
  for (const target of TARGETS.filter(isDescribed)) {
    const answer = answers.get(keyOf(target))
    const described = parseDescribed(target.id, answer?.described ?? '')
    // The pretended Mac is at its fifth update: the supported tags of a macOS do not change with those.
    const system = target.system.os === 'macos' ? { ...target.system, minimum: [target.system.minimum[0], 5] } : target.system
    const wanted = { ...target, system, machines: [target.markers.platform_machine] }
    expect('target' in described ? described.target : described).toEqual(wanted)
    expect(answer?.tags, target.id).toBe('')
  }
})

test.each(ODD_KERNELS)('$name takes the same wheels and reports a machine that the target names', ({ platform, kernel }) => {
  const target = targetOf(platform, '3.12')
  const answer = answers.get(keyOf({ ...target, kernel }))
  const described = parseDescribed('', answer?.described ?? '')
  expect(answer?.platformTags).toEqual(target.platformTags)
  expect(answer?.markers['platform_machine']).toBe(kernel)
  expect(target.machines).toContain(kernel)
  expect('target' in described && described.target).toMatchObject({ id: target.id, machines: [kernel] })
})

test('an armv7l Python on an aarch64 kernel calls itself armv8l and takes every wheel of the armv7l preset', () => {
  const answer = answers.get(keyOf({ ...ARMV7L, kernel: 'aarch64' }))
  const described = parseDescribed('', answer?.described ?? '')
  expect(answer?.platformTags).toEqual(expect.arrayContaining([...ARMV7L.platformTags]))
  expect(ARMV7L.machines).toContain(answer?.markers['platform_machine'])
  expect('target' in described && described.target).toMatchObject({
    id: 'cp311-linux-armv8l-glibc2.28',
    platformTags: answer?.platformTags,
  })
})
