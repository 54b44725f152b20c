import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type FileRow, startIndex } from '../../doubles/index.ts'
import { killWorkers, ROLES, type Role } from '../../e2e/kill-worker.ts'
import { bytesOf } from '../../e2e/on-index.ts'
import { troubleRoom } from '../../e2e/trouble-room.ts'
import { madeIn, type TroubledRun, troubledRun } from '../../e2e/under-trouble.ts'
import { expectDetected, expectSurvived } from './outcome.ts'

const group = 'resource limits'
const { folder: room, index, whole } = troubleRoom()
const mounted = path.join(room, 'mounted')
afterAll(() => rmSync(mounted, { recursive: true, force: true }))

const WORKERS = Object.keys(ROLES).map(toRole)
test.each(WORKERS)('a %s that is killed is named, started again, and asked once more', async (role) => {
  for (const jobs of ['1', '3']) {
    const run = await troubledRun(room, index(), { requirementInputs: ['app', '--jobs', jobs], started: killWorkers(role, 1) })
    expectSurvived({ group: 'killed worker process', fault: `the ${role} is killed, with --jobs ${jobs}`, run }, whole().bytes)
    expect(run.stderr).toContain(`The ${ROLES[role]} failed`)
    expect(run.stderr).toContain('SIGKILL')
  }
})

test.each(WORKERS)('a %s that is killed again and again is named, and no bundle is left', async (role) => {
  const run = await struckTwice(role)
  expect(run.left).toEqual([])
  const says = [`the ${role} worker exited unexpectedly (SIGKILL)`]
  expectDetected({ group: 'killed worker process', fault: `each ${role} is killed`, run }, { code: 1, says })
})

/** The second of a role may have done its work before it was hit: then nothing was injected, the run ends well, and it is tried again. */
async function struckTwice(role: Role): Promise<TroubledRun> {
  for (let turn = 0; turn < 10; turn += 1) {
    const killed: number[] = []
    const run = await troubledRun(room, index(), { started: killWorkers(role, 9, (pid) => killed.push(pid)) })
    if (killed.length >= 2 && run.code !== 0) return run
  }
  throw new Error(`no run was ended by two deaths of its ${role}`)
}

test('an output folder on a disk that is read-only is named, and what is there stays', async () => {
  mkdirSync(mounted)
  execFileSync('mount', ['-t', 'tmpfs', 'offline-bundle', mounted])
  try {
    const before = { workspace: path.join(mounted, 'workspace') }
    expect((await troubledRun(room, index(), before)).code).toBe(0)
    const bytes = bytesOf(path.join(before.workspace, 'out'))
    execFileSync('mount', ['-o', 'remount,ro', mounted])
    const run = await troubledRun(room, index(), { ...before, outStays: true })
    const now = bytesOf(path.join(before.workspace, 'out'))
    expectDetected({ group, fault: 'the disk of the output folder is read-only', run }, { code: 7, says: ['read-only'] }, bytes, now)
    const workspace = path.join(room, 'workspace')
    const fresh = await troubledRun(room, index(), { requirementInputs: ['app', '-o', path.join(before.workspace, 'another')], workspace })
    expectDetected({ group, fault: 'a new output folder on a disk that is read-only', run: fresh }, { code: 7, says: ['read-only'] })
  } finally {
    execFileSync('umount', [mounted])
  }
})

