import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { lockOf, parsePrinted, sharedFolder } from '../e2e/on-index.ts'
import { command } from '../fixtures/command.ts'
import { liveEnv } from '../fixtures/live-env.ts'
import { install, type Loads, loads, type Machine, runsScript, setUp, withoutStableAbi } from './foreign-machine.ts'
import { record, today } from './foreign-record.ts'

/** One real bundle, made here on Linux x86_64 from the index, goes to Pythons of other machines. What came out stands in docs/internals/proof.md. */
const REQUIREMENTS = `cryptography
keyring
numpy
pydantic
uvloop; sys_platform != "win32"
pywin32; sys_platform == "win32"
`
const OLD_GLIBC: Machine = {
  name: 'glibc 2.31, x86_64, Python 3.9 (Debian 11)',
  script: 'glibc.sh',
  knobs: { SUITE: 'bullseye' },
  target: 'cp39-linux-x86_64-glibc2.31',
}
const NEW_GLIBC: Machine = {
  name: 'glibc 2.41, x86_64, Python 3.13 (Debian 13)',
  script: 'glibc.sh',
  knobs: { SUITE: 'trixie' },
  target: 'cp313-linux-x86_64-glibc2.41',
}
const AARCH64: Machine = {
  name: 'glibc 2.36, aarch64, Python 3.11 (Debian 12 in qemu-user)',
  script: 'aarch64.sh',
  knobs: { SUITE: 'bookworm' },
  target: 'cp311-linux-aarch64-glibc2.36',
}
const WINDOWS: Machine = {
  name: 'Windows x86_64, Python 3.14 (wine 10)',
  script: 'windows.sh',
  knobs: {},
  target: 'cp314-windows-x86_64',
  windows: true,
}
const MUSL: Machine = {
  name: 'musl 1.2.5, x86_64, Python 3.13 (built here)',
  script: 'musl.sh',
  knobs: {},
  target: 'cp313-linux-x86_64-musl1.2',
}
const MACHINES = [OLD_GLIBC, NEW_GLIBC, AARCH64, WINDOWS, MUSL]
const ASKED = ['cryptography', 'keyring', 'numpy', 'pydantic', 'uvloop', 'pywin32']
/** What a user of them imports, with the compiled part that has to load for it. */
const NEEDED = [
  'cryptography.hazmat.bindings._rust',
  'keyring',
  'numpy._core._multiarray_umath',
  'pydantic',
  'pydantic_core._pydantic_core',
]

const room = sharedFolder()
const bundle = path.join(room, 'out', 'offline-bundle')
const built = existsSync('dist/cli.js')

beforeAll(async () => {
  writeFileSync(path.join(room, 'requirements.txt'), REQUIREMENTS)
  const targets = MACHINES.flatMap(({ target }) => ['--include', target])
  const how = ['--interpreters', 'none', '--archive', 'none', '--cache-dir', path.join(room, 'cache'), '-o', 'out', '--json']
  const ended = await command(['-r', 'requirements.txt', ...targets, ...how], { built, cwd: room, env: liveEnv() })
  const ids = parsePrinted(ended).bundles.flatMap((made) => made.targets.map(({ id }) => id))
  expect([...ids].sort()).toEqual(MACHINES.map(({ target }) => target).sort())
})

describe('installed offline, everything loads', () => {
  test.each(MACHINES)('$name', async (machine) => {
    const { result, pins, place } = await arrive(machine, 'sound')
    write(machine.name, machine, result, pins)
    const script = await runsScript(machine, place, 'keyring', ['--help'])
    expect({ code: script.code, text: script.stdout + script.stderr }).toEqual({
      code: 0,
      text: expect.stringMatching(/^usage: .*keyring/),
    })
    const own = machine.windows ? ['win32api', 'win32file', 'pythoncom'] : ['uvloop.loop']
    expect({ code: result.code, broken: result.broken }).toEqual({ code: 0, broken: [] })
    expect(result.loaded).toEqual(expect.arrayContaining([...NEEDED, ...own]))
  })
})

