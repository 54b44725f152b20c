import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { expect, test } from 'vitest'
import { jsonSchemas } from '../../scripts/json-schema.ts'
import { bundleOf } from '../../src/bundle/bundle.ts'
import type { Bundle } from '../../src/bundle/contents.ts'
import { deltaOf } from '../../src/bundle/delta.ts'
import { parseManifest } from '../../src/bundle/manifest.ts'
import { sha256Of, toProjectName, toTargetId } from '../../src/core/names.ts'
import { differenceJson, failureJson, resultJson, verifiedJson } from '../../src/report/result-json.ts'
import { readBase } from '../../src/run/previous-bundle.ts'
import { inFolder } from '../fixtures/folder.ts'
import { TWO_WHEELS } from '../output/staged.ts'
import { anOutcome } from '../report/outcome.ts'
import { anInput, type WheelSpec } from './an-input.ts'

const CDX = 'node_modules/@cyclonedx/cyclonedx-library/res/schema'
const readJson = (file: string): object => JSON.parse(readFileSync(file, 'utf8'))

async function textsOf(wheels: readonly WheelSpec[] = TWO_WHEELS): Promise<ReadonlyMap<string, string>> {
  return inFolder(async (folder) => {
    const pip = {
      filename: 'pip-26.3-py3-none-any.whl',
      path: 'vendor/pip',
      sha256: sha256Of('pip'),
      bytes: 3,
      project: 'pip',
      version: '26.3',
    }
    const { entries } = bundleOf(anInput(path.join(folder, 'pool'), { wheels, over: { bootstrap: [pip] } }))
    return new Map(entries.flatMap((entry) => (entry.kind === 'text' ? [[entry.path, entry.text]] : [])))
  })
}

test('docs/schema/ is what the code parses with (npm run docs writes it)', () => {
  for (const [file, text] of jsonSchemas()) expect(readFileSync(`docs/schema/${file}`, 'utf8')).toBe(text)
})

test.each([1, 3])('a manifest of format %i is named as one, also as the bundle to compare with', async (format) => {
  const text = ((await textsOf()).get('manifest.json') ?? '').replace('"format": 2', `"format": ${format}`)
  await inFolder(async (folder) => {
    const file = path.join(folder, 'old.manifest.json')
    await writeFile(file, text)
    const what = `${file} has format ${format}, but this version of offline-bundle reads format 2`
    const hint = expect.stringContaining('recreate the bundle with this version')
    await expect(readBase(file, 'since')).rejects.toMatchObject({ failure: { kind: 'integrity', what, hint } })
  })
})

test('a manifest meets its published schema', async () => {
  const ajv = new Ajv({ strict: false })
  const valid = ajv.validate(readJson('docs/schema/manifest-2.json'), JSON.parse((await textsOf()).get('manifest.json') ?? ''))
  expect(ajv.errors).toBeNull()
  expect(valid).toBe(true)
})

const SHARED = { project: toProjectName('odd'), severity: 'error', message: 'odd', kind: 'no-wheel' } as const

test.each([
  { name: 'of a run', text: resultJson([anOutcome({ base: { name: 'old', manifestSha256: sha256Of('old') } })]) },
  { name: 'of verify', text: verifiedJson({ ...anOutcome(), signer: 'someone' }) },
  { name: 'of diff', text: differenceJson({ changed: false, targets: [] }) },
  { name: 'of wrong inputs', text: failureJson({ kind: 'usage', faults: [{ input: 'jobs', actual: '0', expected: 'a number' }] }) },
  { name: 'of an incomplete target', text: failureJson({ kind: 'incomplete', targets: [{ target: toTargetId('a'), findings: [SHARED] }], missingWheels: [] }) },
  { name: 'of nested failures', text: failureJson({ kind: 'several', failures: [{ kind: 'cancelled' }, { kind: 'several', failures: [{ kind: 'bug', what: 'x' }, { kind: 'policy', findings: [SHARED] }] }] }) },
])('the JSON $name meets its published schema', ({ text }) => {
  const ajv = new Ajv({ strict: false })
  ajv.validate(readJson('docs/schema/result-1.json'), JSON.parse(text))
  expect(ajv.errors).toBeNull()
  const wrong = { ...JSON.parse(text), ok: 'yes' }
  expect(ajv.validate(readJson('docs/schema/result-1.json'), wrong)).toBe(false)
}) // biome-ignore format: a table

test('a delta meets its published schema', async () => {
  await inFolder(async (folder) => {
    const [old, next] = [TWO_WHEELS.slice(0, 1), TWO_WHEELS].map((wheels, at) =>
      bundleOf(anInput(path.join(folder, `pool-${at}`), { wheels })),
    )
    if (old === undefined || next === undefined) throw new Error('no bundle')
    const manifest = textIn(old, 'manifest.json')
    const delta = deltaOf({ manifest: parseManifest(manifest, 'manifest.json'), manifestSha256: sha256Of(manifest) }, next)
    const ajv = new Ajv({ strict: false })
    ajv.validate(readJson('docs/schema/delta-1.json'), JSON.parse(textIn(delta, 'delta.json')))
    expect(ajv.errors).toBeNull()
  })
})

function textIn({ entries }: Bundle, name: string): string {
  const entry = entries.find((one) => one.path === name)
  if (entry?.kind !== 'text') throw new Error(`no ${name}`)
  return entry.text
}

test('the SBOM meets CycloneDX 1.6 and names every file that can execute', async () => {
  const licenses: WheelSpec[] = [
    { project: 'expression', facts: { licenseExpression: 'MIT OR Apache-2.0' } },
    { project: 'one-id', facts: { licenseExpression: 'BSD-3-Clause' } },
    { project: 'classified', facts: { licenseClassifiers: ['License :: OSI Approved', 'License :: OSI Approved :: MIT License'] } },
    { project: 'announced', facts: { licenseText: 'as you like it', homePage: 'https://index.example/home', summary: 'a thing' } },
  ]
  const ajv = new Ajv({ strict: false, formats: { 'idn-email': true, 'iri-reference': true } })
  formats.default(ajv)
  for (const name of ['spdx', 'jsf-0.82']) {
    const { $id, ...schema } = readJson(`${CDX}/${name}.SNAPSHOT.schema.json`) as { $id?: string }
    ajv.addSchema(schema, `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`)
  }
  const bom = JSON.parse((await textsOf(licenses)).get('sbom.cdx.json') ?? '')
  ajv.validate(readJson(`${CDX}/bom-1.6.SNAPSHOT.schema.json`), bom)
  expect(ajv.errors).toBeNull()
  expect(bom.components.map((one: { name: string; licenses?: unknown }) => [one.name, one.licenses])).toEqual([
    ['announced', [{ license: { name: 'as you like it' } }]],
    ['classified', [{ license: { name: 'MIT License' } }]],
    ['expression', [{ expression: 'MIT OR Apache-2.0' }]],
    ['one-id', [{ license: { id: 'BSD-3-Clause' } }]],
    ['pip', [{ license: { id: 'MIT' } }]],
    ['install.py', [{ license: { id: 'Apache-2.0' } }]],
  ])
})

test('a package URL encodes every mark that its specification does not leave as it is', async () => {
  const bom = JSON.parse((await textsOf([{ project: 'epoch', version: '1!1.0.0+local' }])).get('sbom.cdx.json') ?? '')
  expect(bom.components[0].purl).toMatch(/^pkg:pypi\/epoch@1%211\.0\.0%2Blocal\?file_name=epoch-1%211\.0\.0%2Blocal-/)
})
