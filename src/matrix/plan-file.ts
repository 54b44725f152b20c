import { copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { VERSION } from '../core/constants.ts'
import { BundleError, errorCode } from '../core/errors.ts'
import { documentText, parseDocument } from '../core/json.ts'
import { type Sha256, sha256Of } from '../core/names.ts'
import { PROOF_LEVELS } from '../core/proof-levels.ts'
import { type Infer, project, sha256, wheelName } from '../core/schemas.ts'
import { credentialsIn, maskSecrets, portableUrl } from '../core/text.ts'
import type { PlanRequest } from '../options/matrix-requests.ts'
import { TargetSchema } from '../targets/target.ts'
import type { PoolFile } from '../worker/fetcher.ts'
import { diskFailure, makeFolder } from '../worker/files.ts'
import { type ParsedRequirements, ParsedRequirementsSchema, type ResolvedFile, type Solved, SolvedSchema } from '../worker/messages.ts'
import { type AnnouncedMetadata, AnnouncedMetadataSchema } from '../worker/protocol.ts'
import { type ProveJob, ProveJobSchema, UnprovedSchema } from './job-matrix.ts'

const AnnouncedFile = v.strictObject({ url: v.string(), ...AnnouncedMetadataSchema.entries })

const FORMAT = 2

/**
 * plan.json: the resolutions and jobs of a matrix run. It contains no credentials and no times: the same inputs and indexes give the
 * same bytes, so that results of a previous attempt remain valid.
 */
const PlanSchema = v.strictObject({
  format: v.literal(FORMAT),
  tool: v.strictObject({ name: v.literal('offline-bundle'), version: v.string() }),
  inputs: sha256,
  targets: v.array(TargetSchema),
  requirements: v.omit(ParsedRequirementsSchema, ['logins']),
  resolutions: v.array(SolvedSchema),
  announced: v.array(AnnouncedFile),
  uploadedFiles: v.array(v.strictObject({ filename: wheelName, sha256 })),
  prove: v.exactOptional(v.picklist(PROOF_LEVELS)),
  proveExcept: v.exactOptional(v.array(project)),
  jobs: v.array(ProveJobSchema),
  unproved: v.array(UnprovedSchema),
})

export type Plan = Infer<typeof PlanSchema>

/** Hash the inputs and the requirements read from them, without credentials. */
export function inputsDigest(
  { requirementInputs, targets, indexes, sdists }: PlanRequest,
  { logins, ...requirements }: ParsedRequirements,
): Sha256 {
  return sha256Of(maskSecrets(JSON.stringify({ requirementInputs, targets, indexes, sdists, requirements })))
}

interface PlanFacts extends Pick<Plan, 'inputs' | 'targets' | 'prove' | 'proveExcept' | 'jobs' | 'unproved'> {
  readonly requirements: ParsedRequirements
  readonly solved: readonly Solved[]
  /** By URL. */
  readonly announced: ReadonlyMap<string, AnnouncedMetadata>
  readonly uploadedFiles: readonly ResolvedFile[]
}

/** Build the plan. Announced metadata is kept only for the selected files that come from an index. @throws ValiError on a bug */
export function toPlan({ requirements: { logins, ...requirements }, solved, announced, uploadedFiles, ...rest }: PlanFacts): Plan {
  const own = solved.flatMap(({ files }) => files.filter(({ built }) => built === undefined))
  const urls = [...new Set(own.map(({ url }) => url))].sort()
  const plan = {
    format: FORMAT,
    tool: { name: 'offline-bundle', version: VERSION },
    ...rest,
    requirements,
    resolutions: solved.map(({ kind, target, files }) => ({
      kind,
      target,
      files: files.map((file) => (file.built === undefined ? file : { ...file, url: portableUrl(file.url) })), // its folder is temporary
    })),
    announced: urls.flatMap((url) => {
      const metadata = announced.get(url)
      return metadata === undefined ? [] : [{ url, ...metadata }]
    }),
    uploadedFiles: uploadedFiles.map(({ filename, sha256 }) => ({ filename, sha256 })),
  }
  return v.parse(PlanSchema, plan)
}

/** Find a job by its name. @throws BundleError `usage` that lists the jobs of the plan */
export function findJob(name: string, { jobs }: Plan): ProveJob {
  const job = jobs.find((one) => one.name === name)
  if (job !== undefined) return job
  const names = jobs.length === 0 ? 'none' : jobs.map((one) => one.name).join(', ')
  throw new BundleError({
    kind: 'usage',
    faults: [{ input: 'job', actual: name, expected: `the plan has no such job; its jobs are: ${names}` }],
  })
}

const hint = 'Use one commit for plan, prove and merge, and the plan of this workflow run.'
const PLAN = { noun: 'a plan', format: FORMAT, schema: PlanSchema, hint, otherFormat: hint } as const

/** Parse plan.json. @throws BundleError `integrity` if it is not a plan, or a plan of another version of offline-bundle */
export function parsePlan(text: string, where: string): Plan {
  const plan = parseDocument(PLAN, text, where)
  const { version } = plan.tool
  if (version === VERSION) return plan
  throw new BundleError({ kind: 'integrity', what: `${where} was made by offline-bundle ${version}, but this is ${VERSION}`, hint })
}

/**
 * The files that other jobs cannot download: built or local files, and files that need credentials from requirements files or
 * find-links URLs, since a plan contains no credentials.
 */
export function uploadedFiles(
  solved: readonly Solved[],
  { logins = [] }: ParsedRequirements,
  findLinks: readonly string[],
): readonly ResolvedFile[] {
  const pages = findLinks.filter((url) => credentialsIn(url).length > 0)
  const closed = new Set([...logins.map(({ url }) => url), ...pages].map(originOf))
  const files = new Map(solved.flatMap((one) => one.files).map((file) => [file.sha256, file]))
  return [...files.values()].filter(({ url }) => /^file:/i.test(url) || closed.has(originOf(url)))
}

/** Scheme and host, or the whole text without them. */
function originOf(url: string): string {
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url) ?? []
  return host === undefined ? url : `${scheme}://${host}`.toLowerCase()
}

