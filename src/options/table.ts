import { ARCHIVE_CHOICES } from '../core/archive-kinds.ts'
import { PROOF_LEVELS } from '../core/proof-levels.ts'

/** All options of the command and the action. docs/inputs.md is generated from this table. */
// biome-ignore format: a table, two lines an option
export const OPTIONS = [
  { name: 'package', plural: 'packages', kind: 'list', placeholder: 'REQUIREMENT', group: 'Requirements',
    doc: 'A requirement such as "keyring>=25", or the path of a wheel, an sdist or a project directory. Wheel paths can contain wildcards. On the command line, the option is only needed for names that are also commands, such as verify.' },
  { name: 'requirement', plural: 'requirements', short: 'r', kind: 'list', placeholder: 'FILE', group: 'Requirements',
    doc: 'A pip requirements file.' },
  { name: 'constraint', plural: 'constraints', short: 'c', kind: 'list', placeholder: 'FILE', group: 'Requirements',
    doc: 'A pip constraints file.' },
  { name: 'pyproject', kind: 'text', placeholder: 'FILE', group: 'Requirements',
    doc: 'Bundle the dependencies of this pyproject.toml. To bundle the project itself, pass its directory as a requirement.' },
  { name: 'extra', plural: 'extras', kind: 'list', cut: 'words', placeholder: 'NAME', group: 'Requirements',
    doc: 'Also bundle this extra of `pyproject` or `lock`.' },
  { name: 'group', plural: 'groups', kind: 'list', cut: 'words', placeholder: 'NAME', group: 'Requirements',
    doc: 'Also bundle this dependency group of `pyproject` or `lock`.' },
  { name: 'script', kind: 'text', placeholder: 'FILE', group: 'Requirements',
    doc: 'Bundle the dependencies declared in this Python script (PEP 723).' },
  { name: 'lock', kind: 'text', placeholder: 'FILE', group: 'Requirements',
    doc: 'Bundle exactly the releases in this pylock.toml or requirements file with hashes.' },
  { name: 'lock-built', kind: 'list', cut: 'words', placeholder: 'PROJECT', group: 'Requirements',
    doc: 'With `lock`: if the lock contains only an sdist of this project for a target, use a wheel of the same version from `find-links` instead.' },
  { name: 'platform', plural: 'platforms', kind: 'list', cut: 'words', placeholder: 'NAME', group: 'Targets',
    doc: 'Platform to bundle for, such as linux, rhel-9, ubuntu-24.04, macos, windows, or a full name such as linux-aarch64-glibc2.28. Default: the current machine, unless `target` (without `python`) or `include` selects targets.' },
  { name: 'python', plural: 'python-versions', kind: 'list', cut: 'lines', placeholder: 'RANGE', group: 'Targets',
    doc: 'Python version or range, such as 3.12, 3.13t or ">=3.10 <3.15". Default: the Python of the distribution for platforms such as rhel-9, otherwise the version of the Python on this machine.' },
  { name: 'target', plural: 'targets', kind: 'list', cut: 'commas', placeholder: 'FILE', group: 'Targets',
    doc: 'Target description: a JSON file that describe.py wrote on the machine to install on.' },
  { name: 'include', kind: 'list', cut: 'words', placeholder: 'ID', group: 'Targets',
    doc: 'Target to add, such as cp312-windows-x86_64. Applied after `exclude`. The wildcard * matches any text.' },
  { name: 'exclude', kind: 'list', cut: 'words', placeholder: 'ID', group: 'Targets',
    doc: 'Target to remove. The wildcard * matches any text.' },
  { name: 'index-url', kind: 'text', placeholder: '[NAME=]URL', group: 'Indexes',
    doc: "URL of the package index. Replaces the index in pip's configuration. With NAME, its credentials are read from `OFFLINE_BUNDLE_INDEX_NAME_USERNAME` and `OFFLINE_BUNDLE_INDEX_NAME_PASSWORD`." },
  { name: 'extra-index-url', plural: 'extra-index-urls', kind: 'list', placeholder: '[NAME=]URL', group: 'Indexes',
    doc: 'URL of an additional package index. NAME as in `index-url`.' },
  { name: 'index-for', kind: 'list', placeholder: 'PROJECT=URL', group: 'Indexes',
    doc: 'Get this project from this index only.' },
  { name: 'index-strategy', kind: 'text', choices: ['unique', 'first-index'], default: 'unique', group: 'Indexes',
    doc: 'What to do when several indexes provide a project: fail (`unique`) or use the first one that has it (`first-index`).' },
  { name: 'find-links', kind: 'list', placeholder: 'PATH|URL', group: 'Indexes',
    doc: 'Directory or HTML page with additional wheels. As in pip, the highest version wins, regardless of its source.' },
  { name: 'cert', kind: 'text', placeholder: 'FILE', group: 'Indexes',
    doc: 'CA certificates (PEM) to trust. Takes precedence over REQUESTS_CA_BUNDLE and CURL_CA_BUNDLE.' },
  { name: 'client-cert', kind: 'text', placeholder: 'FILE', group: 'Indexes',
    doc: 'Client certificate and private key (PEM) for the index.' },
  { name: 'proxy', kind: 'text', placeholder: 'URL', group: 'Indexes',
    doc: 'URL of the proxy for all requests.' },
  { name: 'pip-config', kind: 'text', choices: ['network', 'none', 'inherit'], default: 'network', group: 'Indexes',
    doc: "Which settings to read from pip's configuration: network settings only (`network`), none (`none`), or everything that applies (`inherit`)." },
  { name: 'uploaded-prior-to', kind: 'text', placeholder: 'TIME', group: 'Indexes',
    doc: 'Ignore files uploaded at or after this time, such as 2026-01-31, 2026-01-31T12:00:00Z, or an age such as P7D.' },
  { name: 'pre', kind: 'flag', default: 'false', group: 'Indexes',
    doc: 'Include pre-releases.' },
  { name: 'ignore-error-codes', kind: 'list', placeholder: 'URL=STATUS', group: 'Indexes',
    doc: 'HTTP status that an index returns for projects that it does not have, such as https://index.example/simple=403.' },
  { name: 'allow-index-lines', kind: 'flag', default: 'false', group: 'Indexes',
    doc: 'Apply index options in requirements files, such as --extra-index-url, instead of rejecting them.' },
  { name: 'sdists', kind: 'text', choices: ['never', 'pure'], default: 'never', group: 'Source distributions',
    doc: 'What to do with projects that have no wheel: fail (`never`), or build the sdist if the result is a pure Python wheel (`pure`).' },
  { name: 'build-constraint', plural: 'build-constraints', kind: 'list', placeholder: 'FILE', group: 'Source distributions',
    doc: 'A pip constraints file for build environments.' },
  { name: 'interpreters', kind: 'list', placeholder: 'auto|none|PATH', default: 'auto', group: 'Verification',
    doc: 'Interpreters that install the bundle for verification: all on this machine (`auto`), none (`none`), or the given paths.' },
  { name: 'prove', kind: 'text', choices: PROOF_LEVELS, group: 'Verification',
    doc: 'Required verification level. Targets without a matching interpreter on this machine produce a warning. Default: `installed` if an interpreter matches, otherwise `dry-run`.' },
  { name: 'prove-except', kind: 'list', cut: 'words', placeholder: 'PROJECT', group: 'Verification',
    doc: 'With level `imported`: accept this project even if its modules cannot be imported. The verdict records the exception.' },
  { name: 'license-allow', kind: 'list', cut: 'words', placeholder: 'SPDX', group: 'Policy',
    doc: 'Only allow these licenses (SPDX identifiers). Use project:NAME to accept a project regardless of its license.' },
  { name: 'license-deny', kind: 'list', cut: 'words', placeholder: 'SPDX', group: 'Policy',
    doc: 'Reject these licenses (SPDX identifiers).' },
  { name: 'advisories', kind: 'text', placeholder: 'FILE', group: 'Policy',
    doc: 'Reject releases that are affected by an advisory in this file (OSV JSON).' },
  { name: 'advisory-ignore', kind: 'list', placeholder: 'ID=DATE', group: 'Policy',
    doc: 'Ignore this advisory until the end of the given date, e.g. PYSEC-2026-1=2026-12-31.' },
  { name: 'policy-warnings', kind: 'text', choices: ['report', 'error'], default: 'report', group: 'Policy',
    doc: 'How to treat wheels that pip installs despite a defect, such as a RECORD that differs from the files: as a warning (`report`), or as an error with exit code 9 (`error`).' },
  { name: 'output', short: 'o', kind: 'text', placeholder: 'DIR', default: 'offline-bundle-out', group: 'Output',
    doc: 'Output directory for the bundle, its archive and its companion files.' },
  { name: 'name', kind: 'text', placeholder: 'NAME', default: 'offline-bundle', group: 'Output',
    doc: 'Name of the bundle.' },
  { name: 'archive', kind: 'text', choices: ARCHIVE_CHOICES, default: 'tar.gz', group: 'Output',
    doc: 'Archive format. Use `none` to create no archive.' },
  { name: 'split', kind: 'text', choices: ['none', 'platform', 'target'], default: 'none', group: 'Output',
    doc: 'Create one bundle (`none`), or one per platform or per target. All bundles use the same resolution.' },
  { name: 'volume-size', kind: 'text', placeholder: 'SIZE', default: '2000MiB', group: 'Output',
    doc: 'Split archives into volumes of at most this size (1MiB to 2000MiB).' },
  { name: 'since', kind: 'text', placeholder: 'BUNDLE', group: 'Changes and signatures',
    doc: 'Report the changes since this bundle: its directory, .tar.gz or manifest, or the output directory that contains it. The action also accepts a release tag, `latest`, or artifact:NAME.' },
  { name: 'delta', kind: 'flag', default: 'false', group: 'Changes and signatures',
    doc: 'Also create a delta, a bundle with only the files that are not in the bundle of `since`.' },
  { name: 'sign-with', kind: 'text', placeholder: 'gpg:KEY|x509:CERT,KEY', group: 'Changes and signatures',
    doc: 'Sign the checksums with this OpenPGP key or X.509 certificate.' },
  { name: 'verify-with', kind: 'text', placeholder: 'FILE', group: 'Changes and signatures', only: 'command',
    doc: 'With `verify`: require a signature by one of these OpenPGP keys or CA certificates (PEM).' },
  { name: 'cache-dir', kind: 'text', placeholder: 'DIR', group: 'Execution',
    doc: "Cache directory for index pages, metadata and wheels. Default: the user's cache directory." },
  { name: 'no-cache', kind: 'flag', default: 'false', group: 'Execution',
    doc: 'Do not keep a cache between runs.' },
  { name: 'jobs', short: 'j', kind: 'text', placeholder: 'N', group: 'Execution',
    doc: 'Number of parallel resolver processes, 1 to 16. Default: one per processor, at most 4.' },
  { name: 'quiet', short: 'q', kind: 'flag', default: 'false', group: 'Execution', only: 'command',
    doc: 'Only print errors and the result.' },
  { name: 'verbose', short: 'v', kind: 'flag', default: 'false', group: 'Execution', only: 'command', inAction: 'debug logging',
    doc: 'Print debug output: each index request, the versions considered, and the complete output of pip and of builds.' },
  { name: 'json', kind: 'flag', default: 'false', group: 'Execution', only: 'command',
    doc: 'Print the result as JSON. All other output goes to stderr.' },
  { name: 'release-tag', kind: 'text', placeholder: 'TAG', group: 'GitHub', only: 'action',
    doc: 'Upload the archive and its companion files to the GitHub release for this tag. If unset, nothing is released.' },
  { name: 'tag-commit', kind: 'text', placeholder: 'COMMIT', group: 'GitHub', only: 'action',
    doc: 'Commit to tag if the release tag does not exist yet. With `since`, the tag is created only if the bundle changed.' },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
  { name: 'github-token', kind: 'text', placeholder: 'TOKEN', default: '${{ github.token }}', group: 'GitHub', only: 'action',
    doc: 'Token for creating the release (needs `contents: write`) and for reading the bundle of `since` from GitHub.' },
  { name: 'artifact-name', kind: 'text', placeholder: 'NAME', group: 'GitHub', only: 'action',
    doc: 'Name of the workflow artifact. Use `none` to upload no artifact. Default: the name of the bundle.' },
  { name: 'retention-days', kind: 'text', placeholder: 'DAYS', group: 'GitHub', only: 'action',
    doc: "Number of days to keep the artifact, 1 to 400. Default: the repository's setting." },
  { name: 'overwrite', kind: 'flag', default: 'false', group: 'GitHub', only: 'action',
    doc: 'Replace an existing artifact with the same name, and an existing bundle with the same name in the release.' },
  { name: 'cache-max-size', kind: 'text', placeholder: 'SIZE', default: '2GiB', group: 'GitHub', only: 'action',
    doc: 'Maximum size of `cache-dir` to keep between runs (1MiB to 10GiB). Use 0 to disable caching.' },
] as const satisfies readonly OptionSpec[]

