import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type RunningIndex, startIndex } from '../doubles/index.ts'
import { everythingIn } from '../e2e/on-index.ts'
import { command } from '../fixtures/command.ts'
import { inFolder } from '../fixtures/folder.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { BAD_INPUTS, type BadInput } from './cases.ts'
import { STORY_CASES } from './story-cases.ts'

// One cache for all: pip is unpacked once. The loopback indexes differ by their ports.
const cache = warmCache(mkdtempSync(path.join(tmpdir(), 'offline-bundle-cache-')))
afterAll(() => rmSync(cache, { recursive: true, force: true }))

const ROWS = [...BAD_INPUTS, ...STORY_CASES].filter(({ programs }) => programs === undefined || process.platform !== 'win32')

test.each(ROWS)('$name: code $code', (row) =>
  inFolder(async (folder) => {
    const index = row.index === undefined ? undefined : await startIndex(row.index)
    try {
      await check(row, folder, index)
    } finally {
      await index?.close()
    }
  }),
)

async function check(row: BadInput, folder: string, index: RunningIndex | undefined): Promise<void> {
  const { args, files = {}, env = {}, programs = {}, code, says } = row
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), text)
  }
  const [scratch, bin] = [path.join(folder, 'scratch'), path.join(folder, 'bin')]
  for (const made of [scratch, bin]) await mkdir(made)
  for (const [name, text] of Object.entries(programs)) await writeFile(path.join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  const before = everythingIn(folder)
  const typed = args.map((arg) => arg.replace('{index}', index?.simple() ?? '').replace('{cache}', cache))
  const {
    code: ended,
    stdout,
    stderr,
  } = await command(typed, {
    built: true,
    cwd: folder,
    env: { TMPDIR: scratch, TEMP: scratch, TMP: scratch, ...(row.programs === undefined ? {} : { PATH: bin }), ...env },
  })
  expect({ ended, stderr }).toEqual({ ended: code, stderr: expect.stringContaining('error: ') })
  for (const text of says) expect(stderr).toContain(text)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stdout).toBe('')
  // Folders too, and what is hidden: a run that failed leaves nothing, nor in the temporary folder.
  expect(everythingIn(folder)).toEqual(before)
}
