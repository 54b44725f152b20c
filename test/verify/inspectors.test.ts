import { appendFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256Of, toProjectName } from '../../src/core/names.ts'
import { checkClosure, startClosureProcess } from '../../src/verify/closure.ts'
import { inspectAll, openInspectors } from '../../src/verify/inspectors.ts'
import type { Worker } from '../../src/worker/process.ts'
import { aRoom, hostTarget, madeWheels, type Room } from './a-bundle.ts'

let room: Room
beforeAll(async () => {
  room = await aRoom()
})
afterAll(() => room.close())

/** A worker whose questions are counted, and which can be taken away. */
function counted(role: 'inspector' | 'closure') {
  const workers: Worker[] = []
  const requirementInputs: string[] = []
  const start = (): Worker => {
    const worker = room.pythonRuntime.start(role)
    workers.push(worker)
    const ask: Worker['ask'] = (op, args) => {
      requirementInputs.push(op)
      return worker.ask(op, args)
    }
    return { ask, close: worker.close }
  }
  return { start, workers, requirementInputs }
}

test('each wheel is inspected once, however often and by whomever it is asked for', async () => {
  const made = madeWheels(
    path.join(room.folder, 'many'),
    Array.from({ length: 30 }, (_, at) => ({ name: `p${at}`, version: '1.0' })),
  )
  const { start, workers, requirementInputs } = counted('inspector')
  const inspectors = openInspectors({ start, processes: 2, notice: () => undefined })
  const twice = await Promise.all([...made, ...made].map((wheel) => inspectors.inspect(wheel)))
  await inspectors.close()
  expect(twice.map(({ project }) => project).slice(0, 3)).toEqual(['p0', 'p1', 'p2'])
  expect(twice.flatMap(({ findings }) => findings)).toEqual([])
  expect(requirementInputs).toHaveLength(30)
  expect(workers).toHaveLength(2)
})

test('no process starts for no wheel', async () => {
  const { start, workers } = counted('inspector')
  await openInspectors({ start, processes: 2, notice: () => undefined }).close()
  expect(workers).toEqual([])
})

test('a file that is not there is an environment failure, and the next wheel is inspected', async () => {
  const { start } = counted('inspector')
  const inspectors = openInspectors({ start, processes: 1, notice: () => undefined })
  const gone = { path: path.join(room.folder, 'gone.whl'), filename: 'gone-1.0-py3-none-any.whl', sha256: sha256Of('gone') }
  await expect(inspectors.inspect(gone)).rejects.toMatchObject({ failure: { kind: 'environment' } })
  const [wheel] = madeWheels(path.join(room.folder, 'one'), [{ name: 'alpha', version: '1.0' }])
  if (wheel !== undefined) expect((await inspectors.inspect(wheel)).project).toBe('alpha')
  await inspectors.close()
})

test('what is no wheel inside is a finding', async () => {
  const { start } = counted('inspector')
  const inspectors = openInspectors({ start, processes: 1, notice: () => undefined })
  const file = path.join(room.folder, 'bad-1.0-py3-none-any.whl')
  writeFileSync(file, 'no zip')
  const facts = await inspectors.inspect({ path: file, filename: path.basename(file), sha256: sha256Of('no zip') })
  await inspectors.close()
  expect(facts.findings).toMatchObject([{ kind: 'zip', severity: 'error', project: 'bad' }])
})

test('a file that was altered after it downloaded ends the run as damaged, by name', async () => {
  const { start } = counted('inspector')
  const inspectors = openInspectors({ start, processes: 1, notice: () => undefined })
  const wheels = madeWheels(path.join(room.folder, 'altered'), [
    { name: 'alpha', version: '1.0' },
    { name: 'beta', version: '1.0' },
  ])
  const [alpha] = wheels
  if (alpha === undefined) throw new Error('no wheel was made')
  const downloaded = new Map(wheels.map((wheel) => [wheel.sha256, wheel]))
  appendFileSync(alpha.path, 'x')
  const failure = await inspectAll(downloaded, inspectors, { progress: () => undefined }).catch((error: unknown) => error)
  await inspectors.close()
  expect(failure).toMatchObject({
    failure: { kind: 'integrity', what: expect.stringMatching(/^alpha-1\.0-py3-none-any\.whl changed during the run/) },
  })
})

test('a process that dies is named and started again, and the walk says the same', async () => {
  const target = hostTarget()
  const [wheel] = madeWheels(path.join(room.folder, 'walked'), [{ name: 'alpha', version: '1.0' }])
  if (wheel === undefined) throw new Error('no wheel was made')
  const inspectors = openInspectors({ start: () => room.pythonRuntime.start('inspector'), processes: 1, notice: () => undefined })
  const facts = await inspectors.inspect(wheel)
  await inspectors.close()
  const project = toProjectName('alpha')
  const entry = { project, version: '1.0', sha256: facts.sha256, requested: true, extras: [], requiredBy: [] }
  const file = {
    filename: facts.filename,
    sha256: facts.sha256,
    project,
    version: '1.0',
    url: 'https://index.example/a.whl',
    targets: [target.id],
  }
  const input = {
    union: { files: [file], targets: [{ target: target.id, entries: [entry] }] },
    wheels: new Map([[facts.sha256, facts]]),
    targets: [target],
    roots: [{ text: 'alpha', name: 'alpha', kind: 'named', url: null, hashes: [], origin: 'argument', editable: false }] as const,
    constraints: [],
  }
  const notices: string[] = []
  const { start, workers } = counted('closure')
  // the first process ends right after it has learned, so the walk meets one that is gone
  const dying = (): Worker => {
    const worker = start()
    const ask: Worker['ask'] = async (op, args) => {
      const answer = await worker.ask(op, args)
      if (workers.length === 1) await worker.close()
      return answer
    }
    return { ask, close: worker.close }
  }
  const walker = startClosureProcess({ start: dying }, (line) => notices.push(line))
  const { verdicts } = await checkClosure(input, walker)
  await walker.close()
  expect(verdicts).toMatchObject([{ target: target.id, complete: true, findings: [] }])
  expect(notices[0]).toContain('The closure walk failed at ')
  expect(workers.length).toBeGreaterThan(1)
})
