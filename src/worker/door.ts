import { type Launch, startWorker } from './child.ts'
import type { Answerer } from './conversation.ts'
import { type Landed, type Opened, parseLanded, parseOpened } from './protocol.ts'

/** The one way to the network. Every question is asked of it at most once in a run. */
export interface Door {
  readonly indexes: Opened['indexes']
  /** The file in the pool, hash-checked. */
  file(file: object): Promise<Landed>
  /** Answers what resolvers ask: pages, core metadata, files, texts. */
  readonly answer: Answerer
  close(): Promise<void>
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

export async function openDoor(launch: Launch, settings: DoorSettings): Promise<Door> {
  const worker = startWorker('door', launch)
  const answers = new Map<string, Promise<unknown>>()
  const answer: Answerer = (op, args) => {
    const key = keyOf(op, args)
    const known = answers.get(key)
    if (known !== undefined) return known
    const asked = worker.ask(op, args)
    asked.catch(() => undefined) // whoever asked hears of it; a hint that nobody follows up must not end the run
    answers.set(key, asked)
    return asked
  }
  try {
    const { indexes } = parseOpened(await worker.ask('open', { ...settings }))
    return { indexes, answer, file: async (file) => parseLanded(await answer('file', { file })), close: worker.close }
  } catch (error) {
    await worker.close()
    throw error
  }
}
