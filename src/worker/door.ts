import * as v from 'valibot'
import type { Infer } from '../core/schemas.ts'
import { withoutUsers } from '../core/secrets.ts'
import type { Worker } from './child.ts'
import type { Answerer } from './conversation.ts'
import { ask, type IndexLine, type Landed, OPERATIONS, type Opened, parseResponse, type ToldCore, type Withheld } from './protocol.ts'
import type { FileEntry } from './root.ts'
import { sturdyWorker } from './sturdy.ts'

/** The one way to the network. Every question is asked of it at most once in a run. */
export interface Door {
  readonly indexes: Opened['indexes']
  /** The file in the pool, hash-checked. */
  file(file: FileEntry): Promise<Landed>
  /** Every wheel that the indexes and find-links list of a project, in their order. @throws BundleError `network` when one of them fails */
  wheels(project: string): Promise<readonly FileEntry[]>
  /** Lines of requirements files that name indexes, in their order; told before any page is asked for. @throws BundleError `usage` */
  useIndexLines(lines: readonly IndexLine[]): Promise<void>
  /** Answers what resolvers ask: pages, core metadata, files, texts. */
  readonly answer: Answerer
  /** What resolvers were told of wheels so far, by the wheel's URL. */
  readonly told: ReadonlyMap<string, ToldCore>
  /** By index: metadata files that it announces (PEP 658) and does not give, so that the wheels themselves were read. */
  readonly withheld: ReadonlyMap<string, readonly Withheld[]>
  close(): Promise<void>
}

/** What the door needs at start (python/worker/fetcher). */
export type DoorSettings = Infer<(typeof OPERATIONS.door.open)['request']>

/** Arguments by which two questions are the same. `hint` only says how urgent one is. */
function keyOf(op: string, args: Readonly<Record<string, unknown>>): string {
  const { hint, ...rest } = args
  return `${op} ${JSON.stringify(rest)}`
}

/** What changes the door's mind: one that is started again hears of it again. */
const TEACHING = ['open', 'login', 'indexes']

export interface DoorProcess {
  readonly start: () => Worker
  readonly notice: (line: string) => void
  /** Told of each wheel that came for the sake of its metadata, before anybody asks for the file. */
  readonly landed?: (file: Landed) => void
}

export async function openDoor(settings: DoorSettings, { start, notice, landed }: DoorProcess): Promise<Door> {
  const worker = sturdyWorker({ role: 'fetcher', teaching: TEACHING, start, notice })
  const answers = new Map<string, Promise<unknown>>()
  const told = new Map<string, ToldCore>()
  const withheld = new Map<string, readonly Withheld[]>()
  const remember = (args: unknown, answered: unknown): void => {
    const { file } = v.parse(OPERATIONS.door.core.request, args)
    const { core, landed: wheel, instead } = parseResponse(OPERATIONS.door, 'core', answered)
    const { requiresPython, providesExtra, requiresDist } = core
    const index = file.index ?? ''
    told.set(withoutUsers(file.url), { index, requiresPython, providesExtra, requiresDist })
    if (instead !== undefined) withheld.set(index, [...(withheld.get(index) ?? []), instead])
    if (wheel !== undefined) landed?.(wheel)
  }
  const answer: Answerer = (op, args) => {
    const key = keyOf(op, args)
    const known = answers.get(key)
    if (known !== undefined) return known
    const asked = worker.ask(op, args)
    if (op === 'core') asked.then((answered) => remember(args, answered)).catch(() => undefined)
    asked.catch(() => undefined) // whoever asked hears of it; a hint that nobody follows up must not end the run
    answers.set(key, asked)
    return asked
  }
  try {
    let { indexes } = await ask(worker, OPERATIONS.door, 'open', settings)
    return {
      get indexes() {
        return indexes
      },
      answer,
      told,
      withheld,
      file: async (file) => parseResponse(OPERATIONS.door, 'file', await answer('file', { file })),
      wheels: async (project) => parseResponse(OPERATIONS.door, 'wheels', await answer('wheels', { project })).wheels,
      useIndexLines: async (lines) => {
        indexes = (await ask(worker, OPERATIONS.door, 'indexes', { lines })).indexes
      },
      close: worker.close,
    }
  } catch (error) {
    await worker.close()
    throw error
  }
}
