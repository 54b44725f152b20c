import type { FileRow, IndexFault, IndexSpec } from './index.ts'

/** What an index can spoil: a project's page, the metadata that it announces, or the wheel itself. */
export const PLACES = { page: '/a/simple/alpha/', metadata: '*/alpha-*.whl.metadata', wheel: '*/alpha-*.whl' } as const
export type Place = keyof typeof PLACES

/** How the command ends while the trouble lasts. */
export interface Ending {
  readonly code: number
  /** What stderr holds, each: the cause, and what it happened to. */
  readonly says: readonly string[]
}

export interface Trouble {
  readonly name: string
  readonly fault: Omit<IndexFault, 'path' | 'times' | 'skip'>
  /** Where it is tried, and how that ends. */
  readonly endings: Readonly<Partial<Record<Place, Ending>>>
  /** Whether a run asks again by itself: then a trouble that passes ends in the bundle; else the next run does. */
  readonly askedAgain: boolean
  /** The place at which every test run tries it; the proof tries all. */
  readonly quick?: Place
}

/** The index of these tests: two targets, of which each takes three projects. */
export const FILES: readonly FileRow[] = [
  { name: 'app', version: '1.0', requires: ['alpha', 'beta>=2'] },
  { name: 'alpha', version: '1.0', payload: 20_000 },
  { name: 'beta', version: '2.0', tag: 'cp310-abi3-win_amd64' },
  { name: 'beta', version: '2.0', tag: 'cp310-abi3-manylinux_2_17_x86_64' },
]

const HTML = { 'Content-Type': 'text/html' }
const LOGIN = '<html><body><form action="/login"><input type="password"></form></body></html>'
const [PAGE, METADATA, WHEEL] = ['/a/simple/alpha/', '/a/files/alpha-1.0-py3-none-any.whl.metadata', '/a/files/alpha-1.0-py3-none-any.whl']
/** The same outage, whatever it happens to. */
const outage = (...says: readonly string[]): Trouble['endings'] => ({
  page: { code: 8, says: [PAGE, ...says] },
  metadata: { code: 8, says: [METADATA, ...says] },
  wheel: { code: 8, says: [WHEEL, ...says] },
})
/** A page that is not whole is none; of a file the hash tells that it is another one. */
const damage: Trouble['endings'] = {
  page: { code: 8, says: [PAGE, 'is not an index page'] },
  metadata: { code: 4, says: [METADATA, ', expected '] },
  wheel: { code: 4, says: [WHEEL, ', expected '] },
}
const instead = (page: string, file: string): Trouble['endings'] => ({
  page: { code: 8, says: [PAGE, page] },
  metadata: { code: 8, says: [METADATA, file, 'instead of the metadata of alpha-1.0-py3-none-any.whl'] },
  wheel: { code: 8, says: [WHEEL, file, 'instead of alpha-1.0-py3-none-any.whl'] },
})
/** Metadata that an index announces and does not give is read from the wheel (test/e2e/metadata.test.ts). */
const butForMetadata = ({ metadata, ...rest }: Trouble['endings']): Trouble['endings'] => rest

