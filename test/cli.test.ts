import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readArgv } from '../src/cli/args.ts'
import { VERSION } from '../src/core/constants.ts'
import { optionSpecs } from '../src/options/table.ts'
import { command } from './fixtures/command.ts'
import { nodes } from './fixtures/nodes.ts'

test.each(nodes())('dist/ runs on Node $version', async ({ path }) => {
  const { code, stdout, stderr } = await command(['--version'], { built: true, node: path })
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `offline-bundle ${VERSION}\n`, stderr: '' })
})

test('the version is that of package.json', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ version: VERSION })
})

test('--help names every option of bundle and every command, and fits in a terminal', async () => {
  const { code, stdout } = await command(['--help', '--no-such-option'], { built: true })
  expect(code).toBe(0)
  for (const { name } of optionSpecs('command')) if (name !== 'verify-with') expect(stdout).toContain(`--${name}`)
  for (const name of ['verify', 'diff', 'targets']) expect(stdout).toContain(`offline-bundle ${name}`)
  expect(stdout).not.toContain('--verify-with')
  expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([])
  expect(stdout).not.toContain('\u001b')
})

test.each([
  { name: 'verify', options: ['--prove', '--verify-with', '--jobs'], not: ['--platform', '--output', 'offline-bundle diff'] },
  { name: 'diff', options: ['--json', '--quiet'], not: ['--prove', '--jobs', 'offline-bundle verify'] },
  { name: 'targets', options: ['--json', '--quiet'], not: ['--prove', '--jobs', 'offline-bundle verify'] },
])('the help of $name shows that command only', async ({ name, options, not }) => {
  const { code, stdout } = await command([name, '--help'])
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(`offline-bundle ${name}`) })
  for (const option of options) expect(stdout).toContain(option)
  for (const text of not) expect(stdout).not.toContain(text)
})

test('no argument at all shows the help', async () => {
  const { code, stdout } = await command([])
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('offline-bundle verify DIR') })
})

test('--help loads nothing of the story', async () => {
  const { stderr } = await command(['--help'], { built: true, env: { NODE_DEBUG: 'esm' } })
  const loaded = [...stderr.matchAll(/dist\/chunks\/([\w.-]+)\.js/g)].map(([, name]) => name)
  expect(loaded).not.toContain('start')
})

test('a fault with --json is one line of JSON on stdout, and words on stderr', async () => {
  const { code, stdout, stderr } = await command(['tomli', '--archive', 'rar', '--json'])
  expect(code).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    exitCode: 2,
    failure: { kind: 'usage', faults: [{ input: '--archive', actual: 'rar' }] },
  })
  expect(stdout.split('\n')).toHaveLength(2)
  expect(stderr).toContain('error: --archive: rar')
})

test('--json=false is no --json', async () => {
  expect(await command(['tomli', '--archive', 'rar', '--json=false'])).toMatchObject({ code: 2, stdout: '' })
})

test('names from outside cannot steer the terminal', async () => {
  const { stderr } = await command(['tomli', '-r', '\u001b[2Jx\u202etxt.\u0007'])
  expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
})

test('no credential is shown', async () => {
  const { stdout, stderr } = await command([
    'tomli',
    '--json',
    '--verbose',
    '--index-url',
    'ftp://user:hunter2@index.example',
    '--proxy',
    'x://:hunter2@p',
  ])
  expect(stderr).toContain('ftp://****@index.example')
  expect(stdout + stderr).not.toContain('hunter2')
})

test.each([
  { name: 'values with an equals sign', args: ['tomli', '--archive=rar'], says: '--archive: rar' },
  { name: 'a short option with its value', args: ['tomli', '-rnope.txt'], says: '--requirement: nope.txt' },
  {
    name: 'an option that was given with nothing in it',
    args: ['tomli', '--platform', ''],
    says: '--platform: its value is empty: pass NAME',
  },
  { name: 'the same behind an equals sign', args: ['tomli', '--python='], says: '--python: its value is empty: pass RANGE' },
  { name: 'an empty list', args: ['tomli', '--include', ' , '], says: '--include: its value is empty: pass ID' },
  { name: 'a switch with nothing in it', args: ['tomli', '--pre='], says: '--pre: its value is empty: pass true or false' },
  { name: 'an empty requirement', args: ['tomli', ''], says: 'REQUIREMENT: is empty' },
  { name: 'an editable project', args: ['-e', './here'], says: '-e: there is no such option; write --package "-e ./here"' },
  { name: 'an unknown letter', args: ['tomli', '-z'], says: '-z: there is no such option' },
  {
    name: 'an exception from a proof that is not asked for',
    args: ['tomli', '--prove-except', 'gui'],
    says: '--prove-except: gui: has no effect',
  },
  { name: 'an option in place of a value', args: ['tomli', '--name', '--json'], says: '--name: add NAME after it' },
  { name: 'what follows -- as requirements', args: ['--archive', 'rar', '--', '-e.'], says: '--archive: rar' },
])('reads $name', async ({ args, says }) => {
  const { code, stderr } = await command(args)
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) })
})

test.each([
  { args: ['install', 'httpx'], says: ['install: unknown command', 'offline-bundle httpx', '--package install'] },
  { args: ['-o', 'out', 'download', 'httpx'], says: ['download: unknown command', 'offline-bundle httpx'] },
  { args: ['lock'], says: ['lock: unknown command', 'offline-bundle REQUIREMENT'] },
  { args: ['target'], says: ['target: unknown command', 'Did you mean: offline-bundle targets [NAME…]?', '--package target'] },
  { args: ['verfiy', 'out/offline-bundle'], says: ['Did you mean: offline-bundle verify DIR?'] },
  { args: ['diffs', 'a', 'b'], says: ['Did you mean: offline-bundle diff OLD NEW?'] },
  { args: ['version'], says: ['Did you mean: offline-bundle --version?'] },
  { args: ['help'], says: ['Did you mean: offline-bundle --help?'] },
])('`$args` is no project to bundle, but a command that does not exist', async ({ args, says }) => {
  const { code, stderr } = await command(args)
  expect(code).toBe(2)
  for (const part of says) expect(stderr).toContain(part)
})

test.each([
  { args: ['requests', '--platform', 'linux', 'windows'], says: 'windows: is a platform; write --platform windows' },
  { args: ['requests', '--platform', 'linux', '--python', '3.11', '3.12'], says: '3.12: is a Python version; write --python 3.12' },
  { args: ['requirements.txt'], says: 'requirements.txt: does not exist; pass a requirements file with -r' },
])('`$args` is a mistake, not a project to bundle', async ({ args, says }) => {
  const { code, stderr } = await command(args)
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) })
})

test.each([['--package', 'install'], ['build'], ['wheel'], ['install==1.0'], ['bundle', 'install']])(
  '%s %s is a project to bundle',
  (...args) => {
    const { raw } = readArgv(args)
    expect(raw.faults).toEqual([])
    expect(raw.given.package).toEqual([args.at(-1)])
  },
)

test('`targets` says what a name means', async () => {
  const { code, stdout } = await command(['targets', 'cp312-windows-x86_64', '--json'])
  expect(code).toBe(0)
  expect(JSON.stringify(JSON.parse(stdout))).toContain('win_amd64')
})

test('a reader that leaves early is no error', async () => {
  const { code } = await command(['--help'], { started: (child) => child.stdout?.destroy() })
  expect(code).toBe(0)
})
