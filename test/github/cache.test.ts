import { globSync } from 'node:fs'
import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sha256Of } from '../../src/core/names.ts'
import type { Log } from '../../src/core/ports.ts'
import { type CacheClient, cacheKeys, type PersistedCache, prune, restoreCache, saveCache } from '../../src/github/cache.ts'
import { inFolder } from '../fixtures/folder.ts'

/** Writes these files, one an hour older than the next. */
async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [at, [name, text]] of Object.entries(files).entries()) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
    await utimes(file, 1_000_000 - at * 3600, 1_000_000 - at * 3600)
  }
}

const wheel = (text: string): string => `wheels/${sha256Of(text).slice(0, 2)}/${sha256Of(text)}.whl`
const filesIn = (folder: string): readonly string[] => globSync('**/*', { cwd: folder, withFileTypes: true }).filter((one) => one.isFile()).map((one) => path.relative(folder, path.join(one.parentPath, one.name)).replaceAll('\\', '/')).sort() // biome-ignore format: one thought
const aCarry = (folder: string, maxBytes = 1000): PersistedCache => ({ folder, maxBytes, ...cacheKeys(['Linux-X64', 'job', 'app'], '42') })

function logged(): Log & { readonly said: string[] } {
  const said: string[] = []
  const say = (line: string): void => void said.push(line)
  return {
    said,
    phase: (_, work) => work(),
    info: say,
    notice: say,
    warning: (line) => say(`warning: ${line}`),
    debug: say,
    progress: () => undefined,
  }
}

function aHost(over: Partial<CacheClient> = {}): CacheClient & { readonly saved: string[] } {
  const saved: string[] = []
  return { saved, available: async () => true, restore: async () => undefined, save: async (_, key) => void saved.push(key), ...over }
}

test('the key ends in the run, and what comes before it finds the last run of the same job first', () => {
  expect(cacheKeys(['Linux-X64', 'my job', 'app'], '42')).toEqual({
    key: 'offline-bundle-1-Linux-X64-my_job-app-42',
    prefixes: ['offline-bundle-1-Linux-X64-my_job-app-', 'offline-bundle-1-Linux-X64-'],
  })
})

test('the oldest go until the rest fits', async () => {
  await inFolder(async (folder) => {
    await write(folder, { [wheel('new')]: 'x'.repeat(60), [wheel('old')]: 'x'.repeat(60), 'core/a.metadata': 'm' })
    expect((await prune(folder, 100)).map(({ bytes }) => bytes)).toEqual([60])
    expect(filesIn(folder)).toEqual([wheel('new')])
  })
})

test('a wheel that this run used counts as new, however long it lies there', async () => {
  await inFolder(async (folder) => {
    await write(folder, { [wheel('unused')]: 'x'.repeat(60), [wheel('used')]: 'x'.repeat(60) })
    const host = aHost()
    await saveCache(aCarry(folder, 100), new Set(), [sha256Of('used')], host, logged())
    expect(filesIn(folder)).toEqual([wheel('used')])
    expect(host.saved).toEqual(['offline-bundle-1-Linux-X64-job-app-42'])
  })
})

test('a run that brought nothing new stores nothing', async () => {
  await inFolder(async (folder) => {
    const host = aHost({ restore: async () => {
      await write(folder, { [wheel('a')]: 'a' })
      return 'key'
    } }) // biome-ignore format: a value
    const before = await restoreCache(aCarry(folder), host, logged())
    await saveCache(aCarry(folder), before, [sha256Of('a')], host, logged())
    expect(host.saved).toEqual([])
  })
})

test('of what an archive brings only wheels and metadata stay, and what lay there before', async () => {
  await inFolder(async (folder) => {
    await write(folder, { 'mine.txt': 'mine' })
    const host = aHost({ restore: async () => {
      await write(folder, { [wheel('a')]: 'a', 'core/b.metadata': 'b', 'pages/c.table': 'false', 'pip/evil.py': 'evil' })
      await symlink('/', path.join(folder, 'link'))
      return 'key'
    } }) // biome-ignore format: a value
    await restoreCache(aCarry(folder), host, logged())
    expect((await readdir(folder)).sort()).toEqual(['core', 'mine.txt', 'wheels'])
  })
})

test('a folder in use is newer than anything stored', async () => {
  await inFolder(async (folder) => {
    await write(folder, { 'pages/a.table': 'mine' })
    const host = aHost({ restore: () => Promise.reject(new Error('asked')) })
    const log = logged()
    expect(await restoreCache(aCarry(folder), host, log)).toEqual(new Set())
    expect(log.said).toEqual([])
  })
})

test('a service that fails costs a warning', async () => {
  await inFolder(async (folder) => {
    const down = (): Promise<never> => Promise.reject(new Error('down'))
    const log = logged()
    expect(await restoreCache(aCarry(path.join(folder, 'none')), aHost({ restore: down }), log)).toEqual(new Set())
    await write(folder, { [wheel('a')]: 'a' })
    await saveCache(aCarry(folder), new Set(), [], aHost({ save: down }), log)
    expect(log.said).toEqual([
      'warning: The cache was not restored: down; the result is not affected',
      'warning: The cache was not saved: down; the result is not affected',
    ])
  })
})