export type OptionName = (typeof OPTIONS)[number]['name'] | MatrixOptionName

/** Options that name requirements. At least one of them is required. */
export const REQUIREMENT_OPTIONS = ['package', 'requirement', 'pyproject', 'script', 'lock'] as const satisfies readonly OptionName[]

/** The three jobs of a matrix run, each an action of its own. */
export type MatrixJob = 'plan' | 'prove' | 'merge'

export interface MatrixOption extends OptionSpec {
  readonly matrixJobs: readonly MatrixJob[]
}

/** Inputs of the matrix jobs that the action does not have. */
// biome-ignore format: a table, two lines an option
export const MATRIX_OPTIONS = [
  { name: 'prove-per', kind: 'text', choices: ['platform', 'target'], default: 'platform', group: 'Matrix', matrixJobs: ['plan'],
    doc: 'Create one prove job per platform or per target.' },
  { name: 'runners', kind: 'list', placeholder: 'PLATFORM=LABELS', group: 'Matrix', matrixJobs: ['plan'],
    doc: 'Run the prove jobs of these platforms on your own runners, e.g. linux-ppc64le-*=self-hosted,ppc64le. Their Python interpreters must be on PATH.' },
  { name: 'allow-missing-wheels', kind: 'flag', default: 'false', group: 'Matrix', matrixJobs: ['plan'],
    doc: 'Succeed without a plan if only wheels of sdists are missing, and list these sdists in the output `missing-wheels`.' },
  { name: 'plan', kind: 'text', placeholder: 'DIR', default: 'offline-bundle-plan', group: 'Matrix', matrixJobs: ['plan', 'prove', 'merge'],
    doc: 'Directory of the plan, written by plan and read by prove and merge.' },
  { name: 'job', kind: 'text', placeholder: 'NAME', group: 'Matrix', matrixJobs: ['prove'],
    doc: 'Name of this job in the matrix of the plan.' },
  { name: 'result', kind: 'text', placeholder: 'DIR', default: 'offline-bundle-result', group: 'Matrix', matrixJobs: ['prove'],
    doc: 'Directory to create for the result of this job.' },
  { name: 'results', kind: 'text', placeholder: 'DIR', default: 'offline-bundle-results', group: 'Matrix', matrixJobs: ['merge'],
    doc: 'Directory with the results of all prove jobs, each in its own subdirectory.' },
] as const satisfies readonly MatrixOption[]

