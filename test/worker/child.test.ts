import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openResolvers } from '../../src/resolve/resolvers.ts'
import { startWorker, type Worker } from '../../src/worker/process.ts'
import { inFolder } from '../fixtures/folder.ts'
import { PYTHON } from '../verify/a-bundle.ts'

/** A worker that runs this Python in place of ours. */
async function aWorker(folder: string, name: string, lines: readonly string[]): Promise<Worker> {
  const script = path.join(folder, `${name}.py`)
  await writeFile(script, ['import json, os, sys', ...lines].join('\n'))
  const env = { PATH: process.env['PATH'] ?? '' }
  return startWorker('closure', {
    python: PYTHON,
    script,
    pipFolder: folder,
    env,
    signal: new AbortController().signal,
    debug: () => undefined,
  })
}

const ANSWER = [
  'for line in sys.stdin:',
  '    asked = json.loads(line)',
  '    print(json.dumps({"id": asked["id"], "ok": os.getpid() if asked["op"] == "who" else {}}), flush=True)',
]

test.each([
  {
    name: 'dies in the middle of an answer',
    lines: ['sys.stdin.readline()', 'os.write(1, b\'{"id": 1, "ok": {"files": [\')', 'os._exit(9)'],
  },
  { name: 'says something else', lines: ['sys.stdin.readline()', 'print("hello", flush=True)', 'sys.stdin.readline()'] },
])('a worker that $name fails its question, not the whole process', ({ lines }) =>
  inFolder(async (folder) => {
    const worker = await aWorker(folder, 'broken', lines)
    const what = expect.stringMatching(
      /^the closure worker exited unexpectedly \((?:exit code 9|SIGKILL)\):\ninvalid message: (?:\{"id": 1|hello)/,
    )
    await expect(worker.ask('learn')).rejects.toMatchObject({ failure: { kind: 'bug', what } })
    await worker.close()
  }),
)

test('of several resolvers that one cannot start, the others end too', () =>
  inFolder(async (folder) => {
    const sound = await aWorker(folder, 'sound', ANSWER)
    const dead = await aWorker(folder, 'dead', ['sys.exit(3)'])
    const pid = Number(await sound.ask('who'))
    const workers = [sound, dead]
    const settings = { pre: false, uploadedPriorTo: null, indexStrategy: 'unique', allowIndexLines: false } as const
    const opening = { targets: [], settings, runFolder: folder }
    const opened = { start: () => workers.shift() ?? dead, jobs: 2, opening, log: { notice: () => undefined, progress: () => undefined } }
    await expect(openResolvers(opened)).rejects.toMatchObject({ failure: { kind: 'bug' } })
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  }))
