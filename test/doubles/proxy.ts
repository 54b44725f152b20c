import { request as forward } from 'node:http'
import { type Loopback, listen } from './loopback.ts'

export interface Proxy extends Loopback {
  /** How often it was asked without the right login. */
  readonly rejected: () => number
}

/** A forwarding proxy for plain http that wants a login (RFC 9112, 3.2.2; RFC 9110, 11.7). */
export async function startProxy({ user, password }: { readonly user: string; readonly password: string }): Promise<Proxy> {
  const login = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const seen = { rejected: 0 }
  const server = await listen(async ({ request, response, method }) => {
    const { 'proxy-authorization': given, ...headers } = request.headers
    if (given !== login) {
      seen.rejected += 1
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="proxy"' })
      response.end()
      return
    }
    const onward = forward(request.url ?? '', { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  return { ...server, rejected: () => seen.rejected }
}
