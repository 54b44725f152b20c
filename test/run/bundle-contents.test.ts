import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { BundleError, explain } from '../../src/core/errors.ts'
import { bootstrapFiles } from '../../src/run/bundle-contents.ts'
import { openFetcher } from '../../src/worker/fetcher.ts'
import { startWorker } from '../../src/worker/process.ts'
import { aTarget } from '../bundle/an-input.ts'
import { SETTINGS } from '../doubles/fetcher.ts'
import { startIndex } from '../doubles/index.ts'
import { inFolder } from '../fixtures/folder.ts'
import { PIP_FOLDER, PYTHON, WORKER } from '../fixtures/warm-pip.ts'

const FAKE = { name: 'pip', version: '26.0.1', filename: 'pip-26.0.1-py3-none-any.whl', raw: 'another file' } as const
const TARGET = aTarget({ python: { implementation: 'cp', version: '3.9.25', series: '3.9', freeThreaded: false } })

// test/e2e/table.test.ts has what works
test.each([
  { name: 'is on no index', files: [], code: 8, says: /^no index lists pip-26\.0\.1-py3-none-any\.whl, / },
  {
    name: 'is listed with another hash',
    files: [FAKE],
    code: 4,
    says: /\/a\/simple\/ lists pip-26\.0\.1-py3-none-any\.whl with sha256 [0-9a-f]{64}, but /,
  },
  {
    name: 'is another file in a find-links folder',
    files: [],
    links: true,
    code: 4,
    says: /^pip-26\.0\.1-py3-none-any\.whl from .* has sha256 /,
  },
])('a pip for Python 3.9 that $name ends the run with $code', async ({ files, links = false, code, says }) => {
  await inFolder(async (folder) => {
    await using index = await startIndex({ indexes: { a: { files } } })
    await writeFile(path.join(folder, FAKE.filename), FAKE.raw)
    const indexes = { ...SETTINGS, indexUrl: index.simple(), findLinks: links ? [folder] : [] }
    const settings = {
      indexes,
      cacheFolder: null,
      poolFolder: path.join(folder, 'pool'),
      runFolder: path.join(folder, 'run'),
      downloads: 2,
    }
    const launch = { python: (await PYTHON).path, script: WORKER, pipFolder: await PIP_FOLDER, env: { PATH: process.env['PATH'] ?? '' } }
    const start = () => startWorker('fetcher', { ...launch, signal: new AbortController().signal, debug: () => undefined })
    const fetcher = await openFetcher(settings, { start, notice: () => undefined })
    const failed: unknown = await bootstrapFiles([TARGET], 'vendor', fetcher).catch((error: unknown) => error)
    await fetcher.close()
    expect(failed).toBeInstanceOf(BundleError)
    expect(explain((failed as BundleError).failure)).toMatchObject({ exitCode: code, message: expect.stringMatching(says) })
  })
})
