import type { System } from '../targets/target.ts'

/** A bundle as it reaches the machine that installs it. */
export interface Delivery {
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
  /** By the extension of the archive. */
  readonly unpack: Readonly<Record<'.tar.gz' | '.zip', (file: string) => string>>
}

// Python unpacks where no other program is sure to be there: `unzip` on Linux, `tar` on Windows before 10 (1803)
const SHELLS: readonly Shell[] = [
  {
    title: 'Linux, macOS',
    python: 'python3',
    systems: ['linux', 'macos', 'other'],
    unpack: { '.tar.gz': (file) => `tar xzf ${file}`, '.zip': (file) => `python3 -m zipfile -e ${file} .` },
  },
  {
    title: 'Windows, PowerShell',
    python: 'py',
    systems: ['windows'],
    unpack: { '.tar.gz': (file) => `py -m tarfile -e ${file} .`, '.zip': (file) => `py -m zipfile -e ${file} .` },
  },
]

/** The commands that install a bundle in a new virtual environment `app`, once for each shell its targets need. */
export function installSteps(delivery: Delivery): readonly InstallSteps[] {
  const shells = SHELLS.filter(({ systems }) => systems.some((system) => delivery.systems.includes(system)))
  return shells.map((shell) => ({ title: shell.title, commands: commandsOf(delivery, shell) }))
}

function commandsOf({ folder, archives, signature, full }: Delivery, { python, unpack }: Shell): readonly string[] {
  const verify = signature === undefined ? '' : ` --verify-with ${KEYS[signature]}`
  const installer = (of: string, options: string): string => `${python} ${of === '' ? '' : `${of}/`}install.py ${options}${verify}`
  const [first] = archives
  const archive = archives.length > 1 ? first?.replace(/\.\d+$/, '') : first
  return [
    ...(archives.length > 1 ? [installer('', '--join')] : []),
    ...(archive === undefined ? [] : [unpack[archive.endsWith('.zip') ? '.zip' : '.tar.gz'](archive)]),
    ...(full === undefined
      ? [installer(folder, '--venv app')]
      : [installer(folder, '--apply PREVIOUS-BUNDLE'), installer(full, '--venv app')]),
  ]
}
