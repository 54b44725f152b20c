import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url))
export const BENCH = path.join(ROOT, 'bench')
/** Everything that benches leave behind; git does not see it. */
export const KEPT = path.join(ROOT, '.cache', 'bench')
/** Recorded pages and metadata. */
export const REPLAY = path.join(ROOT, '.cache', 'replay')
/** What is measured: the command as users have it. */
export const CLI = path.join(ROOT, 'dist', 'cli.js')
export const VENDOR = path.join(ROOT, 'vendor')

/** The requirements file of a set. */
export function setFile(name: string): string {
  return path.join(BENCH, 'sets', `${name}.txt`)
}
