import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { filesOf, type Project } from '../build/project.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { inWorld, step } from './action-world.ts'
import { bundle, bundled, bytesOf, lockOf, sharedFolder, sharedIndex } from './on-index.ts'

/** Folders named as projects of the index, with other projects in them; paths are what the user types, names what an index gets to hear. */
const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))
const TARGET = 'cp312-linux-x86_64-glibc2.28'
const PLAIN = ['--platform', 'linux-x86_64-glibc2.28', '--python', '3.12', '--archive', 'none', '--cache-dir', cache]
const index = sharedIndex({
  indexes: {
    a: {
      files: [
        { name: 'requests', version: '2.0' },
        { name: 'six', version: '1.0' },
      ],
    },
  },
})

/** A folder in which the user stands, with these projects and files. */
async function workplace(
  name: string,
  projects: Readonly<Record<string, Project>>,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const cwd = path.join(room, name)
  const trees = Object.entries(projects).map(async ([folder, project]) =>
    Object.entries(await filesOf(project)).map(([file, text]): [string, string] => [path.join(folder, file), text]),
  )
  for (const [file, text] of [...(await Promise.all(trees)).flat(), ...Object.entries(files)]) {
    mkdirSync(path.join(cwd, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(cwd, file), text)
  }
  return cwd
}

const STRANGER: Project = { name: 'stranger', version: '1.0', requires: [] }
const NAMED = { requests: STRANGER } as const
const BARE = { six: { ...STRANGER, name: 'unknown' } } as const
async function named(name: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const cwd = await workplace(name, { ...NAMED, ...BARE }, files)
  const file = path.join(cwd, 'requests', 'pyproject.toml')
  writeFileSync(
    file,
    `${readFileSync(file, 'utf8')}[project]\nname = "stranger"\nversion = "1.0"\n[project.optional-dependencies]\nextra = []\n`,
  )
  return cwd
}

/** The pages that were asked for since the log was forgotten. */
async function pagesAsked(): Promise<readonly string[]> {
  return (await index().log())
    .map(({ path: requirementInputs }) => requirementInputs)
    .filter((requirementInputs) => requirementInputs.includes('/simple/'))
}

test.each([
  ['a folder whose name is known', './requests', ['stranger==1.0']],
  ['a folder whose name only the build tells', './six', ['unknown==1.0']],
] as const)(
  'every spelling of %s in every kind of input is that folder, and no index is asked for its name',
  async (title, typed, lock) => {
    const last = path.basename(typed)
    const cwd = await named(title)
    const url = pathToFileURL(path.join(cwd, last)).href
    const spellings = [typed, `${last}/`, `.//${last}`, `${last}/.`, path.join(cwd, last), url, `${url}/`, `file:${last}`, `--package=-e ${typed}`, `--package=-e ${last}`, `${typed.slice(0, -1)}*`,
    `${typed}[extra]`, `${typed} ; python_version > "3"`, `${url} ; python_version > "3"`] // biome-ignore format: a table
    writeFileSync(path.join(cwd, 'r.txt'), `${spellings.join('\n').replaceAll('--package=', '')}\n`)
    writeFileSync(path.join(cwd, 's.py'), `# /// script\n# dependencies = ["${typed}"]\n# ///\n`)
    await index().forgetLog()
    const args = [...spellings, '-r', 'r.txt', '--script', 's.py', '--sdists', 'pure', ...PLAIN]
    const [all, one] = [
      await bundled(index(), args, { cwd }),
      await bundled(index(), [typed, '--sdists', 'pure', ...PLAIN, '-o', 'one'], { cwd }),
    ]
    expect(await pagesAsked()).toEqual([])
    const [folder = '', single = ''] = [all, one].map(({ bundles }) => path.join(cwd, bundles[0]?.folder ?? ''))
    expect([lockOf(folder, TARGET), lockOf(single, TARGET)]).toEqual([lock, lock])
    expect(bytesOf(path.join(folder, 'wheels'))).toEqual(bytesOf(path.join(single, 'wheels')))
    for (const at of [folder, single]) expect(readFileSync(path.join(at, 'manifest.json'), 'utf8')).not.toContain(room)
  },
  120_000,
)

test.each<{ readonly kind: string; readonly files: Readonly<Record<string, string>>; readonly args: readonly string[] }>([
  { kind: 'a lock', files: { 'lock.txt': './requests\n' }, args: ['--lock', 'lock.txt'] },
  { kind: 'a constraint', files: { 'c.txt': './requests/\n' }, args: ['stranger', '-c', 'c.txt'] },
  {
    kind: 'a pyproject',
    files: { 'pyproject.toml': '[project]\nname = "app"\ndependencies = ["stranger @ file:./requests"]\n' },
    args: ['--pyproject', 'pyproject.toml'],
  },
  {
    kind: 'a pylock',
    files: {
      'pylock.toml': 'lock-version = "1.0"\ncreated-by = "x"\n[[packages]]\nname = "stranger"\ndirectory = { path = "requests/" }\n',
    },
    args: ['--lock', 'pylock.toml'],
  },
])(
  'without --sdists a folder in $kind is an incomplete target that names it',
  async ({ kind, files, args }) => {
    const cwd = await named(kind, files)
    await index().forgetLog()
    const { code, stderr } = await bundle(index(), [...args, ...PLAIN], { cwd })
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/stranger/) })
    expect((await pagesAsked()).filter((page) => page.includes('requests'))).toEqual([])
  },
  60_000,
)

