import type { InstallSteps } from '../bundle/readme.ts'
import { count, showBytes, targetsText } from '../core/text.ts'
import type { System } from '../targets/target.ts'
import { differenceMarkdown } from './difference-text.ts'
import { code, folded, prose, stepsText, tableOf } from './markdown.ts'
import { type BaseFacts, type BundledWheel, type Outcome, stepsOf, withoutDeltas } from './outcome.ts'

/** Unit: characters. GitHub answers 422 for a body of more than 125,000. */
const MAX_BODY = 120_000

interface ReleaseFacts {
  readonly tag: string
  /** The previous bundle, e.g. `release v1`. */
  readonly since?: string
  /** When that was released, ISO 8601. */
  readonly released?: string
}

/** Title and Markdown body of a new release: what changed or what is in it, how to install it. Sections beyond GitHub's limit are omitted. */
export function releaseNotes(outcomes: readonly Outcome[], facts: ReleaseFacts): { readonly title: string; readonly body: string } {
  const whole = withoutDeltas(outcomes)
  const names = whole.map(({ name }) => name).join(', ')
  const notes = whole.flatMap((outcome) => [
    ...(whole.length === 1 ? [] : [`## ${code(outcome.name)}`]),
    outcome.difference === undefined ? contents(outcome) : differenceMarkdown(outcome.difference, facts.since),
    size(outcome),
    install(outcome),
    ...deltaOf(outcome, outcomes, facts),
    targets(outcome),
  ])
  return { title: `${names.slice(0, 150)} ${facts.tag}`, body: fitting(notes.map((text) => `${text}\n`)) }
}

function fitting(notes: readonly string[]): string {
  const ends = notes.map((_, at) => notes.slice(0, at + 1).join('\n').length)
  const kept = notes.filter((_, at) => (ends[at] ?? 0) <= MAX_BODY)
  const left = kept.length < notes.length ? ['Truncated: see the report next to the bundle.\n'] : []
  return [...kept, ...left].join('\n')
}

/** The requested projects; the others are folded. */
function contents({ wheels, targets: all }: Outcome): string {
  const requested = rowsOf(wheels, all.length, ({ requested: own }) => own)
  const others = rowsOf(wheels, all.length, ({ requested: own }) => !own)
  const head = ['Project', 'Version', 'Targets']
  const rest = folded(`${count(others.length, 'more release')} that these projects require`, tableOf(head, others))
  return ['### Contents', tableOf(head, requested), ...(others.length === 0 ? [] : [rest])].join('\n\n')
}

/** One row per release; a release can have several wheels. */
function rowsOf(wheels: readonly BundledWheel[], all: number, counts: (wheel: BundledWheel) => boolean): readonly (readonly string[])[] {
  const releases = new Map<string, { readonly wheel: BundledWheel; readonly ids: Set<string> }>()
  for (const wheel of wheels.filter(counts)) {
    const release = releases.get(`${wheel.project} ${wheel.version}`) ?? { wheel, ids: new Set() }
    for (const id of wheel.targets) release.ids.add(id)
    releases.set(`${wheel.project} ${wheel.version}`, release)
  }
  return [...releases.values()].map(({ wheel, ids }) => [code(wheel.project), code(wheel.version), prose(targetsText([...ids], all))])
}

function size({ name, targets: all, wheelCount, totalBytes }: Outcome): string {
  return `${code(name)} contains ${count(wheelCount, 'wheel')} (${showBytes(totalBytes)}) for ${count(all.length, 'target')}.`
}

/** How to check the downloaded files with what the system has. */
const SYSTEMS: readonly { readonly title: string; readonly systems: readonly System['os'][]; readonly check: (sums: string) => string }[] =
  [
    { title: 'Linux', systems: ['linux', 'other'], check: (sums) => `sha256sum -c --ignore-missing ${sums}` },
    { title: 'macOS', systems: ['macos'], check: (sums) => `shasum -a 256 -c --ignore-missing ${sums}` },
    { title: 'Windows, PowerShell', systems: ['windows'], check: () => 'py install.py --check .' },
  ]

/** Commands that check and install, for each system of the targets. */
function commandsOf(outcome: Outcome): string {
  const steps = SYSTEMS.flatMap(({ title, systems, check }): readonly InstallSteps[] => {
    const own = outcome.targets.filter(({ system }) => systems.includes(system.os))
    const [first] = own.length === 0 ? [] : stepsOf({ ...outcome, targets: own })
    return first === undefined ? [] : [{ title, commands: [check(`${outcome.name}.SHA256SUMS`), ...first.commands] }]
  })
  return stepsText(steps)
}

function install(outcome: Outcome): string {
  const { companionFiles, archives, name } = outcome
  const signed = companionFiles.some(({ path }) => /\.SHA256SUMS\.(?:asc|p7s)$/.test(path))
  const files = [...archives.map(({ path }) => path.split(/[\\/]/).at(-1) ?? path), `${name}.SHA256SUMS`, 'install.py']
  const signature = signed ? `, its signature ${code(`${name}.SHA256SUMS.*`)}` : ''
  return [
    '### Install',
    `Download ${files.map(code).join(', ')}${signature} into an empty directory, transfer it, and run these commands there:`,
    commandsOf(outcome),
  ].join('\n\n')
}

/** How to update the previous bundle with the delta. */
function deltaOf({ name }: Outcome, outcomes: readonly Outcome[], facts: ReleaseFacts): readonly string[] {
  const delta = outcomes.find((one) => one.name === `${name}-delta`)
  if (delta === undefined) return []
  const bytes = delta.archives.reduce((sum, archive) => sum + archive.bytes, 0)
  return [
    [
      '### Update with the delta',
      `${code(delta.name)} (${showBytes(bytes)}) contains only the files that its base lacks. ${baseText(delta.base, facts)}`,
      commandsOf(delta),
    ].join('\n\n'),
  ]
}

/** The base of a delta: its release, date and sha256. */
function baseText(base: BaseFacts | undefined, { since, released = '' }: ReleaseFacts): string {
  if (base === undefined) return ''
  const date = released === '' ? '' : `, ${released.slice(0, 10)}`
  const where = since === undefined ? '' : ` (${prose(since)}${date})`
  return `It requires the bundle ${code(base.name)}${where} whose <code>manifest.json</code> has the sha256 ${code(base.manifestSha256)}.`
}

function targets({ targets: all, verdicts }: Outcome): string {
  const rows = all.map(({ id }) => [code(id), verdicts.find(({ target }) => target === id)?.level ?? 'none'])
  return `### Targets\n\n${tableOf(['Target', 'Verification level'], rows)}`
}
