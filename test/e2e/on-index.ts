import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type FileRow, type IndexSpec, type RunningIndex, startIndex } from '../doubles/index.ts'
import { type CommandOptions, command, type Ended } from '../fixtures/command.ts'

/** What `--json` printed, as far as these tests read it. */
export interface Printed {
  readonly ok: boolean
  readonly exitCode: number
  readonly message?: string
  readonly bundles: readonly PrintedBundle[]
}

export interface PrintedBundle {
  readonly name: string
  readonly folder: string
  readonly wheelCount: number
  readonly targets: readonly { readonly id: string; readonly level: string }[]
  readonly archives: readonly WrittenFile[]
  readonly files: readonly WrittenFile[]
  readonly wheels: readonly {
    readonly project: string
    readonly filename: string
    readonly targets: readonly string[]
    readonly requested: boolean
    readonly requiredBy: readonly string[]
  }[]
}

interface WrittenFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/** A folder for the whole test file, e.g. one cache for all of its runs: pip is then unpacked once. */
export function sharedFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'offline-bundle-e2e-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** One index for the whole test file, from the first test on. */
export function sharedIndex(spec: IndexSpec): () => RunningIndex {
  const shared: { index?: RunningIndex } = {}
  beforeAll(async () => {
    shared.index = await startIndex(spec)
  })
  afterAll(() => shared.index?.close())
  return () => {
    if (shared.index === undefined) throw new Error('the index has not started')
    return shared.index
  }
}

/** The command with this index and without pip's configuration. The bundle is checked, but neither installed nor dry-run, unless `args` say so. */
export function bundle(index: RunningIndex, args: readonly string[], options: CommandOptions): Promise<Ended> {
  const level = args.includes('--prove') ? [] : ['--prove', 'closure']
  const plain = args.includes('--interpreters') ? [] : ['--interpreters', 'none', ...level]
  const output = args.includes('-o') ? [] : ['-o', 'out']
  return command([...args, '--index-url', index.simple(), '--pip-config', 'none', ...plain, ...output], options)
}

/** The same, and it has to end well; what it printed with --json. */
export async function bundled(index: RunningIndex, args: readonly string[], options: CommandOptions): Promise<Printed> {
  return parsePrinted(await bundle(index, [...args, '--json'], options))
}

export function parsePrinted({ code, stdout, stderr }: Ended): Printed {
  if (code !== 0) throw new Error(`ended with ${code}:\n${stderr}`)
  return JSON.parse(stdout) as Printed
}

/** `name==version` of each line of the lock of a target. */
export function lockOf(folder: string, target: string): readonly string[] {
  const text = readFileSync(path.join(folder, 'locks', `${target}.txt`), 'utf8')
  return [...text.matchAll(/^([a-z0-9-]+==[^\s;\\]+)/gm)].map(([, pin = '']) => pin).sort()
}

export function wheelsOf(folder: string): readonly string[] {
  return readdirSync(path.join(folder, 'wheels')).sort()
}

/** Every file with its hash: two bundles with the same answer are the same, byte for byte. */
export function bytesOf(folder: string): Readonly<Record<string, string>> {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile())
  const names = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort()
  return Object.fromEntries(names.map((name) => [name, sha256Of(path.join(folder, name))]))
}

export function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** Whatever lies in the folder, hidden or not, at any depth. */
export function everythingIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')).sort() // biome-ignore format: one thought
}

/** How often each URL was asked for with GET. */
export async function getsOf(index: RunningIndex): Promise<Readonly<Record<string, number>>> {
  const requirementInputs = new Map<string, number>()
  for (const { method, path: url } of await index.log())
    if (method === 'GET') requirementInputs.set(url, (requirementInputs.get(url) ?? 0) + 1)
  return Object.fromEntries(requirementInputs)
}

/** The files, without the pages, that were asked for. */
export async function filesAskedOf(index: RunningIndex): Promise<readonly string[]> {
  return Object.keys(await getsOf(index)).filter((url) => url.includes('/files/'))
}

/** A project with a wheel for each of these tags. */
export function wheels(tags: readonly string[], row: FileRow): readonly FileRow[] {
  return tags.map((tag) => ({ ...row, tag }))
}