test('a folder that a constraint names is built where something requires its project, whatever else names it', async () => {
  const cwd = await named('constrained', { 'c.txt': './requests\n' })
  for (const args of [['stranger'], ['./requests'], ['six/', 'stranger; python_version >= "3"']]) {
    await bundled(index(), [...args, '-c', 'c.txt', '--sdists', 'pure', ...PLAIN], { cwd })
    expect(readdirSync(path.join(cwd, 'out/offline-bundle/wheels')).filter((name) => name.startsWith('stranger'))).toHaveLength(1)
    rmSync(path.join(cwd, 'out'), { recursive: true })
  }
  const { code, stderr } = await bundle(index(), ['stranger', '-c', 'c.txt', ...PLAIN], { cwd })
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('no wheel has been built from it (c.txt:1)') })
}, 120_000)

test('without --sdists a folder is an incomplete target, and what to give is said', async () => {
  const cwd = await named('never')
  const { code, stderr } = await bundle(index(), ['./requests', 'six/', ...PLAIN], { cwd })
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/stranger[\s\S]*--sdists pure/) })
  expect(stderr).toContain('six')
}, 60_000)

test('paths and file URLs of nothing are reported together, each with its place', async () => {
  const lines = ['six', './nope', 'a @ file:///nowhere/a-1-py3-none-any.whl', '-e ./none', 'file:///croot/b/work']
  const cwd = await named('missing', { 'r.txt': `${lines.join('\n')}\n` })
  const { code, stderr } = await bundle(index(), ['nothing/', '-r', 'r.txt', ...PLAIN], { cwd })
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('nothing/') })
  for (const place of ['r.txt:2', 'r.txt:3', 'r.txt:4', 'r.txt:5']) expect(stderr).toContain(place)
}, 60_000)

test('in the input packages of the action a path is a path', async () => {
  await inWorld(async (world, folder) => {
    const tree = await filesOf(STRANGER)
    for (const [file, text] of Object.entries(tree)) {
      const place = path.join(folder, 'workspace', 'alpha', file)
      mkdirSync(path.dirname(place), { recursive: true })
      writeFileSync(place, text)
    }
    const { code, log } = await step(world, folder, { inputs: { packages: './alpha', requirements: '', sdists: 'pure' } })
    expect({ code, log: code === 0 ? '' : log }).toEqual({ code: 0, log: '' })
    expect((await world.index.log()).filter(({ path: requirementInputs }) => requirementInputs.includes('alpha'))).toEqual([])
  })
}, 60_000)
