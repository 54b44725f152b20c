import { mkdtempSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { RequirementInputs } from '../../src/options/request.ts'
import { openResolvers } from '../../src/resolve/resolvers.ts'
import { verifyFolder } from '../../src/run/verify-bundle.ts'
import { versionQueriesOf } from '../../src/verify/closure.ts'
import { inspectAll, openInspectors } from '../../src/verify/inspectors.ts'
import { openFetcher, openPool } from '../../src/worker/fetcher.ts'
import type { RequestHandler, Worker } from '../../src/worker/process.ts'
import { ask, checkRequest, OPERATIONS, parseIncoming, type Role } from '../../src/worker/protocol.ts'
import { SETTINGS } from '../doubles/fetcher.ts'
import { type FileRow, type IndexSpec, type RunningIndex, startIndex } from '../doubles/index.ts'
import { aBundle, aRoom, hostTarget, kitOf, type Room, windowsTarget } from '../verify/a-bundle.ts'

let room: Room
beforeAll(async () => {
  room = await aRoom()
})
afterAll(() => room.close())

interface Spoken {
  readonly role: Role
  readonly op: string
  readonly request: unknown
  readonly response: unknown
}

/** The room's workers; what is said to each, and what each answers, is kept as JSON. */
function overheard(): { readonly spoken: Spoken[]; readonly start: (role: Role, answerer?: RequestHandler) => Worker } {
  const spoken: Spoken[] = []
  const keep = (role: Role, op: string, request: unknown, response: unknown): void => {
    spoken.push({ role, op, request: JSON.parse(JSON.stringify(request)), response: JSON.parse(JSON.stringify(response)) })
  }
  const start = (role: Role, answerer?: RequestHandler): Worker => {
    const heard: RequestHandler = async (op, args) => {
      const answer = await answerer?.(op, args)
      keep('fetcher', op, args, answer)
      return answer
    }
    const worker = room.pythonRuntime.start(role, answerer === undefined ? undefined : heard)
    const ask: Worker['ask'] = async (op, args = {}) => {
      const answer = await worker.ask(op, args)
      keep(role, op, args, answer)
      return answer
    }
    return { ask, close: worker.close }
  }
  return { spoken, start }
}

/** What the schema leaves of it is all of it: nothing is said that the protocol does not know. */
function expectDocumented({ role, op, request, response }: Spoken): void {
  const operation = v.parse(
    v.record(
      v.string(),
      v.custom<{ request: v.GenericSchema; response: v.GenericSchema }>(() => true),
    ),
    OPERATIONS[role],
  )[op]
  expect(operation, `${role} ${op}`).toBeDefined()
  if (operation === undefined) return
  expect(v.parse(operation.request, request), `request of ${role} ${op}`).toEqual(request)
  expect(v.parse(operation.response, response), `response of ${role} ${op}`).toEqual(response)
}

async function anIndex(spec: IndexSpec): Promise<RunningIndex> {
  const running = await startIndex(spec)
  onTestFinished(running.close)
  return running
}

const FILES: readonly FileRow[] = [
  { name: 'app', version: '1.0', requires: ['lib>=1', 'tool; extra == "more"'], extras: ['more'], requiresPython: '>=3.8' },
  { name: 'lib', version: '1.0', yanked: 'broken' },
  { name: 'lib', version: '1.1' },
  { name: 'tool', version: '2.0', kind: 'sdist' },
  { name: 'tool', version: '1.0' },
  { name: 'source', version: '1.0', kind: 'sdist' },
]

test('what a resolve says to its workers, and they answer, is in the protocol', async () => {
  const index = await anIndex({ format: 'json', indexes: { a: { files: FILES } } })
  const folder = mkdtempSync(path.join(room.folder, 'resolve-'))
  writeFileSync(path.join(folder, 'requirements.txt'), '--extra-index-url https://user:secret@index.example/simple\napp[more]\n')
  writeFileSync(path.join(folder, 'lock.txt'), `lib==1.1 --hash=sha256:${'a'.repeat(64)}\n`)
  const { spoken, start } = overheard()
  const settings = {
    indexes: { ...SETTINGS, indexUrl: index.simple() },
    cacheFolder: null,
    poolFolder: path.join(folder, 'pool'),
    runFolder: path.join(folder, 'run'),
    downloads: 4,
  }
  const fetcher = await openFetcher(settings, { start: () => start('fetcher'), notice: () => undefined })
  const targets = [hostTarget(), windowsTarget()]
  const resolvers = await openResolvers({
    start: () => start('resolver', (op, args) => fetcher.answer(op, args)),
    jobs: 1,
    opening: {
      targets,
      settings: { pre: false, indexStrategy: 'unique', allowIndexLines: true, uploadedPriorTo: null },
      runFolder: settings.runFolder,
    },
    log: { notice: () => undefined, progress: () => undefined },
  })
  const pool = openPool(fetcher, () => undefined)
  const requirementInputs = { packages: [], requirementFiles: [`${index.simple()}lib/`], constraintFiles: [], extras: [], groups: [] }
  const options = { folder, allowIndexLines: true, variables: { HOME: folder, EMPTY: undefined } }
  const read = (inputs: RequirementInputs) => resolvers.read({ requirementInputs: inputs, ...options })
  try {
    await read(requirementInputs).catch(() => undefined) // a page is no requirements file, and is fetched like one
    const requirements = await read({ ...requirementInputs, requirementFiles: ['requirements.txt'] })
    expect(requirements).toMatchObject({ logins: [{ username: 'user', password: 'secret' }], indexLines: [{ kind: 'extra-index-url' }] })
    await read({ ...requirementInputs, requirementFiles: [], lock: 'lock.txt' })
    const locate = (packages: readonly string[]) => read({ ...requirementInputs, packages, requirementFiles: [] })
    await fetcher.useIndexLines([{ kind: 'index-url', url: index.simple() }])
    await fetcher.answer('login', { url: index.simple(), username: 'user', password: 'secret' })
    const ask = { targets, wheels: [], settled: () => undefined }
    const solved = await resolvers.resolve({ ...ask, requirements: await locate(['app[more]']) })
    const unsolved = await resolvers.resolve({ ...ask, requirements: await locate(['source', 'lib>=7']) })
    expect([...solved, ...unsolved].map(({ kind }) => kind)).toEqual(['solved', 'solved', 'unsolved', 'unsolved'])
    pool.want(solved.flatMap((one) => (one.kind === 'solved' ? one.files : [])))
    await pool.close()
    expect(await fetcher.wheels('lib')).toHaveLength(2)
  } finally {
    await Promise.all([resolvers.close(), fetcher.close()])
  }
  const inspectors = openInspectors({ start: () => start('inspector'), processes: 1, notice: () => undefined })
  expect(await inspectAll(await pool.close(), inspectors, { progress: () => undefined })).toHaveProperty('size', 3)
  await inspectors.close()
  for (const one of spoken) expectDocumented(one)
  const kinds = new Set(spoken.map(({ role, op }) => `${role} ${op}`))
  expect([...kinds].sort()).toEqual(
    [
      'fetcher core',
      'fetcher file',
      'fetcher indexes',
      'fetcher login',
      'fetcher open',
      'fetcher page',
      'fetcher text',
      'fetcher wheels',
      'inspector inspect',
      'resolver open',
      'resolver read',
      'resolver resolve',
    ].sort(),
  )
})

test('what a check of a bundle says to its workers, and they answer, is in the protocol', async () => {
  const folder = await aBundle(room, {
    targets: [hostTarget(), windowsTarget()],
    roots: ['app'],
    rows: [
      { name: 'app', version: '1.0', requires: ['lib'] },
      { name: 'lib', version: '1.1' },
    ],
  })
  const { spoken, start } = overheard()
  await verifyFolder(folder, { ...kitOf(room, { interpreters: 'none' }), pythonRuntime: { ...room.pythonRuntime, start } })
  const judge = versionQueriesOf(() => start('closure'))
  expect(await judge.affected([{ version: '1.0', versions: ['1.0'], ranges: [[{ introduced: '0' }]] }])).toEqual(['yes'])
  const root = { text: 'app==1.0', name: 'app', kind: 'named', url: null, hashes: [], origin: 'argument', editable: false } as const
  expect(await judge.pinned([root], [{ project: 'app', version: '1.0' }])).toEqual([true])
  expect(await judge.unknownLicenses(['MIT', 'Nothing-1.0'])).toEqual(['Nothing-1.0'])
  for (const one of spoken) expectDocumented(one)
  const kinds = new Set(spoken.map(({ role, op }) => `${role} ${op}`))
  expect([...kinds].sort()).toEqual(
    [
      'closure affected',
      'closure learn',
      'closure pinned',
      'closure unknown-licenses',
      'closure walk',
      'dry_run dry-run',
      'inspector inspect',
    ].sort(),
  )
})

test.each(Object.keys(OPERATIONS).map((role) => ({ role })))(
  'a $role process names an operation that it does not know',
  async ({ role }) => {
    const worker = room.pythonRuntime.start(role as Role)
    onTestFinished(() => worker.close())
    await expect(worker.ask('no-such-operation')).rejects.toMatchObject({
      failure: { kind: 'bug', what: expect.stringContaining('no-such-operation') },
    })
  },
)

test('a worker of another version of the protocol is not understood', () => {
  const handshake = { handshake: 1, role: 'fetcher', pip: '26.3', python: '3.12.1' }
  expect(parseIncoming(JSON.stringify(handshake))).toEqual(handshake)
  expect(parseIncoming(JSON.stringify({ ...handshake, handshake: 2 }))).toBeUndefined()
})

test('an unknown key in an answer is an error', async () => {
  const list = { indexes: [], findLinks: [] }
  const worker = (response: unknown) => ({ ask: async () => response })
  const lines = { lines: [] }
  expect(await ask(worker(list), OPERATIONS.fetcher, 'indexes', lines)).toEqual(list)
  await expect(ask(worker({ ...list, hosts: [] }), OPERATIONS.fetcher, 'indexes', lines)).rejects.toThrow('"hosts"')
  const nested = { indexes: [{ url: 'https://index.example', host: 'index.example', port: 1 }], findLinks: [] }
  await expect(ask(worker(nested), OPERATIONS.fetcher, 'indexes', lines)).rejects.toThrow('"port"')
  expect(parseIncoming('{"id": 1, "error": {"kind": "bug", "message": "", "hint": "", "why": ""}}')).toBeUndefined()
})

test('an unknown key, or an unknown operation, in a request of a worker is an error', () => {
  expect(() => checkRequest(OPERATIONS.fetcher, 'text', { url: 'https://index.example/r.txt' })).not.toThrow()
  expect(() => checkRequest(OPERATIONS.fetcher, 'text', { url: 'https://index.example/r.txt', project: 'a' })).toThrow('"project"')
  expect(() => checkRequest(OPERATIONS.fetcher, 'constructor', {})).toThrow('unknown worker operation: constructor')
})
