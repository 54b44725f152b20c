import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sha256Of } from '../e2e/on-index.ts'
import { farEnv, unpackedBundle } from '../installer/crafted-bundle.ts'

/** Where nobody can install: a full disk, another user's folders, a medium that cannot be written. As root, on Linux. */
const PYTHON = '/usr/bin/python3'
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
const SERIES = execFileSync(PYTHON, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { encoding: 'utf8' }).trim()
const room: { folder: string; bundle: string; disk: ChildProcess | undefined } = { folder: '', bundle: '', disk: undefined }

interface Said {
  readonly code: number | null
  readonly text: string
}

beforeAll(async () => {
  room.folder = mkdtempSync(path.join(tmpdir(), 'bad places '))
  room.bundle = await unpackedBundle(room.folder, ['--platform', 'linux-x86_64-glibc2.17', '--python', SERIES])
  chmodSync(room.folder, 0o755)
})
afterEach(async () => {
  const { disk } = room
  room.disk = undefined
  if (disk === undefined || disk.exitCode !== null || disk.signalCode !== null) return
  disk.kill('SIGKILL')
  await once(disk, 'close')
})
afterAll(() => rmSync(room.folder, { recursive: true, force: true }))

describe('a full disk', () => {
  test.each(['1m', '4m', '8m'])('of %s: --venv says so and leaves nothing, and the next run finishes', async (size) => {
    const disk = await newDisk(size)
    const venv = path.join(disk.seen, 'app')
    expect(disk.install(['--venv', venv])).toEqual({ code: 7, text: expect.stringContaining('the disk is full') })
    expect(readdirSync(disk.folder)).toEqual([])
    disk.run(['mount', '-o', 'remount,size=200m', disk.seen])
    expect(disk.install(['--venv', venv])).toMatchObject({ code: 0 })
    expect(disk.run([path.join(venv, 'bin/alpha-run')])).toEqual({ code: 0, text: 'alpha runs\n' })
  })

  test('--target says so and leaves the folder as it was', async () => {
    const disk = await newDisk('20m')
    const site = path.join(disk.seen, 'site')
    expect(disk.install(['--target', site, '--only', 'beta'])).toMatchObject({ code: 0 })
    const before = everything(disk.folder)
    disk.fill(8)
    expect(disk.install(['--target', site])).toEqual({ code: 7, text: expect.stringContaining('the disk is full') })
    expect(everything(disk.folder)).toEqual(before)
  })

  test('in the middle of an update: the environment stays as it was, or the printed command restores it', async () => {
    const disk = await newDisk('60m')
    const [venv, site] = [path.join(disk.seen, 'app'), path.join(disk.folder, 'app/lib')]
    disk.install(['--venv', venv, '--only', 'beta'])
    const before = everything(site)
    // Ever more room, until it is enough: it runs out while the snapshot is saved, in pip, and after it.
    const codes: (number | null)[] = []
    for (let pages = 8; codes.at(-1) !== 0 && pages < 200; pages += 6) {
      disk.fill(pages)
      const { code, text } = disk.install(['--venv', venv])
      codes.push(code)
      disk.empty()
      if (code === 0) break
      expect({ code, text }).toEqual({ code: 7, text: expect.stringContaining('the disk is full') })
      const [, command] = /To restore them, run:\n +(.*)\n/.exec(text) ?? []
      if (command !== undefined) expect(disk.run(['sh', '-c', command])).toMatchObject({ code: 0 })
      expect(everything(site)).toEqual(before)
    }
    expect(codes.length).toBeGreaterThan(4)
    expect(codes.at(-1)).toBe(0)
    expect(disk.run([path.join(venv, 'bin/alpha-run')])).toEqual({ code: 0, text: 'alpha runs\n' })
  })

  test('--export adds nothing that is not whole, and the next one finishes', async () => {
    const disk = await newDisk('4m')
    const repository = path.join(disk.seen, 'repository')
    disk.fill(4)
    expect(disk.install(['--export', repository])).toEqual({ code: 7, text: expect.stringContaining('the disk is full') })
    const left = everything(disk.folder).filter((name) => name.endsWith('.whl') || name.endsWith('.html'))
    for (const name of left) expect(statSync(path.join(disk.folder, name)).size).toBeGreaterThan(0)
    disk.empty()
    expect(disk.install(['--export', repository])).toMatchObject({ code: 0 })
    expect(everything(path.join(disk.folder, 'repository')).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('--join leaves the volumes and nothing else', async () => {
    const disk = await newDisk('1m')
    for (const [at, name] of ['b.tar.gz.001', 'b.tar.gz.002'].entries())
      writeFileSync(path.join(disk.folder, name), Buffer.alloc(400_000, at))
    const sums = ['b.tar.gz.001', 'b.tar.gz.002'].map((name) => `${sha256Of(path.join(disk.folder, name))}  ${name}\n`)
    writeFileSync(path.join(disk.folder, 'b.SHA256SUMS'), sums.join(''))
    const before = everything(disk.folder)
    expect(disk.install(['--join', disk.seen])).toEqual({ code: 7, text: expect.stringContaining('the disk is full') })
    expect(everything(disk.folder)).toEqual(before)
  })
})

describe('another user', () => {
  test('installs from a bundle of root into a folder of his own', () => {
    const home = ownFolder('home of nobody', 65534)
    const venv = path.join(home, 'app')
    expect(install(NOBODY, ['--venv', venv], home)).toMatchObject({ code: 0 })
    expect(run([...NOBODY, path.join(venv, 'bin/alpha-run')], home)).toEqual({ code: 0, text: 'alpha runs\n' })
  })

  test.each(['--venv', '--target', '--export'])('%s into a folder of root is rejected and leaves nothing', (option) => {
    const theirs = ownFolder(`theirs ${option}`, 0)
    const { code, text } = install(NOBODY, [option, path.join(theirs, 'app')], theirs)
    expect({ code, text }).toEqual({ code: 7, text: expect.stringMatching(/theirs.*Permission denied/) })
    expect(readdirSync(theirs)).toEqual([])
  })

  test('the environment of root is rejected, unchanged, and the way out is said', () => {
    const theirs = ownFolder('environment of root', 0)
    execFileSync(PYTHON, ['-m', 'venv', '--without-pip', path.join(theirs, 'app')])
    const before = everything(theirs)
    const said = run([...NOBODY, path.join(theirs, 'app/bin/python'), '-B', path.join(room.bundle, 'install.py')], theirs)
    expect(said).toEqual({ code: 7, text: expect.stringMatching(/ is not writable\n.*--venv DIR or --user/) })
    expect(everything(theirs)).toEqual(before)
    expect(install(NOBODY, ['--venv', path.join(theirs, 'app')], theirs).code).toBe(7)
    expect(everything(theirs)).toEqual(before)
  })

  test('a file that he may not read is named, and nothing is installed', () => {
    const home = ownFolder('second home', 65534)
    const wheel = path.join(room.bundle, 'wheels/beta-1.0-py3-none-any.whl')
    chmodSync(wheel, 0o600)
    try {
      const said = install(NOBODY, ['--venv', path.join(home, 'app')], home)
      expect(said).toEqual({ code: 7, text: expect.stringMatching(/beta-1\.0-py3-none-any\.whl.*Permission denied/) })
      expect(readdirSync(home)).toEqual([])
    } finally {
      chmodSync(wheel, 0o644)
    }
  })
})

test('a bundle on a read-only disk installs and checks', async () => {
  const disk = await newDisk('60m')
  disk.run(['cp', '-r', room.bundle, path.join(disk.seen, 'bundle')])
  disk.run(['mount', '-o', 'remount,ro', disk.seen])
  const bundle = path.join(disk.seen, 'bundle/install.py')
  const site = path.join(ownFolder('writable', 0), 'site')
  expect(disk.run([PYTHON, bundle, '--check'])).toEqual({ code: 0, text: expect.stringMatching(/intact; origin not verified\n$/) })
  expect(disk.run([PYTHON, bundle, '--target', site])).toMatchObject({ code: 0 })
  expect(existsSync(path.join(site, 'alpha.py'))).toBe(true)
  expect(disk.run([PYTHON, bundle, '--export', path.join(disk.seen, 'x')])).toEqual({ code: 7, text: expect.stringContaining('Read-only') })
})

interface Disk {
  /** As this process reaches it. */
  readonly folder: string
  /** As what runs on it sees it. */
  readonly seen: string
  run(command: readonly string[]): Said
  install(args: readonly string[]): Said
  /** Leaves only so many pages of memory. */
  fill(pages: number): void
  empty(): void
}

/** A file system of this size, in a mount namespace of its own: it is gone when its holder is. */
async function newDisk(size: string): Promise<Disk> {
  const seen = mkdtempSync(path.join(room.folder, 'disk '))
  const hold = 'mount -t tmpfs -o size="$1",mode=755 tmpfs "$2" && echo ready && exec sleep 3600'
  const holder = spawn('unshare', ['--mount', 'sh', '-c', hold, 'sh', size, seen], { stdio: ['ignore', 'pipe', 'inherit'] })
  room.disk = holder
  await once(holder.stdout, 'data')
  const folder = path.join(`/proc/${holder.pid}/root`, seen)
  const inside = ['nsenter', '--mount', '--target', `${holder.pid}`]
  const filler = path.join(seen, 'filler')
  const within = (command: readonly string[]): Said => run([...inside, ...command], room.folder)
  const script = 'cat /dev/zero > "$1" 2>/dev/null; truncate -s "-$2" "$1"'
  return {
    folder,
    seen,
    run: within,
    install: (args) => within([PYTHON, path.join(room.bundle, 'install.py'), ...args]),
    fill: (pages) => expect(within(['sh', '-c', script, 'sh', filler, `${pages * 4096}`]).code).toBe(0),
    empty: () => expect(within(['rm', filler]).code).toBe(0),
  }
}

function install(as: readonly string[], args: readonly string[], home: string): Said {
  return run([...as, PYTHON, path.join(room.bundle, 'install.py'), ...args], home)
}

function run([program = '', ...args]: readonly string[], cwd: string): Said {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env: { ...farEnv(), HOME: cwd }, encoding: 'utf8' })
  if (error !== undefined) throw error
  return { code: status, text: stdout + stderr }
}

function ownFolder(name: string, user: number): string {
  const folder = path.join(room.folder, name)
  mkdirSync(folder)
  execFileSync('chown', [`${user}`, folder])
  return folder
}

/** Each file with what is in it; the file that fills the disk, and what Python caches, do not count. */
function everything(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name !== 'filler' && !name.includes('__pycache__'),
  )
  return names
    .map((name) => (statSync(path.join(folder, name)).isFile() ? `${name} ${readFileSync(path.join(folder, name)).length}` : name))
    .sort()
}
