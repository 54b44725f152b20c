import path from 'node:path'
import { expect, test } from 'vitest'
import { bundleOf } from '../../src/bundle/bundle.ts'
import type { Bundle } from '../../src/bundle/contents.ts'
import { parseManifest } from '../../src/bundle/manifest.ts'
import { BundleError } from '../../src/core/errors.ts'
import { sha256Of, toProjectName, toTargetId } from '../../src/core/names.ts'
import { portableUrl, recordedUrl } from '../../src/core/text.ts'
import { inFolder } from '../fixtures/folder.ts'
import { anInput, aTarget, type InputSpec } from './an-input.ts'

const WHEELS = [
  { project: 'alpha', requires: ['beta'] },
  { project: 'beta', version: '2.0+local.1' },
]
const MUSL = aTarget({ id: toTargetId('cp311-linux-x86_64-musl1.2'), platform: 'linux-x86_64-musl1.2' })
const MAC = aTarget(
  {
    id: toTargetId('cp312-macos-14-arm64'),
    machines: ['arm64'],
    python: { implementation: 'cp', version: '3.12.9', series: '3.12', freeThreaded: false },
  },
  { sys_platform: 'darwin', platform_machine: 'arm64' },
)

const made = (spec: Partial<InputSpec> = {}): Promise<Bundle> =>
  inFolder(async (folder) => bundleOf(anInput(path.join(folder, 'pool'), { wheels: WHEELS, ...spec })))

function textOf(bundle: Bundle, file: string): string {
  const entry = bundle.entries.find((one) => one.path === file)
  return entry?.kind === 'text' ? entry.text : ''
}

/** Everything but the paths of this machine's files. */
function bytesOf({ entries }: Bundle): unknown {
  return entries.map((entry) => [entry.path, entry.kind === 'text' ? entry.text : entry.sha256])
}

test('a bundle has the files that the design names', async () => {
  expect((await made()).entries.map(({ path: file }) => file)).toEqual([
    'README.txt', 'SHA256SUMS', 'install.py', 'locks/cp311-linux-x86_64-glibc2.28.html', 'locks/cp311-linux-x86_64-glibc2.28.txt', 'locks/pylock.cp311-linux-x86_64-glibc2_28.toml',
    'manifest.json', 'pylock.toml', 'sbom.cdx.json', 'simple/alpha/index.html', 'simple/beta/index.html', 'simple/index.html',
    'wheels/alpha-1.0-py3-none-any.whl', 'wheels/beta-2.0+local.1-py3-none-any.whl',
  ]) // biome-ignore format: a list
})

test('README.txt counts one wheel as one', async () => {
  const counts = async (spec: Parameters<typeof made>[0]): Promise<unknown> =>
    textOf(await made(spec), 'README.txt').match(/\(\d+ wheels?\)/g)
  expect(await counts({})).toEqual(['(2 wheels)'])
  expect(await counts({ wheels: WHEELS.slice(0, 1) })).toEqual(['(1 wheel)'])
})

test('its text is the same in another folder, and whatever order the targets were asked in', async () => {
  const [one, other] = [await made({ targets: [aTarget(), MAC] }), await made({ targets: [MAC, aTarget()] })]
  expect(bytesOf(one)).toEqual(bytesOf(other))
  const announced = JSON.stringify(bytesOf(one))
  expect(announced).not.toContain(process.cwd())
  expect(announced).not.toContain('offline-bundle-test-')
})

test('the bytes of a known bundle do not change', async () => {
  expect(sha256Of(textOf(await made(), 'SHA256SUMS'))).toBe('bd1c1ca02bf05ec3992a6309d1391ceea578cb19eca98ae06f0a84c1d84da16b')
})

test('the marker of an entry stands before the hash of its line, and in manifest, pylock files and SBOM', async () => {
  const marker = 'python_full_version < "3.11.3"'
  const bundle = await made({ targets: [aTarget(), MAC], wheels: [...WHEELS, { project: 'gamma', marker, targets: [aTarget().id] }] })
  expect(textOf(bundle, 'locks/cp311-linux-x86_64-glibc2.28.txt')).toMatch(
    /^gamma==1\.0 ; python_full_version < "3\.11\.3" --hash=sha256:[0-9a-f]{64}$/m,
  )
  const [target] = parseManifest(textOf(bundle, 'manifest.json'), 'manifest.json').targets
  expect(target?.entries.map((entry) => entry.marker)).toEqual([undefined, undefined, marker])
  expect(textOf(bundle, 'locks/pylock.cp311-linux-x86_64-glibc2_28.toml')).toContain('marker = "python_full_version < \\"3.11.3\\""')
  expect(textOf(bundle, 'pylock.toml')).toContain('== \\"cpython\\") and (python_full_version < \\"3.11.3\\")"')
  expect(textOf(bundle, 'sbom.cdx.json')).toContain('cp311-linux-x86_64-glibc2.28 ; python_full_version < \\"3.11.3\\"')
})

test('a marker that could begin an option of its line is no marker of a manifest', async () => {
  const wheels = [{ project: 'alpha', marker: 'python_version > "3" --hash=sha256:00' }]
  await expect(made({ wheels })).rejects.toThrow(/marker/)
})

test('a path or URL of this machine shows only its last part', async () => {
  const bundle = await made({
    wheels: [{ project: 'alpha', file: { url: 'file:///home/me/secret/alpha-1.0-py3-none-any.whl' } }],
    over: {
      roots: [
        {
          text: 'alpha @ file:///home/me/secret/alpha-1.0-py3-none-any.whl',
          name: 'alpha',
          kind: 'wheel',
          url: 'file:///home/me/secret/alpha-1.0-py3-none-any.whl',
          hashes: [],
          origin: '/home/me/secret/requirements.txt:3',
          editable: false,
        },
      ],
    },
  })
  expect(JSON.stringify(bytesOf(bundle))).not.toContain('secret')
  expect(textOf(bundle, 'manifest.json')).toContain('"origin": "requirements.txt:3"')
})

