import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, platform, release, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { GROUPS, type Injected } from '../test/proof/reliability/tally.ts'

const PAGE = fileURLToPath(new URL('../docs/reliability.md', import.meta.url))
/** Number of listed errors, slowest first. */
const SLOWEST = 12
const HEAD = `# Reliability

Written by \`npm run reliability\` (\`scripts/reliability.ts\`) from what its tests measured in one run; no number here was typed. Each
fault is injected into the whole command, as a process of its own, over a loopback index; \`test/proof/reliability\` holds them.

- *Survived*: the run, or after SIGKILL the next one, ends in the very bytes of an undisturbed run: folder, archive, manifest, installer.
- *Detected*: the run ends with the right exit code and a message that names the cause, and what was there before is as it was. After
  SIGTERM and SIGINT the next run, too, ends in the very bytes.
- *Before it began*: a signal came while Node itself was starting, so the system ended it without a word. Nothing had been touched; the
  next run ends in the very bytes.
- *Wrong*: exit code 0 and other bytes. *Lost*: what was there before is gone, or the next run does not end well.
- *Unclear*: an error with another code, or with words that do not name the cause.
- Times to a clear error are of whole runs, from the start of Node on; after a signal, from the signal on. With \`PIP_TIMEOUT=5\`
  and \`PIP_RETRIES=1\`: pip's own defaults (15 and 5) make silence cost more. A response that stalls is ended after a minute.
`

/** Write the recorded results into the page, if all groups ran. */
export function writeReliability(record: string): void {
  const injected = existsSync(record) ? readFileSync(record, 'utf8').split('\n').filter((line) => line !== '').map(toInjected) : [] // biome-ignore format: one thought
  if (GROUPS.every((group) => injected.some((one) => one.group === group))) writeFileSync(PAGE, pageOf(injected))
  else if (injected.length > 0) console.log(`\n${tableOf(injected)}\n\ndocs/reliability.md is written when all groups ran.`)
}

function pageOf(injected: readonly Injected[]): string {
  return `${HEAD}\n${machine()}\n\n${tableOf(injected)}\n\n## The slowest clear errors\n\n${slowestOf(injected)}\n`
}

function tableOf(injected: readonly Injected[]): string {
  const heads = [
    'Fault',
    'Injected',
    'Survived',
    'Detected',
    'Before it began',
    'Median to a clear error',
    'Worst',
    'Wrong bundles with exit code 0',
    'Things lost',
    'Unclear',
  ]
  const rows = GROUPS.map((group) => rowOf(group, injected.filter((one) => one.group === group))) // biome-ignore format: one thought
  return [heads, heads.map(() => '---'), ...rows, rowOf('**together**', injected)].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function rowOf(name: string, some: readonly Injected[]): readonly string[] {
  const many = (outcome: Injected['outcome']): string => String(some.filter((one) => one.outcome === outcome).length)
  const errors = some.filter(({ outcome }) => outcome === 'detected').map(({ seconds }) => seconds).sort((a, b) => a - b) // biome-ignore format: one thought
  const times = [errors[Math.floor((errors.length - 1) / 2)], errors.at(-1)].map(shown)
  return [
    name,
    String(some.length),
    many('survived'),
    many('detected'),
    many('early'),
    ...times,
    many('wrong'),
    many('lost'),
    many('unclear'),
  ]
}

function slowestOf(injected: readonly Injected[]): string {
  const errors = injected.filter(({ outcome }) => outcome === 'detected').toSorted((a, b) => b.seconds - a.seconds)
  const rows = errors.slice(0, SLOWEST).map(({ fault, seconds }) => `| ${fault} | ${shown(seconds)} |`)
  return ['| Fault | Time |', '| --- | --- |', ...rows].join('\n')
}

function shown(seconds: number | undefined): string {
  return seconds === undefined ? '' : `${seconds.toFixed(1)} s`
}

function machine(): string {
  const python = execFileSync('python3', ['--version'], { encoding: 'utf8' }).trim()
  const gib = Math.round(totalmem() / 2 ** 30)
  const day = new Date().toISOString().slice(0, 10)
  return `Measured on ${day}: ${platform()} ${release()}, ${availableParallelism()} cores, ${gib} GiB, Node ${process.versions.node}, ${python}.`
}

function toInjected(line: string): Injected {
  return JSON.parse(line) as Injected
}
