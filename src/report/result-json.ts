import type { Difference } from '../bundle/difference.ts'
import { explain, type Failure } from '../core/errors.ts'
import type { Checked, Outcome } from './outcome.ts'

/** The output of `--json`: one line with keys in a fixed order. */
export function resultJson(outcomes: readonly Outcome[]): string {
  const bundles = outcomes.map((outcome) => ({
    ...checkedJson(outcome),
    manifest: outcome.manifestPath,
    archives: outcome.archives,
    ...(outcome.difference === undefined ? {} : { difference: outcome.difference }),
  }))
  return line({ ok: true, exitCode: 0, bundles })
}

/** The output of `diff --json`. */
export function differenceJson(difference: Difference): string {
  return line({ ok: true, exitCode: 0, ...difference })
}

/** The output of `verify --json`. */
export function verifiedJson(checked: Checked): string {
  return line({ ok: true, exitCode: 0, bundles: [checkedJson(checked)] })
}

/** The output of `--json` for a failure. */
export function failureJson(failure: Failure): string {
  const { exitCode, message, hint } = explain(failure)
  return line({ ok: false, exitCode, message, hint, failure })
}

function checkedJson({ name, folder, targets, verdicts, wheelCount, totalBytes, seconds, findings, signer }: Checked): object {
  return {
    name,
    folder,
    wheelCount,
    totalBytes,
    seconds: Math.round(seconds * 1000) / 1000,
    targets: targets.map(({ id, platform, python, machines }) => {
      const verdict = verdicts.find(({ target }) => target === id)
      return {
        id,
        platform,
        python: python.version,
        level: verdict?.level ?? 'none',
        checks: verdict?.checks ?? [],
        micros: verdict?.micros,
        machines,
      }
    }),
    findings,
    ...(signer === undefined ? {} : { signer }),
  }
}

/** Escapes everything but printable ASCII: the text of servers and packages may contain terminal control characters. */
function line(value: object): string {
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, escaped)}\n`
}
