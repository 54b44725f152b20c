import { ARCHIVE_KINDS, archiveKindOf, withoutVolume } from '../core/archive-kinds.ts'
import { plainLine } from '../core/text.ts'
import { coverText, rangeText } from '../targets/micro-versions.ts'
import type { System } from '../targets/target.ts'
import { type Alike, pythonLabel } from './locks.ts'
import type { Manifest, ManifestTarget } from './manifest.ts'

/**
 * README.txt: for an operator at the far side, who has a terminal and stock commands only.
 * `alike` is why there is no pylock.toml for all targets.
 */
export function readmeText(manifest: Manifest, alike: Alike | undefined): string {
  const { name } = manifest
  return [
    ...title(`${plainLine(name)}: Python packages for machines without a network`),
    ...requirementInputs(manifest),
    ...authenticate(name),
    ...check(),
    ...install(manifest),
    ...targetTable(manifest.targets),
    ...oldPips(manifest.targets),
    ...contents(alike),
  ].join('\n')
}

/** A heading, underlined. */
export function title(text: string): readonly string[] {
  return [text, '='.repeat(text.length), '']
}

function requirementInputs({ requirements, tool, wheels }: Manifest): readonly string[] {
  return [
    `Made by offline-bundle ${tool.version}: ${wheels.length} wheels for these requirements:`,
    '',
    ...requirements.map(({ text, origin }) => `  ${text}  (${origin})`),
    '',
  ]
}

/** Step 1 of every README.txt. */
export function authenticate(name: string): readonly string[] {
  return [
    '1. Where does it come from?',
    '---------------------------',
    'A bundle cannot vouch for itself. Compare one hash, or check one signature, that reached you another way than the',
    `bundle. ${name}.SHA256SUMS lies beside the bundle and names every file that was delivered, and the SHA256SUMS in here.`,
    '',
    `  GPG:      gpg --verify ${name}.SHA256SUMS.asc ${name}.SHA256SUMS`,
    `  X.509:    openssl cms -verify -binary -inform DER -in ${name}.SHA256SUMS.p7s \\`,
    `              -content ${name}.SHA256SUMS -CAfile YOUR-CA.pem -purpose any -out checked.SHA256SUMS`,
    `  one hash: sha256sum ${name}.SHA256SUMS`,
    `            shasum -a 256 ${name}.SHA256SUMS                    (macOS)`,
    `            certutil -hashfile ${name}.SHA256SUMS SHA256        (Windows)`,
    `            Get-FileHash ${name}.SHA256SUMS                     (PowerShell)`,
    '',
    'The key or the CA never comes from the bundle. An install.py that you trust from before does this and step 2:',
    `  python trusted-install.py --check ${name} --verify-with KEY-OR-CA`,
    '',
  ]
}

/** Step 2 of every README.txt. */
export function check(): readonly string[] {
  return [
    '2. Is it whole?',
    '---------------',
    '  sha256sum -c SHA256SUMS            (macOS: shasum -a 256 -c SHA256SUMS)',
    '  python install.py --check          (Linux, macOS, Windows; also finds files that do not belong here)',
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
    'It finds the target that fits this machine and makes the virtual environment `app`. Without --venv it installs into the',
    'Python that runs it; --verify-with KEY-OR-CA checks the signature first; --help lists all options.',
    '',
    'or with pip alone, the target chosen by hand from the table below:',
    `  python -m pip install -r ${lock}`,
    '',
    'or with uv (before 0.12.1 only the second line):',
    `  uv pip install --offline -r ${lock}`,
    `  uv pip install --offline -r ${pylock}`,
    '',
    'A lock installs the same files on every system at or above the minimum libc or macOS version of its target.',
    '',
    targets.length > 1
      ? 'The folder wheels/ serves several targets. `pip install NAME -f wheels --no-index` takes the newest version that fits\n' +
        'the machine, which may differ from what was checked for the target: a lock is exact.'
      : 'The same without the lock: `python -m pip install NAME -f wheels --no-index`.',
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
      ...(machines.length > 1 ? [`      and for Pythons that report the machine as ${machines.join(' or ')}`] : []),
      ...closure.micros.except.map((range) => `      NOT for ${rangeText(range)}: ${plainLine(range.because)}`),
    ]),
    '',
  ]
}

function oldPips(targets: readonly ManifestTarget[]): readonly string[] {
  const pips = new Map(targets.flatMap(({ python, bootstrap }) => (bootstrap === undefined ? [] : [[python.series, bootstrap] as const])))
  return [
    '5. No pip, or an old one',
    '------------------------',
    'pip before 19.3 rejects manylinux2014 wheels, pip before 20.3 those named manylinux_2_NN; both then say that nothing',
    pips.size > 0 ? 'matches. The folder bootstrap/ holds a pip that needs no installation:' : 'matches. Update pip first.',
    ...[...pips].map(([series, path]) => `  Python ${series}:  python ${path}/pip install -r locks/TARGET.txt`),
    'pip 18.1 to 19.1.1 may reject a lock while PIP_FIND_LINKS or pip.conf name further wheels, and pip 19.0 fails with',
    '--no-cache-dir.',
    '',
  ]
}

function contents(alike: Alike | undefined): readonly string[] {
  return [
    '6. What is in here',
    '------------------',
    '  install.py      check, describe, install; needs Python 3.6 or newer and nothing else',
    '  manifest.json   requirements, targets, files, who wants what, what was found',
    '  SHA256SUMS      every other file',
    '  wheels/         the packages, each file once',
    '  locks/          for each target: TARGET.txt for pip and uv, and TARGET.html, the list of its wheels that TARGET.txt',
    '                  names; pylock.TARGET.toml for pip 26.1 or newer and uv',
    ...(alike === undefined
      ? ['  pylock.toml     one lock for all targets']
      : [
          '  (pylock.toml)   there is none: no marker tells these two targets apart, and they differ in what they need:',
          `                  ${alike.one.id} and ${alike.other.id}`,
        ]),
    '  simple/         an index for any web server: serve this folder, then pip install -i http://SERVER/simple/ NAME',
    '  sbom.cdx.json   CycloneDX bill of materials of every file that can execute',
    '  bootstrap/      pip',
    '',
  ]
}

/** A bundle as it reaches the machine that installs it. */
interface Delivery {
  /** Of the bundle's folder; empty inside of it. */
  readonly folder: string
  /** File names of the archive or of its volumes, in their order; none for the folder itself. */
  readonly archives: readonly string[]
  readonly systems: readonly System['os'][]
  /** The kind of signature beside the bundle, if any. */
  readonly signature?: keyof typeof KEYS
  /** The folder of the full bundle, if this one is a delta. */
  readonly full?: string
}

export interface InstallSteps {
  /** The systems and the shell that the commands are for. */
  readonly title: string
  readonly commands: readonly string[]
}

/** What stands for the file that only the reader has, by the extension of the signature. */
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

/** The commands that install a bundle in a new virtual environment `app`, once for each shell its targets need. */
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
