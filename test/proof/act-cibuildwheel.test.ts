import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { parseManifest } from '../../src/bundle/manifest.ts'
import { startIndex } from '../doubles/index.ts'
import { type Results, startResults } from '../doubles/results.ts'
import { aRepository, installAct, push } from '../fixtures/act.ts'
import { STAND_INS, withStandIns } from '../fixtures/act-actions.ts'
import { inFolder } from '../fixtures/folder.ts'
import { realPythons } from '../installer/pythons.ts'

const run = promisify(execFile)
const VENV = path.resolve('node_modules/.cache/cibuildwheel')
const SPEC = 'cibuildwheel==4.3.5'
const [PYTHON = { path: '', series: '' }] = realPythons().filter(({ series }) => Number(series.split('.')[1]) >= 10)
const TAG = `cp${PYTHON.series.replace('.', '')}`

beforeAll(async () => {
  await installAct()
  await run('python3', ['-m', 'venv', VENV])
  await run(path.join(VENV, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', SPEC])
})

/**
 * Stands for `pipx run` of cibuildwheel, since nothing here can start its containers. The real cibuildwheel says which builds the
 * selectors and the sdist come to; pip then makes the wheel of each, with the Python of this machine.
 */
const PIPX = `#!/bin/sh -e
test "$1 $2 $3 $4 $5 $6" = "run --spec ${SPEC} cibuildwheel --allow-empty --output-dir"
test "$CIBW_MANYLINUX_X86_64_IMAGE" = manylinux_2_28
for build in $("${VENV}/bin/cibuildwheel" --platform linux --print-build-identifiers "$8"); do
  echo "builds $build"
  "${PYTHON.path}" -m pip wheel --quiet --no-index --no-deps --wheel-dir "$7" "$8"
done
`

/** docs/examples/cibuildwheel.yml, with the actions of this checkout, for a Python of this machine, started by a push. */
function workflow(): string {
  const shown = readFileSync('docs/examples/cibuildwheel.yml', 'utf8')
  const ours = shown
    .replace('uses: org/offline-bundle/plan@v1', 'uses: ./plan')
    .replace('uses: org/offline-bundle@v1', 'uses: ./')
    .replaceAll("python-versions: '3.12'", `python-versions: '${PYTHON.series}'`)
    .replaceAll(/^ +windows-x86_64\n/gm, '')
    .replace(/^on:\n(?: .*\n)+/m, 'on: push\n')
    .replace('runner: [ubuntu-24.04, windows-2025]', 'runner: [ubuntu-24.04]')
    .replace('      - name: Download the sdist', '      - uses: actions/checkout@v4\n$&') // for the stand-ins
  expect(ours).toContain('actions/checkout@v4')
  expect(ours).not.toMatch(/org\/|3\.12'|windows-|workflow_dispatch/)
  return withStandIns(ours)
}

/** The wheels of the bundle in the one artifact. */
async function bundledWheels({ artifacts, content }: Results, folder: string): Promise<readonly string[]> {
  const [artifact] = artifacts
  if (artifact === undefined) return []
  await writeFile(`${folder}.zip`, content(artifact.blob))
  await run('python3', ['-m', 'zipfile', '-e', `${folder}.zip`, folder])
  const { wheels } = parseManifest(await readFile(path.join(folder, 'offline-bundle.manifest.json'), 'utf8'), 'manifest.json')
  return wheels.map(({ path: file }) => path.basename(file))
}

const ENGINE = { name: 'engine', version: '2.0', kind: 'sdist', requires: ['beta'] } as const
const BUILT = `${TAG}-${TAG}-manylinux_2_17_x86_64`

test.each([
  {
    name: 'the wheel of an sdist is built in its job, and bundled',
    pythonRuntime: { ...ENGINE, builds: { tag: BUILT } },
    code: 0,
    wheels: ['beta-2.0-py3-none-any.whl', `engine-2.0-${BUILT}.whl`],
    says: [`builds ${TAG}-manylinux_x86_64`, 'sdist.tar.gz: OK'],
  },
  {
    name: 'nothing is built where every wheel is there',
    pythonRuntime: { name: 'engine', version: '2.0', requires: ['beta'] },
    code: 0,
    wheels: ['beta-2.0-py3-none-any.whl', 'engine-2.0-py3-none-any.whl'],
    says: [],
  },
  {
    name: 'a wheel that the target does not take is named by the job that bundles',
    pythonRuntime: { ...ENGINE, builds: { tag: `${TAG}-${TAG}-manylinux_2_34_x86_64` } },
    code: 1,
    wheels: [],
    says: [`builds ${TAG}-manylinux_x86_64`, 'engine: 2.0 has no wheel for this target: needs glibc 2.34, this target has 2.28'],
  },
])('$name', async ({ pythonRuntime, code, wheels, says }) => {
  await using index = await startIndex({ indexes: { a: { files: [pythonRuntime, { name: 'beta', version: '2.0' }] } } })
  await using results = await startResults()
  await inFolder(async (folder) => {
    const [repository, bin, shared] = [path.join(folder, 'repository'), path.join(folder, 'bin'), path.join(folder, 'artifacts')]
    await mkdir(bin)
    await writeFile(path.join(bin, 'pipx'), PIPX, { mode: 0o755 })
    const files = { '.github/workflows/bundle.yml': workflow(), 'requirements.txt': 'engine\n', ...STAND_INS }
    await aRepository(repository, files, ['action.yml', 'plan', 'dist'])
    const env = { ...results.env, PIP_INDEX_URL: index.simple(), STAND_IN_ARTIFACTS: shared }
    const ended = await push({ repository, home: path.join(folder, 'home'), labels: ['ubuntu-24.04'], programs: bin, env })
    expect({ code: ended.code, log: ended.code === code ? '' : ended.log }).toEqual({ code, log: '' })
    for (const word of says) expect(ended.log).toContain(word)
    expect(ended.log.includes('builds ')).toBe(says.length > 0)
    expect(results.artifacts.map(({ name }) => name)).toEqual(code === 0 ? ['offline-bundle'] : [])
    const handed = await readdir(shared).catch(() => [])
    expect(handed).toEqual(says.length > 0 ? ['wheels-engine-2.0-ubuntu-24.04'] : [])
    expect(await bundledWheels(results, path.join(folder, 'artifact'))).toEqual(wheels)
  })
})
