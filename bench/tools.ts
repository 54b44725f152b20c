import { access, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pLimit from 'p-limit'
import { toProjectName } from '../src/core/names.ts'
import type { Target } from '../src/targets/target.ts'
import { CACHE } from './folders.ts'
import { uvOptions } from './matrix.ts'
import { type Cost, measured, plainEnv } from './measured.ts'

/** Pinned, so that two runs of a benchmark compare the same tools. */
export const TOOL_VERSIONS = ['uv==0.13.9', 'pip==26.3', 'packaging==26.3', 'urllib3==2.8.0'] as const

export interface Tools {
  readonly uv: string
  /** An interpreter with the pinned pip, packaging and urllib3. */
  readonly python: string
}

/** Install the tools from the index that pip is configured for, once. */
export async function openTools(): Promise<Tools> {
  const folder = path.join(CACHE, `tools-${TOOL_VERSIONS.join('-').replaceAll(/[^\w.-]/g, '')}`)
  const python = path.join(folder, 'bin', 'python')
  const tools = { uv: path.join(folder, 'bin', 'uv'), python }
  const isInstalled = await access(tools.uv).then(
    () => true,
    () => false,
  )
  if (isInstalled) return tools
  await measured('python3', ['-m', 'venv', '--clear', folder])
  await measured(python, ['-m', 'pip', 'install', '--quiet', ...TOOL_VERSIONS])
  return tools
}

/** URL of the index that pip is configured for. */
export async function configuredIndex({ python }: Tools): Promise<string> {
  const { stdout } = await measured(python, ['-m', 'pip', 'config', 'list'])
  const [, url] = /(?:^|[.:])index-url='([^']+)'/m.exec(stdout) ?? []
  return url ?? (await measured(python, ['-c', 'from pip._internal.models.index import PyPI; print(PyPI.simple_url)'])).stdout.trim()
}

export interface UvSettings {
  readonly requirements: string
  readonly cache: string
  /** Folder for the results, one file per target. */
  readonly out: string
  readonly format: 'requirements.txt' | 'pylock.toml'
  readonly indexUrl?: string
}

/** `file` is undefined if uv finds no solution. */
export type UvResult = { readonly target: Target; readonly file: string | undefined }

/**
 * Run `uv pip compile` for each target, two at a time with a shared cache.
 * @throws Error if uv fails for another reason than a missing solution
 */
export async function uvCompile(
  targets: readonly Target[],
  { uv, python }: Tools,
  { requirements, cache, out, format, indexUrl }: UvSettings,
): Promise<Cost & { readonly results: readonly UvResult[] }> {
  await mkdir(out, { recursive: true })
  const began = performance.now()
  let cpuSeconds = 0
  const compile = async (target: Target): Promise<UvResult> => {
    const file = path.join(out, uvFile(target, format))
    const output = ['--no-header', '--no-annotate', '--format', format, '--output-file', file]
    // Without --python, uv looks for the exact micro version and tries to download it.
    const sources = ['--only-binary', ':all:', '--python', python, ...(indexUrl === undefined ? [] : ['--index-url', indexUrl])]
    const args = ['pip', 'compile', '--quiet', '--no-config', ...output, ...sources, ...uvOptions(target), requirements]
    const env = plainEnv({ UV_CACHE_DIR: cache, UV_PYTHON_DOWNLOADS: 'never', MACOSX_DEPLOYMENT_TARGET: '14.0' })
    const ran = await measured(uv, args, { env, codes: [0, 1] })
    cpuSeconds += ran.cpuSeconds
    if (ran.exitCode === 0) return { target, file }
    if (/No solution found/.test(ran.stderr)) return { target, file: undefined }
    throw new Error(`uv failed for ${target.id}:\n${ran.stderr.slice(-2000)}`)
  }
  const limit = pLimit(2)
  const results = await Promise.all(targets.map((target) => limit(() => compile(target))))
  return { results, cpuSeconds, wallSeconds: (performance.now() - began) / 1000 }
}

/** uv requires a pylock.toml name without dots. */
export function uvFile({ id }: Target, format: UvSettings['format']): string {
  return format === 'pylock.toml' ? `pylock.${id.replaceAll('.', '_')}.toml` : `${id}.txt`
}

/** Project to version, from a requirements.txt of uv. */
export async function uvVersions(file: string): Promise<ReadonlyMap<string, string>> {
  const found = [...(await readFile(file, 'utf8')).matchAll(/^([\w.-]+)(?:\[[^\]]*\])?==(\S+)/gm)]
  return new Map(found.map(([, name = '', version = '']) => [toProjectName(name), version]))
}
