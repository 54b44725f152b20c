/** `node scripts/python-style.ts`: run ruff and strict mypy at pinned versions, installed into an ignored folder. */
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { unpackedPip } from '../src/worker/pip.ts'
import { childEnv } from './child-env.ts'

const TOOLS = ['mypy==2.4.1', 'ruff==0.17.6'] as const
const ROOT = fileURLToPath(new URL('../', import.meta.url))
const KEPT = path.join(ROOT, '.cache', 'python-style')
/** python/verify supports old Pythons and has no annotations. */
const TYPED = [path.join('python', 'worker'), path.join('python', 'installer')]

const folder = path.join(KEPT, TOOLS.join('-').replaceAll('==', '-'))
const bin = path.join(folder, process.platform === 'win32' ? 'Scripts' : 'bin')
if (!existsSync(path.join(folder, 'ready'))) install()
const pip = await unpackedPip(path.join(ROOT, 'vendor'), KEPT)
run(path.join(bin, 'ruff'), ['check', '--quiet', 'python'])
run(path.join(bin, 'ruff'), ['format', '--check', '--quiet', 'python'])
run(path.join(bin, 'mypy'), ['--no-error-summary', '--cache-dir', path.join(KEPT, 'mypy'), ...TYPED], { MYPYPATH: pip })

function install(): void {
  run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', '--clear', folder])
  run(path.join(bin, 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...TOOLS])
  writeFileSync(path.join(folder, 'ready'), '')
}

/** Exit with the code of the first failure. */
function run(command: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): void {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, env: { ...childEnv(process.env), ...more }, stdio: 'inherit' })
  if (error !== undefined) throw error
  if (status !== 0) process.exit(status ?? 1)
}
