import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { everythingIn } from '../e2e/on-index.ts'
import { command } from '../fixtures/command.ts'
import { inFolder } from '../fixtures/folder.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { BAD_INPUTS, type BadInput } from './cases.ts'
import { STORY_CASES } from './story-cases.ts'

// One cache for all: pip is unpacked once. The loopback indexes differ by their ports.
const cache = warmCache(mkdtempSync(path.join(tmpdir(), 'offline-bundle-cache-')))
afterAll(() => rmSync(cache, { recursive: true, force: true }))

const ROWS = [...BAD_INPUTS, ...STORY_CASES]
  .filter(({ programs }) => programs === undefined || process.platform !== 'win32')
  .map((row, at) => (row.group === undefined ? row : withOwnNames(row, at)))
const groups = new Map<string, Promise<string>>()

test.each(ROWS)('$name: code $code', async (row) => {
  const group = row.group ?? row.name
  const run = groups.get(group) ?? inFolder((folder) => check(united(ROWS.filter((one) => (one.group ?? one.name) === group)), folder))
  groups.set(group, run)
  const stderr = await run
  for (const text of row.says) expect(stderr.slice(stderr.indexOf('error: '))).toContain(text)
})

/** The row with a name for its project and its requirements file that no other row has. */
function withOwnNames(row: BadInput, at: number): BadInput {
  const own = String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26))
  return JSON.parse(JSON.stringify(row).replaceAll(/alpha/gi, `$&${own}`).replaceAll('r.txt', `r${own}.txt`))
}

/** All rows as one: its arguments, files and index are those of all. */
function united(rows: readonly BadInput[]): BadInput {
  const [first] = rows
  if (first === undefined || rows.length === 1) return first ?? expect.unreachable('a group has a row')
  const from = first.args.indexOf('--index-url')
  return {
    ...first,
    args: [...rows.flatMap(({ args }) => args.slice(0, args.indexOf('--index-url'))), ...first.args.slice(from)],
    files: Object.assign({}, ...rows.map(({ files }) => files)),
    index: {
      indexes: { a: { files: rows.flatMap(({ index }) => index?.indexes['a']?.files ?? []) } },
      faults: rows.flatMap(({ index }) => index?.faults ?? []),
    },
  }
}

/** What stderr holds. */
async function check(row: BadInput, folder: string): Promise<string> {
  await using index = row.index === undefined ? undefined : await startIndex(row.index)
  const { args, files = {}, env = {}, programs = {}, code } = row
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
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stdout).toBe('')
  // Folders too, and what is hidden: a run that failed leaves nothing, nor in the temporary folder.
  expect(everythingIn(folder)).toEqual(before)
  return stderr
}
