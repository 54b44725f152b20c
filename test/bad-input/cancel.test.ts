import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type RunningIndex, startIndex } from '../doubles/index.ts'
import { inFolder } from '../fixtures/folder.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { PLAINLY } from './cases.ts'

const CLI = path.resolve('dist/cli.js')
const FILES = [
  { name: 'alpha', version: '1.0', requires: ['beta'] },
  { name: 'beta', version: '2.0' },
]
const cache = warmCache(mkdtempSync(path.join(tmpdir(), 'offline-bundle-cache-')))
const plainly = PLAINLY.map((arg) => arg.replace('{cache}', cache))
afterAll(() => rmSync(cache, { recursive: true, force: true }))
// A signal ends a process of Windows at once: there is nothing to clean up with.
const SIGNALS = process.platform === 'win32' ? [] : (['SIGINT', 'SIGTERM'] as const)

interface Cancelled {
  readonly code: number | null
  readonly stderr: string
  /** Whether a process of the run still lives. */
  readonly alive: boolean
  readonly left: readonly string[]
}

/** Runs the command, and sends the signal as soon as stderr matches. Never sent: the run goes to its end. */
async function run(index: RunningIndex, signal: 'SIGINT' | 'SIGTERM', when: (stderr: string) => boolean): Promise<Cancelled> {
  return inFolder(async (folder) => {
    const args = [
      CLI,
      'alpha',
      '--index-url',
      index.simple(),
      '--pip-config',
      'none',
      '--platform',
      'windows-x86_64',
      '--python',
      '3.12',
      ...plainly,
    ]
    const env = { PATH: process.env['PATH'], HOME: cache, TMPDIR: folder }
    const child = spawn(process.execPath, args, { cwd: folder, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
    const seen = { stderr: '', sent: false }
    child.stderr.on('data', (bytes: Buffer) => {
      seen.stderr += bytes.toString('utf8')
      if (seen.sent || !when(seen.stderr)) return
      seen.sent = true
      child.kill(signal)
    })
    const [code] = await once(child, 'close')
    return { code, stderr: seen.stderr, alive: lives(child.pid), left: globSync(['**/*', '**/.*'], { cwd: folder }).sort() }
  })
}

/** A signal to the whole group finds nobody once the last of it has ended. */
function lives(group: number | undefined): boolean {
  try {
    process.kill(-(group ?? 0), 0)
    return true
  } catch {
    return false
  }
}

test.runIf(SIGNALS.length > 0)('SIGINT and SIGTERM, in turn, in each phase end with 130 and leave nothing', async () => {
  const index = await startIndex({ indexes: { a: { files: FILES } } })
  try {
    const whole = await run(index, 'SIGINT', () => false)
    const phases = whole.stderr
      .split('\n')
      .filter((line) => line.startsWith('✓ '))
      .map((line) => line.replace(/ {2}\S+ s$/, ''))
    expect({ code: whole.code, stderr: whole.code === 0 ? '' : whole.stderr, phases: phases.length }).toEqual({
      code: 0,
      stderr: '',
      phases: expect.toSatisfy((many: number) => many >= 4),
    })
    // After the proofs a rename and a few small files are left, a few ms, and after the last phase only the result: the signal
    // may come too late. Then the run was whole before it, and all it made is there; anything between is a fault.
    const late = phases.slice(-2)
    for (const [at, phase] of phases.entries()) {
      const { code, alive, left } = await run(index, SIGNALS[at % 2] ?? 'SIGINT', (stderr) => stderr.includes(phase))
      const done = late.includes(phase) && code === 0
      expect({ phase, code, alive, left }).toEqual({ phase, code: done ? 0 : 130, alive: false, left: done ? whole.left : [] })
    }
  } finally {
    await index.close()
  }
})

test.each(SIGNALS)('%s while an index does not answer ends at once', async (signal) => {
  const index = await startIndex({ indexes: { a: { files: FILES } }, faults: [{ path: '/a/simple/beta/*', delay: 60 }] })
  try {
    const requirementInputs = index.log
    const timer = { done: false }
    const waiting = (async () => {
      while (!timer.done && !(await requirementInputs()).some(({ path: asking }) => asking.includes('/alpha/')))
        await new Promise((wait) => setTimeout(wait, 100))
    })()
    const started = Date.now()
    const ended = await inFolder(async (folder) => {
      const args = [
        CLI,
        'alpha',
        '--index-url',
        index.simple(),
        '--pip-config',
        'none',
        '--platform',
        'windows-x86_64',
        '--python',
        '3.12',
        ...plainly,
      ]
      const child = spawn(process.execPath, args, {
        cwd: folder,
        env: { PATH: process.env['PATH'], HOME: cache, TMPDIR: folder },
        detached: true,
        stdio: 'ignore',
      })
      child.once('close', () => {
        timer.done = true
      })
      await waiting
      await new Promise((wait) => setTimeout(wait, 500))
      child.kill(signal)
      const [code] = await once(child, 'close')
      return { code, alive: lives(child.pid), left: globSync(['**/*', '**/.*'], { cwd: folder }) }
    })
    timer.done = true
    expect(ended).toEqual({ code: 130, alive: false, left: [] })
    expect(Date.now() - started).toBeLessThan(55_000) // the index would have answered after a minute
  } finally {
    await index.close()
  }
})
