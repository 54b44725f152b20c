import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { REPLAY } from './folders.ts'

/** What was recorded: texts by folder and name. */
export interface Store {
  /** Undefined when it was never recorded. */
  read(folder: 'pages' | 'metadata', name: string): Promise<Buffer | undefined>
  keep(folder: 'pages' | 'metadata', name: string, content: Uint8Array): Promise<void>
}

export function openStore(): Store {
  return {
    read: (folder, name) => readFile(path.join(REPLAY, folder, name)).catch(() => undefined),
    keep: async (folder, name, content) => {
      const file = path.join(REPLAY, folder, name)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(`${file}.part`, content)
      await rename(`${file}.part`, file)
    },
  }
}

export function digest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
