import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { type IndexSpec, type RunningIndex, startIndex } from '../doubles/index.ts'
import { FILES } from '../doubles/index-troubles.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { type TroubledRun, troubledRun } from './under-trouble.ts'

/** What the tests of one file share: a folder, an index, and the bundle that is made where nothing is wrong. */
export interface TroubleRoom {
  readonly folder: string
  index(): RunningIndex
  whole(): TroubledRun
}

export function troubleRoom(spec: IndexSpec = { indexes: { a: { files: FILES } } }): TroubleRoom {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'offline-bundle-trouble-')))
  const shared: { index?: RunningIndex; whole?: TroubledRun } = {}
  const index = (): RunningIndex => shared.index ?? expect.fail('no index')
  beforeAll(async () => {
    shared.index = await startIndex(spec)
    warmCache(path.join(folder, 'cache'))
    shared.whole = await troubledRun(folder, index())
    expect({ code: shared.whole.code, stderr: shared.whole.stderr }).toEqual({ code: 0, stderr: expect.any(String) })
  })
  afterAll(async () => {
    await shared.index?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { folder, index, whole: () => shared.whole ?? expect.fail('no whole run') }
}
