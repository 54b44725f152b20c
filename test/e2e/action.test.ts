import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { startProxy } from '../doubles/proxy.ts'
import { startReleases } from '../doubles/releases.ts'
import { startResults } from '../doubles/results.ts'
import { inFolder } from '../fixtures/folder.ts'
import { freshMachine, stepLives } from '../fixtures/runner.ts'
import { ended, FILES, inWorld, sha256, step, TWO, type World } from './action-world.ts'

const fetched = async ({ index }: World): Promise<readonly string[]> =>
  (await index.log())
    .map(({ path: requirementInputs }) => requirementInputs)
    .filter((requirementInputs) => requirementInputs.endsWith('.whl'))

test('one step makes the bundle, the artifact and the release; the next one changes nothing, and a false cache only costs time', async () => {
  await inWorld(async (world, folder) => {
    const { releases, results, index } = world
    const first = await step(world, folder, { cold: true, inputs: { ...TWO, 'release-tag': 'refs/tags/v1' } })
    expect(ended(first)).toEqual({ code: 0, log: '' })
    const out = path.join(first.workspace, 'out')
    expect(first.outputs).toEqual({
      bundle: 'out/offline-bundle',
      manifest: 'out/offline-bundle.manifest.json',
      archives: 'out/offline-bundle.tar.gz',
      'artifact-id': '1',
      'artifact-url': 'http://github.localhost/octo/app/actions/runs/1/artifacts/1',
      'release-url': `${releases.url}/octo/app/releases/tag/v1`,
      targets: 'cp312-windows-x86_64\ncp312-linux-x86_64-glibc2.28',
      'wheel-count': '3',
      'total-bytes': expect.stringMatching(/^\d+$/),
      changed: 'true',
    })
    expect(first.summary).toContain('### Where versions differ')
    expect(first.summary).toContain('<tr><td><code>colour</code></td><td>0.4</td><td></td></tr>')

    // the artifact: the archive and what lies beside it, stored as they are
    const [artifact] = results.artifacts
    const zip = path.join(folder, 'artifact.zip')
    writeFileSync(zip, results.content(artifact?.blob ?? ''))
    const beside = readdirSync(out).filter((name) => name !== 'offline-bundle')
    expect(beside).toHaveLength(6)
    const listed = spawnSync(
      'python3',
      ['-c', 'import sys, zipfile\nfor one in zipfile.ZipFile(sys.argv[1]).infolist(): print(one.filename, one.compress_type)', zip],
      { encoding: 'utf8' },
    )
    expect(listed.stdout.trim().split('\n').sort()).toEqual(beside.map((name) => `${name} 0`).sort())

    // the release: the same files, by the digests that GitHub reports
    const kept = releases.releases[0]?.assets.map(({ name, sha256: digest }) => [name, digest]).sort()
    expect(kept).toEqual(beside.map((name) => [name, sha256(path.join(out, name))]).sort())
    const archive = sha256(path.join(out, 'offline-bundle.tar.gz'))

    // another run, on a fresh machine: no wheel is fetched, the release is left alone
    freshMachine(folder)
    await index.forgetLog()
    const writes = releases.requirementInputs.filter(({ method }) => method !== 'GET').length
    const second = await step(world, folder, { cold: true, runId: '2', inputs: { ...TWO, 'release-tag': 'v1', overwrite: 'true' } })
    expect(ended(second)).toEqual({ code: 0, log: '' })
    expect(second.outputs).toMatchObject({ changed: 'false', 'artifact-id': '1' })
    expect(await fetched(world)).toEqual([])
    expect(releases.requirementInputs.filter(({ method }) => method !== 'GET')).toHaveLength(writes)
    expect(results.caches.map(({ key }) => key)).toEqual(['offline-bundle-1-Linux-X64-bundle-offline-bundle-1'])

    // somebody plants a false wheel, a false page and a module into pip
    const cache = path.join(folder, 'home', '.cache', 'offline-bundle')
    for (const wheel of globSync('wheels/*/*.whl', { cwd: cache })) writeFileSync(path.join(cache, wheel), 'false')
    const pages = globSync('pages/*.table', { cwd: cache })
    expect(pages).toHaveLength(3)
    for (const page of pages)
      writeFileSync(path.join(cache, page), readFileSync(path.join(cache, page), 'utf8').replaceAll('"1.0"', '"0.9"'))
    writeFileSync(path.join(cache, 'pip', 'sitecustomize.py'), 'raise SystemExit("planted")')
    const packed = path.join(folder, 'planted.tar')
    spawnSync('tar', [
      '--posix',
      '-P',
      '-C',
      first.workspace,
      '--zstd',
      '-cf',
      packed,
      ...['wheels', 'pages', 'pip'].map((name) => `../home/.cache/offline-bundle/${name}`),
    ])
    results.plantCache({
      key: 'offline-bundle-1-Linux-X64-bundle-offline-bundle-3',
      version: results.caches[0]?.version ?? '',
      content: readFileSync(packed),
    })
    freshMachine(folder)
    const third = await step(world, folder, { cold: true, runId: '4', inputs: { ...TWO, 'release-tag': 'v1', overwrite: 'true' } })
    expect(ended(third)).toEqual({ code: 0, log: '' })
    expect(third.log).toContain('Cache hit for restore-key: offline-bundle-1-Linux-X64-bundle-offline-bundle-3')
    expect(sha256(path.join(third.workspace, 'out', 'offline-bundle.tar.gz'))).toBe(archive)
    expect(third.outputs['changed']).toBe('false')
    expect((await fetched(world)).length).toBe(3)
    const validators = (await index.log()).filter(({ headers }) =>
      Object.keys(headers).some((name) => /^if-(?:none-match|modified-since)$/i.test(name)),
    )
    expect(validators).toEqual([]) // no page crossed, true or false
    expect(existsSync(path.join(cache, 'pip', 'sitecustomize.py'))).toBe(false)
    expect(releases.violations).toEqual([])
  })
})

