import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { VERSION } from '../../src/core/constants.ts'
import { BundleError } from '../../src/core/errors.ts'
import { documentText } from '../../src/core/json.ts'
import { toProjectName, toTargetId } from '../../src/core/names.ts'
import { type Plan, parsePlan } from '../../src/matrix/plan-file.ts'
import { type ProveResult, parseProveResult } from '../../src/matrix/result-file.ts'
import { DIGESTS, PROJECTS as NAMES, TARGET_FIELDS } from './bundle.ts'
import { type Law, law, outcomeOf } from './law.ts'
import { anyText, bent, harmed } from './texts.ts'

const some = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(values, { maxLength: 2 })
const TEXTS = some(anyText(4))
/** As readers spell them: a plan and a result hold nothing else. */
const [IDS, PROJECTS] = [TARGET_FIELDS.id.map(toTargetId), NAMES.map(toProjectName)]
const WHEELS = fc.constantFrom('alpha-1.0-py3-none-any.whl', 'beta_c-2.0+local.1-1-cp312-abi3-win_amd64.whl')
const LEVELS = fc.constantFrom('closure', 'dry-run', 'installed', 'imported')
const [HASHES, YES] = [fc.dictionary(fc.constantFrom('sha256', 'md5', 'sha512'), anyText(4), { maxKeys: 2 }), fc.boolean()]

/** Keys that may be missing. */
const record = <T>(needed: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }, free: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> =>
  fc.tuple(fc.record(needed), fc.record(free, { requiredKeys: [] })).map((both) => ({ ...both[0], ...both[1] })) // biome-ignore format: a signature

const FINDINGS = record(
  { kind: fc.constantFrom('no-wheel', 'zip', 'install'), severity: fc.constant('error'), message: anyText() },
  { hint: anyText(4), project: PROJECTS, version: anyText(4), origin: anyText(4), chain: TEXTS },
)
const BUILT = record(
  { kind: fc.constantFrom('sdist', 'vcs', 'folder'), url: anyText(8), staticMetadata: YES, backend: anyText(4), python: anyText(4) },
  { sha256: DIGESTS, revision: anyText(4), buildRequirements: TEXTS },
)
const FILES = record(
  {
    project: PROJECTS,
    version: anyText(4),
    filename: WHEELS,
    url: anyText(8),
    sha256: DIGESTS,
    requested: YES,
    extras: TEXTS,
    requiredBy: some(PROJECTS),
  },
  { bytes: fc.nat(), yanked: anyText(4), uploadTime: anyText(4), built: BUILT },
)
const LOCKED = record(
  { project: anyText(4), version: anyText(4), filename: anyText(4), url: anyText(8), hashes: HASHES },
  {
    sha256: anyText(4),
    bytes: fc.nat(),
    requiresPython: anyText(4),
    yanked: anyText(4),
    uploadTime: anyText(4),
    metadata: record({}, { sha256: anyText(4) }),
    index: anyText(4),
  },
)
const ROOTS = record(
  {
    text: anyText(),
    name: fc.option(anyText(4)),
    kind: fc.constantFrom('named', 'wheel', 'sdist', 'vcs', 'folder', 'url'),
    url: fc.option(anyText(8)),
    hashes: TEXTS,
    origin: anyText(4),
    editable: YES,
  },
  { locked: some(LOCKED), lockedSdist: LOCKED, marker: anyText(), extras: TEXTS },
)
const READINGS = record(
  { roots: some(ROOTS), constraints: some(ROOTS), locked: YES },
  {
    pre: YES,
    requireHashes: YES,
    bounds: some(fc.record({ origin: anyText(4), requiresPython: fc.option(anyText(4)), environments: TEXTS })),
    indexLines: some(fc.record({ kind: anyText(4), url: anyText(8) })),
  },
)
const PROVE_JOBS = fc.record({
  name: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,6}$/),
  targets: some(IDS),
  runsOn: TEXTS,
  pythons: TEXTS,
  architecture: anyText(4),
})

