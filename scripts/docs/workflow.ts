import { NEWEST_MINOR, RUNNERS } from '../../src/matrix/job-matrix.ts'
import type { MatrixJob } from '../../src/options/table.ts'
import { type OptionSpec, optionSpecs } from '../../src/options/table.ts'
import { OUTPUTS, PLAN_OUTPUTS } from '../../src/report/outputs.ts'
import { described } from './action.ts'
import { cell, table } from './table.ts'

/** Inputs that can contain credentials. A secret of the same name takes precedence. */
const SECRETS = ['index-url', 'extra-index-urls', 'index-for', 'find-links', 'proxy']

/**
 * Inputs of the jobs that the workflow does not have: directories passed between jobs, files and settings of one machine, and
 * inputs that need another job in between.
 */
const KEPT_BACK = ['allow-missing-wheels', 'plan', 'job', 'result', 'results', 'output', 'client-cert', 'sign-with', 'cache-dir', 'no-cache', 'jobs', 'interpreters', 'github-token'] // biome-ignore format: a list of words

/** The outputs of merge that are meaningful on another machine. */
const HANDED_ON = ['artifact-id', 'artifact-url', 'release-url', 'targets', 'wheel-count', 'total-bytes', 'changed'] as const

/** The generated blocks of .github/workflows/bundle.yml. */
export function workflowBlocks(): Readonly<Record<string, string>> {
  return {
    inputs: lines(workflowInputs().flatMap(inputLines)),
    secrets: lines(SECRETS.flatMap((name) => [`${name}:`, `  description: ${JSON.stringify(secretDoc(name))}`, '  required: false'])),
    outputs: lines(Object.entries(workflowOutputs()).flatMap(([name, doc]) => outputLines(name, doc))),
    'merge outputs': lines(HANDED_ON.map((name) => `${name}: \${{ steps.merge.outputs.${name} }}`)),
    'plan inputs': lines(withOf('plan')),
    'prove inputs': lines(withOf('prove')),
    'merge inputs': lines(withOf('merge')),
  }
}

/** The inputs of the workflow: all inputs of the jobs that a caller can set, without duplicates. */
export function workflowInputs(): readonly OptionSpec[] {
  const matrixJobs: readonly MatrixJob[] = ['merge', 'prove', 'plan'] // merge first, because its options describe the whole bundle
  const all = matrixJobs.flatMap((matrixJob) => optionSpecs(matrixJob))
  const order = optionSpecs('action').map(({ name }) => name)
  const place = ({ name }: OptionSpec): number => (order.includes(name) ? order.indexOf(name) : order.length)
  return [...new Map(all.filter(isOpen).map((spec) => [spec.name, spec])).values()].sort((a, b) => place(a) - place(b))
}

export function workflowOutputs(): Readonly<Record<string, string>> {
  return { ...Object.fromEntries(HANDED_ON.map((name) => [name, OUTPUTS[name]])), unproved: PLAN_OUTPUTS.unproved }
}

export function secretTable(): string {
  return table(
    ['Secret', 'Description'],
    SECRETS.map((name) => [`\`${name}\``, cell(secretDoc(name))]),
  )
}

/** GitHub's runners with the targets that they can install. */
export function runnerTable(): string {
  const rows = RUNNERS.map(({ label, architecture, system, firstMinor }) => [
    `\`${label}\``,
    architecture,
    `${system.os} ${system.machine}${'minimum' in system ? `, ${'libc' in system ? `${system.libc} ` : ''}${system.minimum.join('.')}` : ''}`,
    `3.${firstMinor} to 3.${NEWEST_MINOR}`,
  ])
  return table(['Runner', 'Architecture for setup-python', 'Targets', 'CPython'], rows)
}

function secretDoc(name: string): string {
  return `Value for the input ${name} if it contains credentials. Takes precedence over the input.`
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

function withOf(matrixJob: MatrixJob): readonly string[] {
  return optionSpecs(matrixJob)
    .filter(isOpen)
    .map(({ name, plural = name }) => {
      const secret = SECRETS.includes(plural) ? `secrets.${plural} || ` : ''
      return `${plural}: \${{ ${secret}inputs.${plural} }}`
    })
}

function lines(all: readonly string[]): string {
  return all.join('\n')
}
