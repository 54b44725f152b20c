import { ARCHIVE_KINDS, archiveKindOf, withoutVolume } from '../core/archive-kinds.ts'
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