test.each([
  { name: 'a folder', url: 'file:///home/me/secret/app/', want: 'file:app' },
  { name: 'what has no folder any more', url: 'file:app.whl', want: 'file:app.whl' },
  {
    name: 'a repository on this disk',
    url: 'git+file:///home/me/secret/app.git@v1#subdirectory=lib',
    want: 'git+file:app.git@v1#subdirectory=lib',
  },
  { name: 'a repository elsewhere', url: 'git+https://index.example/app.git@v1', want: 'git+https://index.example/app.git@v1' },
])('the address of $name says nothing of this machine', ({ url, want }) => {
  expect(portableUrl(url)).toBe(want)
})

test.each([
  { name: 'a signed URL', url: 'https://files.example/a.whl?Signature=x/y&at=1', want: 'https://files.example/a.whl' },
  {
    name: 'one with a part',
    url: 'git+https://index.example/a?token=x?y#subdirectory=lib?',
    want: 'git+https://index.example/a#subdirectory=lib?',
  },
  { name: 'a file of this machine', url: 'file:///home/me/a%3F.whl', want: 'file:a%3F.whl' },
])('of $name no query is written down', ({ url, want }) => {
  expect(recordedUrl(url)).toBe(want)
})

test('of a lock, which has no graph, the manifest says what needs what all the same', async () => {
  const { entries, manifest } = await inFolder(async (folder) => {
    const input = anInput(path.join(folder, 'pool'), { wheels: [{ project: 'alpha' }, { project: 'beta' }] })
    const requiredBy = { beta: [toProjectName('alpha')] }
    const closure = { ...input.closure, verdicts: input.closure.verdicts.map((verdict) => ({ ...verdict, requiredBy })) }
    const bundle = bundleOf({ ...input, closure })
    return { entries: input.union.targets[0]?.entries, manifest: parseManifest(textOf(bundle, 'manifest.json'), 'manifest.json') }
  })
  expect(entries?.map((entry) => entry.requiredBy)).toEqual([[], []])
  expect(manifest.targets[0]?.entries.map(({ project, requiredBy }) => [project, requiredBy])).toEqual([
    ['alpha', []],
    ['beta', ['alpha']],
  ])
})

test('the manifest lists every other file with the hash that it has, and reads back', async () => {
  const bundle = await made()
  const manifest = parseManifest(textOf(bundle, 'manifest.json'), 'manifest.json')
  const listed = new Map([...manifest.wheels, ...manifest.files].map(({ path: file, sha256 }) => [file, sha256]))
  for (const entry of bundle.entries) {
    if (entry.path === 'manifest.json' || entry.path === 'SHA256SUMS') continue
    expect([entry.path, listed.get(entry.path)]).toEqual([entry.path, entry.kind === 'file' ? entry.sha256 : sha256Of(entry.text)])
  }
})

test.each([
  { name: 'two targets that a marker tells apart', targets: [aTarget(), MAC], wanted: true },
  { name: 'glibc and musl with the same wheels', targets: [aTarget(), MUSL], wanted: true },
  { name: 'glibc and musl with other wheels', targets: [aTarget(), MUSL], of: [MUSL.id], wanted: false },
])('one pylock.toml for all: $name -> $wanted', async ({ targets, of, wanted }) => {
  const bundle = await made({ targets, wheels: [...WHEELS, { project: 'gamma', ...(of === undefined ? {} : { targets: of }) }] })
  expect(bundle.entries.some(({ path: file }) => file === 'pylock.toml')).toBe(wanted)
  if (!wanted) expect(textOf(bundle, 'README.txt')).toContain('cp311-linux-x86_64-glibc2.28 and cp311-linux-x86_64-musl1.2')
})

const HOSTILE = '"><script>x</script>\r\n\u2028--index-url https://evil.example\u202e\u0000\ud800'

test('text of a package cannot break out of any file', async () => {
  const bundle = await made({
    wheels: [
      {
        project: 'alpha',
        facts: { name: HOSTILE, summary: HOSTILE, licenseText: HOSTILE, requiresPython: HOSTILE, homePage: HOSTILE },
        file: { yanked: HOSTILE },
      },
    ],
  })
  for (const entry of bundle.entries) {
    if (entry.kind !== 'text') continue
    expect(entry.text.match(/[\r\u2028\u202e\u0000\ud800]/)?.[0]).toBeUndefined()
    expect(entry.text).not.toMatch(/^\s*--index-url/m)
  }
  expect(textOf(bundle, 'simple/alpha/index.html')).not.toContain('<script>')
})

test.each<{ readonly name: string; readonly wheels: InputSpec['wheels'] }>([
  { name: 'a project name that is none', wheels: [{ project: 'alpha beta', facts: { filename: 'alpha-1.0-py3-none-any.whl' } }] },
  {
    name: 'a version with a line break',
    wheels: [{ project: 'alpha', version: '1.0\n--pre', facts: { filename: 'alpha-1.0-py3-none-any.whl' } }],
  },
  {
    name: 'names that differ only in case',
    wheels: [
      { project: 'a', facts: { filename: 'a-1-py3-none-any.whl' } },
      { project: 'b', facts: { filename: 'A-1-py3-none-any.whl' } },
    ],
  },
])('$name is rejected as an integrity failure', async ({ wheels }) => {
  const failure = await made({ wheels }).catch((error: unknown) => error)
  expect(failure instanceof BundleError && failure.failure.kind).toBe('integrity')
})
