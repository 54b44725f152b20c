import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import { sha256Of } from '../../src/core/names.ts'
import { packArchive } from '../../src/output/archive.ts'
import { storedGzip } from '../../src/output/tar.ts'
import { writeVolumes } from '../../src/output/volumes.ts'
import { crc32, tableCrc32, toDosTime } from '../../src/output/zip.ts'
import { inFolder } from '../fixtures/folder.ts'
import { aStaged } from './staged.ts'

const run = promisify(execFile)
const WHOLE = 1_000_000_000

async function* chunks(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}

async function joined(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

test.each(['tar.gz', 'zip'] as const)('a %s has the same bytes whatever the time zone, umask and folder', async (kind) => {
  const packed = async (zone: string, umask: number): Promise<string> => {
    const before = { zone: process.env['TZ'], umask: process.umask(umask) }
    process.env['TZ'] = zone
    try {
      return await inFolder(async (folder) =>
        (await packArchive(await aStaged(folder), { kind, folder, volumeBytes: WHOLE })).map(({ sha256 }) => sha256).join(),
      )
    } finally {
      process.umask(before.umask)
      if (before.zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = before.zone
    }
  }
  expect(await packed('Pacific/Auckland', 0o077)).toBe(await packed('America/New_York', 0o002))
})

test.each([
  { kind: 'tar.gz', unpack: (file: string) => ['tar', 'xzf', file] },
  {
    kind: 'zip',
    unpack: (file: string) => [
      'python3',
      '-c',
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall()',
      file,
    ],
  },
] as const)('what stock tools unpack from a $kind passes sha256sum -c', async ({ kind, unpack }) => {
  await inFolder(async (folder) => {
    const [file] = await packArchive(await aStaged(folder), { kind, folder, volumeBytes: WHOLE })
    expect(file).toMatchObject({ name: `offline-bundle.${kind}`, sha256: sha256Of(await readFile(path.join(folder, file?.name ?? ''))) })
    const far = path.join(folder, 'far side')
    await mkdir(far)
    const [command, ...args] = unpack(path.join(folder, file?.name ?? ''))
    await run(command ?? '', args, { cwd: far })
    const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: path.join(far, 'offline-bundle') })
    expect(
      stdout
        .trim()
        .split('\n')
        .every((line) => line.endsWith(': OK')),
    ).toBe(true)
  })
})

test('tar shows fixed owners, modes and times, folders before their files', async () => {
  await inFolder(async (folder) => {
    await packArchive(await aStaged(folder), { kind: 'tar.gz', folder, volumeBytes: WHOLE })
    const { stdout } = await run('tar', ['tvzf', path.join(folder, 'offline-bundle.tar.gz'), '--numeric-owner'], {
      env: { ...process.env, TZ: 'UTC' },
    })
    const lines = stdout.trim().split('\n')
    expect(lines[0]).toMatch(/^drwxr-xr-x 0\/0 +0 1980-01-01 00:00 offline-bundle\/$/)
    expect(lines.filter((line) => !/^(?:d.wxr-xr-x|-rw-r--r--|-rwxr-xr-x) 0\/0 +\d+ 1980-01-01 00:00 /.test(line))).toEqual([])
    expect(lines.filter((line) => line.startsWith('-rwx')).map((line) => line.split(' ').at(-1))).toEqual(['offline-bundle/install.py'])
  })
})

test('names too long for a ustar header come out whole', async () => {
  const project = `long-${'x'.repeat(180)}`
  await inFolder(async (folder) => {
    await packArchive(await aStaged(folder, { wheels: [{ project }] }), { kind: 'tar.gz', folder, volumeBytes: WHOLE })
    const { stdout } = await run('tar', ['tzf', path.join(folder, 'offline-bundle.tar.gz')])
    expect(stdout).toContain(`offline-bundle/wheels/long_${'x'.repeat(180)}-1.0-py3-none-any.whl\n`)
  })
})

