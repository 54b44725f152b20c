import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type RunningIndex, startIndex } from '../doubles/index.ts'
import { command } from '../fixtures/command.ts'
import { inFolder } from '../fixtures/folder.ts'
import { BAD_INPUTS, type BadInput } from './cases.ts'
import { STORY_CASES } from './story-cases.ts'

// One cache for all: pip is unpacked once. The loopback indexes differ by their ports.
const cache = mkdtempSync(path.join(tmpdir(), 'offline-bundle-cache-'))
afterAll(() => rmSync(cache, { recursive: true, force: true }))

test.each([...BAD_INPUTS, ...STORY_CASES])('$name: code $code', (row) =>
  inFolder(async (folder) => {
    const index = row.index === undefined ? undefined : await startIndex(row.index)
    try {
      await check(row, folder, index)
    } finally {
      await index?.close()
    }
  }),
)

async function check({ args, files = {}, env = {}, code, says }: BadInput, folder: string, index: RunningIndex | undefined): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), text)
  }
  const scratch = path.join(folder, 'scratch')
  await mkdir(scratch)
  const typed = args.map((arg) => arg.replace('{index}', index?.simple() ?? '').replace('{cache}', cache))
  const {
    code: ended,
    stdout,
    stderr,
  } = await command(typed, { built: true, cwd: folder, env: { TMPDIR: scratch, TEMP: scratch, TMP: scratch, ...env } })
  expect({ ended, stderr }).toEqual({ ended: code, stderr: expect.stringContaining('error: ') })
  for (const text of says) expect(stderr).toContain(text)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stdout).toBe('')
  expect(filesIn(folder)).toEqual(Object.keys(files).sort())
}

/** Every file, hidden ones too: a run that failed leaves none, nor any in the temporary folder. */
function filesIn(folder: string): readonly string[] {
  return globSync(['**/*', '**/.*', '**/.*/**'], { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file, at, all) => all.indexOf(file) === at)
    .sort()
}
