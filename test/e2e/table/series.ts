import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { childEnv } from '../../../scripts/child-env.ts'
import { type BootstrapPip, bootstrapOf } from '../../../src/bundle/bootstrap.ts'
import { knownPythons } from '../../../src/targets/pythons.ts'
import type { FileRow, IndexSpec } from '../../doubles/index.ts'
import { wheels } from '../on-index.ts'

/** Every released Python series. */
export const SERIES = knownPythons().filter(({ released }) => released)

/** An index that answers in JSON or in HTML, a folder of wheels, and pages of links: each has a project of its own with a wheel for every series. */
export const FORMS = ['json', 'folder', 'html', 'pages'] as const

/** Of a bundle for Python 3.8 or 3.9 the pip is on an index: each form has to bring one of them. */
const PIPS = { json: bootstrapPip('3.8'), folder: bootstrapPip('3.9'), html: bootstrapPip('3.9'), pages: bootstrapPip('3.8') } as const

/** The pips that a bundle for all series brings: those of Python 3.8 and 3.9, and the one for all newer series. */
export const SERIES_PIPS = ['3.8', '3.9', '3.10'].map(bootstrapPip)

export function abiOf({ minor, freeThreaded }: (typeof SERIES)[number]): string {
  return `cp3${minor}${freeThreaded ? 't' : ''}`
}

/** The wheels of a form's project. */
export function nativeOf(form: (typeof FORMS)[number]): readonly FileRow[] {
  return wheels(SERIES.map((one) => `cp3${one.minor}-${abiOf(one)}-manylinux_2_28_x86_64`), { name: `native-${form}`, version: '1.0' }) // biome-ignore format: one thought
}

/** The real pips, from the index of this machine, as in other live tests. Any interpreter may fetch them. */
export function downloadPips(python: string, folder: string): void {
  mkdirSync(folder)
  for (const { version } of [PIPS.json, PIPS.html]) {
    const args = ['--no-deps', '--ignore-requires-python', '--no-cache-dir', '--only-binary', ':all:', '--dest', folder, `pip==${version}`]
    execFileSync(python, ['-m', 'pip', 'download', '--quiet', ...args], { env: childEnv(process.env) })
  }
}

/** The indexes for `json`, `html` and `pages`, with the pips of `folder`. */
export function seriesIndexes(folder: string): IndexSpec['indexes'] {
  const filesOf = (form: 'json' | 'html' | 'pages'): readonly FileRow[] => {
    const { version, filename } = PIPS[form]
    return [...nativeOf(form), { name: 'pip', version, filename, file: path.join(folder, filename) }]
  }
  return {
    json: { files: filesOf('json') },
    html: { files: filesOf('html'), format: 'html' },
    pages: { files: filesOf('pages'), format: 'html' },
  }
}

/** The file names in the folder of wheels. */
export const FOLDER_PIP = PIPS.folder.filename

function bootstrapPip(series: string): BootstrapPip {
  const pip = bootstrapOf(series)
  if (pip === undefined) throw new Error(`no pip is known for Python ${series}`)
  return pip
}
