import { expect, test } from 'vitest'
import { sha256Of } from '../../src/core/digest.ts'
import { BundleError, explain } from '../../src/core/failure.ts'
import { legsOf } from '../../src/matrix/legs.ts'
import { type Part, parsePart, partText } from '../../src/matrix/part.ts'
import { type Plan, planText, toPlan } from '../../src/matrix/plan.ts'
import { type Kept, refuseUnkept, withKept } from '../../src/matrix/promises.ts'
import { uniteParts } from '../../src/matrix/unite.ts'
import { parseResolution } from '../../src/resolve/answers.ts'
import { expandTargets } from '../../src/targets/expand.ts'

const pythons = ['3.12', '3.13']
const targets = expandTargets({ platforms: ['windows-x86_64'], pythons, described: [], include: [], exclude: [] }, undefined)
const [FIRST = '', SECOND = ''] = targets.map(({ id }): string => id)
const SDIST = sha256Of('engine-1.0.tar.gz')
const NAME = 'engine-1.0-cp39-abi3-win_amd64.whl'

function solvedFor(target: string) {
  const promised = { url: 'file:///home/me/engine-1.0.tar.gz', sha256: SDIST, archive: 'engine-1.0.tar.gz', because: 'its wheel is for one machine',
    project: 'engine', version: '1.0', requiresPython: '', requiresDist: [], providesExtra: [] } // biome-ignore format: a promise
  const stood = { project: 'engine', version: '1.0', filename: 'engine-1.0-py3-none-any.whl', url: 'file:///tmp/x/engine-1.0-py3-none-any.whl', sha256: sha256Of('stand-in') } // biome-ignore format: one file
  const resolution = parseResolution({
    kind: 'solved',
    target,
    files: [{ ...stood, requested: true, extras: [], requiredBy: [], promised }],
  })
  if (resolution.kind !== 'solved') throw new TypeError('unsolved')
  return resolution
}

function aPlan(legs: 'platform' | 'target' = 'platform'): Plan {
  const solved = targets.map(({ id }) => solvedFor(id))
  const reading = { roots: [], constraints: [], locked: false }
  const building = { constraints: [], pre: false, order: 'unique' } as const
  const facts = { inputs: sha256Of('inputs'), targets, reading, solved, told: new Map(), carried: [], building }
  return toPlan({ ...facts, ...legsOf(targets, { legs, runners: [] }) })
}

function keptFor(target: string, content = 'wheel'): Record<string, unknown> {
  const built = { kind: 'sdist', url: 'file:engine-1.0.tar.gz', sha256: SDIST, staticMetadata: true, backend: 'b', python: '3.12.4', machine: 'windows AMD64' } // biome-ignore format: a record
  return { target, project: 'engine', filename: NAME, sha256: sha256Of(content), bytes: 5, built }
}

function aPart(plan: Plan, leg: string, kept: readonly unknown[]): Part {
  const own = plan.legs.find(({ name }) => name === leg)?.targets ?? []
  const verdicts = own.map((target) => ({ target, level: 'installed', checks: [], findings: [], micros: { from: '3.12.0', to: '3.12.9', except: [] } })) // biome-ignore format: one thought
  const tools = { offlineBundle: '1', node: '24', python: '3.12', pip: '26.3' }
  const whole = { format: 1, inputs: plan.inputs, plan: sha256Of(planText(plan)), leg, tools, host: 'win32 x64', verdicts }
  const part = { ...whole, files: [{ filename: NAME, sha256: sha256Of('wheel') }], built: kept }
  return parsePart(JSON.stringify(part), 'part.json')
}

function failureOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof BundleError) return explain(error.failure).message
  }
  return ''
}

const unite = (plan: Plan, parts: readonly Part[]): string => failureOf(() => uniteParts(plan, sha256Of(planText(plan)), parts))

test('a plan tells of what legs build without the folders of its own machine, the same each time', () => {
  const text = planText(aPlan())
  expect(text).not.toMatch(/\/home\/me|\/tmp\//)
  expect(text).toContain('"url": "file:engine-1.0.tar.gz"')
  expect(planText(aPlan())).toBe(text)
})

test('one wheel may serve several targets of a leg, and takes the place of what stood for it', () => {
  const plan = aPlan()
  const part = aPart(plan, 'windows-x86_64', [keptFor(FIRST), keptFor(SECOND)])
  expect(unite(plan, [part])).toBe('')
  expect(parsePart(partText(part), 'part.json')).toEqual(part)
  const kept: readonly Kept[] = part.built ?? []
  const [whole] = plan.resolutions.map((one) => withKept(one, kept, (sha256) => `file:///here/${sha256}`))
  const sha256 = sha256Of('wheel')
  expect(whole?.files).toEqual([expect.objectContaining({ filename: NAME, sha256, url: `file:///here/${sha256}`, built: kept[0]?.built })])
  expect(whole?.files[0]).not.toHaveProperty('promised')
})

test.each([
  {
    name: 'a wheel that is not there',
    legs: 'platform' as const,
    parts: (plan: Plan) => [aPart(plan, 'windows-x86_64', [keptFor(FIRST)])],
    want: `${SECOND}: the leg windows-x86_64 brought no wheel of engine 1.0, which it was to build`,
  },
  {
    name: 'a wheel that nobody promised',
    legs: 'platform' as const,
    parts: (plan: Plan) => [aPart(plan, 'windows-x86_64', [keptFor(FIRST), keptFor(SECOND), { ...keptFor(FIRST), project: 'other' }])],
    want: `The leg windows-x86_64 built ${NAME} for ${FIRST}, to which the plan promises no such wheel`,
  },
  {
    name: 'one name for two contents',
    legs: 'target' as const,
    parts: (plan: Plan) => [aPart(plan, FIRST, [keptFor(FIRST)]), aPart(plan, SECOND, [keptFor(SECOND, 'another')])],
    want: `${NAME} was built with sha256 ${sha256Of('wheel')} by the leg ${FIRST} and ${sha256Of('another')} by ${SECOND}`,
  },
])('merge refuses $name', ({ legs, parts, want }) => {
  const plan = aPlan(legs)
  expect(unite(plan, parts(plan))).toContain(want)
})

test('a target that needs a build and has no leg is refused with the reason of both', () => {
  const solved = targets.map(({ id }) => solvedFor(id))
  const { unproved } = legsOf(targets, { legs: 'platform', runners: [], prove: 'pip' })
  expect(failureOf(() => refuseUnkept(solved, unproved))).toContain(
    `${FIRST}, ${SECOND}: engine 1.0 has to be built on such a machine, and no leg runs on one (prove is pip): its wheel is for one machine`,
  )
  expect(failureOf(() => refuseUnkept(solved, []))).toBe('')
})
