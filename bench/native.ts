import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import type { BenchOptions } from './bench.ts'
import { bundleFacts } from './facts.ts'
import { interpreters } from './interpreters.ts'
import { measured, plainEnv } from './measured.ts'
import { bundleFolder, ours } from './offline-bundle.ts'
import { ROOT, setFile, VENDOR } from './folders.ts'

export interface NativeAnswer {
  readonly set: string
  readonly python: string
  /** Undefined: names, versions and files are pip's own. */
  readonly wrong?: string
}

const Report = v.object({
  install: v.array(
    v.object({
      metadata: v.object({ name: v.string(), version: v.string() }),
      download_info: v.object({ archive_info: v.object({ hashes: v.record(v.string(), v.string()) }) }),
    }),
  ),
})

/**
 * What pip chooses in each CPython of this machine, against our bundle for that interpreter as describe.py describes it.
 * The pinned pip runs on 3.10 and newer; older ones are described by themselves and have no pip that is like it.
 */
export async function nativeDifferences(folder: string, { quick, say }: BenchOptions): Promise<readonly NativeAnswer[]> {
  const found = await interpreters()
  const answers: NativeAnswer[] = []
  for (const { path: python, version } of quick ? found.slice(0, 1) : found) {
    const described = path.join(folder, `${version}.json`)
    await mkdir(folder, { recursive: true })
    await writeFile(described, (await measured(python, ['-I', path.join(ROOT, 'python', 'installer', 'describe.py')])).stdout)
    for (const set of quick ? ['keystone'] : ['keystone', 'web60', 'heavy', 'heavy-sklearn']) {
      say(`${set}: ours and native pip, Python ${version}`)
      answers.push(await compare(set, { python, version, described }, path.join(folder, `${version}-${set}`)))
    }
  }
  return answers
}

interface Native {
  readonly python: string
  readonly version: string
  readonly described: string
}

async function compare(set: string, { python, version, described }: Native, folder: string): Promise<NativeAnswer> {
  const report = path.join(folder, 'report.json')
  await mkdir(folder, { recursive: true })
  await ours(['-r', setFile(set), '--target', described, '--no-cache', '--archive', 'none', '--interpreters', 'none', '-o', folder])
  const pip = path.join(VENDOR, 'pip-26.3-py3-none-any.whl', 'pip')
  const how = ['--dry-run', '--ignore-installed', '--only-binary', ':all:', '--no-cache-dir', '--quiet', '--report', report]
  await measured(python, [pip, 'install', ...how, '-r', setFile(set)], { env: plainEnv() })
  const native = v.parse(Report, JSON.parse(await readFile(report, 'utf8')))
  const facts = await bundleFacts(bundleFolder(folder))
  const our = Object.values(facts.targets)[0] ?? {}
  const their = new Map(
    native.install.map(({ metadata, download_info }) => [
      metadata.name.toLowerCase().replaceAll(/[-_.]+/g, '-'),
      [metadata.version, download_info.archive_info.hashes['sha256']],
    ]),
  )
  const names = [...new Set([...Object.keys(our), ...their.keys()])].filter((name) => String(our[name]) !== String(their.get(name)))
  const at = { set, python: `CPython ${version}` }
  if (names.length === 0 && facts.faults.length === 0) return at
  const differing = names.map((name) => `${name} ${our[name] ?? 'absent'} (pip: ${their.get(name) ?? 'absent'})`)
  return { ...at, wrong: `${set}, CPython ${version}: ${[...facts.faults, ...differing].join('; ')}` }
}
