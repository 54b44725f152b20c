import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { childEnv } from '../child-env.ts'
import { type Counts, parsePythonCounts, parseVitestCounts } from '../counts.ts'
import type { Trap } from './trap.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PYTHON = process.platform === 'win32' ? 'python' : 'python3'
/** What tests read. `dist` and `node_modules` are linked: nothing is changed in them. */
const COPIED = [
  'src',
  'python',
  'test',
  'scripts',
  'vendor',
  'docs',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'action.yml',
  'README.md',
]
const LINKED = ['node_modules', 'dist']

/** `red`: the test passes as the code is, and fails without the line. */
export type TrialResult = { readonly kind: 'red' } | { readonly kind: 'wrong'; readonly why: string }

export interface Trials extends AsyncDisposable {
  attempt(trap: Trap): Promise<TrialResult>
}

/** A copy of the tree in which lines can be taken out; the tree itself is never touched. */
export async function openTrials(): Promise<Trials> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'offline-bundle-traps-')))
  const skip = (from: string): boolean => !/__pycache__|\.cache/.test(from)
  for (const name of COPIED) await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true, filter: skip })
  for (const name of LINKED) await symlink(path.join(ROOT, name), path.join(folder, name), 'junction')
  const green = new Map<string, Promise<Counts>>()
  const before = ({ test }: Trap): Promise<Counts> => {
    const key = `${test.file} ${test.name}`
    const known = green.get(key) ?? runTest(folder, test)
    green.set(key, known)
    return known
  }
  return {
    attempt: async (trap) => {
      const as = await before(trap)
      if (as.passed === 0 || as.failed > 0) return { kind: 'wrong', why: `as the code is, ${as.passed} pass and ${as.failed} fail` }
      return withChange(folder, trap, async () => {
        const { failed } = await runTest(folder, trap.test)
        return failed > 0 ? { kind: 'red' } : { kind: 'wrong', why: 'the test still passes' }
      })
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

async function withChange(folder: string, { line }: Trap, work: () => Promise<TrialResult>): Promise<TrialResult> {
  const file = path.join(folder, line.file)
  const text = await readFile(file, 'utf8')
  const times = text.split(line.text).length - 1
  if (times !== 1) return { kind: 'wrong', why: `the line stands ${times} times in ${line.file}` }
  await writeFile(
    file,
    text.replace(line.text, () => line.becomes),
  )
  try {
    return await work()
  } finally {
    await writeFile(file, text)
  }
}

async function runTest(folder: string, { file, name }: Trap['test']): Promise<Counts> {
  if (file.endsWith('.py')) {
    const args = ['-X', 'utf8', '-B', '-m', 'unittest', '-k', name, path.basename(file, '.py')]
    return parsePythonCounts((await run(PYTHON, args, path.join(folder, 'test', 'python'))).stderr)
  }
  const report = path.join(folder, 'vitest.json')
  await rm(report, { force: true })
  const vitest = path.join(folder, 'node_modules', 'vitest', 'vitest.mjs')
  const only = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const ran = await run(process.execPath, [vitest, 'run', file, '-t', only, '--reporter=json', `--outputFile=${report}`], folder)
  try {
    return parseVitestCounts(await readFile(report, 'utf8'))
  } catch (cause) {
    throw new Error(`vitest gave no report for ${file}: ${ran.stderr}`, { cause })
  }
}

/** A failing test is an answer, not an error. */
function run(program: string, args: readonly string[], cwd: string): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env: childEnv(process.env), maxBuffer: 1 << 28 }, (_error, stdout, stderr) =>
      resolve({ stdout, stderr }),
    )
  })
}
