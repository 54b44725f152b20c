import * as v from 'valibot'
import { digest, type Store } from './store.ts'

const Page = v.looseObject({
  files: v.array(v.looseObject({ filename: v.string(), url: v.string(), hashes: v.record(v.string(), v.string()) })),
})

/**
 * A recorded page as a modern index would give it: its files lie on the replay, and the metadata of wheels is announced
 * (PEP 658, 714), with its hash where it was recorded.
 * @returns undefined for a project that the index does not have
 */
export async function replayedPage(recorded: Buffer, base: string, store: Store): Promise<Buffer | undefined> {
  const page = v.safeParse(Page, JSON.parse(recorded.toString('utf8')))
  if (!page.success) return undefined
  const files = await Promise.all(
    page.output.files.map(async (file) => {
      const { host, pathname } = new URL(file.url)
      const url = `${base}/files/${host}${pathname}`
      const sha256 = file.hashes['sha256']
      if (!file.filename.endsWith('.whl') || sha256 === undefined) return { ...file, url }
      const metadata = await store.read('metadata', sha256)
      return { ...file, url, 'core-metadata': metadata === undefined ? true : { sha256: digest(metadata) } }
    }),
  )
  return Buffer.from(JSON.stringify({ meta: { 'api-version': '1.1' }, ...page.output, files }))
}

/** URL of a wheel on the real index to its sha256. */
export function wheelsOf(recorded: Buffer): ReadonlyMap<string, string> {
  const page = v.safeParse(Page, JSON.parse(recorded.toString('utf8')))
  const files = page.success ? page.output.files : []
  return new Map(files.map(({ url, hashes }) => [new URL(url).host + new URL(url).pathname, hashes['sha256'] ?? '']))
}
