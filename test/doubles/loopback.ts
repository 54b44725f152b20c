import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a double does wrong on purpose. */
export interface Fault {
  /** A part of `METHOD /path?query`. */
  readonly on: string | RegExp
  /** How many requests it spoils; default 1. */
  readonly times?: number
  /** How many it lets pass before. */
  readonly skip?: number
  readonly status?: number
  readonly message?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Reads this much of the body, then drops the connection, or answers `status`. Unit: bytes. */
  readonly after?: number
  /** Unit: milliseconds, before anything is answered. */
  readonly delay?: number
  /** The delay comes after the work: what was asked for is done by then. */
  readonly late?: boolean
}

export interface RequirementInputs {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  status: number
}

export interface Loopback extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly requirementInputs: readonly RequirementInputs[]
  addFault(fault: Fault): void
  close(): Promise<void>
}

export interface Exchange {
  readonly method: string
  readonly url: URL
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Set where a fault spoils this very request. */
  readonly fault: Fault | undefined
}

/** A server on the loopback interface; what it was asked is kept. */
export async function listen(answer: (exchange: Exchange) => Promise<void>): Promise<Loopback> {
  const requirementInputs: RequirementInputs[] = []
  const faults: { readonly fault: Fault; skip: number; left: number }[] = []
  const spoils = (line: string): Fault | undefined => {
    const one = faults.find(({ fault, left }) => left > 0 && (typeof fault.on === 'string' ? line.includes(fault.on) : fault.on.test(line)))
    if (one === undefined) return undefined
    if (one.skip > 0) {
      one.skip -= 1
      return undefined
    }
    one.left -= 1
    return one.fault
  }
  const server = createServer((request, response) => {
    const { method = '', url = '/' } = request
    const entry: RequirementInputs = { method, path: url, headers: request.headers, status: 0 }
    requirementInputs.push(entry)
    response.on('finish', () => {
      entry.status = response.statusCode
    })
    const fault = spoils(`${method} ${url}`)
    void (async () => {
      if (fault?.late !== true) await delayOf(fault)
      await answer({ method, url: new URL(url, 'http://loopback'), request, response, fault })
    })().catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined)
    })
  })
  server.requestTimeout = 0
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((gone) => server.close(gone))
  }
  const url = `http://127.0.0.1:${toPort(server.address())}`
  return {
    url,
    requirementInputs,
    addFault: (fault) => void faults.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 }),
    close,
    [Symbol.asyncDispose]: close,
  }
}

export async function delayOf({ delay }: Fault = { on: '' }): Promise<void> {
  if (delay !== undefined) await new Promise((wait) => setTimeout(wait, delay).unref())
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(toBuffer(piece))
  return Buffer.concat(pieces)
}

export function toBuffer(piece: unknown): Buffer {
  return piece as Buffer
}

function toPort(address: unknown): number {
  return (address as AddressInfo).port
}