type MatrixOptionName = (typeof MATRIX_OPTIONS)[number]['name']

/** Where options are read: the command, the action, or one of the jobs of a matrix run. */
export type Surface = 'command' | 'action' | MatrixJob

/** How to split a list: `lines` if values may contain spaces and commas, `commas` for paths, `words` for names. */
export type Cut = 'lines' | 'commas' | 'words'

/** One option. The argument parser, --help, action.yml and docs/inputs.md use this definition. */
export interface OptionSpec {
  /** Long option of the command, without `--`. */
  readonly name: string
  /** Name of the action input if it differs: lists have a plural name. */
  readonly plural?: string
  /** Short option, one letter. */
  readonly short?: string
  /** `text` has one value, `list` any number of values, `flag` none. */
  readonly kind: 'text' | 'list' | 'flag'
  /** How an action input is split into values, see `listOf`. */
  readonly cut?: Cut
  readonly placeholder?: string
  readonly choices?: readonly string[]
  /** Default as text for --help, action.yml and the docs. The parsed default is in parse.ts. */
  readonly default?: string
  /** One or two sentences for --help, action.yml and the docs. */
  readonly doc: string
  readonly group: OptionGroup
  readonly only?: 'command' | 'action'
  /** What a workflow has instead of an option of the command. */
  readonly inAction?: string
}

