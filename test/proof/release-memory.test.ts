import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startReleases } from '../doubles/releases.ts'
import { inFolder } from '../fixtures/folder.ts'

const MIB_IN_KIB = 1024

test('a release of 3 GiB takes no more memory than one of 1 GiB, give or take 30 MiB, and no file lies in memory', async () => {
  const [one, three] = [await peakOf(1), await peakOf(3)]
  console.log(`peak RSS: 1 GiB ${Math.round(one / MIB_IN_KIB)} MiB, 3 GiB ${Math.round(three / MIB_IN_KIB)} MiB`)
  expect(three).toBeLessThan(512 * MIB_IN_KIB) // half a file
  expect(three - one).toBeLessThan(30 * MIB_IN_KIB)
})

/** Unit: KiB. */
async function peakOf(volumes: number): Promise<number> {
  await using server = await startReleases()
  return await inFolder(async (folder) => {
    const child = spawn(process.execPath, [path.resolve('test/fixtures/release-memory.ts'), server.url, folder, String(volumes)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const pieces: Buffer[] = []
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    const [code] = await once(child, 'close')
    expect(code).toBe(0)
    expect(server.releases.map(({ draft, assets }) => [draft, assets.length])).toEqual([[false, volumes]])
    return Number(Buffer.concat(pieces).toString('utf8').trim())
  })
}
