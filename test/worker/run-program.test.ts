import { expect, test } from 'vitest'
import { cleanEnv, fetcherEnv, runProgram } from '../../src/worker/program.ts'

const NODE = process.execPath
const never = new AbortController().signal

test('a program gets its input and environment, and says with which code it ended', async () => {
  const script = 'process.stdin.on("data", (text) => console.log(String(text) + process.env.WORD)).on("end", () => process.exit(3))'
  const ran = await runProgram(NODE, ['-e', script], { input: 'in ', env: { WORD: 'out' }, signal: never })
  expect(ran).toEqual({ code: 3, stdout: 'in out\n', stderr: '', timedOut: false })
})

test('a program that cannot be started is an error of the system', async () => {
  await expect(runProgram('no-such-program', [], { signal: never })).rejects.toMatchObject({ code: 'ENOENT' })
})

/** It starts another one, which keeps the streams open for an hour and says its id. */
const PARENT = `
const { spawn } = require('node:child_process')
const child = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 3_600_000)'], { stdio: 'inherit' })
console.log(child.pid)
setTimeout(() => undefined, 3_600_000)
`

test('a program that takes too long is ended, although what it started keeps the streams open', async () => {
  const ran = await runProgram(NODE, ['-e', PARENT], { seconds: 5, signal: never })
  expect(ran).toMatchObject({ code: undefined, timedOut: true })
  process.kill(Number(ran.stdout), 'SIGKILL')
})

test('a cancelled run ends its programs, and starts no other', async () => {
  const stop = new AbortController()
  const running = runProgram(NODE, ['-e', 'setTimeout(() => undefined, 3_600_000)'], { signal: stop.signal })
  stop.abort()
  await expect(running).rejects.toMatchObject({ failure: { kind: 'cancelled' } })
  await expect(runProgram(NODE, ['-e', ''], { signal: stop.signal })).rejects.toMatchObject({ failure: { kind: 'cancelled' } })
})

test('no worker has the logins of named indexes in its environment', () => {
  const env = { PATH: '/bin', PIP_INDEX_URL: 'https://index.example', OFFLINE_BUNDLE_INDEX_TEAM_PASSWORD: 'secret' }
  expect(fetcherEnv(env)).toEqual({ PATH: '/bin', PIP_INDEX_URL: 'https://index.example' })
  expect(JSON.stringify(cleanEnv(env))).not.toContain('secret')
})
