import { parseWheelName, type Sha256, sha256Of, toProjectName, toTargetId } from '../../src/core/names.ts'
import type { Union, UnionFile } from '../../src/resolve/union.ts'
import type { WheelFacts } from '../../src/worker/messages.ts'

/** A wheel of a union: by default of alpha 1.0, for one target. */
export interface Wanted {
  readonly project?: string
  readonly version?: string
  readonly tag?: string
  readonly yanked?: string
  readonly uploadTime?: string
  readonly targets?: readonly string[]
  readonly facts?: Partial<WheelFacts>
}

export interface Together {
  readonly union: Union
  readonly wheels: ReadonlyMap<Sha256, WheelFacts>
}

export function together(...wanted: readonly Wanted[]): Together {
  const files = wanted.map(fileOf)
  const targets = [...new Set(files.flatMap((file) => file.targets))].map((target) => ({ target, entries: [] }))
  const wheels = new Map(files.map((file, at) => [file.sha256, factsOf(file, wanted[at]?.facts ?? {})]))
  return { union: { files, targets }, wheels }
}

function fileOf({
  project = 'alpha',
  version = '1.0',
  tag = 'py3-none-any',
  yanked,
  uploadTime,
  targets = ['cp312-windows-x86_64'],
}: Wanted): UnionFile {
  const filename = parseWheelName(`${project.replaceAll('-', '_')}-${version}-${tag}.whl`)
  if (filename === undefined) throw new TypeError('no wheel')
  return {
    filename,
    sha256: sha256Of(filename),
    project: toProjectName(project),
    version,
    url: `https://files.example/${filename}`,
    ...(yanked === undefined ? {} : { yanked }),
    ...(uploadTime === undefined ? {} : { uploadTime }),
    targets: targets.map(toTargetId),
  }
}

function factsOf({ sha256, filename, project, version }: UnionFile, facts: Partial<WheelFacts>): WheelFacts {
  return {
    sha256,
    filename,
    bytes: 1,
    project,
    name: project,
    version,
    requiresDist: [],
    providesExtra: [],
    licenseClassifiers: [],
    topLevel: [],
    consoleScripts: [],
    unpackedBytes: 1,
    findings: [],
    ...facts,
  }
}
