import { ARCHIVE_KINDS, archiveKindOf, withoutVolume } from '../core/archive-kinds.ts'
import { plainLine } from '../core/text.ts'
import { coverText, rangeText } from '../targets/micro-versions.ts'
import type { System } from '../targets/target.ts'
import { type Alike, pythonLabel } from './locks.ts'
import type { Manifest, ManifestTarget } from './manifest.ts'

/**
 * Return README.txt, for an operator on an offline machine with standard commands only.
 * @param alike why there is no pylock.toml for all targets; undefined if there is one
 */
export function readmeText(manifest: Manifest, alike: Alike | undefined): string {
  const { name } = manifest
  return [
    ...title(`${plainLine(name)}: Python packages for machines without a network`),
    ...requirementList(manifest),
    ...authenticate(name),
    ...check(),
    ...install(manifest),
    ...targetTable(manifest.targets),
    ...oldPips(manifest.targets),
    ...contents(alike),
  ].join('\n')
}

/** Return an underlined heading. */
export function title(text: string): readonly string[] {
  return [text, '='.repeat(text.length), '']
}

function requirementList({ requirements, tool, wheels }: Manifest): readonly string[] {
  return [
    `Created by offline-bundle ${tool.version}: ${wheels.length} wheels for these requirements:`,
    '',
    ...requirements.map(({ text, origin }) => `  ${text}  (${origin})`),
    '',
  ]
}

/** Step 1 of every README.txt. */
export function authenticate(name: string): readonly string[] {
  return [
    '1. Verify the origin',
    '--------------------',
    'A bundle cannot prove its own origin. Check a signature, or compare a hash that you received through another channel.',
    `${name}.SHA256SUMS, next to the bundle, lists all delivered files and the SHA256SUMS of this folder.`,
    '',
    `  GPG:      gpg --verify ${name}.SHA256SUMS.asc ${name}.SHA256SUMS`,
    `  X.509:    openssl cms -verify -binary -inform DER -in ${name}.SHA256SUMS.p7s \\`,
    `              -content ${name}.SHA256SUMS -CAfile YOUR-CA.pem -purpose any -out checked.SHA256SUMS`,
    `  one hash: sha256sum ${name}.SHA256SUMS`,
    `            shasum -a 256 ${name}.SHA256SUMS                    (macOS)`,
    `            certutil -hashfile ${name}.SHA256SUMS SHA256        (Windows)`,
    `            Get-FileHash ${name}.SHA256SUMS                     (PowerShell)`,
    '',
    'Never use a key or CA from the bundle. An install.py that you already trust performs steps 1 and 2:',
    `  python trusted-install.py --check ${name} --verify-with KEY-OR-CA`,
    '',
  ]
}

/** Step 2 of every README.txt. */
export function check(): readonly string[] {
  return [
    '2. Check the files',
    '------------------',
    '  sha256sum -c SHA256SUMS            (macOS: shasum -a 256 -c SHA256SUMS)',
    '  python install.py --check          (Linux, macOS, Windows; also reports unexpected files)',
    '',
  ]
}

function install({ targets }: Manifest): readonly string[] {
  const { lock, pylock } = targets[0] ?? { lock: 'locks/TARGET.txt', pylock: 'locks/pylock.TARGET.toml' }
  return [
    '3. Install',
    '----------',
    ...installSteps({ folder: '', archives: [], systems: targets.map(({ system }) => system.os) }).flatMap(({ title: shell, commands }) =>
      commands.map((command) => `  ${command.padEnd(34)} ${shell}`),
    ),
    '',
    'This selects the target for this machine and creates the virtual environment `app`. Without --venv it installs into the',
    'Python that runs it. --verify-with KEY-OR-CA checks the signature first. --help lists all options.',
    '',
    'With pip only (choose the target from the table below):',
    `  python -m pip install -r ${lock}`,
    '',
    'With uv (before 0.12.1, only the second command works):',
    `  uv pip install --offline -r ${lock}`,
    `  uv pip install --offline -r ${pylock}`,
    '',
    'A lock installs the same files on every system at or above the minimum libc or macOS version of its target.',
    '',
    targets.length > 1
      ? 'The folder wheels/ contains files for several targets. `pip install NAME -f wheels --no-index` installs the newest\n' +
        'compatible version, which may differ from the version that was checked for the target. Use a lock for exact versions.'
      : 'Without a lock: `python -m pip install NAME -f wheels --no-index`.',
    '',
  ]
}

function targetTable(targets: readonly ManifestTarget[]): readonly string[] {
  return [
    '4. Targets',
    '----------',
    ...targets.flatMap(({ id, python, entries, closure, machines }) => [
      `  ${id}  (${entries.length} ${entries.length === 1 ? 'wheel' : 'wheels'})`,
      `      checked for ${pythonLabel(python)} ${coverText(closure.micros)}${closure.complete ? '' : '; INCOMPLETE, see manifest.json'}`,
      ...(machines.length > 1 ? [`      and for Pythons that report ${machines.join(' or ')} as platform_machine`] : []),
      ...closure.micros.except.map((range) => `      NOT for ${rangeText(range)}: ${plainLine(range.because)}`),
    ]),
    '',
  ]
}

