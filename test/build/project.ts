import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import type { BuildSettings } from '../../src/build/build-steps.ts'
import { toProjectName } from '../../src/core/names.ts'
import type { Log } from '../../src/core/ports.ts'
import type { WantedSdist } from '../../src/worker/messages.ts'
import { programsUntil } from '../../src/worker/program.ts'
import { PIP_FOLDER, PYTHON } from '../fixtures/warm-pip.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SILENT: Log = { phase: (_, work) => work(), info: () => {}, notice: () => {}, warning: () => {}, debug: () => {}, progress: () => {} }

/** What a project's own backend (fixtures/backend.py) shall do. */
export interface Project {
  readonly name: string
  readonly version: string
  readonly tag?: string
  /** In METADATA of the built wheel, if it differs. */
  readonly metadataVersion?: string
  readonly requires?: readonly string[]
  readonly asks?: readonly string[]
  readonly code?: string
  readonly pkgInfo?: string
  readonly files?: Readonly<Record<string, string>>
}

export interface Entry {
  readonly name: string
  readonly text?: string
  readonly zeros?: number
  readonly link?: string
  readonly hardlink?: string
}

/** A temporary folder that ends with the test. */
export async function aFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'sdists-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

/** The files of a project that builds itself. */
export async function filesOf({ requires = [], pkgInfo, files = {}, ...backend }: Project): Promise<Record<string, string>> {
  return {
    'pyproject.toml': `[build-system]\nrequires = ${JSON.stringify(requires)}\nbuild-backend = "backend"\nbackend-path = ["_backend"]\n`,
    '_backend/backend.py': await readFile(path.join(ROOT, 'test', 'fixtures', 'backend.py'), 'utf8'),
    '_backend/backend.json': JSON.stringify(backend),
    [`${backend.name}.py`]: 'ANSWER = 42\n',
    'zebra.py': '',
    'ant.py': '',
    ...(pkgInfo === undefined ? {} : { 'PKG-INFO': pkgInfo }),
    ...files,
  }
}

export async function writeProject(folder: string, project: Project): Promise<string> {
  for (const [name, text] of Object.entries(await filesOf(project))) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  return folder
}

/** An sdist (or an archive that only claims to be one) in `folder`. */
export async function writeArchive(folder: string, name: string, entries: readonly Entry[]): Promise<string> {
  const place = path.join(folder, name)
  const { run, python } = await aKit(folder)
  const ran = await run(python, [path.join(ROOT, 'test', 'fixtures', 'make_archive.py')], {
    input: JSON.stringify({ path: place, entries }),
  })
  if (ran.code !== 0) throw new Error(ran.stderr)
  return place
}

export async function writeSdist(folder: string, project: Project, extension = '.tar.gz'): Promise<string> {
  const top = `${project.name}-${project.version}`
  return writeArchiveOf(folder, `${top}${extension}`, top, project)
}

/** An archive of the project with another name or in another folder of it than an sdist has. */
export async function writeArchiveOf(folder: string, name: string, top: string, project: Project): Promise<string> {
  const entries = Object.entries(await filesOf(project)).map(([file, text]) => ({ name: `${top}/${file}`, text }))
  return writeArchive(folder, name, entries)
}

export function wantedOf(place: string, more: Partial<WantedSdist> = {}): WantedSdist {
  return { project: toProjectName('demo'), version: '1.0', url: pathToFileURL(place).href, chain: [], ...more }
}

/** Everything real: this machine's Python, the pinned pip, children. Archives are fetched from where they lie. */
export async function aKit(folder: string, more: Partial<BuildSettings> = {}): Promise<BuildSettings> {
  const { signal } = new AbortController()
  const run = programsUntil(signal)
  return {
    fetch: async (url) => fileURLToPath(url),
    buildRequirements: async (requirements) => {
      throw new Error(`nobody asked for ${requirements.join()}`)
    },
    python: (await PYTHON).path,
    pipFolder: await PIP_FOLDER,
    script: path.join(ROOT, 'python', 'worker', 'build', 'service.py'),
    run,
    log: SILENT,
    workFolder: path.join(folder, 'work'),
    env: process.env,
    signal,
    ...more,
  }
}
