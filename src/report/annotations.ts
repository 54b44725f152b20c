import { explain, type Failure, type TargetFailure, type UsageError } from '../core/errors.ts'
import { causesOf } from '../core/findings.ts'
import type { TargetId } from '../core/names.ts'
import { targetsText } from '../core/text.ts'
import { withInputNames } from '../options/table.ts'

/** One error annotation, with its file and line if known. */
interface Annotation {
  readonly message: string
  readonly file?: string
  /** Starts at 1. */
  readonly line?: number
}

/** The annotations of a failure of an action, without duplicates, with the names of its inputs. GitHub shows ten per step, so those with a file come first. */
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
      return incompleteNotes(failure.targets, failure.complete ?? [])
    case 'policy':
      return failure.findings.map(({ message, hint = '', origin = '' }) => ({ message: joined(message, hint), ...placeOf(origin) }))
    case 'several':
      return failure.failures.flatMap(allOf)
    default: {
      const { message, hint } = explain(failure)
      return [{ message: joined(message, hint) }]
    }
  }
}

/** Omits hints, which are for the command line. */
function faultNote({ input, actual, expected }: UsageError): Annotation {
  const message = `${withInputNames(input).replaceAll('`', '')}: ${actual === '' ? '' : `${actual}: `}${withInputNames(expected)}`
  return { message, ...placeOf(input) }
}

/** One annotation per cause, with all its targets. */
function incompleteNotes(targets: readonly TargetFailure[], complete: readonly TargetId[]): readonly Annotation[] {
  const all = targets.length + complete.length
  return causesOf(targets).map(({ findings }) => {
    const lines = findings.map(({ finding, targets: ids }) => `${targetsText(ids, all)}: ${finding.message}`)
    const hints = new Set(findings.map(({ finding }) => finding.hint ?? ''))
    return { message: joined(lines.join('\n'), [...hints].join('\n')), ...placeOf(findings[0]?.finding.origin ?? '') }
  })
}

function joined(message: string, hint: string): string {
  return withInputNames(hint === '' ? message : `${message}\n${hint}`)
}

/** Parse `requirements.txt:3` or `pyproject.toml [project.dependencies]`; other origins have no location. */
function placeOf(origin: string): Pick<Annotation, 'file' | 'line'> {
  const [, table] = /^(.+\.toml) \[/.exec(origin) ?? []
  if (table !== undefined) return { file: table }
  const [, file, line] = /^(.+):(\d+)$/.exec(origin) ?? []
  if (file === undefined || line === undefined || /^[a-z][a-z0-9+.-]+:\/\//i.test(file)) return {}
  return { file, line: Number(line) }
}