const VERBOSITY = ['quiet', 'verbose', 'json'] as const satisfies readonly OptionName[]

/** The options of the commands other than `bundle`, which accepts all others. */
export const COMMAND_OPTIONS = {
  verify: [
    ...(['interpreters', 'prove', 'prove-except', 'policy-warnings', 'verify-with', 'cache-dir', 'no-cache', 'jobs'] as const),
    ...VERBOSITY,
  ],
  diff: VERBOSITY,
  targets: VERBOSITY,
} as const satisfies Readonly<Record<string, readonly OptionName[]>>

type OptionGroup = (typeof GROUPS)[number]

/** In the order of --help and the docs. */
export const GROUPS = [
  'Requirements',
  'Targets',
  'Indexes',
  'Source distributions',
  'Verification',
  'Policy',
  'Output',
  'Changes and signatures',
  'Execution',
  'GitHub',
  'Matrix',
] as const

/** The options of a surface. */
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

/** Options of jobs that only fetch the files listed in a plan. */
const REACHING = ['index-url', 'extra-index-url', 'index-for', 'cert', 'client-cert', 'proxy', 'pip-config', 'cache-max-size'] as const

/** The action inputs that each matrix job accepts, by group or by name. */
const SHARED: Readonly<Record<MatrixJob, readonly (OptionGroup | OptionName)[]>> = {
  plan: ['Requirements', 'Targets', 'Indexes', 'Source distributions', 'prove', 'prove-except', 'Execution', 'cache-max-size'],
  prove: [...REACHING, 'interpreters', 'Execution'],
  merge: [...REACHING, 'uploaded-prior-to', 'Policy', 'Output', 'Changes and signatures', 'Execution', 'GitHub'],
}

