import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256Of } from '../../src/core/names.ts'
import { startIndex } from '../doubles/index.ts'
import { bundled, bytesOf, sharedFolder } from '../e2e/on-index.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { installPy, type Said } from './far-side.ts'

/** A refresh as a team gets it, by dist/cli.js: last month's bundle lies there, and the delta comes in volumes that fit a small medium. */
const FILES = [
  { name: 'app', version: '1.0', requires: ['steady'] },
  { name: 'app', version: '2.0', requires: ['steady', 'fresh'], extras: [], uploadTime: '2026-06-01T00:00:00Z' },
  { name: 'steady', version: '1.0', payload: 1_500_000 },
  { name: 'fresh', version: '1.0', payload: 2_500_000 },
] // biome-ignore format: one file a line
const DELTA = 'offline-bundle-delta'
const room = sharedFolder()
const made = path.join(room, 'made')
const base = path.join(room, 'base of ü/offline-bundle')

beforeAll(async () => {
  mkdirSync(made)
  await using index = await startIndex({ indexes: { a: { files: FILES } } })
  const requirementInputs = [
    '--platform',
    'linux-x86_64-glibc2.28',
    '--platform',
    'windows-x86_64',
    '--python',
    '3.12',
    '--cache-dir',
    warmCache(path.join(room, 'cache')),
  ]
  await bundled(index, ['app==1.0', ...requirementInputs, '--archive', 'none', '-o', path.dirname(base)], { cwd: made, built: true })
  const refresh = ['app', ...requirementInputs, '--volume-size', '1MiB']
  await bundled(index, [...refresh, '--since', base, '--delta', '-o', 'out'], { cwd: made, built: true })
  await bundled(index, [...refresh, '-o', 'full run'], { cwd: made, built: true })
})

/** What was carried over: the volumes of the delta, and what lies beside them. */
function carried(): string {
  const far = mkdtempSync(path.join(room, 'carried ü '))
  const names = readdirSync(path.join(made, 'out')).filter((name) => name.startsWith(`${DELTA}.`) || name === 'install.py')
  for (const name of names) cpSync(path.join(made, 'out', name), path.join(far, name))
  return far
}

/** The same, joined and unpacked. */
function unpacked(): string {
  const far = carried()
  expect(installPy('install.py', ['--join'], far)).toMatchObject({ code: 0 })
  execFileSync('tar', ['xzf', `${DELTA}.tar.gz`], { cwd: far })
  return far
}

function apply(far: string, from = base, more: readonly string[] = []): Said {
  return installPy(path.join(DELTA, 'install.py'), ['--apply', from, ...more], far)
}

/** Ends with 4, names the cause, and leaves every file of both folders as it was. */
function rejected(work: () => Said, phrase: string, folders: readonly string[]): void {
  const before = folders.map(bytesOf)
  const { code, text } = work()
  expect({ code, text }).toEqual({ code: 4, text: expect.stringContaining(phrase) })
  expect(folders.map(bytesOf)).toEqual(before)
}

test('volumes joined, delta applied: every file is the one that a full run makes, and nothing else changed', () => {
  const far = unpacked()
  expect(readdirSync(far).filter((name) => name.startsWith(`${DELTA}.tar.gz.`)).length).toBeGreaterThan(2)
  expect(readdirSync(path.join(far, DELTA, 'wheels'))).toEqual(['app-2.0-py3-none-any.whl', 'fresh-1.0-py3-none-any.whl'])
  const before = bytesOf(base)
  expect(apply(far)).toMatchObject({ code: 0, text: expect.stringContaining('the full bundle') })
  const full = path.join(made, 'full run/offline-bundle')
  expect(bytesOf(path.join(far, 'offline-bundle'))).toEqual(bytesOf(full))
  expect(bytesOf(path.join(made, 'out/offline-bundle'))).toEqual(bytesOf(full))
  for (const name of Object.keys(bytesOf(full))) {
    const [one, other] = [statSync(path.join(far, 'offline-bundle', name)), statSync(path.join(full, name))]
    expect([name, one.mode, one.mtimeMs]).toEqual([name, other.mode, other.mtimeMs])
  }
  expect(bytesOf(base)).toEqual(before)
  expect(installPy('offline-bundle/install.py', ['--check'], far)).toMatchObject({ code: 0 })
})

