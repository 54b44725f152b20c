import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import type { BundleInput } from '../../src/bundle/contents.ts'
import { OLDEST_EPOCH_SECONDS } from '../../src/core/constants.ts'
import { sha256Of, toProjectName, toTargetId, type WheelName } from '../../src/core/names.ts'
import { crc32 } from '../../src/output/zip.ts'
import type { UnionEntry, UnionFile } from '../../src/resolve/union.ts'
import type { Target } from '../../src/targets/target.ts'
import type { WheelFacts } from '../../src/worker/messages.ts'

/** One wheel of a test bundle and the targets that want it; everything left out is ordinary. */
export interface WheelSpec {
  readonly project: string
  readonly version?: string
  readonly requires?: readonly string[]
  readonly marker?: string
  /** Default: all of them. */
  readonly targets?: readonly string[]
  readonly facts?: Partial<Omit<WheelFacts, 'filename'>> & { readonly filename?: string }
  readonly file?: Partial<UnionFile>
}

export interface InputSpec {
  readonly wheels: readonly WheelSpec[]
  readonly targets?: readonly Target[]
  readonly over?: Partial<BundleInput>
}

/** A bundle input whose wheels really lie in `folder`, installable, made the same way every time. */
export function anInput(folder: string, { wheels, targets = [aTarget()], over = {} }: InputSpec): BundleInput {
  mkdirSync(folder, { recursive: true })
  const made = wheels.map((spec) => makeWheel(folder, spec, targets))
  return {
    name: 'offline-bundle',
    toolVersion: '0.1.0',
    epochSeconds: OLDEST_EPOCH_SECONDS,
    roots: [{ text: 'alpha', name: 'alpha', kind: 'named', url: null, hashes: [], origin: 'argument', editable: false }],
    constraints: [],
    locked: false,
    targets,
    union: {
      files: made.map(({ file }) => file),
      targets: targets.map(({ id }) => ({
        target: id,
        entries: made.filter(({ file }) => file.targets.includes(id)).map(({ entry }) => entry),
      })),
    },
    closure: {
      verdicts: targets.map(({ id, python, machines }) => ({
        target: id,
        complete: true,
        findings: [],
        micros: { from: `${python.series}.0`, to: python.version, except: [] },
        points: [{ python: python.version, machine: machines[0] ?? '' }],
        uncovered: [],
      })),
      wheels: new Map(made.map(({ facts }) => [facts.sha256, facts])),
    },
    pool: new Map(made.map(({ file, path: at }) => [file.sha256, { path: at }])),
    installer: 'print("install")\n',
    bootstrap: [],
    ...over,
  }
}

/** `cp311-linux-x86_64-glibc2.28` with what is given in place of its parts. */
export function aTarget(over: Partial<Target> = {}, markers: Partial<Target['markers']> = {}): Target {
  const python = over.python ?? { implementation: 'cp', version: '3.11.9', series: '3.11', freeThreaded: false }
  return {
    id: toTargetId('cp311-linux-x86_64-glibc2.28'),
    platform: 'linux-x86_64-glibc2.28',
    system: { os: 'linux', machine: 'x86_64', libc: 'glibc', minimum: [2, 28] },
    python,
    abis: [`cp${python.series.replace('.', '')}`],
    platformTags: ['manylinux_2_28_x86_64', 'linux_x86_64'],
    machines: ['x86_64'],
    microVersions: [python.version],
    ...over,
    markers: {
      implementation_name: 'cpython',
      implementation_version: python.version,
      os_name: 'posix',
      platform_machine: 'x86_64',
      platform_python_implementation: 'CPython',
      platform_release: '5.15',
      platform_system: 'Linux',
      platform_version: '1',
      python_full_version: python.version,
      python_version: python.series,
      sys_platform: 'linux',
      ...markers,
    },
  }
}

interface Made {
  readonly file: UnionFile
  readonly entry: UnionEntry
  readonly facts: WheelFacts
  readonly path: string
}

function makeWheel(folder: string, spec: WheelSpec, targets: readonly Target[]): Made {
  const { project, version = '1.0', requires = [] } = spec
  const stem = `${project.replaceAll('-', '_')}-${version}`
  const filename = (spec.facts?.filename ?? `${stem}-py3-none-any.whl`) as WheelName
  const bytes = wheelBytes(stem, project, version, requires)
  const at = path.join(folder, filename)
  writeFileSync(at, bytes)
  const sha256 = sha256Of(bytes)
  const wanted = spec.targets?.map(toTargetId) ?? targets.map(({ id }) => id)
  return {
    path: at,
    file: {
      filename, sha256, project: toProjectName(project), version, url: `https://index.example/files/${filename}`, targets: wanted, ...spec.file,
    }, // biome-ignore format: a value
    entry: {
      project: toProjectName(project),
      version,
      sha256,
      ...(spec.marker === undefined ? {} : { marker: spec.marker }),
      requested: true,
      extras: [],
      requiredBy: [],
    },
    facts: {
      sha256, bytes: bytes.length, project: toProjectName(project), name: project, version, requiresDist: requires,
      providesExtra: [], licenseClassifiers: [], topLevel: [], consoleScripts: [], unpackedBytes: 1, findings: [], ...spec.facts, filename,
    }, // biome-ignore format: a value
  }
}

/** Stored members with a fixed time, so that hashes in tests stand still. */
function wheelBytes(stem: string, project: string, version: string, requires: readonly string[]): Buffer {
  const meta = `${stem}.dist-info`
  const files: [string, string][] = [
    [`${stem.split('-')[0]}.py`, 'x = 1\n'],
    [
      `${meta}/METADATA`,
      `Metadata-Version: 2.1\nName: ${project}\nVersion: ${version}\n${requires.map((line) => `Requires-Dist: ${line}\n`).join('')}`,
    ],
    [`${meta}/WHEEL`, 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n'],
  ]
  const record = [...files.map(([name, text]) => `${name},sha256=${base64(sha256Of(text))},${text.length}`), `${meta}/RECORD,,`, ''].join(
    '\n',
  )
  return zipBytes([...files, [`${meta}/RECORD`, record]])
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64url')
}

function zipBytes(files: readonly [string, string][]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, text] of files) {
    const packed = deflateRawSync(text, { level: 0 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(33, 8)
    common.writeUInt32LE(crc32(Buffer.from(text), 0), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(text.length, 18)
    common.writeUInt16LE(name.length, 22)
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, Buffer.from(name)]))
    local.push(head)
    at += head.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end])
}
