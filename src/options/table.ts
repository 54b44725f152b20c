import { ARCHIVE_CHOICES } from '../core/archive-kinds.ts'
import { PROOF_LEVELS } from '../core/proof-levels.ts'
import type { Cut } from './reader.ts'

/** Every option there is (docs/inputs.md is written from it). */
// biome-ignore format: a table, two lines an option
export const OPTIONS = [
  { name: 'package', plural: 'packages', kind: 'list', placeholder: 'REQUIREMENT', group: 'What to bundle',
    doc: 'A requirement such as "keyring>=25", a wheel (globs work), an sdist or a folder. The command takes them without the option, except names that look like a command.' },
  { name: 'requirement', plural: 'requirements', short: 'r', kind: 'list', placeholder: 'FILE', group: 'What to bundle',
    doc: 'A requirements file, as pip reads it.' },
  { name: 'constraint', plural: 'constraints', short: 'c', kind: 'list', placeholder: 'FILE', group: 'What to bundle',
    doc: 'A constraints file, as pip reads it.' },
  { name: 'pyproject', kind: 'text', placeholder: 'FILE', group: 'What to bundle',
    doc: 'Take the dependencies of this pyproject.toml. For the project itself, give its folder as a package.' },
  { name: 'extra', plural: 'extras', kind: 'list', cut: 'words', placeholder: 'NAME', group: 'What to bundle',
    doc: 'With pyproject: take this extra (optional-dependencies) too.' },
  { name: 'group', plural: 'groups', kind: 'list', cut: 'words', placeholder: 'NAME', group: 'What to bundle',
    doc: 'With pyproject: take this dependency group too.' },
  { name: 'script', kind: 'text', placeholder: 'FILE', group: 'What to bundle',
    doc: 'Take the dependencies that this Python script declares in itself (PEP 723).' },
  { name: 'lock', kind: 'text', placeholder: 'FILE', group: 'What to bundle',
    doc: 'Reproduce exactly this pylock.toml or fully hashed requirements file.' },
  { name: 'lock-built', kind: 'list', cut: 'words', placeholder: 'PROJECT', group: 'What to bundle',
    doc: 'With lock: where the lock has only the sdist of this project for a target, take a wheel of the same version from find-links in its place.' },
  { name: 'platform', plural: 'platforms', kind: 'list', cut: 'words', placeholder: 'NAME', group: 'For which targets',
    doc: 'A platform such as linux-x86_64-glibc2.28, macos-14-arm64 or windows-x86_64. Default: this machine, unless target (without python) or include name others.' },
  { name: 'python', plural: 'python-versions', kind: 'list', cut: 'lines', placeholder: 'RANGE', group: 'For which targets',
    doc: 'Python versions such as 3.12, 3.13t or ">=3.10 <3.15". Default: the version of this machine\'s Python.' },
  { name: 'target', plural: 'targets', kind: 'list', cut: 'commas', placeholder: 'FILE', group: 'For which targets',
    doc: 'JSON that describe.py wrote on the machine to install on.' },
  { name: 'include', kind: 'list', cut: 'words', placeholder: 'ID', group: 'For which targets',
    doc: 'Add this target, e.g. cp312-windows-x86_64, after exclude; * matches any characters.' },
  { name: 'exclude', kind: 'list', cut: 'words', placeholder: 'ID', group: 'For which targets',
    doc: 'Leave out targets with this id; * matches any characters.' },
  { name: 'index-url', kind: 'text', placeholder: 'URL', group: 'Where from',
    doc: 'The package index, in place of the one that pip is configured for.' },
  { name: 'extra-index-url', plural: 'extra-index-urls', kind: 'list', placeholder: 'URL', group: 'Where from',
    doc: 'A further index.' },
  { name: 'index-for', kind: 'list', placeholder: 'PROJECT=URL', group: 'Where from',
    doc: 'The one index that may serve this project.' },
  { name: 'index-strategy', kind: 'text', choices: ['unique', 'first-index'], default: 'unique', group: 'Where from',
    doc: 'What to do when several indexes provide a project: fail (unique), or use the first one that has it (first-index).' },
  { name: 'find-links', kind: 'list', placeholder: 'PATH|URL', group: 'Where from',
    doc: 'A folder or page with wheels, looked at beside the index: the highest version wins, as with pip.' },
  { name: 'cert', kind: 'text', placeholder: 'FILE', group: 'Where from',
    doc: 'CA certificates (PEM) to trust. Takes precedence over REQUESTS_CA_BUNDLE and CURL_CA_BUNDLE.' },
  { name: 'client-cert', kind: 'text', placeholder: 'FILE', group: 'Where from',
    doc: 'Client certificate and key (PEM) to show to the index.' },
  { name: 'proxy', kind: 'text', placeholder: 'URL', group: 'Where from',
    doc: 'A proxy for every request.' },
  { name: 'pip-config', kind: 'text', choices: ['network', 'none', 'inherit'], default: 'network', group: 'Where from',
    doc: "What to read from pip's own configuration: its network settings (network), nothing (none), or every setting that counts here (inherit)." },
  { name: 'uploaded-prior-to', kind: 'text', placeholder: 'TIME', group: 'Where from',
    doc: 'Take only files uploaded before this time: 2026-01-31, 2026-01-31T12:00:00Z, or an age such as P7D.' },
  { name: 'pre', kind: 'flag', default: 'false', group: 'Where from',
    doc: 'Take pre-releases too.' },
  { name: 'ignore-error-codes', kind: 'list', placeholder: 'URL=STATUS', group: 'Where from',
    doc: 'This index answers STATUS for a project that it does not have, e.g. https://index.example/simple=403.' },
  { name: 'allow-index-lines', kind: 'flag', default: 'false', group: 'Where from',
    doc: 'Follow index options that stand in requirements files, instead of rejecting them.' },
  { name: 'sdists', kind: 'text', choices: ['never', 'pure'], default: 'never', group: 'Sources without wheels',
    doc: 'Build what has no wheel: not at all (never), or where a pure Python wheel comes out (pure).' },
  { name: 'build-constraint', plural: 'build-constraints', kind: 'list', placeholder: 'FILE', group: 'Sources without wheels',
    doc: 'Constraints for the environments in which sources are built.' },
  { name: 'interpreters', kind: 'list', placeholder: 'auto|none|PATH', default: 'auto', group: 'Proof',
    doc: 'Interpreters that install the bundle for real: those found here (auto), none, or these.' },
  { name: 'prove', kind: 'text', choices: PROOF_LEVELS, group: 'Proof',
    doc: 'The proof to reach; a target that no interpreter here stands for is a warning. Default: installed where one does, dry-run elsewhere.' },
  { name: 'prove-except', kind: 'list', cut: 'words', placeholder: 'PROJECT', group: 'Proof',
    doc: 'With prove imported: accept this project although its modules do not load. The verdict records it.' },
  { name: 'license-allow', kind: 'list', cut: 'words', placeholder: 'SPDX', group: 'Policy',
    doc: 'Only these licenses may be in the bundle. project:NAME accepts that project, whatever its license.' },
  { name: 'license-deny', kind: 'list', cut: 'words', placeholder: 'SPDX', group: 'Policy',
    doc: 'These licenses may not be in the bundle.' },
  { name: 'advisories', kind: 'text', placeholder: 'FILE', group: 'Policy',
    doc: 'Advisories (OSV JSON) that no file of the bundle may match.' },
  { name: 'advisory-ignore', kind: 'list', placeholder: 'ID=DATE', group: 'Policy',
    doc: 'Ignore this advisory up to and with a date, e.g. PYSEC-2026-1=2026-12-31.' },
  { name: 'policy-warnings', kind: 'text', choices: ['report', 'error'], default: 'report', group: 'Policy',
    doc: 'What to do about wheels that pip installs although something is odd about them, such as a RECORD that differs from the files: report them, or fail with exit code 9 (error).' },
  { name: 'output', short: 'o', kind: 'text', placeholder: 'DIR', default: '.', group: 'What comes out',
    doc: 'The folder that gets the bundle, its archive and its proofs.' },
  { name: 'name', kind: 'text', placeholder: 'NAME', default: 'offline-bundle', group: 'What comes out',
    doc: 'What the bundle is called.' },
  { name: 'archive', kind: 'text', choices: ARCHIVE_CHOICES, default: 'tar.gz', group: 'What comes out',
    doc: 'The archive to make.' },
  { name: 'split', kind: 'text', choices: ['none', 'platform', 'target'], default: 'none', group: 'What comes out',
    doc: 'Make one bundle for everything (none), or one per platform or target, from one resolve.' },
  { name: 'volume-size', kind: 'text', placeholder: 'SIZE', default: '2000MiB', group: 'What comes out',
    doc: 'Cut the archive into pieces of at most this size, from 1MiB to 2000MiB.' },
  { name: 'since', kind: 'text', placeholder: 'BUNDLE', group: 'Difference and signature',
    doc: 'Say what changed since this bundle: its folder, .tar.gz or manifest, or the output folder that holds it; in the action also a release tag, latest, or artifact:NAME.' },
  { name: 'delta', kind: 'flag', default: 'false', group: 'Difference and signature',
    doc: 'Also make the bundle that holds only what the one of --since lacks.' },
  { name: 'sign-with', kind: 'text', placeholder: 'gpg:KEY|x509:CERT,KEY', group: 'Difference and signature',
    doc: 'Sign the checksums.' },
  { name: 'verify-with', kind: 'text', placeholder: 'FILE', group: 'Difference and signature', only: 'command',
    doc: 'With verify: the signature beside the bundle must be of these OpenPGP keys or CA certificates (PEM).' },
  { name: 'cache-dir', kind: 'text', placeholder: 'DIR', group: 'This run',
    doc: "Where pages, metadata and wheels are kept between runs. Default: the user's cache folder." },
  { name: 'no-cache', kind: 'flag', default: 'false', group: 'This run',
    doc: 'Keep nothing between runs.' },
  { name: 'jobs', short: 'j', kind: 'text', placeholder: 'N', group: 'This run',
    doc: 'How many processes resolve at once, 1 to 16. Default: one per processor, at most 4.' },
  { name: 'quiet', short: 'q', kind: 'flag', default: 'false', group: 'This run', only: 'command',
    doc: 'Say only what went wrong, and the result.' },
  { name: 'verbose', short: 'v', kind: 'flag', default: 'false', group: 'This run', only: 'command',
    doc: 'Also print each index request, the versions considered, and the whole output of pip and of builds.' },
  { name: 'json', kind: 'flag', default: 'false', group: 'This run', only: 'command',
    doc: 'Print one machine-readable result; everything else goes to stderr.' },
  { name: 'release-tag', kind: 'text', placeholder: 'TAG', group: 'GitHub', only: 'action',
    doc: 'Make the archive and what lies beside it assets of the release for this tag. Empty: no release.' },
  { name: 'tag-commit', kind: 'text', placeholder: 'COMMIT', group: 'GitHub', only: 'action',
    doc: 'Where that tag is missing, make it at this commit when the release is published; with since only if something changed.' },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
  { name: 'github-token', kind: 'text', placeholder: 'TOKEN', default: '${{ github.token }}', group: 'GitHub', only: 'action',
    doc: 'The token for the release, which needs the permission "contents: write", and for reading what since names at GitHub.' },
  { name: 'artifact-name', kind: 'text', placeholder: 'NAME', group: 'GitHub', only: 'action',
    doc: 'The name of the workflow artifact. Default: the name of the bundle. none: no artifact.' },
  { name: 'retention-days', kind: 'text', placeholder: 'DAYS', group: 'GitHub', only: 'action',
    doc: 'How many days the artifact is kept, 1 to 400. Default: what the repository says.' },
  { name: 'overwrite', kind: 'flag', default: 'false', group: 'GitHub', only: 'action',
    doc: 'Replace an artifact of the same name, and a bundle of the same name that the release already holds.' },
  { name: 'cache-max-size', kind: 'text', placeholder: 'SIZE', default: '2GiB', group: 'GitHub', only: 'action',
    doc: 'Carry at most this much of cache-dir from run to run, from 1MiB to 10GiB. 0: nothing.' },
] as const satisfies readonly OptionSpec[]