describe('installed offline, one wheel does not load, and that is said', () => {
  test('numpy, where the system has no libstdc++', async () => {
    const machine = { ...NEW_GLIBC, knobs: { SUITE: 'trixie', BARE: '1' } }
    const { result, pins } = await arrive(machine, 'bare')
    write('the same, without libstdc++', machine, result, pins)
    expect(result).toMatchObject({ code: 1, said: expect.stringMatching(/^\d+ of \d+ modules do not load$/) })
    expect(result.broken).toContainEqual(expect.stringMatching(/^numpy: ImportError: libstdc\+\+\.so\.6: cannot open/))
    expect(result.broken.filter((line) => !line.startsWith('numpy'))).toEqual([])
    expect(result.loaded).toEqual(expect.arrayContaining(['keyring', 'cryptography.hazmat.bindings._rust', 'uvloop.loop']))
  })

  test('cryptography (abi3), where Windows has no python3.dll', async () => {
    const { result, pins } = await arrive(WINDOWS, 'no-abi3', withoutStableAbi)
    write('the same, without python3.dll', WINDOWS, result, pins)
    expect(result).toMatchObject({ code: 1, said: expect.stringMatching(/^1 of \d+ modules do not load$/) })
    expect(result.broken).toEqual([expect.stringMatching(/^cryptography\.hazmat\.bindings\._rust: ImportError: DLL load failed/)])
    expect(result.loaded).toEqual(expect.arrayContaining(['numpy._core._multiarray_umath', 'pydantic', 'win32api']))
  })

  test('numpy and cryptography, on a musl that does not know DT_RELR', async () => {
    const machine = { ...MUSL, knobs: { SUITE: 'bookworm' } }
    const { result, pins } = await arrive(machine, 'old-musl')
    write('the same, on musl 1.2.3', machine, result, pins)
    expect(result.code).toBe(1)
    const crashed = ['numpy: ended by signal 11', 'cryptography.hazmat.bindings._rust: ended by signal 11']
    expect(result.broken).toEqual(expect.arrayContaining(crashed))
    expect(result.loaded).toContain('keyring')
  })
})

interface Arrived {
  readonly result: Loads
  readonly pins: readonly string[]
  readonly place: string
}

/** Sets the machine up, installs the bundle there, and imports. install.py has to take the machine's own target, and all of its lock. */
async function arrive(machine: Machine, name: string, harm: (place: string) => void = () => undefined): Promise<Arrived> {
  await setUp(machine)
  const place = path.join(room, `${name}-${machine.target}`)
  const ended = await install(machine, bundle, place)
  expect({ code: ended.code, stderr: ended.code === 0 ? '' : `${ended.stdout}${ended.stderr}` }).toEqual({ code: 0, stderr: '' })
  const pins = lockOf(bundle, machine.target)
  const answer = JSON.parse(ended.stdout.slice(ended.stdout.indexOf('{')))
  expect(answer).toMatchObject({ target: machine.target })
  harm(place)
  return { result: await loads(machine, place), pins, place }
}

/** What was run goes into the page before anything is expected of it: a failure is a result too. */
function write(row: string, machine: Machine, result: Loads, pins: readonly string[]): void {
  const requirementInputs = pins.filter((pin) => ASKED.includes(pin.split('==')[0] ?? '')).join(', ')
  const first = result.broken.slice(0, 2).map((line) => `\`${line}\``)
  const broken = result.broken.length === 0 ? 'none' : `${result.broken.length}: ${first.join('; ')}${result.broken.length > 2 ? ' …' : ''}`
  const projects = `${pins.length} projects: ${requirementInputs}`
  record({ machine: row, cells: [today(), `\`${machine.target}\``, projects, `${result.loaded.length}`, broken] })
}
