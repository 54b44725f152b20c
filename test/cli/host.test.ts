import path from 'node:path'
import { expect, test } from 'vitest'
import { cacheFolder } from '../../src/cli/host.ts'
import { selectionFaults } from '../../src/targets/select.ts'

const slashes = (text: string): string => text.split(path.sep).join('/')

test.each([
  { name: 'Linux', platform: 'linux', env: { HOME: '/home/me' }, want: '/home/me/.cache/offline-bundle' },
  {
    name: 'Linux with a cache folder of its own',
    platform: 'linux',
    env: { HOME: '/home/me', XDG_CACHE_HOME: '/big' },
    want: '/big/offline-bundle',
  },
  {
    name: 'Linux with a relative one, which the standard ignores',
    platform: 'linux',
    env: { HOME: '/home/me', XDG_CACHE_HOME: 'x' },
    want: '/home/me/.cache/offline-bundle',
  },
  { name: 'macOS', platform: 'darwin', env: { HOME: '/Users/me' }, want: '/Users/me/Library/Caches/offline-bundle' },
  { name: 'Windows', platform: 'win32', env: { LOCALAPPDATA: '/me/Local' }, want: '/me/Local/offline-bundle/Cache' },
] as const)('the cache lies where $name keeps caches', ({ platform, env, want }) => {
  expect(slashes(cacheFolder(env, platform))).toBe(want)
})

test('faults of targets are found before any Python starts', () => {
  const faults = selectionFaults({
    platforms: ['windows-x86_64', 'windos'],
    pythons: ['3.12', '2.7'],
    described: [{ path: 'box.json', text: '{}' }],
    include: [],
    exclude: [],
  })
  expect(faults.slice(0, 2).map(({ input, actual }) => [input, actual])).toEqual([
    ['platform', 'windos'],
    ['python', '2.7'],
  ])
  expect(faults.slice(2).every(({ input }) => input.includes('box.json'))).toBe(true)
  expect(faults.length).toBeGreaterThan(2)
})
