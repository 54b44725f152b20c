import { expect, test } from 'vitest'
import { sha256Of, toProjectName } from '../../src/core/names.ts'
import { summaryText } from '../../src/report/job-summary.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import { releaseNotes } from '../../src/report/release-notes.ts'
import { failureJson, resultJson } from '../../src/report/result-json.ts'
import { resultText, verifiedText } from '../../src/report/result-text.ts'
import { PLAIN_STYLE } from '../../src/report/text-style.ts'
import { anOutcome, aTarget, aVerdict } from './outcome.ts'

const windows = aTarget('windows-x86_64', '3.12')
const linux = aTarget('linux-x86_64-glibc2.28', '3.13')

test('the last block says which targets, how well proved, how many wheels, where, and what the operator types', () => {
  const text = resultText(
    [
      anOutcome({
        verdicts: [
          aVerdict(windows),
          aVerdict(linux, {
            level: 'installed',
            checks: [
              { level: 'installed', passed: true, by: 'CPython', python: '3.13.9', system: 'glibc 2.36', how: 'native', findings: [] },
            ],
          }),
        ],
      }),
    ],
    PLAIN_STYLE,
  )
  expect(text).toContain('offline-bundle ready: 2 targets, 27 wheels, 12.3 MB (8.4 s)')
  expect(text).toMatch(/cp312-windows-x86_64 +dry-run +by pip 26\.3; Python 3\.12\.0 to 3\.12\.\d+\n/)
  expect(text).toMatch(
    /cp313-linux-x86_64-glibc2\.28 +installed +by CPython \(Python 3\.13\.9, glibc 2\.36\); Python 3\.13\.0 to 3\.13\.\d+\n/,
  )
  expect(text).toContain('  out/offline-bundle\n')
  expect(text).toContain('out/offline-bundle.tar.gz  12.3 MB  sha256 ')
  expect(text).toContain('(Linux, macOS):\n  tar xzf offline-bundle.tar.gz\n  python3 offline-bundle/install.py --venv app\n')
  expect(text).toContain('(Windows, PowerShell):\n  py -m tarfile -e offline-bundle.tar.gz .\n  py offline-bundle/install.py --venv app\n')
})

const ONE_ARCHIVE = ['offline-bundle.zip']
const VOLUMES = ['offline-bundle.zip.001', 'offline-bundle.zip.002']

test.each([
  { name: 'the folder alone', archives: [], signature: undefined, want: ['py offline-bundle/install.py --venv app'] },
  {
    name: 'a zip',
    archives: ONE_ARCHIVE,
    signature: undefined,
    want: ['py -m zipfile -e offline-bundle.zip .', 'py offline-bundle/install.py --venv app'],
  },
  {
    name: 'signed volumes',
    archives: VOLUMES,
    signature: 'asc',
    want: [
      'py install.py --join --verify-with YOUR-KEY.asc',
      'py -m zipfile -e offline-bundle.zip .',
      'py offline-bundle/install.py --venv app --verify-with YOUR-KEY.asc',
    ],
  },
])('terminal, summary and release notes have the same commands, for Windows alone where all targets are: $name', (one) => {
  const toFile = (name: string) => ({ path: `out\\${name}`, bytes: 1, sha256: sha256Of(name) })
  const signed = one.signature === undefined ? [] : [toFile(`offline-bundle.SHA256SUMS.${one.signature}`)]
  const outcome = anOutcome({
    targets: [windows],
    verdicts: [aVerdict(windows)],
    archives: one.archives.map(toFile),
    companionFiles: signed,
  })
  const shown = resultText([outcome], PLAIN_STYLE)
  expect(shown).toContain(`(Windows, PowerShell):\n${one.want.map((line) => `  ${line}\n`).join('')}`)
  for (const text of [shown, summaryText([outcome], {}), releaseNotes([outcome], { tag: 'v1' }).body]) {
    expect(text).toContain(one.want.join(text === shown ? '\n  ' : '\n'))
    expect(text).not.toContain('python3')
  }
})

test('a target that lacks something, micro versions that the bundle does not hold for, and warnings are said', () => {
  const micros = { from: '3.12.0', to: '3.12.16', except: [{ from: '3.12.0', to: '3.12.3', because: 'x' }] }
  const text = verifiedText(
    anOutcome({
      verdicts: [aVerdict(windows, { micros }), aVerdict(linux, { level: 'none', checks: [] })],
      findings: [
        { kind: 'yanked', severity: 'warning', message: 'tomli 2.0.0 is yanked', hint: 'Take another.' },
        { kind: 'yanked', severity: 'warning', message: 'numpy 1.0 is yanked', hint: 'Take another.' },
      ],
    }),
    PLAIN_STYLE,
  )
  expect(text).toContain('; Python 3.12.4 to 3.12.16\n')
  expect(text).toMatch(/glibc2\.28 +incomplete\n/)
  expect(text).toContain('warning: tomli 2.0.0 is yanked\nwarning: numpy 1.0 is yanked\nhint:    Take another.\n')
})

