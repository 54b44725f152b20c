import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import { expect } from 'vitest'
import type { Locking } from '../../src/output/lock.ts'
import { openTransaction, type Transaction } from '../../src/output/transaction.ts'
import { cleanEnv } from '../../src/worker/program.ts'
import { PYTHON } from '../fixtures/warm-pip.ts'

export const LOCKING: Promise<Locking> = PYTHON.then(({ path: python }) => ({ python, env: cleanEnv(process.env) }))

export async function opened(out: string, name = 'offline-bundle'): Promise<Transaction> {
  return openTransaction(out, name, await LOCKING, { warning: () => undefined })
}

/** Publishes bundles of this text, as one run. */
export async function publish(out: string, names: readonly string[], text: string): Promise<void> {
  const transaction = await opened(out)
  try {
    await transaction.reserve(names)
    stageTexts(transaction.staged, names, text)
    await transaction.commit(names)
  } finally {
    await transaction.cleanup()
  }
}

/** A run that ends before its work. */
export async function emptyRun(out: string): Promise<void> {
  await (await opened(out)).cleanup()
}

/** What a run does before its commit: the folder of each bundle, and companion files. Only the old text has zip archives. */
export function stageTexts(staged: string, names: readonly string[], text: string): void {
  for (const name of names) {
    mkdirSync(path.join(staged, name))
    writeFileSync(path.join(staged, name, 'manifest.json'), JSON.stringify({ tool: { name: 'offline-bundle' }, text }))
    for (const end of ['SHA256SUMS', text === 'old' ? 'zip' : 'tar.gz']) writeFileSync(path.join(staged, `${name}.${end}`), text)
  }
  writeFileSync(path.join(staged, 'install.py'), text)
}

/** Path -> content of every file, hidden or not. */
export function textsIn(out: string): Readonly<Record<string, string>> {
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    names.filter((name) => statSync(path.join(out, name)).isFile()).map((name) => [name, readFileSync(path.join(out, name), 'utf8')]),
  )
}

type Change = (...args: unknown[]) => Promise<unknown>
const CHANGES = ['appendFile', 'mkdir', 'mkdtemp', 'open', 'rename', 'rm', 'rmdir', 'unlink']

/**
 * Does the work until its change to the disk of this number, which is not made: `kill` stops there and ends the locks, as
 * the operating system does for a killed process, `fail` is an answer of the disk.
 * @returns `not reached`, `killed`, `survived`, or the message of the error
 */
export async function interrupted(fault: 'kill' | 'fail', step: number, work: () => Promise<void>): Promise<string> {
  const files: Record<string, Change> = createRequire(import.meta.url)('node:fs/promises')
  const originals = CHANGES.map((name): [string, Change] => [name, files[name] ?? expect.fail(name)])
  const opened: FileHandle[] = []
  let changes = 0
  let stop = (_: string): void => undefined
  const killed = new Promise<string>((resolve) => {
    stop = resolve
  })
  const fail = async (name: string): Promise<never> => {
    if (fault === 'fail') throw Object.assign(new Error(`${name} fails`), { code: 'EIO' })
    stop('killed')
    return new Promise(() => undefined)
  }
  for (const [name, original] of originals) {
    files[name] = async (...args) => {
      changes += 1
      const result = await (changes === step ? fail(name) : original(...args))
      if (name === 'open') opened.push(result as FileHandle)
      return result
    }
  }
  syncBuiltinESMExports()
  try {
    const ended = await Promise.race([killed, work().then(() => 'survived', (error: Error) => error.message)]) // biome-ignore format: one thought
    return changes < step ? 'not reached' : ended
  } finally {
    Object.assign(files, Object.fromEntries(originals))
    syncBuiltinESMExports()
    for (const handle of opened) await handle.close()
  }
}
