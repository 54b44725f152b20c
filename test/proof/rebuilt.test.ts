import { mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bytesOf, lockOf, parsePrinted, sharedFolder } from '../e2e/on-index.ts'
import { command } from '../fixtures/command.ts'
import { liveEnv } from '../fixtures/live-env.ts'
import { realPythons } from '../installer/pythons.ts'

/** Sources of the real index, built a second time with nothing of the first at hand, and as unlike it as one machine allows. */
const room = sharedFolder()
const TARGETS = ['--platform', 'linux-x86_64-glibc2.28', '--platform', 'windows-x86_64', '--python', '3.12']
const ASKED = ['python-keystoneclient==2.3.1', '--sdists', 'pure', ...TARGETS, '--archive', 'none', '--interpreters', 'none', '--json']
const BUILT = ['positional', 'prettytable']

interface Surroundings {
  /** What builds. */
  readonly python: string
  readonly zone: string
  readonly umask: string
}

/** sha256 by path of every wheel of the bundle, with a cache, a temporary folder and a place of its own. */
async function wheelsMade(name: string, { python, zone, umask }: Surroundings): Promise<Readonly<Record<string, string>>> {
  const cwd = path.join(room, name)
  const [bin, temporary] = [path.join(cwd, 'bin'), path.join(cwd, 'temporary')]
  for (const folder of [bin, temporary]) mkdirSync(folder, { recursive: true })
  symlinkSync(python, path.join(bin, 'python3'))
  const env = { ...liveEnv(), TZ: zone, TMPDIR: temporary, PATH: [bin, process.env['PATH']].join(path.delimiter) }
  const through = ['sh', '-c', 'umask "$0"; exec "$@"', umask]
  const ended = await command([...ASKED, '--cache-dir', path.join(cwd, 'cache'), '-o', 'out'], { built: true, cwd, env, through })
  const [made] = parsePrinted(ended).bundles
  const folder = path.join(cwd, 'out/offline-bundle')
  expect(made?.targets.flatMap(({ id }) => lockOf(folder, id))).toEqual(expect.arrayContaining([expect.stringMatching(/^positional==/)]))
  return bytesOf(path.join(folder, 'wheels'))
}

// A shell sets the umask, and a link in front of PATH chooses what builds: neither is so on Windows.
const machines = process.platform === 'win32' ? [] : [process.platform]

test.each(machines)('a source built again on %s, in another zone, umask, folder and Python, is the same wheel to the byte', async () => {
  const pythons = realPythons().filter(({ series }) => Number(series.split('.')[1]) >= 10)
  const [oldest, newest] = [pythons.at(0), pythons.at(-1)]
  if (oldest === undefined || newest === undefined) throw new Error('no Python of 3.10 or newer is here')
  console.log(`built with ${oldest.series}, then with ${newest.series}`)
  const first = await wheelsMade('first', { python: oldest.path, zone: 'Pacific/Kiritimati', umask: '022' })
  const second = await wheelsMade('a-second-with-a-longer-name', { python: newest.path, zone: 'America/St_Johns', umask: '077' })
  const sources = Object.keys(first).filter((file) => BUILT.some((project) => file.startsWith(`${project}-`)))
  expect(sources.length).toBe(BUILT.length)
  expect(second).toEqual(first)
})
