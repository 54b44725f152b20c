import { expect, test } from 'vitest'
import { fetchSource } from '../../src/run/resolve-targets.ts'
import type { Fetcher } from '../../src/worker/fetcher.ts'

/** What the fetcher was asked for. */
async function askedFor(url: string, hashes: Readonly<Record<string, string>>): Promise<readonly object[]> {
  const requirementInputs: object[] = []
  const fetcher: Pick<Fetcher, 'file'> = {
    file: async (file) => {
      requirementInputs.push(file)
      return { path: 'there', filename: '', sha256: '', bytes: 0 }
    },
  }
  expect((await fetchSource(url, hashes, fetcher)).path).toBe('there')
  return requirementInputs
}

test('an archive is asked for with every hash that is known of it', async () => {
  const url = 'https://index.example/files/demo-1.0.tar.gz'
  const [only] = await askedFor(url, { sha512: 'ab' })
  expect(only).toEqual({ project: '', version: '', filename: 'demo-1.0.tar.gz', url, hashes: { sha512: 'ab' } })
  const [both] = await askedFor(url, { sha256: 'cd', sha512: 'ab' })
  expect(both).toMatchObject({ sha256: 'cd', hashes: { sha256: 'cd', sha512: 'ab' } })
})

test.each([
  { url: 'https://index.example/demo%2B1.0.tar.gz', filename: 'demo+1.0.tar.gz' },
  { url: 'https://index.example/demo-1.0%zz.tar.gz', filename: 'demo-1.0%zz.tar.gz' },
])('the archive at $url is named $filename', async ({ url, filename }) => {
  expect(await askedFor(url, {})).toEqual([expect.objectContaining({ filename })])
})
