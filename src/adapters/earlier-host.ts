import { MIB } from '../core/constants.ts'
import { sha256Of } from '../core/digest.ts'
import { type GithubAccess, listed, openGithubApi, orAbsent } from '../github/api.ts'
import { type EarlierHost, HostError } from '../github/clients.ts'
import { parseArtifact, parseArtifacts, parseShown } from './release-answers.ts'
import { fileInZip } from './zip-parts.ts'

/** A manifest of 500 projects for 25 targets has 6 MB. */
const MAX_MANIFEST_BYTES = 128 * MIB
/** The body as it comes: a file is no JSON of the API, whatever its type. */
const RAW = { parseSuccessResponseBody: false }

/** Releases and artifacts of earlier runs, by GitHub's REST API. Tokens stay with the API: a redirect leaves them out (Fetch, "HTTP-redirect fetch", step 13). */
export async function openEarlierHost(access: GithubAccess): Promise<EarlierHost> {
  const { answer, ask, pages } = await openGithubApi(access)
  const artifacts = '/repos/{owner}/{repo}/actions/artifacts'
  return {
    repository: access.repository,
    releases: async (enough) => {
      const found = await pages('GET /repos/{owner}/{repo}/releases', listed(parseShown), (some) => enough(some.filter(isShown)))
      return found.filter(isShown)
    },
    release: async (tag) => {
      const found = await orAbsent(() => ask('GET /repos/{owner}/{repo}/releases/tags/{tag}', { tag }))
      return found === undefined ? undefined : parseShown(found)
    },
    read: async ({ id, name, bytes: size, sha256 }) => {
      if (size > MAX_MANIFEST_BYTES) throw tooLarge(name)
      const headers = { accept: 'application/octet-stream' }
      const { data } = await answer(`GET /repos/{owner}/{repo}/releases/assets/${id}`, { headers }, RAW)
      const bytes = await bytesOf(data, size)
      if (bytes.length !== size || (sha256 !== undefined && sha256Of(bytes) !== sha256)) {
        throw new HostError({ message: `${name} arrived damaged` })
      }
      return bytes
    },
    artifacts: (name, enough) => pages(`GET ${artifacts}`, parseArtifacts, enough, { name }),
    artifact: async (id) => {
      const found = await orAbsent(() => ask(`GET ${artifacts}/${id}`))
      return found === undefined ? undefined : parseArtifact(found)
    },
    readIn: async ({ id }, file) => {
      const part = async (range: string): Promise<{ readonly bytes: Uint8Array; readonly total: number }> => {
        const { status, headers, data } = await answer(`GET ${artifacts}/${id}/zip`, { headers: { range: `bytes=${range}` } }, RAW)
        const [, total] = /\/(\d+)$/.exec(String(headers['content-range'])) ?? []
        if (status !== 206 || total === undefined)
          throw new HostError({ status: 422, message: 'the server gives artifacts only as a whole' })
        return { bytes: await bytesOf(data, MAX_MANIFEST_BYTES), total: Number(total) }
      }
      return fileInZip(part, file, MAX_MANIFEST_BYTES)
    },
  }
}

function isShown({ draft }: { readonly draft: boolean }): boolean {
  return !draft
}

/** @throws HostError for more than `most` bytes, and where the connection is cut */
async function bytesOf(body: unknown, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const seen = { bytes: 0 }
  try {
    for await (const piece of toStream(body)) {
      seen.bytes += piece.length
      if (seen.bytes > most) break
      pieces.push(piece)
    }
  } catch (cause) {
    throw new HostError({ message: cause instanceof Error ? cause.message : String(cause) }, { cause })
  }
  if (seen.bytes > most) throw tooLarge('the answer')
  return Buffer.concat(pieces)
}

function toStream(body: unknown): AsyncIterable<Uint8Array> {
  return body as AsyncIterable<Uint8Array>
}

function tooLarge(what: string): HostError {
  return new HostError({ status: 413, message: `${what} is too large for a manifest` })
}
