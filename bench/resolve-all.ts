/** The resolve phase alone, `node resolve-all.ts TARGETS.json REQUIREMENTS INDEX CACHE|- JOBS OUT.json`. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BundleError } from '../src/core/errors.ts'
import type { Ports } from '../src/core/ports.ts'
import { openResolvers } from '../src/resolve/resolvers.ts'
import type { Target } from '../src/targets/target.ts'
import { openFetcher } from '../src/worker/fetcher.ts'
import { programsUntil } from '../src/worker/program.ts'
import { openPythonRuntime } from '../src/worker/python.ts'
import { CACHE, ROOT, VENDOR } from './folders.ts'

const [list = '', requirements = '', indexUrl = '', cache = '-', jobs = '2', out = ''] = process.argv.slice(2)
const { signal } = new AbortController()
const say = (line: string): void => void process.stderr.write(`${line}\n`)
const log: Ports['log'] = {
  phase: (_, work) => work(),
  info: say,
  notice: say,
  warning: say,
  debug: () => undefined,
  progress: () => undefined,
}
const ports: Ports = {
  log,
  clock: { now: () => new Date(), seconds: () => performance.now() / 1000 },
  run: programsUntil(signal),
  env: process.env,
  signal,
  assets: { python: path.join(ROOT, 'python'), vendor: VENDOR, report: '' },
}
const folder = await mkdtemp(path.join(tmpdir(), 'resolve-all-'))
const [poolFolder, runFolder] = [path.join(folder, 'pool'), path.join(folder, 'run')]
await Promise.all([mkdir(poolFolder), mkdir(runFolder)])
const targets = toTargets(await readFile(list, 'utf8'))
const pythonRuntime = await openPythonRuntime(ports, path.join(CACHE, 'pip'))
const indexes = {
  indexUrl,
  extraIndexUrls: [],
  indexFor: [],
  indexStrategy: 'unique' as const,
  findLinks: [],
  pipConfig: 'none' as const,
  pre: false,
  ignoredErrorCodes: [],
  allowIndexLines: false,
}
const opening = openFetcher(
  { indexes, cacheFolder: cache === '-' ? null : cache, poolFolder, runFolder, downloads: 16 },
  { start: () => pythonRuntime.start('fetcher'), notice: say },
)
const settings = { pre: false, uploadedPriorTo: null, indexStrategy: 'unique' as const, allowIndexLines: false }
const resolvers = await openResolvers({
  start: () => pythonRuntime.start('resolver', async (op, args) => (await opening).answer(op, args)),
  jobs: Math.min(Number(jobs), targets.length),
  opening: { targets, settings, runFolder },
  log,
})
try {
  const requirementInputs = { packages: [], requirementFiles: [requirements], constraintFiles: [], extras: [], groups: [] }
  const parsed = await resolvers.read({ requirementInputs, folder: '.', allowIndexLines: false, variables: {} })
  const resolutions = await resolvers.resolve({ targets, requirements: parsed, wheels: [], settled: () => undefined })
  const answers = resolutions.map((one) => {
    if (one.kind !== 'solved') throw new BundleError({ kind: 'bug', what: `${one.target} has no solution` })
    return [one.target, one.files.map(({ project, version, url, sha256 }) => [project, version, url, sha256]).sort()] as const
  })
  await writeFile(out, JSON.stringify(Object.fromEntries(answers)))
} finally {
  await resolvers.close()
  await (await opening).close()
  await rm(folder, { recursive: true, force: true })
}

/** Written by resolve.ts. */
function toTargets(text: string): readonly Target[] {
  return JSON.parse(text) as readonly Target[]
}