test('many targets are grouped by platform and proof', () => {
  const targets = ['windows-x86_64', 'linux-x86_64-glibc2.28', 'macos-14-arm64'].flatMap((platform) =>
    ['3.11', '3.12', '3.13'].map((python) => aTarget(platform, python)),
  )
  const verdicts = targets.map((target) => {
    const { version, series } = target.python
    const installed = { level: 'installed', passed: true, by: `CPython ${version}`, python: version, system: 'glibc 2.36', how: 'native', findings: [] } as const // biome-ignore format: one value
    return target.system.os === 'linux' && series !== '3.13'
      ? aVerdict(target, { level: 'installed', checks: [installed] })
      : aVerdict(target)
  })
  const [, , ...lines] = verifiedText(anOutcome({ targets, verdicts }), PLAIN_STYLE).split('\n')
  expect(lines.slice(0, 5).map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['cp311, cp312, cp313 on windows-x86_64', 'dry-run', 'by pip 26.3'],
    ['cp311, cp312 on linux-x86_64-glibc2.28', 'installed', 'by CPython (glibc 2.36)'],
    ['cp313-linux-x86_64-glibc2.28', 'dry-run', 'by pip 26.3; Python 3.13.0 to 3.13.18'],
    ['cp311, cp312, cp313 on macos-14-arm64', 'dry-run', 'by pip 26.3'],
    [''],
  ])
})

test('the result starts with its first line, and names projects whose versions differ between targets', () => {
  const targets = ['windows-x86_64', 'linux-x86_64-glibc2.28'].flatMap((platform) =>
    ['3.11', '3.12'].map((python) => aTarget(platform, python)),
  )
  const union = {
    files: [],
    targets: targets.map(({ id }) => ({
      target: id,
      entries: [
        ['django', id.startsWith('cp311') ? '5.2.19' : '6.1.3'],
        ['same', '1.0'],
        ...(id.includes('windows') ? [['only-windows', '2.0'] as const] : []),
        ['wheel', id.includes('windows') ? '0.1' : '0.2'],
      ].map(([project = '', version = '']) => ({
        project: toProjectName(project),
        version,
        sha256: sha256Of(project),
        requiredBy: [],
        requested: true,
        extras: [],
      })),
    })),
  }
  const text = resultText([anOutcome({ targets, union, verdicts: targets.map((target) => aVerdict(target)) })], PLAIN_STYLE)
  expect(text).toMatch(/^offline-bundle ready/)
  expect(text).toContain(
    [
      'Versions that differ between targets:',
      '  django  5.2.19 on cp311; 6.1.3 on cp312',
      '  wheel   0.1 on windows-x86_64; 0.2 on linux-x86_64-glibc2.28',
      '',
    ].join('\n'),
  )
})

test('--json is one line that a program can read', () => {
  const text = resultJson([anOutcome()])
  expect(text.split('\n')).toHaveLength(2)
  expect(JSON.parse(text)).toMatchObject({
    ok: true,
    exitCode: 0,
    bundles: [
      {
        name: 'offline-bundle',
        wheelCount: 27,
        seconds: 8.42,
        targets: [{ id: 'cp312-windows-x86_64', level: 'dry-run' }, { id: 'cp313-linux-x86_64-glibc2.28' }],
        archives: [{ path: 'out/offline-bundle.tar.gz', bytes: 12_345_678 }],
      },
    ],
  })
})

test('a failure as JSON has its code, its words and its parts', () => {
  expect(JSON.parse(failureJson({ kind: 'network', what: 'index.example answered 503.', hint: 'Try again later.' }))).toEqual({
    ok: false,
    exitCode: 8,
    message: 'index.example answered 503.',
    hint: 'Try again later.',
    failure: { kind: 'network', what: 'index.example answered 503.', hint: 'Try again later.' },
  })
})

test('a split run gives a block for each bundle, and outputs for all', () => {
  const two = [anOutcome({ name: 'app-windows-x86_64', folder: 'out/app-windows-x86_64' }), anOutcome({ name: 'app-linux' })]
  const text = resultText(two, PLAIN_STYLE)
  expect(text).toContain('app-windows-x86_64 ready')
  expect(text).toContain('app-linux ready')
  expect(outputsOf(two, {})).toMatchObject({
    bundle: 'out/app-windows-x86_64\nout/offline-bundle',
    'wheel-count': '54',
    'total-bytes': '24600000',
  })
})