/** plan.json and result.json as `plan` and `job` write them; the generators spell what the schemas spell. */
const PLANS = record(
  {
    format: fc.constant(2),
    tool: fc.constant({ name: 'offline-bundle', version: VERSION }),
    inputs: DIGESTS,
    targets: some(fc.record({ ...TARGET_FIELDS, id: IDS })),
    requirements: READINGS,
    resolutions: some(fc.record({ kind: fc.constant('solved'), target: IDS, files: some(FILES) })),
    announced: some(
      fc.record({ url: anyText(8), index: anyText(4), requiresPython: fc.option(anyText(4)), providesExtra: TEXTS, requiresDist: TEXTS }),
    ),
    uploadedFiles: some(fc.record({ filename: WHEELS, sha256: DIGESTS })),
    jobs: some(PROVE_JOBS),
    unproved: some(fc.record({ target: IDS, because: anyText() })),
  },
  { prove: LEVELS },
).map(toPlan)

const CHECKS = record(
  { level: LEVELS, passed: YES, by: anyText(4), findings: some(FINDINGS) },
  { python: anyText(4), system: anyText(4), how: fc.constantFrom('native', 'emulated') },
)
const MICROS = fc.record({
  from: anyText(4),
  to: anyText(4),
  except: some(fc.record({ from: anyText(4), to: anyText(4), because: anyText() })),
})
const VERDICTS = fc.record({
  target: IDS,
  level: fc.oneof(LEVELS, fc.constant('none')),
  checks: some(CHECKS),
  findings: some(FINDINGS),
  micros: MICROS,
})
const PARTS = record({
  format: fc.constant(1), inputs: DIGESTS, plan: DIGESTS, job: anyText(6), tools: fc.record({ offlineBundle: anyText(4), node: anyText(4), python: anyText(4), pip: anyText(4) }), host: anyText(6),
  verdicts: some(VERDICTS), files: some(fc.record({ filename: WHEELS, sha256: DIGESTS })),
}, {}).map(toProveResult) // biome-ignore format: values

function toPlan(value: unknown): Plan {
  return value as Plan
}

function toProveResult(value: unknown): ProveResult {
  return value as ProveResult
}

/** The value, or a failure that says which file is none. */
function isReadOrRejected(work: () => unknown, where: string): boolean {
  const read = outcomeOf(work)
  if ('value' in read) return true
  return read.error instanceof BundleError && read.error.failure.kind === 'integrity' && read.error.message.includes(where)
}

/** A key that every object has, in place of those of a root. */
const ODD_PLAN =
  '{"format":2,"tool":{"name":"offline-bundle","version":"0.1.0"},"inputs":"0aa000aa0aa0a000aa0000a00aaa00a0000a000a00aa00a0aaaaaa00aaa000aa","targets":[],"requirements":{"roots":[],"constraints":[{"toString":""}],"locked":false},"resolutions":[],"announced":[],"uploadedFiles":[],"jobs":[],"unproved":[],"prove":"closure"}'

export const MATRIX_LAWS: readonly Law[] = [
  law('parse(print(plan)) = plan', PLANS, (plan) => isDeepStrictEqual(parsePlan(documentText(plan), 'p'), JSON.parse(documentText(plan)))),
  law('any plan is one, or an integrity failure that names it', fc.oneof(harmed(PLANS).map((value) => JSON.stringify(value) ?? ''), bent(PLANS.map(documentText)), anyText()), (text) =>
    isReadOrRejected(() => parsePlan(text, 'box/plan.json'), 'box/plan.json'), [ODD_PLAN]),
  law('parse(print(result)) = result', PARTS, (result) => isDeepStrictEqual(parseProveResult(documentText(result), 'p'), JSON.parse(documentText(result)))),
  law('any result is one, or an integrity failure that names it', fc.oneof(harmed(PARTS).map((value) => JSON.stringify(value) ?? ''), bent(PARTS.map(documentText)), anyText()), (text) =>
    isReadOrRejected(() => parseProveResult(text, 'box/result.json'), 'box/result.json')),
] // biome-ignore format: a table
