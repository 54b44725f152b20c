import type { Env } from '../core/ports.ts'
import type { IndexSettings } from '../inputs/request.ts'
import type { PlanRequest } from '../inputs/stations.ts'
import type { Building } from '../matrix/plan.ts'
import { promisedSources } from '../matrix/promises.ts'
import type { Solved } from '../resolve/resolution.ts'
import type { Resolvers } from '../resolve/resolvers.ts'
import type { Door } from '../worker/door.ts'
import type { SourceFile } from './plan-folder.ts'
import { fetchSource } from './sources.ts'

/** The sdists that legs are to build, each once. They were fetched to be tried here: nothing is asked for twice. */
export async function promisedArchives(solved: readonly Solved[], door: Pick<Door, 'file'>): Promise<readonly SourceFile[]> {
  const archives: SourceFile[] = []
  for (const promise of promisedSources(solved)) {
    archives.push({ promise, path: await fetchSource(promise.url, { sha256: promise.sha256 }, door) })
  }
  return archives
}

/** What legs have to know of this request to make the environments of their builds as the plan would. */
export async function buildingOf(request: PlanRequest, resolvers: Pick<Resolvers, 'read'>, env: Env): Promise<Building> {
  const { pre, order, uploadedPriorTo, allowIndexLines } = request.indexes
  // The reader wants something to be asked for; what is kept of its answer are the constraints.
  const asked = { packages: ['pip'], requirementFiles: [], constraintFiles: request.buildConstraints, extras: [], groups: [] }
  const read = request.buildConstraints.length === 0 ? undefined : await resolvers.read(asked, { folder: '.', allowIndexLines, variables: env }) // biome-ignore format: one thought
  return { constraints: read?.constraints ?? [], pre, order, ...(uploadedPriorTo === undefined ? {} : { uploadedPriorTo }) }
}

/** The indexes of a leg, looked at as the plan looked at its own. */
export function indexesAsPlanned(own: IndexSettings, building: Building | undefined): IndexSettings {
  if (building === undefined) return own
  const { pre, order, uploadedPriorTo } = building
  return { ...own, pre, order, ...(uploadedPriorTo === undefined ? {} : { uploadedPriorTo }) }
}
