import type { Resolvers } from '../resolve/resolvers.ts'
import type { Target } from '../targets/target.ts'
import type { FileEntry, ParsedRequirements, Resolution, ResolvedFile, Root, Solved, WantedSdist } from '../worker/messages.ts'
import { SourceRejected } from './build-steps.ts'
import { type Builds, type BuiltWheel, neverFindings, type RejectedSource } from './sources.ts'

interface SourceSettings {
  readonly resolvers: Pick<Resolvers, 'resolve'>
  /** Builds each source that was not built before; undefined with `--sdists never`. */
  readonly build: ((wanted: readonly WantedSdist[]) => Promise<Builds>) | undefined
  /** Called with each solved target, so that its downloads start while others resolve. */
  readonly solved: (resolution: Solved) => void
}

/** A built source may require another source. Longer chains have not been observed. */
const MAX_ROUNDS = 20
const NOTHING: Builds = { wheels: [], rejected: [] }

/**
 * Resolve each target. If the policy allows it, sources without a wheel are built once for all targets, and the targets that need
 * them are resolved again.
 * @throws BundleError as `Resolvers.resolve`
 */
export async function resolveWithSources(
  targets: readonly Target[],
  requirements: ParsedRequirements,
  settings: SourceSettings,
): Promise<readonly Resolution[]> {
  const done = new Map<string, Resolution>()
  let built: Builds = NOTHING
  let open = targets
  for (let round = 0; round < MAX_ROUNDS && open.length > 0; round += 1) {
    const answers = await resolveOnce(open, requirements, built.wheels, settings)
    for (const answer of answers) done.set(answer.target, answer)
    const blocked = answers.filter(({ kind, sdists }) => kind === 'unsolved' || sdists !== undefined)
    const wanted = fresh(blocked, built)
    const more = settings.build === undefined || wanted.length === 0 ? NOTHING : await settings.build(wanted)
    built = { wheels: [...built.wheels, ...more.wheels], rejected: [...built.rejected, ...more.rejected] }
    const ids = new Set(blocked.map(({ target }) => target))
    open = more.wheels.length === 0 ? [] : targets.filter(({ id }) => ids.has(id))
  }
  return targets.flatMap(({ id }) => explained(done.get(id), settings, built.rejected) ?? [])
}

async function resolveOnce(
  targets: readonly Target[],
  requirements: ParsedRequirements,
  wheels: readonly BuiltWheel[],
  { resolvers, solved }: SourceSettings,
): Promise<readonly Resolution[]> {
  const settled = (resolution: Resolution): void => {
    if (resolution.kind === 'solved') solved(withOrigins(resolution, wheels))
  }
  const entries = wheels.map((wheel) => ({ ...wheel.entry, builtFrom: wheel.wanted.url, ...sourceHashOf(wheel) }))
  const answers = await resolvers.resolve({ targets, requirements, wheels: entries, settled })
  return answers.map((answer) => (answer.kind === 'solved' ? withOrigins(answer, wheels) : answer))
}

function sourceHashOf({ built: { sha256 } }: BuiltWheel): Pick<FileEntry, 'sourceSha256'> {
  return sha256 === undefined ? {} : { sourceSha256: sha256 }
}

/** Return the sources that were not built yet, each once. */
function fresh(blocked: readonly Resolution[], { wheels, rejected }: Builds): readonly WantedSdist[] {
  const tried = new Set([...wheels, ...rejected].map(({ wanted }) => wanted.url))
  const wanted = blocked.flatMap(({ sdists = [] }) => sdists).filter(({ url }) => !tried.has(url))
  return [...new Map(wanted.map((one) => [one.url, one])).values()]
}

/** Add the source of each built wheel, for the manifest. */
function withOrigins(solved: Solved, wheels: readonly BuiltWheel[]): Solved {
  const files = solved.files.map((file) => {
    const source = wheels.find(({ entry }) => entry.sha256 === file.sha256)
    if (source === undefined) return file
    const { yanked } = source.wanted // a wheel of a yanked sdist is yanked
    return { ...file, ...(yanked === undefined ? {} : { yanked }), built: source.built }
  })
  return { ...solved, files }
}

/** Add the project names that builds determined to roots without a name. */
export function withBuiltNames(requirements: ParsedRequirements, solved: readonly Solved[]): ParsedRequirements {
  const files = solved.flatMap((one) => one.files)
  const named = (root: Root): Root => {
    const file = root.name === null ? files.find(({ built }) => built?.url === root.url) : undefined
    if (file === undefined) return root
    const extras = root.extras === undefined || root.extras.length === 0 ? '' : `[${root.extras.join(',')}]`
    return { ...root, name: file.project, text: `${file.project}${extras} @ ${root.text}` }
  }
  return { ...requirements, roots: requirements.roots.map(named) }
}

/** Add the results of builds to the findings of an unsolved target. */
function explained(
  answer: Resolution | undefined,
  { build }: Pick<SourceSettings, 'build'>,
  rejected: readonly RejectedSource[],
): Resolution | undefined {
  if (answer?.kind !== 'unsolved') return answer
  if (build === undefined) return answer.findings.length > 0 ? answer : { ...answer, findings: neverFindings(answer) }
  const builds = rejected.filter(({ wanted }) => answer.sdists.some(({ url }) => url === wanted.url)).map(({ finding }) => finding)
  const more = answer.findings.filter(({ kind }) => kind !== 'sdist-only') // python/worker/resolver/explain_unavailable.py: building was allowed
  const findings = [builds, more].find(({ length }) => length > 0)
  return findings === undefined ? answer : { ...answer, findings }
}

interface BuildRequirementsSettings {
  readonly host: Target
  /** Opened for the host's target. */
  readonly resolvers: Resolvers
  /** Fetches wheels. @returns their paths */
  readonly fetch: (files: readonly ResolvedFile[]) => Promise<readonly string[]>
  readonly constraintFiles: readonly string[]
}

/**
 * Resolve and download build requirements for this machine, from wheels only.
 * @returns the paths of the wheels
 * @throws SourceRejected if they cannot be resolved from wheels
 */
export async function buildRequirements(texts: readonly string[], settings: BuildRequirementsSettings): Promise<readonly string[]> {
  const requirementInputs = { packages: texts, requirementFiles: [], constraintFiles: settings.constraintFiles, extras: [], groups: [] }
  const requirements = await settings.resolvers.read({ requirementInputs, folder: '.', allowIndexLines: false, variables: {} })
  const [resolution] = await settings.resolvers.resolve({ targets: [settings.host], requirements, wheels: [], settled: () => undefined })
  if (resolution === undefined || resolution.kind === 'unsolved') {
    const why = resolution?.findings.map(({ message }) => message).join('; ') ?? ''
    throw new SourceRejected(`no compatible wheels for its build requirements on this machine: ${why}`)
  }
  return settings.fetch(resolution.files)
}
