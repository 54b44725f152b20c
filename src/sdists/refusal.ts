import type { Finding } from '../core/findings.ts'
import type { TargetId } from '../core/names.ts'
import { maskSecrets } from '../core/secrets.ts'
import { chainOf, identityOf, titleOf } from '../resolve/wanted.ts'
import type { Unsolved, WantedSdist } from '../worker/messages.ts'

/** One source that gives no wheel. It ends that source only: all are tried, all are reported together. */
export class SourceRefused extends Error {
  /** The last lines that the build printed. */
  readonly output: string
  constructor(message: string, options: ErrorOptions & { readonly output?: string } = {}) {
    super(message, options)
    this.name = 'SourceRefused'
    this.output = options.output ?? ''
  }
}

/** The same without the folder of the build: paths start in the source, what lies elsewhere in the folder begins with `<build>`. */
export function withoutBuildFolder(refused: SourceRefused, folder: string): SourceRefused {
  const shown = (text: string): string => {
    const [first = '', ...rest] = text.split(folder)
    const source = /^[/\\](?:copy|checkout|unpacked[/\\][^/\\\s"']+)(?:[/\\]|(?=["']))/
    return first + rest.map((part) => (source.test(part) ? part.replace(source, '') : `<build>${part}`)).join('')
  }
  return new SourceRefused(shown(refused.message), { output: shown(refused.output), cause: refused })
}

/** What `--sdists never` says of the sources a target would need. Empty when that is not why it is unsolved. */
export function neverFindings(unsolved: Unsolved): readonly Finding[] {
  return unsolved.sdists.map(neverFinding)
}

function neverFinding(wanted: WantedSdist): Finding {
  return {
    kind: 'only-sdist',
    severity: 'error',
    message: `${titleOf(wanted)} has no wheel that fits, only a source${placeOf(wanted, ' (', ')')}${chainOf(wanted)}.`,
    hint: `Give --sdists pure to build ${wanted.project === '' ? 'it' : wanted.project} here: that runs its own build code. Or ask for a version that has wheels.`,
    ...identityOf(wanted),
  }
}

/** What is said of a source that was tried. */
export function refusedFinding(wanted: WantedSdist, refused: SourceRefused): Finding {
  return {
    kind: 'build',
    severity: 'error',
    message: `${titleOf(wanted)} cannot be built${placeOf(wanted, ' from ')}: ${maskSecrets(refused.message)}${chainOf(wanted)}.${lastOf(refused)}`,
    hint: 'Ask for a version that has wheels, hand in a wheel that you built yourself, or narrow its build requirements with --build-constraint.',
    ...identityOf(wanted),
  }
}

/** The findings for one target, of all the sources that were refused. */
export function findingsFor(
  target: TargetId,
  unsolved: readonly Unsolved[],
  refused: readonly { readonly wanted: WantedSdist; readonly finding: Finding }[],
): readonly Finding[] {
  const urls = new Set(unsolved.filter((one) => one.target === target).flatMap(({ sdists }) => sdists.map(({ url }) => url)))
  return refused.filter(({ wanted }) => urls.has(wanted.url)).map(({ finding }) => finding)
}

function lastOf({ output }: SourceRefused): string {
  return output === '' ? '' : `\nIts last lines were:\n${maskSecrets(output).replaceAll(/^/gm, '  | ')}`
}

/** Not a second time where the title is the URL. */
function placeOf({ project, url }: WantedSdist, before: string, after = ''): string {
  return project === '' ? '' : `${before}${maskSecrets(url)}${after}`
}
