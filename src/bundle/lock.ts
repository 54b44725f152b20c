import type { Target } from '../targets/target.ts'
import type { UnionEntry } from '../union/union.ts'
import { safeWord } from './plain-text.ts'

/** Path in the bundle. */
export function lockPath(id: string): string {
  return `locks/${id}.txt`
}

/**
 * The exact set of one target, for `pip install -r` from any folder: pip 18.1 and newer take `--find-links` relative to
 * this file. One hash an entry: the file that was checked. No `--no-deps`: with hashes a missing dependency is an error.
 * @throws BundleError integrity, when a name could break out of its line
 * Source: Requirements file format; pip's hash-checking mode.
 */
export function lockText(target: Target, entries: readonly UnionEntry[]): string {
  return [
    `# ${target.id}: exactly what offline-bundle checked for ${target.platform}, ${pythonLabel(target.python)} ${target.python.version}`,
    '--no-index',
    '--find-links ../wheels',
    '--only-binary :all:',
    ...entries.map(lockLine),
    '',
  ].join('\n')
}

/** What people call it. */
export function pythonLabel({ implementation, freeThreaded }: Pick<Target['python'], 'implementation' | 'freeThreaded'>): string {
  return implementation === 'pp' ? 'PyPy' : freeThreaded ? 'free-threaded Python' : 'Python'
}

function lockLine({ project, version, sha256 }: UnionEntry): string {
  return `${safeWord(project, 'The project name')}==${safeWord(version, 'The version')} --hash=sha256:${sha256}`
}
