import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import pLimit from 'p-limit'
import { PIP_FOLDER } from '../test/fixtures/warm-pip.ts'
import { setup } from '../test/fixtures/warm-up.ts'
import { childEnv } from './child-env.ts'
import { add, type Counts, NONE, parsePythonCounts, parseVitestCounts } from './counts.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const PYTHON = process.platform === 'win32' ? 'python' : 'python3'
try {
  await setup()
} catch (error) {
  console.error(error)
  console.log('\n0 passed, 1 failed')
  process.exit(1)
}
const env = { ...childEnv(process.env), OFFLINE_BUNDLE_TEST_PIP: await PIP_FOLDER }

/** Checks of the whole repository. */
const CHECKS = [
  { name: 'dist/ is what the source gives', args: ['scripts/build.ts', '--check'] },
  { name: 'the code keeps the style', args: [bin('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'the Python keeps the style, and its types fit', args: ['scripts/python-style.ts'] },
  { name: 'the types fit', args: [bin('typescript', 'tsc'), '--noEmit'] },
  { name: 'the docs say what the code says', args: ['scripts/docs.ts', '--check'] },
] as const

const limit = pLimit(3) // for 2 cores: test files partly wait for child processes
const first = [...pythonFiles().map((file) => () => runPython(file)), ...CHECKS.map((check) => () => runCheck(check))]
const all = [...(await Promise.all(first.map((run) => limit(run)))), runVitest()].reduce(add, NONE)
const skipped = all.skipped === 0 ? '' : `, ${all.skipped} skipped`
console.log(`\n${all.passed} passed, ${all.failed} failed${skipped}`)
process.exitCode = all.failed === 0 ? 0 : 1

async function runCheck({ name, args }: (typeof CHECKS)[number]): Promise<Counts> {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  console.log(status === 0 ? `✓ ${name}` : `✗ ${name}\n${stdout}${stderr}`)
  return status === 0 ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 }
}

function runVitest(): Counts {
  const folder = mkdtempSync(path.join(tmpdir(), 'offline-bundle-test-'))
  try {
    const report = path.join(folder, 'vitest.json')
    const args = [bin('vitest', 'vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { status } = spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' })
    return ranSomething('vitest', status, parseVitestCounts(readFileSync(report, 'utf8')))
  } catch (error) {
    console.error(`vitest wrote no report: ${error}`)
    return { ...NONE, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Longest first, for the shortest total time. */
function pythonFiles(): readonly string[] {
  const found = globSync('test/python/test_*.py', { cwd: ROOT }).map((file) => ({ file, bytes: statSync(path.join(ROOT, file)).size }))
  return found.sort((one, other) => other.bytes - one.bytes).map(({ file }) => file)
}

async function runPython(file: string): Promise<Counts> {
  const args = ['-X', 'utf8', '-B', '-m', 'unittest', path.basename(file, '.py')]
  const child = spawn(PYTHON, args, { cwd: path.join(ROOT, 'test', 'python'), env, stdio: ['ignore', 'inherit', 'pipe'] })
  const [stderr, [status]] = await Promise.all([text(child.stderr), once(child, 'close')])
  const counts = ranSomething(file, status, parsePythonCounts(stderr))
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${file} (${counts.passed})${counts.failed === 0 ? '' : `\n${stderr}`}`)
  return counts
}

/** A suite without tests, or with a bad exit code and no failed test, is a failure. */
function ranSomething(suite: string, status: number | null, counts: Counts): Counts {
  if (counts.passed + counts.failed === 0) console.error(`✗ ${suite}: no test ran`)
  else if (status !== 0 && counts.failed === 0) console.error(`✗ ${suite}: ended with code ${status}`)
  else return counts
  return add(counts, { ...NONE, failed: 1 })
}

/** The script of a tool, run without a shell or .cmd file. */
function bin(project: string, name: string): string {
  const folder = path.join(ROOT, 'node_modules', project)
  const stated: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).bin
  const file = typeof stated === 'string' ? stated : Object.entries(Object(stated)).find(([key]) => key === name)?.[1]
  return path.join(folder, String(file))
}
