import { BundleError } from '../core/failure.ts'
import type { Worker } from '../worker/child.ts'

/**
 * A worker that is started at its first question, and once more when it dies: a killed process costs time, not the run.
 * The new process has no memory of the old one's questions, which the roles that are asked so can do without.
 */
export function sturdyWorker(role: string, start: () => Worker, notice: (line: string) => void): Worker {
  let worker: Worker | undefined
  let again: Promise<Worker> | undefined
  const current = (): Worker => {
    worker ??= start()
    return worker
  }
  const restart = async (dead: Worker): Promise<Worker> => {
    if (worker !== dead) return current() // another question has restarted it already
    await dead.close()
    worker = start()
    return worker
  }
  return {
    ask: async (op, args) => {
      const asked = current()
      try {
        return await asked.ask(op, args)
      } catch (error) {
        if (!(error instanceof BundleError) || error.failure.kind !== 'bug') throw error
        if (worker === asked) notice(`The ${role} is started again: ${error.message}`)
        again = restart(asked)
        return (await again).ask(op, args)
      }
    },
    close: async () => {
      await again
      await worker?.close()
    },
  }
}