export type OptionName = (typeof OPTIONS)[number]['name'] | MatrixOptionName

/** The options that say what to bundle; one of them has to be there. */
export const REQUIREMENT_OPTIONS = ['package', 'requirement', 'pyproject', 'script', 'lock'] as const satisfies readonly OptionName[]

/** The steps of a matrix, each an action of its own: what is needed, its proof on the right machines, the bundle of it. */
export type MatrixJob = 'plan' | 'prove' | 'merge'

export interface MatrixOption extends OptionSpec {
  readonly matrixJobs: readonly MatrixJob[]
}

/** What only the jobs of a matrix take; the rest is in options.ts. */
// biome-ignore format: a table, two lines an option
export const MATRIX_OPTIONS = [
  { name: 'prove-per', kind: 'text', choices: ['platform', 'target'], default: 'platform', group: 'Matrix', matrixJobs: ['plan'],
    doc: 'Prove in one job for each platform, or for each target.' },
  { name: 'runners', kind: 'list', placeholder: 'PLATFORM=LABELS', group: 'Matrix', matrixJobs: ['plan'],
    doc: 'Prove these platforms on runners of your own, e.g. linux-ppc64le-*=self-hosted,ppc64le. Their Pythons have to be on PATH.' },
  { name: 'allow-missing-wheels', kind: 'flag', default: 'false', group: 'Matrix', matrixJobs: ['plan'],
    doc: 'Where targets lack nothing but wheels of sdists, succeed without a plan and list them in the output missing-wheels, so that another job can build them.' },
  { name: 'plan', kind: 'text', placeholder: 'DIR', default: 'offline-bundle-plan', group: 'Matrix', matrixJobs: ['plan', 'prove', 'merge'],
    doc: 'The folder of the plan: plan makes it, job and merge read it.' },
  { name: 'job', kind: 'text', placeholder: 'NAME', group: 'Matrix', matrixJobs: ['prove'],
    doc: 'Which job of the plan this job is: the name in its row of the matrix.' },
  { name: 'result', kind: 'text', placeholder: 'DIR', default: 'offline-bundle-result', group: 'Matrix', matrixJobs: ['prove'],
    doc: 'The folder to make for what this job found.' },
  { name: 'results', kind: 'text', placeholder: 'DIR', default: 'offline-bundle-results', group: 'Matrix', matrixJobs: ['merge'],
    doc: 'The folder in which the parts of all jobs lie, each in a folder of its own.' },
] as const satisfies readonly MatrixOption[]