/** A plan that was read from a folder. */
interface PlanFolder {
  readonly plan: Plan
  /** Of plan.json. */
  readonly sha256: Sha256
}

/**
 * Write the folder of a plan: wheels/ with the uploaded files, then plan.json.
 * @throws BundleError `environment` for disk errors
 */
export async function writePlan(folder: string, plan: Plan, files: ReadonlyMap<Sha256, PoolFile>): Promise<void> {
  try {
    await makeFolder(plan.uploadedFiles.length > 0 ? path.join(folder, 'wheels') : folder)
    for (const { filename, sha256 } of plan.uploadedFiles) {
      const file = files.get(sha256)
      if (file === undefined) throw new TypeError(`${filename} is not in the pool`)
      await copyFile(file.path, path.join(folder, 'wheels', filename))
    }
    await writeWhole(path.join(folder, 'plan.json'), documentText(plan))
  } catch (cause) {
    await rm(path.join(folder, 'wheels'), { recursive: true, force: true }).catch(() => undefined) // the first failure is the one to report
    throw diskFailure(cause, folder)
  }
}

/** Read a plan folder. @throws BundleError `usage` without plan.json, `integrity` if it is not valid */
export async function readPlan(folder: string): Promise<PlanFolder> {
  const file = path.join(folder, 'plan.json')
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const expected = 'contains no plan.json: download the artifact of the plan job'
    throw new BundleError({ kind: 'usage', faults: [{ input: 'plan', actual: folder, expected }] }, { cause })
  })
  return { plan: parsePlan(text, file), sha256: sha256Of(text) }
}

/** The file URLs of the wheels in a plan folder, by sha256. */
export function uploadedUrls(folder: string, uploadedFiles: Plan['uploadedFiles']): ReadonlyMap<Sha256, string> {
  return new Map(uploadedFiles.map(({ filename, sha256 }) => [sha256, pathToFileURL(path.resolve(folder, 'wheels', filename)).href]))
}

/** All files of these resolutions, with the URLs of uploaded ones replaced. */
export function filesFrom(solved: readonly Solved[], urls: ReadonlyMap<Sha256, string>): readonly ResolvedFile[] {
  return solved.flatMap(({ files }) => files.map((file) => ({ ...file, url: urls.get(file.sha256) ?? file.url })))
}

/**
 * Prepare the folder of a plan or a result, which need not exist. One of a previous job is removed: self-hosted runners keep their
 * workspace, and an old result would be uploaded as the result of this job.
 * @throws BundleError `usage` if the folder contains something else
 */
export async function makeRoom(folder: string, input: 'plan' | 'result'): Promise<void> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') return []
    if (errorCode(cause) === 'ENOTDIR') return ['a file']
    throw diskFailure(cause, folder)
  })
  if (names.length === 0) return
  if (names.includes(`${input}.json`)) return rm(folder, { recursive: true, force: true })
  throw new BundleError({ kind: 'usage', faults: [{ input, actual: folder, expected: 'choose a folder that is empty or does not exist' }] })
}

/** Write a file atomically. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.partial`, text)
  await rename(`${file}.partial`, file)
}
