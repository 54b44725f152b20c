import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url))
export const BENCH = path.join(ROOT, 'bench')
export const VENDOR = path.join(ROOT, 'vendor')
/** The measured command, as users run it. */
export const CLI = path.join(ROOT, 'dist', 'cli.js')
/** Installed tools and temporary files; ignored by Git. */
export const CACHE = path.join(ROOT, '.cache', 'bench')

/** The requirements file of a set in `bench/sets`. */
export function setFile(name: string): string {
  return path.join(BENCH, 'sets', `${name}.txt`)
}

/** Run `work` with a temporary folder on the file system of the checkout, so that bundles can link their wheels. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(CACHE, { recursive: true })
  const folder = await mkdtemp(path.join(CACHE, 'run-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