/** What an index, or somebody on the way, does wrong for a request. */
export const TROUBLES: readonly Trouble[] = [
  { name: 'a 500', fault: { status: 500 }, endings: outage('status 500'), askedAgain: true },
  { name: 'a 503 that names a time to wait', fault: { status: 503, headers: { 'Retry-After': '1' } }, endings: outage('status 503'), askedAgain: true, quick: 'metadata' },
  { name: 'a 403', fault: { status: 403 }, endings: butForMetadata(outage('rejected the request: status 403')), askedAgain: false, quick: 'wheel' },
  { name: 'a 407', fault: { status: 407 }, endings: outage('the proxy requires credentials: status 407'), askedAgain: false, quick: 'page' },
  { name: 'a 429', fault: { status: 429, headers: { 'Retry-After': '0' } }, endings: outage('too many requests: status 429'), askedAgain: true },
  { name: 'a login page', fault: { status: 200, body: LOGIN, headers: HTML }, endings: butForMetadata(instead('probably a login page', 'returned a web page')), askedAgain: false, quick: 'wheel' },
  { name: 'an empty 200', fault: { status: 200, body: '' }, endings: instead('its body is empty', 'returned an empty response'), askedAgain: false, quick: 'wheel' },
  { name: 'a body that breaks off', fault: { truncate: 20 }, endings: outage('interrupted'), askedAgain: true, quick: 'page' },
  { name: 'a length that is too high', fault: { length: 10 }, endings: outage('interrupted'), askedAgain: true, quick: 'metadata' },
  { name: 'a length that is too low', fault: { length: -10 }, endings: damage, askedAgain: false, quick: 'wheel' },
  { name: 'a changed byte', fault: { corrupt: true }, endings: damage, askedAgain: false, quick: 'metadata' },
  { name: 'a connection that is dropped', fault: { reset: true }, endings: outage('cannot connect'), askedAgain: true },
  { name: 'silence before an answer', fault: { delay: 20 }, endings: outage('timed out'), askedAgain: true },
  { name: 'silence in the middle', fault: { stall: 20 }, endings: outage('interrupted'), askedAgain: true },
  { name: 'a byte now and then', fault: { drip: { bytes: 1, seconds: 1 } }, endings: outage('stalled'), askedAgain: false },
  { name: 'a head that drips', fault: { endless: { what: 'head', seconds: 1 } }, endings: outage('stalled'), askedAgain: false },
  { name: 'a 100 Continue now and then', fault: { endless: { what: 'continue', seconds: 0.1 } }, endings: outage('stalled'), askedAgain: false },
  { name: 'the size of a chunk, digit by digit', fault: { endless: { what: 'chunk', seconds: 1 } }, endings: outage('stalled'), askedAgain: false },
  { name: 'a redirect to itself', fault: { redirect: 'self' }, endings: outage('too many redirects'), askedAgain: true, quick: 'metadata' },
  { name: 'a redirect to a file', fault: { redirect: 'file:///etc/passwd' }, endings: outage('redirects to a URL that is not http(s)'), askedAgain: false, quick: 'page' },
  { name: 'a file that is gone since the page listed it', fault: { status: 404 }, endings: { wheel: { code: 8, says: [WHEEL, 'status 404'] } }, askedAgain: false, quick: 'wheel' },
] // biome-ignore format: a table

/** Each passes after a while, all of them in one run. */
export const PASSING: readonly IndexFault[] = [
  { path: '/a/simple/app/', status: 500, times: 2 },
  { path: '/a/simple/alpha/', truncate: 20, times: 1 },
  { path: '/a/simple/beta/', drip: { bytes: 100, seconds: 0.1 } },
  { path: '*/app-*.metadata', reset: true, times: 2 },
  { path: '*/alpha-*.metadata', status: 503, headers: { 'Retry-After': '1' }, times: 1 },
  { path: '*/beta-*.metadata', stall: 5, times: 1 },
  { path: '*/app-*.whl', status: 429, headers: { 'Retry-After': '0' }, times: 2 },
  { path: '*/alpha-*.whl', truncate: 9000, times: 2 },
  { path: '*/beta-*win_amd64.whl', length: 7, times: 1 },
]

/** Another index altogether, or none. */
export interface Elsewhere extends Ending {
  readonly name: string
  readonly spec: IndexSpec
  /** In place of the index's own. */
  readonly url?: string
}

const TLS = { cert: 'test/fixtures/tls/cert.pem', key: 'test/fixtures/tls/key.pem' }
/** The index, where alpha is another. */
const but = (more: Partial<FileRow>): IndexSpec => ({
  indexes: { a: { files: FILES.map((row) => (row.name === 'alpha' ? { ...row, ...more } : row)) } },
})

export const ELSEWHERE: readonly Elsewhere[] = [
  { name: 'a certificate of an authority that nobody knows', spec: { indexes: { a: { files: FILES } }, tls: TLS }, code: 8, says: ['TLS error', '--cert'] },
  { name: 'a name that DNS does not know', spec: { indexes: {} }, url: 'https://no-such-host.invalid/simple/', code: 8, says: ['no-such-host.invalid', 'cannot connect'] },
  { name: 'metadata that needs less than the wheel', spec: but({ requires: ['beta'], announced: { requires: [] } }), code: 4, says: ['alpha-1.0-py3-none-any.whl', 'Requires-Dist beta only in the wheel'] },
  { name: 'metadata of another version than the wheel', spec: but({ announced: { metadataVersion: '7' } }), code: 4, says: ['alpha-1.0', '7'] },
] // biome-ignore format: a table
