import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { childEnv } from '../../scripts/child-env.ts'
import { startIndex } from '../doubles/index.ts'
import { command } from '../fixtures/command.ts'
import { warmCache } from '../fixtures/warm-pip.ts'

/** `alpha` needs `beta`, and has a console script. */
const FILES = [
  { name: 'alpha', version: '1.0', requires: ['beta'], modules: { 'alpha.py': 'def main():\n    print("alpha runs")\n' }, scripts: { 'alpha-run': 'alpha:main' } },
  { name: 'beta', version: '1.0' },
  { name: 'beta', version: '2.0', tag: 'py3-none-win_amd64' },
] // biome-ignore format: one file a line

/** Makes a real bundle, and unpacks its archive below `folder` with tar. Returns the unpacked bundle. */
export async function unpackedBundle(folder: string, args: readonly string[]): Promise<string> {
  await using index = await startIndex({ indexes: { a: { files: FILES } } })
  const out = path.join(folder, 'out')
  const made = await command([
    'alpha',
    '--index-url',
    index.simple(),
    '--cache-dir',
    warmCache(path.join(folder, 'cache')),
    '--interpreters',
    'none',
    '--prove',
    'closure',
    '-o',
    out,
    ...args,
  ])
  if (made.code !== 0) throw new Error(made.stderr)
  const far = path.join(folder, 'far side ü')
  mkdirSync(far)
  execFileSync('tar', ['xzf', path.join(out, 'offline-bundle.tar.gz')], { cwd: far })
  return path.join(far, 'offline-bundle')
}

/** What an operator's shell hands on: nothing that steers pip, and no configuration of this machine. */
export function farEnv(): NodeJS.ProcessEnv {
  const plain = Object.entries(childEnv(process.env)).filter(([name]) => !name.startsWith('PIP_'))
  return { ...Object.fromEntries(plain), PIP_CONFIG_FILE: '/dev/null', PIP_DISABLE_PIP_VERSION_CHECK: '1' }
}
