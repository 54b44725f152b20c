import { safeWord } from '../core/text.ts'
import type { Target } from '../targets/target.ts'
import type { UnionEntry } from '../union/union.ts'
import { htmlPage, linkTo } from './html-page.ts'

/** Path in the bundle. */
export function lockPath(id: string): string {
  return `locks/${id}.txt`
}

/** Path in the bundle of the page that lists the wheels of a lock. */
export function lockPagePath(id: string): string {
  return `locks/${id}.html`
}

/**
 * The exact set of one target, for `pip install -r` from any folder: pip 18.1 and newer take `--find-links` relative to
 * this file. One hash an entry: the file that was checked. No `--no-deps`: with hashes a missing dependency is an error.
 * `--find-links` names a page that lists the files of this lock only. In a folder with several wheels of one release pip
 * selects the best tag of the machine before it compares hashes.
 * @throws BundleError integrity, when a name could break out of its line
 * Source: Requirements file format; pip's hash-checking mode.
 */
export function lockText(target: Target, entries: readonly UnionEntry[]): string {
  return [
    `# ${target.id}: exactly what offline-bundle checked for ${target.platform}, ${pythonLabel(target.python)} ${target.python.version}`,
    '--no-index',
    `--find-links ${target.id}.html`,
    '--only-binary :all:',
    ...entries.map(lockLine),
    '',
  ].join('\n')
}

/** The page that a lock's `--find-links` names: links to exactly these wheels, each with its hash. */
export function lockPageText(id: string, wheels: readonly { readonly filename: string; readonly sha256: string }[]): string {
  return htmlPage(`Wheels of ${id}`, [...new Set(wheels.map((wheel) => linkTo('../wheels/', wheel)))].sort())
}

/** What people call it. */
export function pythonLabel({ implementation, freeThreaded }: Pick<Target['python'], 'implementation' | 'freeThreaded'>): string {
  return implementation === 'pp' ? 'PyPy' : freeThreaded ? 'free-threaded Python' : 'Python'
}

/** The marker stands before the hash: after it, every pip drops the marker without a word. */
function lockLine({ project, version, sha256, marker }: UnionEntry): string {
  const condition = marker === undefined ? '' : ` ; ${marker}`
  return `${safeWord(project, 'The project name')}==${safeWord(version, 'The version')}${condition} --hash=sha256:${sha256}`
}
