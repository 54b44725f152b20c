import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

export interface Interpreter {
  /** Absolute path. */
  readonly path: string
  /** Full version. */
  readonly version: string
}

const ASK = 'import sys; print(sys.implementation.name, "%d.%d.%d" % sys.version_info[:3], sys.executable)'

/** Every CPython 3.10 or newer on PATH and under pyenv, oldest first, one for each minor version. */
export async function interpreters(): Promise<readonly Interpreter[]> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const pyenv = globSync(path.join(homedir(), '.pyenv', 'versions', '3.*', 'bin', 'python3'))
  const named = [10, 11, 12, 13, 14, 15].flatMap((minor) => folders.map((folder) => path.join(folder, `python3.${minor}`)))
  const found = new Map<string, Interpreter>()
  for (const command of [...pyenv, ...named]) {
    const [name, version = '', executable = ''] = await ask(command)
    const [, minor] = /^3\.(\d+)\./.exec(version) ?? []
    if (name === 'cpython' && minor !== undefined && Number(minor) >= 10 && !found.has(minor))
      found.set(minor, { path: executable, version })
  }
  return [...found].toSorted(([one], [other]) => Number(one) - Number(other)).map(([, one]) => one)
}

async function ask(command: string): Promise<readonly string[]> {
  return promisify(execFile)(command, ['-I', '-c', ASK]).then(
    ({ stdout }) => stdout.trim().split(' '),
    () => [],
  )
}

/** Every Node on PATH that is 20 or newer, with its version, the running one first. */
export async function nodes(): Promise<readonly Interpreter[]> {
  const folders = [path.dirname(process.execPath), ...(process.env['PATH'] ?? '').split(path.delimiter)]
  const found = new Map<string, Interpreter>()
  for (const folder of folders) {
    const node = path.join(folder, 'node')
    const version = await promisify(execFile)(node, ['--version']).then(
      ({ stdout }) => stdout.trim().slice(1),
      () => '0',
    )
    const major = version.split('.')[0] ?? ''
    if (Number(major) >= 20 && !found.has(major)) found.set(major, { path: node, version })
  }
  return [...found.values()]
}
