import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { KEPT } from './folders.ts'

/** A folder for one bench, on the disk of the checkout: bundles link their wheels there. Gone afterwards. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(KEPT, { recursive: true })
  const folder = await mkdtemp(path.join(KEPT, 'run-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
