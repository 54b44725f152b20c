import { readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { command } from '../fixtures/command.ts'
import { inFolder } from '../fixtures/folder.ts'
import { BAD_INPUTS } from './cases.ts'

test.each(BAD_INPUTS)('$name: code $code', async ({ args, files = {}, code, says }) => {
  await inFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
      await writeFile(path.join(folder, name), text)
    }
    const { code: ended, stdout, stderr } = await command(args, { cwd: folder })
    expect({ ended, stderr }).toEqual({ ended: code, stderr: expect.stringContaining('error: ') })
    for (const text of says) expect(stderr).toContain(text)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(stdout).toBe('')
    expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort())
  })
})
