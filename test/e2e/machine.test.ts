import path from 'node:path'
import { expect, test } from 'vitest'
import { killWorkers, ROLES, type Role } from './kill-worker.ts'
import { everythingIn } from './on-index.ts'
import { troubleRoom } from './trouble-room.ts'
import { madeIn, troubledRun } from './under-trouble.ts'

// A few of the faults that `npm run reliability` injects, once each.
const { folder: room, index, whole } = troubleRoom()
const posix = process.platform !== 'win32'

const KILLED: readonly Role[] = posix ? ['fetcher', 'resolver', 'closure'] : []
test.each(KILLED)('a %s that is killed is named, started again, and asked once more', async (role) => {
  const run = await troubledRun(room, index(), { started: killWorkers(role, 1) })
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: expect.stringContaining(`The ${ROLES[role]} failed`) })
  expect(run.bytes).toEqual(whole().bytes)
})

const NARROW = posix ? ['sh', '-c', 'ulimit -n 256 && exec "$@"', 'sh'] : []
const LONG = 'x'.repeat(posix ? 240 : 40) // Windows takes 260 for a whole path
test('runs at once on one empty cache, in folders with strange and long names, with few open files, end in the same bytes', async () => {
  const cache = path.join(room, 'Zwischen speicher – 缓存')
  const workspaces = [path.join(room, 'with  spaces and Ünïcödé – 中文 🐍'), path.join(room, LONG)]
  const runs = await Promise.all(
    workspaces.map((workspace) => troubledRun(room, index(), { workspace, cache, cacheStays: true, through: NARROW })),
  )
  for (const run of runs)
    expect({ code: run.code, stderr: run.code === 0 ? '' : run.stderr, bytes: run.bytes }).toEqual({
      code: 0,
      stderr: '',
      bytes: whole().bytes,
    })
})

test('of runs at once into one output folder one makes the bundle, and the others end at once and name its process', async () => {
  const workspace = path.join(room, 'together')
  const runs = await Promise.all([1, 2, 3].map(() => troubledRun(room, index(), { workspace, outStays: true, cacheStays: true })))
  const lost = runs.filter(({ code }) => code !== 0)
  expect(lost.map(({ code, stderr }) => [code, stderr])).toEqual(
    [1, 2].map(() => [7, expect.stringMatching(/^error: .*is being made by another run of offline-bundle(?:, process \d+ on \S+)?$/m)]),
  )
  expect({ bytes: madeIn(path.join(workspace, 'out')), left: everythingIn(workspace) }).toEqual({
    bytes: whole().bytes,
    left: whole().left,
  })
})

test('after a kill in the middle the next run clears up and makes the same bytes', async () => {
  const workspace = path.join(room, 'killed')
  const killed = await troubledRun(room, index(), {
    workspace,
    started: (child) =>
      child.stderr?.on('data', (text: Buffer) => text.includes('Check the closure of every target') && child.kill('SIGKILL')),
  })
  expect({ code: killed.code, left: killed.left.length > 0 }).toEqual({ code: null, left: true })
  const again = await troubledRun(room, index(), { workspace, outStays: true, cacheStays: true })
  expect({ code: again.code, left: again.left, bytes: again.bytes }).toEqual({ code: 0, left: whole().left, bytes: whole().bytes })
})
