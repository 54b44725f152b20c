import { access } from 'node:fs/promises'
import path from 'node:path'
import { measured } from './measured.ts'
import { KEPT } from './folders.ts'

/** What others' commands come from; pinned, so that two runs of a bench compare the same things. */
const PINNED = ['uv==0.13.9', 'pip==26.3', 'packaging==26.3', 'urllib3==2.8.0'] as const

export interface Tools {
  readonly uv: string
  /** An interpreter with the pinned pip, packaging and urllib3. */
  readonly python: string
  /** As written in the results. */
  readonly versions: readonly string[]
}

/** Installs them once, from the index that pip is set up for, into a folder that git does not see. */
export async function openTools(): Promise<Tools> {
  const folder = path.join(KEPT, `tools-${PINNED.join('-').replaceAll(/[^\w.-]/g, '')}`)
  const python = path.join(folder, 'bin', 'python')
  const tools = { uv: path.join(folder, 'bin', 'uv'), python, versions: PINNED }
  const ready = await access(tools.uv).then(
    () => true,
    () => false,
  )
  if (ready) return tools
  await measured('python3', ['-m', 'venv', '--clear', folder])
  await measured(python, ['-m', 'pip', 'install', '--quiet', ...PINNED])
  return tools
}