type MatrixOptionName = (typeof MATRIX_OPTIONS)[number]['name']

/** Where options are read: the local command, the action, or one of the jobs of a matrix. */
export type Surface = 'command' | 'action' | MatrixJob

/** One option, said once: argv, action.yml, --help, README and docs/inputs.md all come from it. */
export interface OptionSpec {
  /** The command's long option. */
  readonly name: string
  /** What the action calls it, where that differs: lists are in the plural there. */
  readonly plural?: string
  /** One letter. */
  readonly short?: string
  /** `text` is given once, `list` any number of times, `flag` takes no value. */
  readonly kind: 'text' | 'list' | 'flag'
  /** How an action input that holds a list is cut: see `listOf`. */
  readonly cut?: Cut
  readonly placeholder?: string
  readonly choices?: readonly string[]
  /** As text, for the reader and for action.yml; parse.ts holds the value. */
  readonly default?: string
  /** One line, shown by --help, action.yml and the docs. */
  readonly doc: string
  readonly group: OptionGroup
  readonly only?: 'command' | 'action'
}

type OptionGroup = (typeof GROUPS)[number]

/** In the order in which --help and the docs show them. */
export const GROUPS = [
  'What to bundle',
  'For which targets',
  'Where from',
  'Sources without wheels',
  'Proof',
  'Policy',
  'What comes out',
  'Difference and signature',
  'This run',
  'GitHub',
  'Matrix',
] as const