test('what was delivered checks, before and after it is unpacked, and with --json', () => {
  const far = carried()
  expect(installPy('install.py', ['--check'], far)).toEqual({ code: 0, text: expect.stringMatching(/intact; origin not verified\n$/) })
  const joined = installPy('install.py', ['--join', '--json'], far)
  expect(JSON.parse(joined.text)).toMatchObject({ ok: true, archives: [`${DELTA}.tar.gz`] })
  execFileSync('tar', ['xzf', `${DELTA}.tar.gz`], { cwd: far })
  expect(installPy('install.py', ['--check'], far)).toEqual({ code: 0, text: expect.stringMatching(/intact; origin not verified\n$/) })
  expect(JSON.parse(apply(far, base, ['--json']).text)).toMatchObject({ ok: true, bundle: 'offline-bundle', signer: null })
  appendFileSync(path.join(far, DELTA, 'README.txt'), 'python run-this.py\n')
  rejected(() => installPy('install.py', ['--check'], far), 'altered  README.txt', [far])
})

describe('rejected, with nothing changed', () => {
  test('another base', () => {
    const far = unpacked()
    const other = path.join(made, 'full run/offline-bundle')
    rejected(() => apply(far, other), 'is not the base of this delta, which is offline-bundle', [far, other])
  })

  test('a file of the base that was swapped', () => {
    const far = unpacked()
    const other = path.join(mkdtempSync(path.join(room, 'swapped ')), 'offline-bundle')
    cpSync(base, other, { recursive: true })
    writeFileSync(path.join(other, 'wheels/steady-1.0-py3-none-any.whl'), 'swapped')
    rejected(() => apply(far, other), 'steady-1.0-py3-none-any.whl', [far, other])
  })

  test.each([
    'wheels/fresh-1.0-py3-none-any.whl', 'manifest.json', 'SHA256SUMS', 'delta.json', 'full/SHA256SUMS', 'full/README.txt',
  ])('%s of the delta that was swapped', (name) => {
    const far = unpacked()
    appendFileSync(path.join(far, DELTA, name), ' ')
    rejected(() => apply(far), name === 'SHA256SUMS' ? 'SHA256SUMS' : `altered  ${name}`, [far, base])
  }) // biome-ignore format: a table

  test('a delta of another format, which is named', () => {
    const far = unpacked()
    const [file, sums] = ['delta.json', 'SHA256SUMS'].map((name) => path.join(far, DELTA, name))
    if (file === undefined || sums === undefined) throw new Error('no delta')
    const before = readFileSync(file)
    const text = String(before).replace('"format": 1', '"format": 2')
    writeFileSync(file, text)
    writeFileSync(sums, readFileSync(sums, 'utf8').replace(sha256Of(before), sha256Of(text)))
    rejected(() => apply(far), 'delta.json has format 2, but this install.py supports only format 1', [far, base])
  })

  test('a volume that is missing', () => {
    const far = carried()
    rmSync(path.join(far, `${DELTA}.tar.gz.002`))
    rejected(() => installPy('install.py', ['--join'], far), `missing  ${DELTA}.tar.gz.002`, [far])
  })

  test('a volume with one other byte', () => {
    const far = carried()
    const volume = path.join(far, `${DELTA}.tar.gz.002`)
    const bytes = readFileSync(volume)
    bytes[1000] = (bytes[1000] ?? 0) ^ 1
    writeFileSync(volume, bytes)
    rejected(() => installPy('install.py', ['--join'], far), `altered  ${DELTA}.tar.gz.002`, [far])
  })
})
