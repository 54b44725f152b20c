import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import type { Worker } from '../../src/worker/process.ts'
import { restartableWorker } from '../../src/worker/supervisor.ts'

const DEATH = new BundleError({ kind: 'bug', what: 'the resolver worker exited unexpectedly (SIGKILL):' })

/** Processes of which the first so many die at `dies`, each with what it was asked. */
function processes(dying: number, dies: string) {
  const requirementInputs: string[][] = []
  const closed: number[] = []
  const start = (): Worker => {
    const number = requirementInputs.push([]) - 1
    return {
      ask: async (op) => {
        requirementInputs[number]?.push(op)
        await Promise.resolve()
        if (number < dying && op === dies) throw DEATH
        return `${op} of ${number}`
      },
      close: async () => void closed.push(number),
    }
  }
  return { start, requirementInputs, closed }
}

test('a process that dies is named, and its successor is taught the same before it is asked once more', async () => {
  const { start, requirementInputs, closed } = processes(1, 'resolve')
  const notices: string[] = []
  const worker = restartableWorker({ role: 'resolver', start, replayed: ['open', 'login'], notice: (line) => notices.push(line) })
  for (const op of ['open', 'read', 'login']) await worker.ask(op)
  expect(await worker.ask('resolve', { target: 'cp312-windows-x86_64' })).toBe('resolve of 1')
  expect(requirementInputs).toEqual([
    ['open', 'read', 'login', 'resolve'],
    ['open', 'login', 'resolve'],
  ])
  expect(notices).toEqual([`The resolver failed at cp312-windows-x86_64 and was restarted: ${DEATH.message}`])
  await worker.close()
  expect(closed).toEqual([0, 1])
})

test('of many questions that were open when it died one starts the successor, and all are asked once more', async () => {
  const { start, requirementInputs, closed } = processes(1, 'page')
  const notices: string[] = []
  const worker = restartableWorker({ role: 'fetcher', start, notice: (line) => notices.push(line) })
  const answers = await Promise.all(['a', 'b', 'c'].map((project) => worker.ask('page', { project })))
  await worker.close()
  expect({ answers, started: requirementInputs.length, notices: notices.length, closed }).toEqual({
    answers: ['page of 1', 'page of 1', 'page of 1'],
    started: 2,
    notices: 1,
    closed: [0, 1],
  })
})

test.each([
  { name: 'at its question', dies: 'resolve' },
  { name: 'while it is taught', dies: 'open' },
])('a second death $name is a failure, and no process is left', async ({ dies }) => {
  const { start, requirementInputs, closed } = processes(9, dies)
  const worker = restartableWorker({ role: 'resolver', start, replayed: ['open'], notice: () => undefined })
  await expect(worker.ask('open').then(() => worker.ask('resolve'))).rejects.toBe(DEATH)
  await worker.close()
  expect({ started: requirementInputs.length, closed: [...new Set(closed)] }).toEqual({ started: 2, closed: [0, 1] })
})

test('what fails for a reason of its own is not asked twice', async () => {
  const failure = new BundleError({ kind: 'network', what: 'status 500', hint: '' })
  const worker = restartableWorker({
    role: 'fetcher',
    start: () => ({ ask: () => Promise.reject(failure), close: () => Promise.resolve() }),
    notice: () => expect.fail('it is started again'),
  })
  await expect(worker.ask('page')).rejects.toBe(failure)
  await worker.close()
})

test('what was still asked when it is closed fails with it, and starts no successor that nobody would close', async () => {
  const ends: (() => void)[] = []
  const started: string[] = []
  const start = (): Worker => {
    started.push('fetcher')
    return {
      ask: (op) => (op === 'open' ? Promise.resolve('opened') : new Promise((_, reject) => ends.push(() => reject(DEATH)))),
      close: async () => ends.forEach((end) => void end()),
    }
  }
  const worker = restartableWorker({ role: 'fetcher', start, replayed: ['open'], notice: () => undefined })
  await worker.ask('open')
  const pages = ['a', 'b'].map((project) => worker.ask('page', { project }))
  const failed = Promise.allSettled(pages)
  while (ends.length < pages.length) await Promise.resolve()
  await worker.close()
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(started).toEqual(['fetcher'])
})
