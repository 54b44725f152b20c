import { plainLine } from '../../core/text.ts'
import { type Contents, MARKS, type Project } from './facts.ts'
import { licenceOf } from './licences.ts'

/** What the page's script reads: one entry for each row, in the order of the rows. */
export interface SearchIndex {
  readonly projects: readonly SearchEntry[]
}

/** Short keys: there may be hundreds. */
interface SearchEntry {
  /** Everything that a search looks at, in lower case. */
  readonly t: string
  /** Marks. */
  readonly m: readonly string[]
  /** `1` for each column that needs it, else `0`. */
  readonly c: string
  readonly l: string
  /** Unit: bytes. */
  readonly b: number
}

export function searchIndexOf({ projects }: Contents): SearchIndex {
  return { projects: projects.map(entryOf) }
}

function entryOf(project: Project): SearchEntry {
  const { name, summary, distinct, wheels, versions, marks, bytes } = project
  const files = wheels.flatMap(({ file }) => [file.path.replace('wheels/', ''), file.sha256])
  const words = [project.project, name, ...distinct, licenceOf(project), summary ?? '', ...files]
  return {
    t: plainLine(words.join(' ')).toLowerCase(),
    m: MARKS.filter((mark) => marks.has(mark)),
    c: versions.map((version) => (version === undefined ? '0' : '1')).join(''),
    l: plainLine(licenceOf(project)),
    b: bytes,
  }
}
