import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pLimit from 'p-limit'
import type { Target } from '../src/targets/target.ts'
import { uvOptions } from './matrix.ts'
import { type Measured, measured, plainEnv } from './measured.ts'
import type { Tools } from './tools.ts'

export interface UvOptions {
  readonly requirements: string
  readonly cache: string
  /** Where each target's answer is written. */
  readonly out: string
  readonly format: 'requirements.txt' | 'pylock.toml'
  readonly jobs?: number
  readonly indexUrl?: string
}

export interface UvAnswer {
  readonly target: Target
  readonly ran: Measured
  /** Undefined: uv found no solution. */
  readonly file?: string
}

/**
 * `uv pip compile` for each target, the processes sharing one cache.
 * @throws Error when uv fails in any other way than by finding no solution
 */
export async function uvCompile(targets: readonly Target[], tools: Tools, options: UvOptions): Promise<readonly UvAnswer[]> {
  const { requirements, cache, out, format, jobs = 2, indexUrl } = options
  await mkdir(out, { recursive: true })
  const limit = pLimit(jobs)
  const one = async (target: Target): Promise<UvAnswer> => {
    const file = path.join(out, uvFile(target, format))
    // Else it would look for the very micro version first, and wait for a download of it: time that is not resolving.
    const host = ['--python', tools.python]
    const index = indexUrl === undefined ? [] : ['--index-url', indexUrl]
    const args = [
      '--quiet',
      '--no-header',
      '--no-annotate',
      '--no-config',
      '--only-binary',
      ':all:',
      '--format',
      format,
      '--output-file',
      file,
    ]
    const env = plainEnv({ UV_CACHE_DIR: cache, UV_PYTHON_DOWNLOADS: 'never', MACOSX_DEPLOYMENT_TARGET: '14.0' })
    const ran = await measured(tools.uv, ['pip', 'compile', ...args, ...uvOptions(target), ...host, ...index, requirements], {
      env,
      codes: [0, 1],
    })
    if (ran.exitCode === 0) return { target, ran, file }
    if (/No solution found/.test(ran.stderr)) return { target, ran }
    throw new Error(`uv failed for ${target.id}:\n${ran.stderr.slice(-2000)}`)
  }
  return Promise.all(targets.map((target) => limit(() => one(target))))
}

/** uv wants no dot in the name of a pylock.toml. */
export function uvFile({ id }: Target, format: UvOptions['format']): string {
  return format === 'pylock.toml' ? `pylock.${id.replaceAll('.', '_')}.toml` : `${id}.txt`
}

/** Project to version, of a requirements.txt that uv wrote. */
export async function uvSet(file: string): Promise<ReadonlyMap<string, string>> {
  const found = [...(await readFile(file, 'utf8')).matchAll(/^([\w.-]+)(?:\[[^\]]*\])?==(\S+)/gm)]
  return new Map(found.map(([, name = '', version = '']) => [name.toLowerCase().replaceAll(/[-_.]+/g, '-'), version]))
}