/** The table as its interface, for readers that want every optional field. */
export function optionSpecs(surface: Surface): readonly OptionSpec[] {
  const all: readonly OptionSpec[] = OPTIONS
  if (surface === 'command' || surface === 'action') return all.filter(({ only }) => only === undefined || only === surface)
  const own: readonly MatrixOption[] = MATRIX_OPTIONS
  const words: readonly string[] = SHARED[surface]
  return [
    ...own.filter(({ matrixJobs }) => matrixJobs.includes(surface)),
    ...all.filter(({ only, name, group }) => only !== 'command' && (words.includes(group) || words.includes(name))),
  ]
}

/** How whoever only fetches files reaches them; which files they are the plan says. */
const REACHING = ['index-url', 'extra-index-url', 'index-for', 'cert', 'client-cert', 'proxy', 'pip-config', 'cache-max-size'] as const

/** What each job of a matrix takes of the action's inputs, by group or by name: what it needs, and no more. */
const SHARED: Readonly<Record<MatrixJob, readonly (OptionGroup | OptionName)[]>> = {
  plan: [
    'What to bundle',
    'For which targets',
    'Where from',
    'Sources without wheels',
    'prove',
    'prove-except',
    'This run',
    'cache-max-size',
  ],
  prove: [...REACHING, 'interpreters', 'This run'],
  merge: [...REACHING, 'uploaded-prior-to', 'Policy', 'What comes out', 'Difference and signature', 'This run', 'GitHub'],
}

/** How the reader typed it, for messages: `--platform` or `platforms`. */
export function spelled(name: OptionName, surface: Surface): string {
  const spec = optionSpecs(surface).find((option) => option.name === name)
  return surface === 'command' ? `--${name}` : (spec?.plural ?? name)
}
