import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { isOutage } from '../../src/build/git.ts'
import { buildSources, neverFindings } from '../../src/build/sources.ts'
import { toProjectName, toTargetId } from '../../src/core/names.ts'
import { programsUntil } from '../../src/worker/program.ts'
import { aFolder, aKit, filesOf, type Project, wantedOf, writeArchive, writeProject, writeSdist } from './project.ts'

const DEMO: Project = { name: 'demo', version: '1.0' }

test('a pure sdist becomes one wheel, hashed again, with where it came from', async () => {
  const folder = await aFolder()
  const pkgInfo = 'Metadata-Version: 2.2\nName: demo\nVersion: 1.0\nDynamic: License\n'
  const sdist = wantedOf(await writeSdist(folder, { ...DEMO, pkgInfo }))
  const { wheels, rejected } = await buildSources([sdist, sdist], await aKit(folder))
  expect(rejected).toEqual([])
  expect(wheels).toHaveLength(1)
  expect(wheels[0]?.entry).toMatchObject({
    project: 'demo',
    version: '1.0',
    filename: 'demo-1.0-py3-none-any.whl',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(wheels[0]?.entry.url).toBe(pathToFileURL(wheels[0]?.path ?? '').href)
  expect(wheels[0]?.built).toMatchObject({
    kind: 'sdist',
    url: sdist.url,
    sha256: expect.any(String),
    staticMetadata: true,
    backend: 'backend',
  })
})

test.each([
  { name: 'is static from 2.2 on when nothing needed is Dynamic', pkgInfo: 'Metadata-Version: 2.4\nDynamic: License\n', want: true },
  { name: 'is not static below 2.2', pkgInfo: 'Metadata-Version: 2.1\n', want: false },
  { name: 'is not static with Dynamic: Requires-Dist', pkgInfo: 'Metadata-Version: 2.2\nDynamic: requires-dist\n', want: false },
  { name: 'is not static with Dynamic: Requires-Python', pkgInfo: 'Metadata-Version: 2.3\nDynamic: Requires-Python\n', want: false },
])('metadata $name', async ({ pkgInfo, want }) => {
  const folder = await aFolder()
  const { wheels } = await buildSources([wantedOf(await writeSdist(folder, { ...DEMO, pkgInfo }, '.zip'))], await aKit(folder))
  expect(wheels[0]?.built.staticMetadata).toBe(want)
})

test('the same source gives the same bytes in another folder, time zone and umask, at another time', async () => {
  const build = async (umask: number, zone: string): Promise<Buffer> => {
    const folder = await aFolder()
    const place = path.join(folder, zone.length > 5 ? 'a much longer name' : 'x')
    await mkdir(place)
    const sdist = await writeSdist(place, DEMO)
    const before = process.umask(umask)
    try {
      const { wheels } = await buildSources([wantedOf(sdist)], await aKit(place, { env: { ...process.env, TZ: zone, LC_ALL: 'C' } }))
      return await readFile(wheels[0]?.path ?? '')
    } finally {
      process.umask(before)
    }
  }
  const first = await build(0o022, 'UTC')
  await new Promise((resolve) => setTimeout(resolve, 2100)) // a zip's clock ticks every two seconds
  expect((await build(0o077, 'Asia/Kathmandu')).equals(first)).toBe(true)
})

test('a wheel for one platform is rejected with project and tag', async () => {
  const folder = await aFolder()
  const sdist = await writeSdist(folder, { ...DEMO, tag: 'cp312-cp312-linux_x86_64' })
  const { wheels, rejected } = await buildSources([wantedOf(sdist, { chain: ['app', 'demo'] })], await aKit(folder))
  expect(wheels).toEqual([])
  expect(rejected[0]?.finding.message).toContain('failed to build demo 1.0')
  expect(rejected[0]?.finding.message).toContain('cp312-cp312-linux_x86_64')
  expect(rejected[0]?.finding.message).toContain('required by app -> demo')
})

test('a failing build shows its last lines, and does not stop the next one', async () => {
  const folder = await aFolder()
  const bad = await writeSdist(folder, {
    ...DEMO,
    name: 'bad',
    code: 'for n in range(100): print("line", n)\nraise SystemExit("needs a frobnicator")',
  })
  const { wheels, rejected } = await buildSources([wantedOf(bad), wantedOf(await writeSdist(folder, DEMO))], await aKit(folder))
  expect(wheels.map(({ entry }) => entry.project)).toEqual(['demo'])
  expect(rejected[0]?.finding.message).toContain('needs a frobnicator')
  expect(rejected[0]?.finding.message).toContain('  | line 99')
  expect(rejected[0]?.finding.message).not.toContain('line 20\n')
})

test('the output of a failing build names the files of the source', async () => {
  const folder = await aFolder()
  const code = 'import os\nraise SystemExit(os.path.join(os.getcwd(), "native", "x.c") + ":7: error")'
  const { rejected } = await buildSources([wantedOf(await writeSdist(folder, { ...DEMO, code }))], await aKit(folder))
  expect(rejected[0]?.finding.message).toContain(`  | ${path.join('native', 'x.c')}:7: error`)
})

test('a wheel whose METADATA is of another version is a failed build, and does not stop the next one', async () => {
  const folder = await aFolder()
  const bad = await writeSdist(folder, { ...DEMO, name: 'bad', metadataVersion: '9.9' })
  const wanted = [wantedOf(bad, { project: '' as never, version: '' }), wantedOf(await writeSdist(folder, DEMO))]
  const { wheels, rejected } = await buildSources(wanted, await aKit(folder))
  expect(wheels.map(({ entry }) => entry.project)).toEqual(['demo'])
  expect(rejected[0]?.finding.message).toContain('does not match its METADATA, which is of bad 9.9')
})

test.each([
  { name: './ before its names', top: './demo-1.0' },
  { name: 'a file beside its top folder', top: 'demo-1.0', stray: 'pax_global_header' },
])('an archive with $name is built', async ({ top, stray }) => {
  for (const extension of ['.tar.gz', '.zip']) {
    const folder = await aFolder()
    const files = Object.entries(await filesOf(DEMO)).map(([file, text]) => ({ name: `${top}/${file}`, text }))
    const place = await writeArchive(folder, `demo-1.0${extension}`, [
      ...(stray === undefined ? [] : [{ name: stray, text: '' }]),
      ...files,
    ])
    const { wheels, rejected } = await buildSources([wantedOf(place)], await aKit(folder))
    expect(rejected).toEqual([])
    expect(wheels.map(({ entry }) => entry.project)).toEqual(['demo'])
  }
})

test('a build that never ends is stopped', async () => {
  const folder = await aFolder()
  const sdist = await writeSdist(folder, { ...DEMO, code: 'import time\nprint("waiting", flush=True)\ntime.sleep(600)' })
  const { rejected } = await buildSources([wantedOf(sdist)], await aKit(folder, { hookSeconds: 1 }))
  expect(rejected[0]?.finding.message).toContain('was stopped after 1 seconds')
  expect(rejected[0]?.finding.message).toContain('waiting')
})

test('nothing secret of the run reaches a build, and what changes bytes is fixed', async () => {
  const folder = await aFolder()
  const seen = path.join(folder, 'seen.json')
  const code = `import json, os, sys\njson.dump([dict(os.environ), sys.path, os.umask(0)], open(${JSON.stringify(seen)}, "w"))`
  const env = {
    PATH: process.env['PATH'], HOME: '/home/me', GITHUB_TOKEN: 's3cret-1', PIP_INDEX_URL: 'https://me:s3cret-2@index.example/simple', UV_INDEX: 's3cret-3',
    PYTHONPATH: '/s3cret-4', NETRC: 's3cret-5', HTTPS_PROXY: 'http://me:s3cret-6@proxy.example', AWS_SECRET_ACCESS_KEY: 's3cret-7',
  } // biome-ignore format: a list of words
  await buildSources([wantedOf(await writeSdist(folder, { ...DEMO, code }))], await aKit(folder, { env }))
  const text = await readFile(seen, 'utf8')
  expect(text).not.toContain('s3cret')
  const [environment, places, umask] = JSON.parse(text)
  expect(environment).toMatchObject({
    SOURCE_DATE_EPOCH: '315532800',
    TZ: 'UTC',
    PYTHONHASHSEED: '0',
    LC_ALL: 'C.UTF-8',
    PIP_NO_INDEX: '1',
  })
  expect(environment.HOME.startsWith(folder)).toBe(true)
  expect(umask).toBe(0o022)
  expect(places.filter((one: string) => one.includes('site-packages')).every((one: string) => one.startsWith(folder))).toBe(true)
})

test('what the project states and what its backend asks for is resolved and installed before the build', async () => {
  const folder = await aFolder()
  const settings = await aKit(folder)
  const helpers = await Promise.all(['stated', 'asked'].map((name) => writeSdist(folder, { name, version: '1.0' })))
  const built = await buildSources(
    helpers.map((place, index) => wantedOf(place, index === 0 ? { project: '' as never } : { project: '' as never })),
    settings,
  )
  const paths = new Map(built.wheels.map((wheel) => [wheel.entry.project, wheel.path]))
  const requested: string[][] = []
  const demo = await writeSdist(folder, {
    ...DEMO,
    requires: ['stated>=1'],
    asks: ['asked'],
    code: 'import stated, asked\nassert stated.ANSWER == asked.ANSWER == 42',
  })
  const { wheels, rejected } = await buildSources([wantedOf(demo)], {
    ...settings,
    workFolder: path.join(folder, 'second'),
    buildRequirements: async (requirements) => {
      requested.push([...requirements])
      return requirements.map((one) => paths.get(one.replace(/>.*/, '')) ?? '')
    },
  })
  expect(rejected).toEqual([])
  expect(requested).toEqual([['stated>=1'], ['stated>=1', 'asked']])
  expect(wheels[0]?.built.buildRequirements).toEqual(['asked-1.0-py3-none-any.whl', 'stated-1.0-py3-none-any.whl'])
})

test('a wheel of another project or version than the source promised is rejected', async () => {
  const folder = await aFolder()
  const sdist = await writeSdist(folder, { ...DEMO, version: '2.0' })
  const { rejected } = await buildSources(
    [wantedOf(sdist), { ...wantedOf(sdist), url: `${wantedOf(sdist).url}#x`, project: 'other' as never }],
    await aKit(folder),
  )
  expect(rejected.map(({ finding }) => finding.message)).toEqual([
    expect.stringContaining('version 2.0'),
    expect.stringContaining('a wheel of demo'),
  ])
})

test('a hash that does not agree ends the run as an integrity failure', async () => {
  const folder = await aFolder()
  const wanted = wantedOf(await writeSdist(folder, DEMO), { sha256: 'a'.repeat(64) as never })
  await expect(buildSources([wanted], await aKit(folder))).rejects.toMatchObject({ failure: { kind: 'integrity' } })
})

test.each([
  { name: 'an entry above its folder', entries: [{ name: 'demo-1.0/../../evil', text: 'x' }] },
  { name: 'an absolute entry', entries: [{ name: '/tmp/offline-bundle-evil', text: 'x' }] },
  { name: 'a link out of its folder', entries: [{ name: 'demo-1.0/out', link: '../../..' }] },
  { name: 'an absolute link', entries: [{ name: 'demo-1.0/out', link: '/etc' }] },
  {
    name: 'a file through a link',
    entries: [
      { name: 'demo-1.0/out', link: '../..' },
      { name: 'demo-1.0/out/evil', text: 'x' },
    ],
  },
  {
    name: 'a link that leaves through another',
    entries: [
      { name: 'demo-1.0/a/b/up', link: '../..' },
      { name: 'demo-1.0/c', link: 'a/b/up/../..' },
    ],
  },
  { name: 'a hard link out of its folder', entries: [{ name: 'demo-1.0/b', hardlink: '../../../secret' }] },
  { name: 'a bomb', entries: [{ name: 'demo-1.0/zeros', zeros: 80 * 1024 * 1024 }] },
  {
    name: 'no single top folder',
    entries: [
      { name: 'a/x', text: '' },
      { name: 'b/x', text: '' },
    ],
  },
])('an archive with $name is rejected and writes nothing outside', async ({ entries }) => {
  for (const extension of ['.tar.gz', '.zip']) {
    if (extension === '.zip' && entries.some((entry) => 'hardlink' in entry)) continue
    const folder = await aFolder()
    const { wheels, rejected } = await buildSources(
      [wantedOf(await writeArchive(folder, `demo-1.0${extension}`, entries))],
      await aKit(folder),
    )
    expect(wheels).toEqual([])
    expect(rejected[0]?.finding.message).toMatch(/cannot be unpacked|times its size|cannot be built/)
    expect((await readdir(folder)).sort()).toEqual([`demo-1.0${extension}`, 'work'])
    expect(
      (await readdir(path.join(folder, 'work'), { recursive: true })).filter((one) => one.endsWith('evil') && !one.includes('unpacked')),
    ).toEqual([])
  }
})

test('links inside the source are kept', async () => {
  const folder = await aFolder()
  const place = await writeArchive(folder, 'demo-1.0.tar.gz', [
    { name: 'demo-1.0/pyproject.toml', text: '' },
    { name: 'demo-1.0/docs/readme', link: '../pyproject.toml' },
    { name: 'demo-1.0/docs/copy', hardlink: 'demo-1.0/pyproject.toml' },
  ])
  const { rejected } = await buildSources(
    [wantedOf(place)],
    await aKit(folder, { buildRequirements: async (requested) => Promise.reject(new Error(requested.join())) }),
  ).catch((error) => ({ rejected: error.message }))
  expect(rejected).toContain('setuptools>=40.8.0')
})

test('a local folder is built from a copy, without what a previous build left in it', async () => {
  const folder = await aFolder()
  const project = await writeProject(path.join(folder, 'project'), {
    ...DEMO,
    code: 'import os\nassert sorted(os.listdir(".")) == ["_backend", "ant.py", "demo.py", "pyproject.toml", "zebra.py"], os.listdir(".")\nopen("dirt", "w")',
  })
  for (const stale of ['build/lib/x', 'venv/pyvenv.cfg', 'demo.egg-info/PKG-INFO', 'out/x', 'node_modules/x']) {
    await mkdir(path.dirname(path.join(project, stale)), { recursive: true })
    await writeFile(path.join(project, stale), '')
  }
  const before = await readdir(project)
  const settings = await aKit(folder, { workFolder: path.join(project, '.work'), skip: [path.join(project, 'out')] })
  const { wheels, rejected } = await buildSources([wantedOf(project, { version: '' })], settings)
  expect(rejected).toEqual([])
  expect(wheels[0]?.built).toMatchObject({ kind: 'folder', url: pathToFileURL(project).href })
  expect((await readdir(project)).filter((one) => one !== '.work')).toEqual(before)
})

test('a repository is cloned, its commit recorded, its subdirectory built', async () => {
  const folder = await aFolder()
  const repository = path.join(folder, 'repository')
  await writeProject(path.join(repository, 'py'), {
    ...DEMO,
    code: 'import subprocess\nassert subprocess.run(["git", "describe", "--tags"], capture_output=True).stdout == b"v1\\n"',
  })
  const settings = await aKit(folder)
  const git = async (...args: string[]): Promise<string> => {
    const ran = await settings.run('git', ['-c', 'user.name=x', '-c', 'user.email=x@x.example', ...args], {
      cwd: repository,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder },
    })
    if (ran.code !== 0) throw new Error(ran.stderr)
    return ran.stdout.trim()
  }
  await git('init', '--quiet', '.')
  await git('add', '.')
  await git('commit', '--quiet', '--message', 'one')
  await git('tag', 'v1')
  const commit = await git('rev-parse', 'HEAD')
  const url = (revision: string): string => `git+${pathToFileURL(repository).href}${revision}#subdirectory=py`
  const { wheels, rejected } = await buildSources(
    [url('@v1'), url(''), url(`@${commit}`), url('@nowhere')].map((one) => ({ ...wantedOf(folder), url: one })),
    settings,
  )
  expect(wheels.map(({ built }) => [built.kind, built.revision])).toEqual([
    ['vcs', commit],
    ['vcs', commit],
    ['vcs', commit],
  ])
  expect(rejected.map(({ finding }) => finding.message)).toEqual([expect.stringContaining('nowhere')])
})

test.each([
  { name: 'rejects the connection', url: () => 'git+http://127.0.0.1:9/x.git' },
  { name: 'speaks no TLS', url: ({ host }: { readonly host: string }) => `git+https://${host}/503/x.git` },
  { name: 'is in trouble', url: ({ host }: { readonly host: string }) => `git+http://${host}/503/x.git` },
  { name: 'wants a login', url: ({ host }: { readonly host: string }) => `git+http://${host}/401/x.git` },
])('a git host that $name is an outage, with the host and no credentials', async ({ url }) => {
  await using server = await aStatusServer()
  const folder = await aFolder()
  const built = buildSources([{ ...wantedOf(folder), url: url(server).replace('://', '://me:s3cret@') }], await aKit(folder))
  const error: unknown = await built.catch((cause: unknown) => cause)
  expect(error).toMatchObject({
    failure: { kind: 'network', what: expect.stringContaining('****@127.0.0.1'), hint: expect.stringContaining('proxy') },
  })
  expect(JSON.stringify(error)).not.toContain('s3cret')
})

test('a repository that its host does not have is no outage, whatever it is called', async () => {
  await using server = await aStatusServer()
  const folder = await aFolder()
  const url = `git+http://${server.host}/404/tls-certificate.git`
  const { rejected } = await buildSources([{ ...wantedOf(folder), project: toProjectName(''), version: '', url }], await aKit(folder))
  expect(rejected[0]?.finding.message).toContain(`failed to build ${url}: git clone failed: fatal: repository`)
})

/** A web server that answers each request with the status that the path begins with. */
async function aStatusServer(): Promise<AsyncDisposable & { readonly host: string }> {
  const server = createServer(({ url = '' }, response) => {
    const status = Number(url.split('/')[1])
    response.writeHead(status, status === 401 ? { 'WWW-Authenticate': 'Basic realm="x"' } : {}).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = v.parse(v.object({ port: v.number() }), server.address())
  return { host: `127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => void server.close() }
}

test.each([
  ['fatal: unable to access URL: Could not resolve host: git.example', true],
  ['fatal: unable to access URL: SSL certificate problem: self-signed certificate', true],
  ['git@git.example: Permission denied (publickey).\nfatal: Could not read from remote repository.', true],
  ["fatal: unable to access 'https://git.example/x/': The requested URL returned error: 502", true],
  ['ERROR: Repository not found.\nfatal: Could not read from remote repository.', false],
  ["fatal: couldn't find remote ref tls", false],
  ["error: pathspec 'ssl certificate' did not match any file(s) known to git", false],
  ["remote: Connection timed out, says the server\nfatal: repository 'https://tls.example/ssl.git/' not found", false],
])('git says: %s', (said, outage) => {
  expect(isOutage(`git clone failed: ${said}`)).toBe(outage)
})

test('other version control systems are rejected by name', async () => {
  const folder = await aFolder()
  const { rejected } = await buildSources([{ ...wantedOf(folder), url: 'hg+https://me:s3cret@hg.example/demo' }], await aKit(folder))
  expect(rejected[0]?.finding.message).toContain('hg+https://****@hg.example/demo is not a git repository')
  expect(JSON.stringify(rejected[0]?.finding)).not.toContain('s3cret')
})

test('a cancelled run ends as cancelled, and its build with it', async () => {
  const folder = await aFolder()
  const abort = new AbortController()
  const mark = path.join(folder, 'pid')
  const compiler = 'subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])'
  const code = [
    'import os, subprocess, sys, time',
    `compiler = ${compiler}`,
    `open(${JSON.stringify(`${mark}.new`)}, "w").write(f"{os.getpid()} {compiler.pid}")`,
    `os.rename(${JSON.stringify(`${mark}.new`)}, ${JSON.stringify(mark)})`,
    'time.sleep(600)',
  ].join('\n')
  const building = buildSources(
    [wantedOf(await writeSdist(folder, { ...DEMO, code }))],
    await aKit(folder, { signal: abort.signal, run: programsUntil(abort.signal) }),
  )
  await expect.poll(async () => readFile(mark, 'utf8').catch(() => ''), { timeout: 60_000 }).not.toBe('')
  abort.abort()
  await expect(building).rejects.toMatchObject({ failure: { kind: 'cancelled' } })
  if (process.platform === 'win32') return // there a process knows nothing of what its children start
  for (const pid of (await readFile(mark, 'utf8')).split(' ').map(Number)) {
    await expect.poll(async () => isRunning(pid), { timeout: 30_000 }).toBe(false)
  }
})

async function isRunning(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return isThere(pid)
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => 'State:\tZ')
  return !/^State:\s+[XZ]/m.test(status)
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a source that many targets want is built once', async () => {
  const folder = await aFolder()
  const mark = path.join(folder, 'mark')
  const sdist = await writeSdist(folder, { ...DEMO, code: `open(${JSON.stringify(mark)}, "a").write("built\\n")` })
  const { wheels } = await buildSources([wantedOf(sdist), wantedOf(sdist, { chain: ['other'] })], await aKit(folder))
  expect(wheels).toHaveLength(1)
  expect(await readFile(mark, 'utf8')).toBe('built\n')
})

test('the policy never names the project and the option', () => {
  const wanted = { ...wantedOf('/x/demo-1.0.tar.gz'), chain: ['app>=1', 'demo'] }
  const [finding] = neverFindings({ kind: 'unsolved', target: toTargetId('cp312-x'), findings: [], sdists: [wanted] })
  expect(finding?.message).toContain('demo 1.0 has no compatible wheel')
  expect(finding?.hint).toContain('--sdists pure')
})
