import { BlobReader, HttpRangeReader, type Reader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'

export const JSON_TYPE = 'application/vnd.pypi.simple.v1+json'
const ATTEMPTS = 4

/** The page of a project as the index gives it; `{}` for one that it does not have. */
export async function recordedPage(index: string, project: string): Promise<Buffer> {
  const answer = await ask(`${index.replace(/\/$/, '')}/${project}/`)
  if (answer.status === 404) return Buffer.from('{}')
  return Buffer.from(await answer.arrayBuffer())
}

/** METADATA of a wheel: the announced file where the index has it, else read out of the wheel by ranges, else out of all of it. */
export async function recordedMetadata(url: string): Promise<Buffer> {
  const announced = await ask(`${url}.metadata`).catch(() => undefined)
  if (announced?.status === 200) return Buffer.from(await announced.arrayBuffer())
  return metadataIn(new HttpRangeReader(url)).catch(async () => metadataIn(new BlobReader(await (await ask(url)).blob())))
}

async function metadataIn(reader: Reader<unknown>): Promise<Buffer> {
  const zip = new ZipReader(reader, { useWebWorkers: false })
  for (const entry of await zip.getEntries()) {
    if (entry.directory || !/^[^/]+\.dist-info\/METADATA$/.test(entry.filename)) continue
    return Buffer.from(await entry.getData(new Uint8ArrayWriter()))
  }
  throw new Error('a wheel without METADATA')
}

/** @throws Error for everything but 200 and 404 */
async function ask(url: string): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(url, { headers: { accept: `${JSON_TYPE}, */*;q=0.1` } }).catch((error: unknown) => error)
    if (answer instanceof Response && (answer.status === 200 || answer.status === 404)) return answer
    if (attempt === ATTEMPTS) throw new Error(`${url} cannot be recorded: ${answer instanceof Response ? answer.status : String(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 500 * attempt))
  }
}
