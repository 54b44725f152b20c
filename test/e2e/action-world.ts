import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type FileRow, type RunningIndex, startIndex } from '../doubles/index.ts'
import { type Releases, type ReleasesOptions, startReleases } from '../doubles/releases.ts'
import { type Results, startResults } from '../doubles/results.ts'
import { inFolder } from '../fixtures/folder.ts'
import { runStep, type StepEnded } from '../fixtures/runner.ts'
import { warmCache } from '../fixtures/warm-pip.ts'

export const FILES: readonly FileRow[] = [
  { name: 'alpha', version: '1.0', requires: ['beta'] },
  { name: 'beta', version: '2.0', requires: ['colour; sys_platform == "win32"'] },
  { name: 'colour', version: '0.4' },
]
export const TWO = { platforms: 'windows-x86_64 # the workspaces\nlinux-x86_64-glibc2.28', 'python-versions': '3.12' }
const PLAIN = {
  requirements: 'requirements.txt',
  platforms: 'windows-x86_64',
  'python-versions': '3.12',
  'pip-config': 'none',
  interpreters: 'none',
  prove: 'closure',
  output: 'out',
}
export const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Everything that a step of a job speaks to. */
export interface World {
  readonly index: RunningIndex
  readonly releases: Releases
  readonly results: Results
}

export async function inWorld(
  work: (world: World, folder: string) => Promise<void>,
  { later = [], ...options }: ReleasesOptions & { readonly later?: readonly FileRow[] } = {},
): Promise<void> {
  await using index = await startIndex({ indexes: { a: { files: FILES }, later: { files: later } } })
  await using releases = await startReleases(options)
  await using results = await startResults()
  await inFolder((folder) => work({ index, releases, results }, folder))
}

function workspace(folder: string, requirements: string): void {
  mkdirSync(path.join(folder, 'workspace'), { recursive: true })
  writeFileSync(path.join(folder, 'workspace', 'requirements.txt'), requirements)
}

export interface Given {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly runId?: string
  readonly requirements?: string
  readonly started?: Parameters<typeof runStep>[0]['started']
  /** As a first job finds its machine: without anything of ours. */
  readonly cold?: boolean
}

export async function step({ index, releases, results }: World, folder: string, given: Given = {}): Promise<StepEnded> {
  const { inputs = {}, env = {}, runId = '1', requirements = 'alpha\n', started, cold = false } = given
  const cache = path.join(folder, 'home', '.cache', 'offline-bundle')
  if (!cold && !existsSync(cache)) warmCache(cache)
  workspace(folder, requirements)
  return runStep({
    folder,
    runId,
    inputs: { ...PLAIN, 'index-url': index.simple(), 'github-token': 'token', ...inputs },
    env: { ...results.env, GITHUB_API_URL: releases.url, ...env },
    ...(started === undefined ? {} : { started }),
  })
}

export const ended = ({ code, log }: StepEnded): unknown => ({ code, log: code === 0 ? '' : log })
