import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { childEnv } from './child-env.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** `npm run proof`: what takes long or needs a system package. Each test there installs what it needs, and fails where it cannot. */
const only = process.argv.slice(2)
const files = globSync('test/proof/**/*.test.ts', { cwd: ROOT })
if (files.length === 0) {
  console.error('test/proof holds no test')
  process.exitCode = 1
} else {
  const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', '--config', 'vitest.proof.config.ts', ...only]
  process.exitCode = spawnSync(process.execPath, args, { cwd: ROOT, env: childEnv(process.env), stdio: 'inherit' }).status ?? 1
}