test('volumes stay below the size and joined by cat are the archive', async () => {
  await inFolder(async (folder) => {
    const staged = await aStaged(folder)
    await mkdir(path.join(folder, 'volumes'))
    const [whole] = await packArchive(staged, { kind: 'tar.gz', folder, volumeBytes: WHOLE })
    const volumes = await packArchive(staged, { kind: 'tar.gz', folder: path.join(folder, 'volumes'), volumeBytes: 7001 })
    expect(volumes.map(({ name }) => name)).toEqual(['001', '002', '003', '004', '005'].map((number) => `offline-bundle.tar.gz.${number}`))
    expect(Math.max(...volumes.map(({ bytes }) => bytes))).toBe(7001)
    await run('sh', ['-c', 'cat offline-bundle.tar.gz.* > joined'], { cwd: path.join(folder, 'volumes') })
    expect(sha256Of(await readFile(path.join(folder, 'volumes/joined')))).toBe(whole?.sha256)
  })
})

test('join(split(x)) = x, and no file is left with .part', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 60 }),
      async (parts, volumeBytes) => {
        await inFolder(async (folder) => {
          const files = await writeVolumes(chunks(...parts), { folder, name: 'x', volumeBytes })
          const back = await Promise.all(files.map(({ name }) => readFile(path.join(folder, name))))
          expect(Buffer.concat(back).equals(Buffer.concat(parts))).toBe(true)
          expect((await readdir(folder)).sort()).toEqual(files.map(({ name }) => name))
        })
      },
    ),
    { numRuns: 40 },
  )
})

test('a size that fits exactly is one file', async () => {
  await inFolder(async (folder) => {
    const files = await writeVolumes(chunks(new Uint8Array(10), new Uint8Array(10)), { folder, name: 'x', volumeBytes: 20 })
    expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([['x', 20]])
  })
})

test('more than 999 volumes are rejected, with the option that helps', async () => {
  await inFolder(async (folder) => {
    const failure = await writeVolumes(chunks(new Uint8Array(1000)), { folder, name: 'x', volumeBytes: 1 }).catch((error: unknown) => error)
    expect(failure instanceof BundleError && failure.message).toContain('volume-size')
  })
})

test.each([0, 1, 65_534, 65_535, 65_536, 1_048_560, 1_048_561, 3_000_000])(
  'stored gzip of %i bytes unpacks, however it was cut',
  async (length) => {
    const content = Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 31) % 251))
    const once = await joined(storedGzip(chunks(content)))
    const cut = await joined(storedGzip(chunks(content.subarray(0, 7), content.subarray(7, 70_001), content.subarray(70_001))))
    expect(gunzipSync(once).equals(content)).toBe(true)
    expect(cut.equals(once)).toBe(true)
  },
)

test('the table that stands in for zlib gives the same CRC', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(tableCrc32(b, tableCrc32(a, 0))).toBe(crc32(b, crc32(a, 0)))
    }),
  )
})

test('a zip time is UTC', () => {
  expect(toDosTime(315_532_800)).toBe(0x00210000)
  expect(toDosTime(0)).toBe(0x00210000)
  expect(toDosTime(1_700_000_000)).toBe(0x576eb1aa)
})

test.each(['tar.gz', 'zip'] as const)('a file that changes while a %s is packed is found out', async (kind) => {
  await inFolder(async (folder) => {
    const staged = await aStaged(folder)
    await writeFile(path.join(staged.folder, 'README.txt'), 'shorter')
    const failure = await packArchive(staged, { kind, folder, volumeBytes: WHOLE }).catch((error: unknown) => error)
    expect(failure instanceof BundleError && failure.failure.kind).toBe('integrity')
  })
})

test('a cancelled run stops in mid-archive', async () => {
  await inFolder(async (folder) => {
    const cancel = new AbortController()
    const packing = packArchive(await aStaged(folder), {
      kind: 'tar.gz',
      folder,
      volumeBytes: 500,
      signal: cancel.signal,
      progress: () => cancel.abort(),
    })
    const failure = await packing.catch((error: unknown) => error)
    expect(failure instanceof BundleError && failure.failure.kind).toBe('cancelled')
  })
})
