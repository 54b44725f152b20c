import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { childEnv } from './child-env.ts'
import { writeReliability } from './reliability.ts'
import { installPackages } from './system-packages.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** `npm run proof [-- NAME…]`: slow tests and tests that need system packages, which are installed first. */
const only = process.argv.slice(2)
const files = globSync('test/proof/**/*.test.ts', { cwd: ROOT }).filter(
  (file) => only.length === 0 || only.some((name) => file.includes(name)),
)
if (files.length === 0) {
  console.error(`test/proof holds no test${only.length === 0 ? '' : ` named ${only.join(' or ')}`}`)
  process.exitCode = 1
} else if (!installPackages(files)) {
  process.exitCode = 1
} else {
  const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  // faults are mostly waited for
  const together = files.every((file) => file.includes('reliability')) ? ['--maxWorkers', '2'] : []
  const args = [vitest, 'run', '--config', 'vitest.proof.config.ts', ...together, ...only]
  const folder = mkdtempSync(path.join(tmpdir(), 'offline-bundle-proof-'))
  const record = path.join(folder, 'reliability.jsonl')
  const env = { ...childEnv(process.env), RELIABILITY_RECORD: record }
  process.exitCode = spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' }).status ?? 1
  writeReliability(record)
  rmSync(folder, { recursive: true, force: true })
}
