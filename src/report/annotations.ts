import { explain, type Failure, type TargetFailure, type UsageError } from '../core/errors.ts'
import type { Finding } from '../core/findings.ts'

/** One message of a failed step, at the line that it is about where there is one. */
interface Annotation {
  readonly message: string
  readonly file?: string
  /** From 1. */
  readonly line?: number
}

/** GitHub shows ten errors a step, so what has a line comes first. Each fact is said once, with what to do. */
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

/** Options are spelled as the workflow spells them; `--help` is the command's. */
function faultNote({ input, actual, expected }: UsageError): Annotation {
  const message = `${input}: ${actual === '' ? '' : `${actual}: `}${expected}`
  return { message, ...placeOf(input) }
}

/** The same finding for many targets is one note that names them. */
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

/** `requirements.txt:3`, or `pyproject.toml [project.dependencies]`; anything else is no place in a file. */
function placeOf(origin: string): Pick<Annotation, 'file' | 'line'> {
  const [, table] = /^(.+\.toml) \[/.exec(origin) ?? []
  if (table !== undefined) return { file: table }
  const [, file, line] = /^(.+):(\d+)$/.exec(origin) ?? []
  if (file === undefined || line === undefined || /^[a-z][a-z0-9+.-]+:\/\//i.test(file)) return {}
  return { file, line: Number(line) }
}