test('without platforms it is the runner, and a notice names it; a cache service that is down costs a warning; without an artifact and a release their outputs are empty', async () => {
  await inWorld(async (world, folder) => {
    const inputs = { 'artifact-name': 'none', platforms: '', 'python-versions': '' }
    const done = await step(world, folder, { cold: true, inputs, env: { ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' } })
    expect(ended(done)).toEqual({ code: 0, log: '' })
    expect(done.annotations.filter(({ level }) => level === 'warning').length).toBeGreaterThan(0)
    const [target = '', ...more] = (done.outputs['targets'] ?? '').split('\n')
    expect([target, more]).toEqual([expect.stringMatching(/^cp3\d+-/), []])
    expect(done.annotations).toContainEqual(expect.objectContaining({ level: 'notice', message: expect.stringContaining(target) }))
    expect(done.log).toMatch(/✓ Resolve 1 target[\s\S]*✓ Pack and publish[\s\S]*offline-bundle ready: 1 target/)
    expect(done.outputs).toMatchObject({ 'artifact-id': '', 'artifact-url': '', 'release-url': '', changed: 'true' })
    expect(world.releases.requirementInputs).toEqual([])
  })
})

test('wrong inputs are all reported at once, in the words of the workflow, before anything is asked for', async () => {
  await inWorld(async (world, folder) => {
    const inputs = {
      platforms: 'windows-x86-46',
      'retention-days': '0',
      'cache-max-size': 'much',
      overwrite: 'yes',
      'release-tag': 'a b',
      'artifact-name': 'a/b',
    }
    const failed = await step(world, folder, { inputs })
    expect(failed.code).toBe(2)
    const said = failed.annotations.map(({ level, message }) => `${level} ${message}`).join('\n')
    for (const name of Object.keys(inputs)) expect(said).toContain(`error ${name}: `)
    expect(failed.outputs).toEqual({})
    expect([...world.results.requirementInputs, ...world.releases.requirementInputs, ...(await world.index.log())]).toEqual([])
  })
})

test('what cannot be resolved is reported at its line of the requirements file', async () => {
  await inWorld(async (world, folder) => {
    const failed = await step(world, folder, { requirements: 'alpha\n\nnowhere>=1\n', inputs: { 'release-tag': 'v1' } })
    expect(failed.code).toBe(3)
    expect(failed.annotations).toContainEqual({
      level: 'error',
      properties: { file: 'requirements.txt', line: '3' },
      message: expect.stringContaining('nowhere'),
    })
    expect(failed.summary).toContain('## Failed: A target is incomplete or cannot be solved.')
    expect(failed.summary).toMatch(
      /<td><code>cp312-windows-x86&#95;64<\/code><\/td><td><code>requirements.txt&#58;3<\/code><\/td><td><code>nowhere/,
    )
    expect(world.releases.requirementInputs).toEqual([])
    expect(world.results.artifacts).toEqual([])
  })
})

test.each([
  {
    name: 'a name that is taken',
    options: { taken: ['offline-bundle'] },
    code: 2,
    says: /^artifact-name: offline-bundle: this workflow run already has an artifact of this name.*overwrite: true/,
  },
  {
    name: 'a storage that is full',
    options: { faults: [{ on: 'CreateArtifact', times: 9, status: 403, message: 'insufficient usage to create artifact' }] },
    code: 7,
    says: /Free artifact storage/,
  },
])('an artifact with $name ends the step with what to do, and no release', async ({ options, code, says }) => {
  await inWorld(async (world, folder) => {
    await using results = await startResults(options)
    const failed = await step({ ...world, results }, folder, { inputs: { 'release-tag': 'v1', 'cache-max-size': '0' } })
    expect(failed.code).toBe(code)
    expect(failed.annotations.find(({ level }) => level === 'error')?.message).toMatch(says)
    expect([world.releases.requirementInputs, failed.outputs]).toEqual([[], {}])
    // why it failed, then what it had made by then
    expect(failed.summary).toMatch(/^## Failed: [\s\S]*### Proof/)
  })
})

test('an enterprise server has no artifacts: the step says what to do', async () => {
  await inWorld(async (world, folder) => {
    const failed = await step(world, folder, { env: { GITHUB_SERVER_URL: 'https://github.example' }, inputs: { 'cache-max-size': '0' } })
    expect(failed.code).toBe(7)
    expect(failed.annotations.findLast(({ level }) => level === 'error')?.message).toContain('artifact-name: none')
  })
})

test('an upload that is cut goes on, and the artifact is kept as long as was asked for', async () => {
  await inWorld(async (world, folder) => {
    world.results.addFault({ on: 'PUT /blobs' })
    const done = await step(world, folder, { inputs: { 'retention-days': '5', 'cache-max-size': '0' } })
    expect(ended(done)).toEqual({ code: 0, log: '' })
    const [artifact] = world.results.artifacts
    const days = (Date.parse(artifact?.expiresAt ?? '') - Date.now()) / 86_400_000
    expect([Math.round(days), artifact?.hash]).toEqual([
      5,
      `sha256:${createHash('sha256')
        .update(world.results.content(artifact?.blob ?? ''))
        .digest('hex')}`,
    ])
  })
})

const MARKED = 'p%40ss-M4rk3d%2Fword'
const PROXY = 'Pr0xy-M4rked'
const NETRC = 'N3trc-M4rked'
const MARKS = [MARKED, decodeURIComponent(MARKED), 'T0ken-M4rked', PROXY, NETRC]
const base64 = (user: string, password: string): string => Buffer.from(`${user}:${password}`).toString('base64')

test('marked logins of an index, a proxy, netrc and GitHub are in no byte that the step leaves, shows or hands to a child', async () => {
  await inFolder(async (folder) => {
    // a build writes down all that it can see
    const seen = path.join(folder, 'build-saw.json')
    const buildCode = `import json, os, sys\njson.dump([dict(os.environ), sys.argv], open(${JSON.stringify(seen)}, "w"))`
    const password = decodeURIComponent(MARKED)
    await using index = await startIndex({
      indexes: {
        a: { files: FILES, auth: { user: 'user', password } },
        b: { files: [{ name: 'epsilon', version: '1.0', kind: 'sdist', buildCode }], auth: { user: 'jane', password: NETRC } },
      },
    })
    await using proxy = await startProxy({ user: 'carl', password: PROXY })
    await using releases = await startReleases({ token: 'T0ken-M4rked' })
    await using results = await startResults()
    const home = path.join(folder, 'home')
    mkdirSync(home)
    writeFileSync(path.join(home, '.netrc'), `machine localhost login jane password ${NETRC}\n`, { mode: 0o600 })
    const argvs = new Set<string>()
    const watch = setInterval(() => {
      for (const file of globSync('/proc/[0-9]*/cmdline')) argvs.add(textOf(file))
    }, 50)
    const inputs = {
      'index-url': `team=${index.simple('a')}`,
      'extra-index-urls': index.simple('b').replace('127.0.0.1', 'localhost'),
      proxy: proxy.url.replace('//', `//carl:${PROXY}@`),
      sdists: 'pure',
      'github-token': 'T0ken-M4rked',
      'release-tag': 'v1',
    }
    const login = { OFFLINE_BUNDLE_INDEX_TEAM_USERNAME: 'user', OFFLINE_BUNDLE_INDEX_TEAM_PASSWORD: password }
    const env = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ...login }
    const done = await step({ index, releases, results }, folder, { inputs, env, requirements: 'alpha\nepsilon\n' }).finally(() =>
      clearInterval(watch),
    )
    expect(ended(done)).toEqual({ code: 0, log: '' })
    expect(done.masks).toEqual(expect.arrayContaining(MARKS.filter((mark) => mark !== NETRC))) // netrc is read by pip alone
    expect([existsSync(seen), proxy.requirementInputs.length > 5, proxy.rejected()]).toEqual([true, true, 0])
    writeFileSync(path.join(home, '.netrc'), '')
    const shown = done.raw.split('\n').filter((line) => !line.startsWith('::add-mask::')) // the runner hides these lines
    const cache = spawnSync('zstd', ['-dc'], { input: results.content(results.caches[0]?.blob ?? '') }).stdout
    const places: Readonly<Record<string, Buffer | string>> = {
      log: shown.join('\n'),
      argv: [...argvs].join('\n'),
      cache,
      artifact: results.content(results.artifacts[0]?.blob ?? ''),
      release: JSON.stringify(releases.releases),
      ...Object.fromEntries(
        globSync(['**/*', '**/.*/**/*'], { cwd: folder, withFileTypes: true }).flatMap((one) =>
          one.isFile() ? [[path.join(one.parentPath, one.name), readFileSync(path.join(one.parentPath, one.name))]] : [],
        ),
      ),
    }
    expect(cache.length).toBeGreaterThan(1000)
    const marks = [...MARKS, base64('user', password), base64('carl', PROXY), base64('jane', NETRC)]
    expect(
      Object.entries(places).flatMap(([place, bytes]) => marks.filter((mark) => bytes.includes(mark)).map((mark) => `${place}: ${mark}`)),
    ).toEqual([])
  })
})

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // ended in between
  }
}

// A signal ends a process of Windows at once: there is nothing to clean up with.
const SIGNALS = process.platform === 'win32' ? [] : (['SIGINT', 'SIGTERM'] as const)

test.runIf(SIGNALS.length > 0)('SIGTERM while a file goes up ends with 130, no process and no half release', async () => {
  await inWorld(async (world, folder) => {
    world.releases.addFault({ on: 'POST /uploads', skip: 1, delay: LONG_MS })
    const uploads = (): number =>
      world.releases.requirementInputs.filter(({ path: requirementInputs }) => requirementInputs.startsWith('/uploads')).length
    expect(await cancelled(world, folder, 'SIGTERM', () => uploads() === 2)).toEqual(GONE)
    expect(world.releases.releases).toEqual([])
  })
})

const SERVICES = [
  { where: 'the cache is looked for', on: 'CacheService/GetCacheEntryDownloadURL', cold: true },
  { where: 'the cache is saved', on: 'PUT /blobs', cold: false },
  { where: 'the artifact is made', on: 'ArtifactService/CreateArtifact', cold: false },
].filter(() => SIGNALS.length > 0)

test.each(SERVICES)('cancelled while $where, the step ends with 130, no process, no artifact and no release', async ({ on, cold }) => {
  await inWorld(async (world, folder) => {
    world.results.addFault({ on, delay: LONG_MS })
    const reached = (): boolean =>
      world.results.requirementInputs.some(({ method, path: requirementInputs }) => `${method} ${requirementInputs}`.includes(on))
    expect(await cancelled(world, folder, 'SIGINT', reached, cold)).toEqual(GONE)
    expect(world.releases.releases).toEqual([])
    expect(world.results.artifacts).toEqual([])
  })
})

test.runIf(SIGNALS.length > 0)('SIGINT while an index does not answer ends with 130, no process and no bundle', async () => {
  await inWorld(async (world, folder) => {
    await world.index.addFault({ path: '/a/simple/beta/*', delay: LONG_MS / 1000 })
    expect(await cancelled(world, folder, 'SIGINT', (log) => log.includes('✓ Read the requirements'))).toEqual(GONE)
    expect(globSync(['out', '.*'], { cwd: path.join(folder, 'workspace') })).toEqual([])
  })
})

/** What the doubles wait before they answer. */
const LONG_MS = 120_000
/** A cancelled step ends within 5 s; the rest is room for a machine that does other things too. */
const BOUND_MS = 15_000
const GONE = { code: 130, lives: false, outputs: {}, inTime: true }

/** Sends the signal as soon as `when` holds. */
async function cancelled(
  world: World,
  folder: string,
  signal: 'SIGINT' | 'SIGTERM',
  when: (log: string) => boolean,
  cold = false,
): Promise<unknown> {
  const seen: { group?: Parameters<typeof stepLives>[0]; sent: number } = { sent: 0 }
  const done = await step(world, folder, {
    cold,
    inputs: { 'release-tag': 'v1' },
    started: (child, log) => {
      seen.group = child
      const timer = setInterval(() => {
        if (!when(log())) return
        clearInterval(timer)
        seen.sent = Date.now()
        child.kill(signal)
      }, 50)
      child.on('close', () => clearInterval(timer))
    },
  })
  return { code: done.code, lives: stepLives(seen.group), outputs: done.outputs, inTime: Date.now() - seen.sent < BOUND_MS }
}
