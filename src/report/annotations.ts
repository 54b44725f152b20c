import { explain, type Failure, type TargetFailure, type UsageError } from '../core/errors.ts'
import type { Finding } from '../core/findings.ts'

/** One error annotation, with its file and line if known. */
interface Annotation {
  readonly message: string
  readonly file?: string
  /** Starts at 1. */
  readonly line?: number
}

/** The annotations of a failure, without duplicates. GitHub shows ten per step, so those with a file come first. */
export function annotationsOf(failure: Failure): readonly Annotation[] {
  const all = allOf(failure)
  const known = new Set<string>()
  const once = all.filter((one) => {
    const key = JSON.stringify(one)
    return known.has(key) ? false : known.add(key)
  })
  return [...once.filter(({ file }) => file !== undefined), ...once.filter(({ file }) => file === undefined)]
}

function allOf(failure: Failure): readonly Annotation[] {
  switch (failure.kind) {
    case 'usage':
      return failure.faults.map(faultNote)
    case 'incomplete':
      return incompleteNotes(failure.targets)
    case 'policy':
      return failure.findings.map((finding) => findingNote(finding, []))
    case 'several':
      return failure.failures.flatMap(allOf)
    default: {
      const { message, hint } = explain(failure)
      return [{ message: joined(message, hint) }]
    }
  }
}

/** Omits hints, which are for the command line. */
function faultNote({ input, actual: given, expected }: UsageError): Annotation {
  const message = `${input}: ${given === '' ? '' : `${given}: `}${expected}`
  return { message, ...placeOf(input) }
}

/** One annotation per finding, with all its targets. */
function incompleteNotes(targets: readonly TargetFailure[]): readonly Annotation[] {
  const groups = new Map<string, { readonly finding: Finding; readonly ids: string[] }>()
  for (const { target, findings } of targets) {
    for (const finding of findings) {
      const key = `${finding.origin ?? ''}\n${finding.message}`
      const group = groups.get(key) ?? { finding, ids: [] }
      group.ids.push(target)
      groups.set(key, group)
    }
  }
  return [...groups.values()].map(({ finding, ids }) => findingNote(finding, ids))
}

function findingNote({ message, hint, origin }: Finding, ids: readonly string[]): Annotation {
  const whose = ids.length === 0 ? '' : `${ids.join(', ')}: `
  return { message: joined(`${whose}${message}`, hint ?? ''), ...placeOf(origin ?? '') }
}

function joined(message: string, hint: string): string {
  return hint === '' ? message : `${message}\n${hint}`
}

/** Parse `requirements.txt:3` or `pyproject.toml [project.dependencies]`; other origins have no location. */
function placeOf(origin: string): Pick<Annotation, 'file' | 'line'> {
  const [, table] = /^(.+\.toml) \[/.exec(origin) ?? []
  if (table !== undefined) return { file: table }
  const [, file, line] = /^(.+):(\d+)$/.exec(origin) ?? []
  if (file === undefined || line === undefined || /^[a-z][a-z0-9+.-]+:\/\//i.test(file)) return {}
  return { file, line: Number(line) }
}
