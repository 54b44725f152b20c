import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesOf } from '../../e2e/on-index.ts'
import { troubleRoom } from '../../e2e/trouble-room.ts'
import { type TroubledRun, type TroubleOptions, troubledRun } from '../../e2e/under-trouble.ts'
import { expectDetected, expectSurvived } from './outcome.ts'

// A small disk of its own, in memory: mounting takes root.
const group = 'full disk'
const { folder: room, index, whole } = troubleRoom()
const disk = path.join(room, 'disk')
const before = path.join(room, 'before')
const previous: { bytes?: TroubledRun['bytes'] } = {}

beforeAll(async () => {
  const requirementInputs = ['alpha', '--platform', 'windows-x86_64', '--python', '3.12']
  expect((await troubledRun(room, index(), { requirementInputs, workspace: before })).code).toBe(0)
  previous.bytes = bytesOf(path.join(before, 'out'))
})
afterAll(() => {
  if (existsSync(disk)) spawnUmount()
})

interface Room {
  /** What the disk has beyond what lies on it before the run. Unit: KiB. */
  readonly kib?: number
  /** The same in files and folders. */
  readonly files?: number
}

/** One run on a disk with so much room, on which a previous bundle lies. */
async function runWith(
  { kib = 65_536, files = 100_000 }: Room,
  options: TroubleOptions,
): Promise<TroubledRun & { readonly all: TroubledRun['bytes'] }> {
  mkdirSync(disk, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'offline-bundle', disk])
  try {
    const workspace = path.join(disk, 'workspace')
    cpSync(path.join(before, 'out'), path.join(workspace, 'out'), { recursive: true, preserveTimestamps: true })
    mkdirSync(path.join(disk, 'temporary'))
    const { bsize, blocks, bfree, files: inodes, ffree } = statfsSync(disk)
    const size = `size=${((blocks - bfree) * bsize) / 1024 + kib}k,nr_inodes=${inodes - ffree + files}`
    execFileSync('mount', ['-o', `remount,${size}`, disk])
    const run = await troubledRun(room, index(), { workspace, outStays: true, ...options })
    return { ...run, all: bytesOf(path.join(workspace, 'out')) }
  } finally {
    spawnUmount()
    rmSync(disk, { recursive: true })
  }
}

function spawnUmount(): void {
  execFileSync('umount', [disk])
}

/** The run did all of its work, or none; either way what it left is whole. */
async function tried(fault: string, space: Room, options: TroubleOptions): Promise<boolean> {
  const run = await runWith(space, options)
  if (run.code === 0) expectSurvived({ group, fault, run }, whole().bytes)
  else expectDetected({ group, fault, run }, { code: 7, says: ['ree some space'] }, previous.bytes, run.all)
  return run.code === 0
}

/** The least room with which it succeeds: every step of the search is a fault by itself. */
async function least(most: number, one: (size: number) => Promise<boolean>): Promise<number> {
  const bounds = { fails: 0, works: most }
  expect(await one(most)).toBe(true)
  while (bounds.works - bounds.fails > 1) {
    const middle = (bounds.works + bounds.fails) >> 1
    if (await one(middle)) bounds.works = middle
    else bounds.fails = middle
  }
  return bounds.works
}

const spread = (most: number, many: number): readonly number[] => [
  ...new Set(Array.from({ length: many }, (_, at) => Math.floor((most * at) / many))),
]

test('an output folder without room: what was there stays, and the run says what is full', async () => {
  const temporary = { env: { TMPDIR: path.join(disk, 'temporary') } }
  const one = (quarter: number): Promise<boolean> => tried(`${quarter * 4} KiB free for the output`, { kib: quarter * 4 }, temporary)
  const needed = await least(4096, one)
  for (const quarter of spread(needed, 16)) await one(quarter)
})

test('an output folder without room for one more file: the same', async () => {
  const one = (files: number): Promise<boolean> => tried(`${files} more files on the disk of the output`, { files }, {})
  const needed = await least(512, one)
  for (const files of spread(needed, 16)) await one(files)
})

test('a cache folder without room costs time only, once pip is unpacked', async () => {
  const workspace = path.join(room, 'elsewhere')
  for (const kib of [0, 8, 64, 1024, 4096, 8192, 12_288, 16_384, 32_768]) {
    const run = await runWith({ kib }, { workspace, cache: path.join(disk, 'cache'), outStays: false })
    const fault = `${kib} KiB free for the cache`
    if (run.code === 0) expectSurvived({ group, fault, run }, whole().bytes)
    else expectDetected({ group, fault, run }, { code: 7, says: ['The cache folder', 'ENOSPC'] })
  }
})
