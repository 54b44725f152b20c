import { copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { BundleError, errorCode } from '../core/errors.ts'
import { type Sha256, sha256Of } from '../core/names.ts'
import { type Plan, parsePlan, planText } from '../matrix/plan-file.ts'
import { diskFailure } from '../output/disk.ts'
import type { PoolFile } from '../worker/fetcher.ts'
import { makeFolder } from '../worker/files.ts'
import type { ResolvedFile, Solved } from '../worker/messages.ts'

/** A plan as it lies on this disk: plan.json, and in wheels/ what nobody can fetch again. */
interface PlanFolder {
  readonly plan: Plan
  /** Of plan.json. */
  readonly sha256: Sha256
}

/**
 * Makes the folder of a plan, plan.json last: a folder without it is none.
 * @throws BundleError `environment` when the disk refuses
 */
export async function writePlan(folder: string, plan: Plan, files: ReadonlyMap<Sha256, PoolFile>): Promise<void> {
  try {
    await makeFolder(plan.carried.length > 0 ? path.join(folder, 'wheels') : folder)
    for (const { filename, sha256 } of plan.carried) {
      const file = files.get(sha256)
      if (file === undefined) throw new TypeError(`${filename} is not in the pool`)
      await copyFile(file.path, path.join(folder, 'wheels', filename))
    }
    await writeWhole(path.join(folder, 'plan.json'), planText(plan))
  } catch (cause) {
    await rm(path.join(folder, 'wheels'), { recursive: true, force: true }).catch(() => undefined) // the first failure is the one to tell
    throw diskFailure(cause, folder)
  }
}

/** @throws BundleError `usage` where no plan lies, `integrity` for one that is not well-formed */
export async function readPlan(folder: string): Promise<PlanFolder> {
  const file = path.join(folder, 'plan.json')
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const want = 'no plan lies there: download the artifact that holds what plan made'
    throw new BundleError({ kind: 'usage', faults: [{ input: 'plan', given: folder, want }] }, { cause })
  })
  const plan = parsePlan(text, file)
  return { plan, sha256: sha256Of(text) }
}

/** Where each wheel that the plan carries lies here; the fetcher hashes it like any other. */
export function uploadedUrls(folder: string, carried: Plan['carried']): ReadonlyMap<Sha256, string> {
  return new Map(carried.map(({ filename, sha256 }) => [sha256, pathToFileURL(path.resolve(folder, 'wheels', filename)).href]))
}

/** The files of these targets, to be fetched from where they are now. */
export function filesFrom(solved: readonly Solved[], urls: ReadonlyMap<Sha256, string>): readonly ResolvedFile[] {
  return solved.flatMap(({ files }) => files.map((file) => ({ ...file, url: urls.get(file.sha256) ?? file.url })))
}

/**
 * Makes room for a plan or a result. One of a previous job goes: runners of one's own keep their workspace, and an old result
 * would be handed on as this job's.
 * @throws BundleError `usage` where something else lies in it; it need not be there
 */
export async function makeRoom(folder: string, input: 'plan' | 'result'): Promise<void> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') return []
    if (errorCode(cause) === 'ENOTDIR') return ['a file']
    throw diskFailure(cause, folder)
  })
  if (names.length === 0) return
  if (names.includes(`${input}.json`)) return rm(folder, { recursive: true, force: true })
  throw new BundleError({ kind: 'usage', faults: [{ input, given: folder, want: 'give a folder that is not there, or empty' }] })
}

/** A file that is there is whole. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.partial`, text)
  await rename(`${file}.partial`, file)
}