/** The name of an option in messages: `--platform` or `platforms`. */
export function spelled(name: OptionName, surface: Surface): string {
  const spec = optionSpecs(surface).find((option) => option.name === name)
  return surface === 'command' ? `--${name}` : (spec?.plural ?? name)
}

/** An option in a message, with its value if it has one: `--exclude`, `--sdists pure`, `-r FILE`. */
const OPTION_IN_TEXT = /`?(?<![\w-])(?:--([a-z][a-z-]+)|-([a-z])(?= [A-Z]))(?![\w-])(?:[ =]([^\s`]*[^\s`.,;:)]))?`?/g

/** Replace the options of the command in a message by the action's inputs: `--sdists pure` by `sdists: pure`, in backticks. */
export function withInputNames(text: string): string {
  const specs: readonly OptionSpec[] = OPTIONS
  return text.replaceAll(OPTION_IN_TEXT, (whole: string, name: string | undefined, short: string | undefined, next?: string) => {
    const spec = specs.find((one) => (name === undefined ? one.short === short : one.name === name))
    return spec === undefined ? whole : (inputText(spec, next) ?? whole)
  })
}

/** @param next the word after the option, which may be its value @returns undefined for an option that only the command has */
function inputText({ name, plural = name, kind, choices, only, inAction }: OptionSpec, next: string | undefined): string | undefined {
  const after = next === undefined ? '' : ` ${next}`
  if (inAction !== undefined) return `${inAction}${after}`
  if (only === 'command') return undefined
  if (kind === 'flag') return `\`${plural}: true\`${after}`
  const isValue = next !== undefined && (choices?.includes(next) || !/^[a-z]+$/.test(next))
  return isValue ? `\`${plural}: ${next}\`` : `\`${plural}\`${after}`
}
