import type { Exchange } from './loopback.ts'

/** Sends a file as a storage service does, which asks for no token: whole, or the part that was asked for. */
export function sendStored({ request, response, fault }: Exchange, content: Uint8Array | undefined): void {
  const status = fault?.status ?? (content === undefined ? 404 : undefined)
  if (content === undefined || status !== undefined) {
    response.writeHead(status ?? 404)
    response.end()
    return
  }
  const { part, headers } = partOf(content, request.headers.range)
  response.writeHead('content-range' in headers ? 206 : 200, { 'content-length': part.length, ...headers })
  if (fault === undefined || fault.delay !== undefined) response.end(part)
  else response.write(part.subarray(0, part.length / 2), () => response.destroy())
}

function partOf(content: Uint8Array, range = ''): { readonly part: Uint8Array; readonly headers: Readonly<Record<string, string>> } {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? []
  if (from === undefined) return { part: content, headers: {} }
  const part = content.subarray(Number(from), Number(to) + 1)
  return { part, headers: { 'content-range': `bytes ${from}-${to}/${content.length}` } }
}