test('a cache folder on a disk that is read-only costs time only', async () => {
  mkdirSync(mounted, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', 'offline-bundle', mounted])
  try {
    const cache = path.join(mounted, 'cache')
    expect((await troubledRun(room, index(), { cache })).code).toBe(0)
    execFileSync('mount', ['-o', 'remount,ro', mounted])
    const run = await troubledRun(room, index(), { cache, cacheStays: true })
    expectSurvived({ group, fault: 'the disk of the cache folder is read-only', run }, whole().bytes)
  } finally {
    execFileSync('umount', [mounted])
  }
})

const [FAKE] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')
test.each(['1970-01-02', '1979-12-31', '2038-01-20', '2107-06-01', '2200-01-01'])('a clock that says %s changes no byte', async (day) => {
  // the command and its fetcher; the other workers have a cleaned environment, and look at no clock
  const env = { LD_PRELOAD: FAKE ?? '', FAKETIME: `@${day} 12:00:00` }
  for (const cacheStays of [false, true]) {
    const run = await troubledRun(room, index(), { env, cacheStays })
    const fault = `the clock says ${day}, with ${cacheStays ? 'a cache that is full' : 'no cache'}`
    expectSurvived({ group, fault, run }, whole().bytes)
    expect(readFileSync(path.join(room, 'workspace', 'out', 'offline-bundle.proofs.json'), 'utf8')).toContain(day)
  }
  const after = await troubledRun(room, index(), { cacheStays: true })
  expectSurvived({ group, fault: `the cache was filled when the clock said ${day}`, run: after }, whole().bytes)
})

test('runs at once on one cache folder, which they fill together, all end in the same bytes', async () => {
  for (const round of [1, 2, 3]) {
    const cache = path.join(room, `together-${round}`)
    const runs = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        troubledRun(room, index(), { cache, cacheStays: true, workspace: path.join(room, `workspace-${number}`) }),
      ),
    )
    for (const [number, run] of runs.entries()) {
      expectSurvived({ group, fault: `run ${number + 1} of 4 at once on one empty cache, round ${round}`, run }, whole().bytes)
    }
    expect(globSync('tmp/*', { cwd: cache })).toEqual([])
  }
})

test('of runs at once into one output folder one makes the bundle, and each of the others says who does', async () => {
  const workspace = path.join(room, 'one-output')
  for (const round of [1, 2, 3]) {
    const runs = await Promise.all([1, 2, 3, 4].map(() => troubledRun(room, index(), { workspace, outStays: true, cacheStays: true })))
    expect(runs.filter(({ code }) => code === 0)).toHaveLength(1)
    for (const [number, run] of runs.entries()) {
      const injection = { group, fault: `run ${number + 1} of 4 at once into one output folder, round ${round}`, run } as const
      const ending = { code: 7, says: ['is being made by another run of offline-bundle'] }
      if (run.code === 0) expectSurvived(injection, whole().bytes)
      else expectDetected(injection, ending, whole().bytes, madeIn(path.join(workspace, 'out')))
    }
  }
})

const MANY = 300
const CROWD: readonly FileRow[] = [
  { name: 'app', version: '1.0', requires: Array.from({ length: MANY }, (_, at) => `part-${at}`) },
  ...Array.from({ length: MANY }, (_, at) => ({ name: `part-${at}`, version: '1.0' })),
]
test('256 open files are enough for 301 wheels', async () => {
  await using crowd = await startIndex({ indexes: { a: { files: CROWD } } })
  const free = await troubledRun(room, crowd, { requirementInputs: ['app', '--jobs', '4'] })
  const limits = ['sh', '-c', 'ulimit -n 256 && exec "$@"', 'sh']
  const run = await troubledRun(room, crowd, { requirementInputs: ['app', '--jobs', '4'], through: limits })
  expectSurvived({ group, fault: 'at most 256 open files', run }, free.bytes)
})

test.each([
  { name: 'spaces and quotes', folders: ['a folder with  spaces', `and "quotes', $HOME; & %PATH%`] },
  { name: 'Unicode', folders: ['Ünïcödé – 中文', '🐍 עברית'] },
  { name: 'a name of 240 characters', folders: ['x'.repeat(240)] },
  { name: 'a path of 1000 characters', folders: Array.from({ length: 4 }, () => 'y'.repeat(240)) },
])('paths with $name', async ({ name, folders }) => {
  const workspace = path.join(room, ...folders)
  for (const cache of [path.join(room, 'cache'), path.join(workspace, 'cache')]) {
    const out = cache.startsWith(workspace) ? [path.join(workspace, 'out')] : ['out']
    const run: TroubledRun = await troubledRun(room, index(), { workspace, cache, requirementInputs: ['app', '-o', ...out] })
    expectSurvived({ group, fault: `output and cache under ${name}`, run }, whole().bytes)
  }
})

function toRole(text: string): Role {
  return text as Role
}