function oldPips(targets: readonly ManifestTarget[]): readonly string[] {
  const pips = new Map(targets.flatMap(({ python, bootstrap }) => (bootstrap === undefined ? [] : [[python.series, bootstrap] as const])))
  return [
    '5. Missing or old pip',
    '---------------------',
    'pip before 19.3 does not support manylinux2014 wheels, and pip before 20.3 does not support manylinux_2_NN wheels: they',
    'report "No matching distribution found".',
    pips.size > 0 ? 'The folder bootstrap/ contains a pip that runs without installation:' : 'Update pip first.',
    ...[...pips].map(([series, path]) => `  Python ${series}:  python ${path}/pip install -r locks/TARGET.txt`),
    'pip 18.1 to 19.1.1 may reject a lock if PIP_FIND_LINKS or pip.conf add other wheels. pip 19.0 fails with --no-cache-dir.',
    '',
  ]
}

function contents(alike: Alike | undefined): readonly string[] {
  return [
    '6. Contents',
    '-----------',
    '  install.py      checks and installs the bundle; requires only Python 3.6 or newer',
    '  manifest.json   requirements, targets, files and verification results',
    '  SHA256SUMS      hashes of all other files',
    '  wheels/         the wheels of all targets',
    '  locks/          for each target: TARGET.txt for pip and uv, TARGET.html (the wheels that TARGET.txt refers to), and',
    '                  pylock.TARGET.toml for pip 26.1 or newer and uv',
    ...(alike === undefined
      ? ['  pylock.toml     one lock for all targets']
      : [
          '  (pylock.toml)   not included: no environment marker distinguishes these targets, which need different wheels:',
          `                  ${alike.one.id} and ${alike.other.id}`,
        ]),
    '  simple/         a package index: serve this folder with any web server, then pip install -i http://SERVER/simple/ NAME',
    '  sbom.cdx.json   CycloneDX bill of materials of all executable content',
    '  bootstrap/      pip',
    '',
  ]
}

/** A bundle as it is delivered to the offline machine. */
interface Delivery {
  /** The bundle's folder; empty for commands run inside of it. */
  readonly folder: string
  /** File names of the archive or of its volumes in order; empty for a folder. */
  readonly archives: readonly string[]
  readonly systems: readonly System['os'][]
  /** The kind of the bundle's signature, if any. */
  readonly signature?: keyof typeof KEYS
  /** The folder of the full bundle, if this one is a delta. */
  readonly full?: string
}

export interface InstallSteps {
  /** The systems and the shell. */
  readonly title: string
  readonly commands: readonly string[]
}

/** Placeholder of the user's key file, by the extension of the signature. */
const KEYS = { asc: 'YOUR-KEY.asc', p7s: 'YOUR-CA.pem' } as const

interface Shell {
  readonly title: string
  readonly python: string
  readonly systems: readonly System['os'][]
  readonly unpacks: 'posix' | 'windows'
}

const SHELLS: readonly Shell[] = [
  {
    title: 'Linux, macOS',
    python: 'python3',
    systems: ['linux', 'macos', 'other'],
    unpacks: 'posix',
  },
  {
    title: 'Windows, PowerShell',
    python: 'py',
    systems: ['windows'],
    unpacks: 'windows',
  },
]

/** Return the commands that install a bundle into a new virtual environment `app`, for each shell of its targets. */
export function installSteps(delivery: Delivery): readonly InstallSteps[] {
  const shells = SHELLS.filter(({ systems }) => systems.some((system) => delivery.systems.includes(system)))
  return shells.map((shell) => ({ title: shell.title, commands: commandsOf(delivery, shell) }))
}

function commandsOf({ folder, archives, signature, full }: Delivery, { python, unpacks }: Shell): readonly string[] {
  const verify = signature === undefined ? '' : ` --verify-with ${KEYS[signature]}`
  const installer = (of: string, options: string): string => `${python} ${of === '' ? '' : `${of}/`}install.py ${options}${verify}`
  const [first] = archives
  const archive = archives.length > 1 && first !== undefined ? withoutVolume(first) : first
  return [
    ...(archives.length > 1 ? [installer('', '--join')] : []),
    ...(archive === undefined ? [] : [ARCHIVE_KINDS[archiveKindOf(archive) ?? 'tar.gz'].unpack[unpacks](archive)]),
    ...(full === undefined
      ? [installer(folder, '--venv app')]
      : [installer(folder, '--apply PREVIOUS-BUNDLE'), installer(full, '--venv app')]),
  ]
}
