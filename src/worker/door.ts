import type { Worker } from './child.ts'
import type { Answerer } from './conversation.ts'
import {
  type Landed,
  type ListedWheel,
  type Opened,
  parseLanded,
  parseListedWheels,
  parseOpened,
  parseTold,
  type Told,
  type ToldCore,
} from './protocol.ts'
import { sturdyWorker } from './sturdy.ts'

/** The one way to the network. Every question is asked of it at most once in a run. */
export interface Door {
  readonly indexes: Opened['indexes']
  /** The file in the pool, hash-checked. */
  file(file: object): Promise<Landed>
  /** Every wheel that the indexes and find-links list of a project, in their order. @throws BundleError `network` when one of them fails */
  wheels(project: string): Promise<readonly ListedWheel[]>
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

export type Withheld = NonNullable<Told['instead']>

/** As pip has it: an `index-url` takes the place of every index before it, an `extra-index-url` is added. */
export interface IndexLine {
  readonly kind: string
  /** Without credentials, which the door is told of by `login`. */
  readonly url: string
}

/** What the door needs at start (python/worker/door). */
export interface DoorSettings {
  readonly indexes: object
  readonly cacheFolder: string | null
  readonly poolFolder: string
  readonly runFolder: string
  readonly downloads: number
}

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
  const worker = sturdyWorker({ role: 'door', teaching: TEACHING, start, notice })
  const answers = new Map<string, Promise<unknown>>()
  const told = new Map<string, ToldCore>()
  const withheld = new Map<string, readonly Withheld[]>()
  const remember = (args: object, answered: unknown): void => {
    const { url, core, landed: file, instead } = parseTold(args, answered)
    told.set(url, core)
    if (instead !== undefined) withheld.set(core.index, [...(withheld.get(core.index) ?? []), instead])
    if (file !== undefined) landed?.(file)
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
    let { indexes } = parseOpened(await worker.ask('open', { ...settings }))
    return {
      get indexes() {
        return indexes
      },
      answer,
      told,
      withheld,
      file: async (file) => parseLanded(await answer('file', { file })),
      wheels: async (project) => parseListedWheels(await answer('wheels', { project })),
      useIndexLines: async (lines) => {
        indexes = parseOpened(await worker.ask('indexes', { lines })).indexes
      },
      close: worker.close,
    }
  } catch (error) {
    await worker.close()
    throw error
  }
}
