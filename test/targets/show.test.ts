import { expect, test } from 'vitest'
import { platformPresets } from '../../src/targets/platforms.ts'
import { knownPythons } from '../../src/targets/pythons.ts'
import { showTargets } from '../../src/targets/show.ts'

const MACHINE_READABLE = { json: true }
const FOR_PEOPLE = { json: false }

test('without a name every platform and every Python can be found in the table', () => {
  const table = showTargets([], FOR_PEOPLE)
  for (const { name } of platformPresets().filter(({ name: one }) => !one.includes('glibc'))) expect(table).toContain(`\n${name} `)
  for (const { name, newest } of knownPythons())
    expect(table).toMatch(new RegExp(`^${name.replace('.', '\\.')} +${newest.replaceAll('.', '\\.')}`, 'm'))
  expect(table).toContain('linux-x86_64-glibc2.17 … glibc2.44')
})

test('as JSON it holds every preset with aliases, supported tags and markers', () => {
  const { platforms, pythons } = JSON.parse(showTargets([], MACHINE_READABLE))
  expect(platforms.length).toBe(platformPresets().length)
  expect(pythons).toEqual(knownPythons())
  const windows = platforms.find((one: { name: string }) => one.name === 'windows-x86')
  expect(windows).toMatchObject({ platformTags: ['win32'], machines: ['x86', 'AMD64', 'ARM64'], markers: { sys_platform: 'win32' } })
  expect(windows.aliases).toContain('win32')
})

test('a target shows its supported tags, best first, and its whole marker environment', () => {
  const text = showTargets(['cp313t-linux-aarch64-glibc2.18'], FOR_PEOPLE)
  const tags = ['linux_aarch64', 'manylinux_2_18_aarch64', 'manylinux_2_17_aarch64', 'manylinux2014_aarch64']
  expect(text).toContain(tags.map((tag) => `    ${tag}\n`).join(''))
  expect(text).toContain('cp313t abi3t none')
  expect(text.match(/"/g)?.length).toBe(22)
})

test('an alias shows the platform that it stands for, several names one after the other', () => {
  const targets = JSON.parse(showTargets(['alpine-arm64', 'cp310-win_amd64'], MACHINE_READABLE))
  expect(targets.map(({ platform, python }: { platform: string; python: { series: string } }) => [platform, python.series])).toEqual([
    ['linux-aarch64-musl1.2', '3.15'],
    ['windows-x86_64', '3.10'],
  ])
})

test.each([
  {
    name: 'rhel-9',
    id: 'cp39-linux-x86_64-glibc2.34',
    want: ['rhel-9 means linux-x86_64-glibc2.34.', 'Without an architecture', 'its own Python 3.9 is used'],
  },
  {
    name: 'rhel8',
    id: 'cp312-linux-x86_64-glibc2.28',
    want: ['rhel8 means linux-x86_64-glibc2.28.', 'Its own Python 3.6 is not supported', '3.12'],
  },
  { name: 'macos', id: 'cp315-macos-11-arm64', want: ['macos means macos-11-arm64.', 'on macOS arm64'] },
])('the alias $name is explained before its target $id', ({ name, id, want }) => {
  const [explanation = '', target = ''] = showTargets([name], FOR_PEOPLE).split('\n\n')
  for (const text of want) expect(explanation).toContain(text)
  expect(target.split('\n')[0]).toBe(id)
})

test('a full name is not explained', () => expect(showTargets(['windows-x86_64'], FOR_PEOPLE)).toMatch(/^cp315-windows-x86_64\n/))

test('without a name, the names that people know come first', () => {
  const [known = ''] = showTargets([], FOR_PEOPLE).split('\n\n')
  expect(known).toMatch(/^linux +linux-x86_64-glibc2\.28$/m)
  expect(known).toMatch(/^rhel-9, .*rocky-9.* linux-x86_64-glibc2\.34 +3\.9$/m)
  expect(known).toMatch(/^ubuntu-18\.04 .* 3\.6 \(not supported\)$/m)
})

test('all names that are none are rejected together', () => {
  expect(() => showTargets(['macos-14-amr64', 'cp312t-windows-x86_64'], FOR_PEOPLE)).toThrow(/macos-14-arm64(?:.|\n)*free-threaded/)
})
