import { expect, test } from 'vitest'
import { machinesOf, markersOf } from '../../src/targets/markers.ts'
import { platformPresets } from '../../src/targets/platforms.ts'
import { cpython } from '../../src/targets/pythons.ts'

const PYTHON = cpython({ major: 3, minor: 12, micro: 4, stage: '' }, { freeThreaded: false })

test('what the kernel says reads as a version in every preset: some pips raise at anything else', () => {
  const releases = platformPresets().map(({ name, system }) => ({ name, release: markersOf(system, PYTHON).platform_release }))
  expect(releases.filter(({ release }) => !/^\d+(?:\.\d+)*$/.test(release))).toEqual([])
})

test('every version that markers read is the full one', () => {
  for (const { system } of platformPresets())
    expect(markersOf(system, PYTHON)).toMatchObject({
      python_version: '3.12',
      python_full_version: '3.12.4',
      implementation_version: '3.12.4',
    })
})

test("a processor is called what that system's own Python calls it", () => {
  const named = (name: string): string | undefined =>
    platformPresets().flatMap((preset) => (preset.name === name ? [markersOf(preset.system, PYTHON).platform_machine] : []))[0]
  expect({ windows: named('windows-x86_64'), arm: named('windows-arm64'), mac: named('macos-14-arm64') }).toEqual({
    windows: 'AMD64',
    arm: 'ARM64',
    mac: 'arm64',
  })
})

test('a preset names every platform_machine that its Python can report, but for emulation on Windows on ARM64', () => {
  const machines = (name: string): readonly string[] =>
    platformPresets().flatMap((one) => (one.name === name ? machinesOf(one.system) : []))
  expect(machines('windows-x86')).toEqual(['x86', 'AMD64', 'ARM64'])
  expect(machines('windows-x86_64')).toEqual(['AMD64'])
  expect(machines('linux-i686-glibc2.28')).toEqual(['i686', 'x86_64'])
  expect(machines('linux-armv7l-glibc2.31')).toEqual(['armv7l', 'aarch64', 'armv8l'])
})
