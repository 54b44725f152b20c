import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { toTargetId } from '../../src/core/names.ts'
import { cleanEnv } from '../../src/worker/program.ts'
import { aTarget } from '../bundle/an-input.ts'
import { parsePrinted } from '../e2e/on-index.ts'
import { command } from '../fixtures/command.ts'
import { inFolder } from '../fixtures/folder.ts'
import { liveEnv } from '../fixtures/live-env.ts'
import { aStaged } from '../output/staged.ts'
import { TARGETS_DIR } from './foreign-machine.ts'

/** pip 18.1 to the newest, on real Pythons from 3.6 to 3.14. */
const run = promisify(execFile)
const PYENV = path.join(homedir(), '.pyenv/versions')
const NEWEST = '3.14'
const BUILT = existsSync('dist/cli.js')

test.each([
  { pip: '18.1', python: '3.6' },
  { pip: '18.1', python: '3.7' },
  { pip: '19.3.1', python: '3.7' },
  { pip: '20.3.4', python: '3.9' },
  { pip: '21.3.1', python: '3.6' },
  { pip: '23.2.1', python: '3.11' },
  { pip: '24.0', python: '3.7' },
  { pip: '25.0.1', python: '3.8' },
  { pip: '26.0.1', python: '3.9' },
  { pip: '26.3', python: '3.10' },
  { pip: '26.3', python: '3.12' },
  { pip: '26.3', python: '3.13' },
  { pip: '26.3', python: '3.14' },
])('pip $pip on Python $python installs from a lock, from any folder, and from the wheels by name', async ({ pip, python }) => {
  await inFolder(async (folder) => {
    // Any interpreter may fetch it; this test's own connection settings are the machine's
    await run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--ignore-requires-python', '--dest', folder, `pip==${pip}`])
    const wheel = (await readdir(folder)).find((name) => name.startsWith(`pip-${pip}-`)) ?? ''
    const { folder: bundle } = await aStaged(path.join(folder, 'with space'), { targets: [aTarget({ id: toTargetId('t') })] })
    const install = async (site: string, args: readonly string[], cwd: string): Promise<readonly string[]> => {
      const place = path.join(folder, site)
      const words = [path.join(folder, wheel, 'pip'), 'install', '--quiet', '--target', place, ...args]
      await run(interpreter(python), words, { cwd, env: cleanEnv(process.env) })
      return (await readdir(place)).filter((name) => name.endsWith('.dist-info')).sort()
    }
    const both = ['alpha-1.0.dist-info', 'beta-2.0+local.1.dist-info']
    expect(await install('by lock', ['-r', `${bundle}/locks/t.txt`], '/')).toEqual(both)
    expect(await install('by name', ['alpha', '-f', 'wheels', '--no-index'], bundle)).toEqual(both)
  })
})

test('where an old pip calls a manylinux_2_28 wheel unusable, the command of README.txt installs it, and so does install.py', async () => {
  await inFolder(async (folder) => {
    const python = interpreter('3.6')
    const described = path.join(folder, 'old.json')
    writeFileSync(described, execFileSync(python, [path.resolve('python/installer/describe.py')]))
    const requirementInputs = ['cryptography==40.0.2', '--target', described, '--interpreters', 'none']
    const options = { built: BUILT, cwd: folder, env: liveEnv() }
    const [made] = parsePrinted(
      await command([...requirementInputs, '--no-cache', '--archive', 'none', '--json', '-o', 'out'], options),
    ).bundles
    const bundle = path.join(folder, made?.folder ?? '')
    expect(readdirSync(path.join(bundle, 'wheels')).join()).toContain('manylinux_2_28')
    const far = { cwd: bundle, env: cleanEnv(process.env) }
    const lock = ['-r', `locks/${made?.targets[0]?.id}.txt`]
    const own = await run(python, ['-m', 'pip', 'install', '--target', path.join(folder, 'own'), ...lock], far).catch(
      ({ stderr }) => stderr,
    )
    expect(own).toContain('No matching distribution')

    const [, script = ''] = /^ {2}Python 3\.6: {2}python (\S+) install -r locks\/TARGET\.txt$/m.exec(readme(bundle)) ?? []
    await run(python, [script, 'install', '--quiet', '--target', path.join(folder, 'site'), ...lock], far)
    await run(python, ['install.py', '--venv', path.join(folder, 'venv')], far)
    const load = ['-c', 'import cryptography.hazmat.bindings._rust']
    await run(python, load, { ...far, env: { ...far.env, PYTHONPATH: path.join(folder, 'site') } })
    await run(path.join(folder, 'venv/bin/python'), load, far)
  })
})

test('install.py makes an environment with Python 3.14, whose scripts run', async () => {
  await inFolder(async (folder) => {
    const requirementInputs = [
      'keyring',
      '--platform',
      'linux-x86_64-glibc2.28',
      '--python',
      NEWEST,
      '--interpreters',
      'none',
      '--no-cache',
    ]
    const options = { built: BUILT, cwd: folder, env: liveEnv() }
    const [made] = parsePrinted(await command([...requirementInputs, '--archive', 'none', '--json', '-o', 'out'], options)).bundles
    const venv = path.join(folder, 'venv')
    await run(interpreter(NEWEST), [path.join(folder, made?.folder ?? '', 'install.py'), '--venv', venv], { env: cleanEnv(process.env) })
    expect((await run(path.join(venv, 'bin/keyring'), ['--help'])).stdout).toContain('usage: keyring')
  })
})

function readme(bundle: string): string {
  return readFileSync(path.join(bundle, 'README.txt'), 'utf8')
}

/** pyenv's, or for the newest one what newest.sh sets up. */
function interpreter(series: string): string {
  if (series === NEWEST) {
    const script = fileURLToPath(new URL('targets/newest.sh', import.meta.url))
    const env = { ...process.env, TARGETS_DIR }
    execFileSync(script, ['setup'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    return execFileSync(script, ['python', '-c', 'import sys; print(sys.executable)'], { env, encoding: 'utf8' }).trim()
  }
  const version = readdirSync(PYENV).find((name) => name.startsWith(`${series}.`))
  if (version === undefined) throw new Error(`no Python ${series} under pyenv`)
  return path.join(PYENV, version, 'bin/python')
}
