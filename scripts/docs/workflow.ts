import { NEWEST_MINOR, RUNNERS } from '../../src/matrix/job-matrix.ts'
import type { Station } from '../../src/options/table.ts'
import { type OptionSpec, optionSpecs } from '../../src/options/table.ts'
import { OUTPUTS, PLAN_OUTPUTS } from '../../src/report/outputs.ts'
import { described } from './action.ts'
import { cell, table } from './table.ts'

/** What may hold a login. A secret of the same name comes before the input. */
const SECRETS = ['index-url', 'extra-index-urls', 'index-for', 'find-links', 'proxy']

/**
 * What callers of the workflow cannot set: folders that its jobs hand on, keys and folders that lie on no runner of
 * GitHub's, what each runner knows best, and what needs a job in between.
 */
const KEPT_BACK = ['allow-missing-wheels', 'plan', 'leg', 'part', 'parts', 'output', 'client-cert', 'sign-with', 'cache-dir', 'no-cache', 'jobs', 'interpreters', 'github-token'] // biome-ignore format: a list of words

/** Of the stations' outputs those that mean something on another machine. */
const HANDED_ON = ['artifact-id', 'artifact-url', 'release-url', 'targets', 'wheel-count', 'total-bytes', 'changed'] as const

/** The parts of .github/workflows/bundle.yml that follow from the tables of options and outputs. */
export function workflowBlocks(): Readonly<Record<string, string>> {
  return {
    inputs: lines(workflowInputs().flatMap(inputLines)),
    secrets: lines(SECRETS.flatMap((name) => [`${name}:`, `  description: ${JSON.stringify(secretDoc(name))}`, '  required: false'])),
    outputs: lines(Object.entries(workflowOutputs()).flatMap(([name, doc]) => outputLines(name, doc))),
    'merge outputs': lines(HANDED_ON.map((name) => `${name}: \${{ steps.merge.outputs.${name} }}`)),
    'plan inputs': lines(withOf('plan')),
    'leg inputs': lines(withOf('leg')),
    'merge inputs': lines(withOf('merge')),
  }
}

/** Every input of a station that a caller may set, each once. */
export function workflowInputs(): readonly OptionSpec[] {
  const stations: readonly Station[] = ['merge', 'leg', 'plan'] // options of the whole come before those of one station
  const all = stations.flatMap((station) => optionSpecs(station))
  const order = optionSpecs('action').map(({ name }) => name)
  const place = ({ name }: OptionSpec): number => (order.includes(name) ? order.indexOf(name) : order.length)
  return [...new Map(all.filter(isOpen).map((spec) => [spec.name, spec])).values()].sort((a, b) => place(a) - place(b))
}

export function workflowOutputs(): Readonly<Record<string, string>> {
  return { ...Object.fromEntries(HANDED_ON.map((name) => [name, OUTPUTS[name]])), unproved: PLAN_OUTPUTS.unproved }
}

export function secretTable(): string {
  return table(
    ['Secret', ''],
    SECRETS.map((name) => [`\`${name}\``, cell(secretDoc(name))]),
  )
}

/** The machines of GitHub, and which targets each proves. */
export function runnerTable(): string {
  const rows = RUNNERS.map(({ label, architecture, system, firstMinor }) => [
    `\`${label}\``,
    architecture,
    `${system.os} ${system.machine}${'floor' in system ? `, ${'libc' in system ? `${system.libc} ` : ''}${system.floor.join('.')}` : ''}`,
    `3.${firstMinor} to 3.${NEWEST_MINOR}`,
  ])
  return table(['Runner', 'setup-python', 'Proves targets of', 'CPython'], rows)
}

function secretDoc(name: string): string {
  return `The input ${name} where it holds a login. It takes the place of that input.`
}

function isOpen({ name }: OptionSpec): boolean {
  return !KEPT_BACK.includes(name)
}

function inputLines(spec: OptionSpec): readonly string[] {
  const value = spec.kind === 'flag' ? 'false' : JSON.stringify(spec.default ?? '')
  return [
    `${spec.plural ?? spec.name}:`,
    `  description: ${JSON.stringify(described(spec))}`,
    `  type: ${spec.kind === 'flag' ? 'boolean' : 'string'}`,
    `  default: ${value}`,
  ]
}

function outputLines(name: string, doc: string): readonly string[] {
  const from = name === 'unproved' ? 'plan' : 'merge'
  return [`${name}:`, `  description: ${JSON.stringify(doc)}`, `  value: \${{ jobs.${from}.outputs.${name} }}`]
}

function withOf(station: Station): readonly string[] {
  return optionSpecs(station)
    .filter(isOpen)
    .map(({ name, plural = name }) => {
      const secret = SECRETS.includes(plural) ? `secrets.${plural} || ` : ''
      return `${plural}: \${{ ${secret}inputs.${plural} }}`
    })
}

function lines(all: readonly string[]): string {
  return all.join('\n')
}
