import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sharedFolder, wheelsOf } from '../e2e/on-index.ts'
import { liveEnv } from '../fixtures/live-env.ts'
import { runStep, type StepEnded, type StepOptions } from '../fixtures/runner.ts'
import { realPythons } from '../installer/pythons.ts'
import { writeArchive } from '../sdists/project.ts'

/**
 * Extensions in C that setuptools really compiles here and auditwheel really looks at, from plan to merge on the real index.
 * It needs a C compiler and the headers of the Pythons.
 */
const PYTHONS = realPythons().filter(({ series }) => Number(series.split('.')[1]) >= 10).slice(-2) // biome-ignore format: one thought
const room = sharedFolder()

/** pthread_create came to libc.so.6 with glibc 2.34; before, it was libpthread's. */
const MODERN =
  '#include <pthread.h>\nstatic void *same(void *it) { return it; }\nvoid start(void) { pthread_t it; pthread_create(&it, 0, same, 0); }\n'

async function writeExtension(name: string, more: string): Promise<string> {
  const code = `#define PY_SSIZE_T_CLEAN\n#include <Python.h>\n${more}static PyObject *answer(PyObject *self, PyObject *none) { return PyLong_FromLong(42); }
static PyMethodDef methods[] = {{"answer", answer, METH_NOARGS, ""}, {0}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "${name}", 0, -1, methods};
PyMODINIT_FUNC PyInit_${name}(void) { return PyModule_Create(&module); }\n`
  const pyproject = `[build-system]\nrequires = ["setuptools>=77"]\nbuild-backend = "setuptools.build_meta"
[project]\nname = "${name}"\nversion = "1.0"\ndependencies = ["six"]\nrequires-python = ">=3.9"
[tool.setuptools]\npy-modules = []\next-modules = [{ name = "${name}", sources = ["${name}.c"] }]\n`
  const promise = `Metadata-Version: 2.2\nName: ${name}\nVersion: 1.0\nRequires-Python: >=3.9\nRequires-Dist: six\n`
  const files = { [`${name}.c`]: code, 'pyproject.toml': pyproject, 'PKG-INFO': promise }
  const entries = Object.entries(files).map(([file, text]) => ({ name: `${name}-1.0/${file}`, text }))
  return writeArchive(room, `${name}-1.0.tar.gz`, entries)
}

async function job(
  entry: NonNullable<StepOptions['entry']>,
  inputs: Readonly<Record<string, string>>,
  has: Readonly<Record<string, string>> = {},
): Promise<StepEnded> {
  const folder = path.join(room, entry)
  rmSync(folder, { recursive: true, force: true })
  for (const [to, from] of Object.entries(has)) cpSync(from, path.join(folder, 'workspace', to), { recursive: true })
  const bins = PYTHONS.map((python) => path.dirname(python.path)).filter((bin) => bin !== '.')
  return runStep({
    folder,
    entry,
    inputs: { 'cache-dir': path.join(room, 'cache'), 'cache-max-size': '0', 'artifact-name': 'none', ...inputs },
    env: { ...liveEnv(), DOCKER_HOST: 'unix:///no/such.sock', PATH: [process.env['PATH'], ...bins].join(path.delimiter) },
  })
}

async function station(sdist: string, platform: string): Promise<{ readonly plan: StepEnded; readonly leg: StepEnded }> {
  const pythons = PYTHONS.map(({ series }) => series).join('\n')
  const inputs = { packages: sdist, platforms: platform, 'python-versions': pythons, sdists: 'native', prove: 'imported' }
  const plan = await job('plan', inputs)
  expect({ code: plan.code, log: plan.code === 0 ? '' : plan.log }).toEqual({ code: 0, log: '' })
  rmSync(sdist) // a leg has another disk
  const has = { 'offline-bundle-plan': path.join(plan.workspace, 'offline-bundle-plan') }
  return { plan, leg: await job('leg', { leg: platform }, has) }
}

test('an extension that needs no more than its floor has becomes a manylinux wheel for each Python, is imported, and bundled', async () => {
  const { plan, leg } = await station(await writeExtension('native_plain', ''), 'linux-x86_64-glibc2.28')
  expect({ code: leg.code, log: leg.code === 0 ? '' : leg.log }).toEqual({ code: 0, log: '' })
  expect(leg.outputs['levels']?.split('\n')).toEqual(
    PYTHONS.map(({ series }) => `cp${series.replace('.', '')}-linux-x86_64-glibc2.28 imported`),
  )
  const part = path.join(leg.workspace, 'offline-bundle-part')
  const { built } = JSON.parse(readFileSync(path.join(part, 'part.json'), 'utf8'))
  for (const one of built)
    expect(one.built).toMatchObject({ repaired: expect.stringMatching(/^auditwheel /), backend: 'setuptools.build_meta' })
  const names = readdirSync(path.join(part, 'wheels'))
  expect(names).toHaveLength(PYTHONS.length)
  for (const name of names) expect(name).toMatch(/^native_plain-1\.0-cp3\d+-cp3\d+-[\w.]*manylinux_2_28_x86_64[\w.]*\.whl$/)

  mkdirSync(path.join(room, 'kept'))
  cpSync(part, path.join(room, 'kept', 'part'), { recursive: true })
  const has = { 'offline-bundle-plan': path.join(plan.workspace, 'offline-bundle-plan'), 'offline-bundle-parts': path.join(room, 'kept') }
  const merge = await job('merge', { output: 'out' }, has)
  expect({ code: merge.code, log: merge.code === 0 ? '' : merge.log }).toEqual({ code: 0, log: '' })
  expect(wheelsOf(path.join(merge.workspace, 'out', 'offline-bundle'))).toEqual(expect.arrayContaining(names))
})

test('an extension that needs a newer C library is refused with the symbol, and taken by a target that has it', async () => {
  const { leg } = await station(await writeExtension('native_modern', MODERN), 'linux-x86_64-glibc2.28')
  expect(leg.code).toBe(3)
  expect(leg.log).toContain('its wheel cannot be made manylinux_2_28_x86_64: it needs GLIBC 2.34 (libc.so.6), and the target has 2.28')
  const taken = await station(await writeExtension('native_modern', MODERN), 'linux-x86_64-glibc2.35')
  expect({ code: taken.leg.code, log: taken.leg.code === 0 ? '' : taken.leg.log }).toEqual({ code: 0, log: '' })
})
