import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toTargetId } from '../../src/core/names.ts'
import type { Target } from '../../src/targets/target.ts'
import { cleanEnv } from '../../src/worker/program.ts'
import { inFolder } from '../fixtures/folder.ts'
import { aStaged } from '../output/staged.ts'
import { aTarget, type InputSpec } from './an-input.ts'

const run = promisify(execFile)
const WHEEL = path.resolve('vendor/pip-26.3-py3-none-any.whl')
const WHEELS: InputSpec['wheels'] = [
  { project: 'alpha', requires: ['beta'] },
  { project: 'beta', version: '2.0+local.1' },
]

/** The target that this machine's own python3 is, as far as a lock is concerned. */
async function thisMachine(): Promise<Target> {
  const script =
    'import json, sys; sys.path.insert(0, sys.argv[1]); from pip._vendor.packaging.markers import default_environment as e; print(json.dumps(e()))'
  const { stdout } = await run('python3', ['-c', script, WHEEL])
  const markers = JSON.parse(stdout)
  const python = { implementation: 'cp', version: markers.python_full_version, series: markers.python_version, freeThreaded: false }
  return aTarget({ id: toTargetId('this-machine'), python, machines: [markers.platform_machine] }, markers)
}

/** Runs the pinned pip in a clean environment; everything goes to `site`. */
async function pip(site: string, cwd: string, ...args: readonly string[]): Promise<readonly string[]> {
  await run('python3', [path.join(unpacked, 'pip'), 'install', '--quiet', '--no-cache-dir', '--target', site, ...args], {
    cwd,
    env: cleanEnv(process.env),
  })
  return (await readdir(site)).filter((name) => name.endsWith('.dist-info')).sort()
}

afterAll(() => rm(unpacked, { recursive: true }))

const BOTH = ['alpha-1.0.dist-info', 'beta-2.0+local.1.dist-info']
let target: Target
/** Unpacked: from the zip each start costs two seconds more. */
let unpacked: string
beforeAll(async () => {
  unpacked = await mkdtemp(path.join(tmpdir(), 'offline-bundle-pip-'))
  await run('python3', ['-m', 'zipfile', '-e', WHEEL, unpacked])
  target = await thisMachine()
})

test.each([
  { name: '-r lock, from another folder', args: (bundle: string) => ['-r', `${bundle}/locks/this-machine.txt`] },
  {
    name: '-r lock with -f and --no-index',
    args: (bundle: string) => ['-f', `${bundle}/wheels`, '--no-index', '-r', `${bundle}/locks/this-machine.txt`],
  },
  { name: 'NAME -f wheels --no-index', args: (bundle: string) => ['alpha', '-f', `${bundle}/wheels`, '--no-index'] },
  { name: '-i file:///…/simple', args: (bundle: string) => ['alpha', '-i', `file://${encodeURI(bundle)}/simple/`] },
  { name: '-r pylock of the target', args: (bundle: string) => ['-r', `${bundle}/locks/pylock.this-machine.toml`] },
  { name: '-r pylock.toml', args: (bundle: string) => ['-r', `${bundle}/pylock.toml`] },
])('pip install $name installs the set', async ({ args }) => {
  await inFolder(async (folder) => {
    const bundle = await aStaged(path.join(folder, 'with space'), { wheels: WHEELS, targets: [target] })
    expect(await pip(path.join(folder, 'site'), folder, ...args(bundle.folder))).toEqual(BOTH)
  })
})

test.each(['locks/this-machine.txt', 'locks/pylock.this-machine.toml', 'pylock.toml'])(
  'pip installs of %s what holds on this machine',
  async (lock) => {
    const wheels = [
      { project: 'alpha', marker: `python_full_version >= "${target.python.series}.0"` },
      {
        project: 'beta',
        version: '2.0+local.1',
        marker: `(platform_machine == "${target.markers.platform_machine}") or (python_version == "2.7")`,
      },
      { project: 'gamma', marker: `python_full_version < "${target.python.series}.0"` },
    ]
    await inFolder(async (folder) => {
      const { folder: bundle } = await aStaged(folder, { wheels, targets: [target] })
      expect(await pip(path.join(folder, 'site'), folder, '-r', `${bundle}/${lock}`)).toEqual(BOTH)
    })
  },
)

test('a lock that lacks a dependency is an error of pip, not a smaller set', async () => {
  await inFolder(async (folder) => {
    const { folder: bundle } = await aStaged(folder, { wheels: [{ project: 'alpha', requires: ['beta'] }], targets: [target] })
    await expect(pip(path.join(folder, 'site'), folder, '-r', `${bundle}/locks/this-machine.txt`)).rejects.toThrow('beta')
  })
})

test('a wheel that was swapped is rejected by the hash in the lock', async () => {
  await inFolder(async (folder) => {
    const { folder: bundle } = await aStaged(folder, { wheels: WHEELS, targets: [target] })
    await writeFile(`${bundle}/wheels/alpha-1.0-py3-none-any.whl`, 'something else')
    await expect(pip(path.join(folder, 'site'), folder, '-r', `${bundle}/locks/this-machine.txt`)).rejects.toThrow(/hash/i)
  })
})

const SELECT = `
import json, sys
sys.path.insert(0, sys.argv[1])
from pip._vendor.packaging.pylock import Pylock
from pip._vendor.packaging.tags import Tag
import tomllib
lock = Pylock.from_dict(tomllib.loads(open(sys.argv[2]).read()))
tags = [Tag("py3", "none", "any")]
print(json.dumps(sorted(str(file.name) for _, file in lock.select(environment=json.loads(sys.argv[3]), tags=tags))))
`

test("packaging selects each target's own files from the one pylock.toml", async () => {
  const windows = aTarget(
    {
      id: toTargetId('cp312-windows-x86_64'),
      machines: ['AMD64'],
      python: { implementation: 'cp', version: '3.12.9', series: '3.12', freeThreaded: false },
    },
    { sys_platform: 'win32', platform_machine: 'AMD64' },
  )
  const linux = aTarget()
  await inFolder(async (folder) => {
    const { folder: bundle } = await aStaged(folder, {
      targets: [linux, windows],
      wheels: [...WHEELS, { project: 'only-windows', targets: [windows.id] }],
    })
    const select = async (file: string, markers: object): Promise<unknown> =>
      JSON.parse((await run('python3', ['-c', SELECT, WHEEL, path.join(bundle, file), JSON.stringify(markers)])).stdout)
    const both = ['alpha-1.0-py3-none-any.whl', 'beta-2.0+local.1-py3-none-any.whl']
    expect(await select('pylock.toml', linux.markers)).toEqual(both)
    expect(await select('pylock.toml', windows.markers)).toEqual([...both, 'only_windows-1.0-py3-none-any.whl'])
    expect(await select(`locks/pylock.${windows.id}.toml`, windows.markers)).toEqual([...both, 'only_windows-1.0-py3-none-any.whl'])
    await expect(select('pylock.toml', { ...linux.markers, sys_platform: 'darwin' })).rejects.toThrow('environment')
  })
})
