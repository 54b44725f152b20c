import { explain, toFailure } from '../core/errors.ts'
import { unreachable } from '../core/objects.ts'
import type { Assets, Env, Ports } from '../core/ports.ts'
import { maskSecrets } from '../core/text.ts'
import { parseInputs } from '../options/parse.ts'
import type { Host } from '../options/request.ts'
import { parsePlainCommand, parseVerify } from '../options/verify-request.ts'
import { differenceText } from '../report/difference-text.ts'
import { failureText } from '../report/failure-summary.ts'
import { differenceJson, failureJson, resultJson, verifiedJson } from '../report/result-json.ts'
import { resultText, verifiedText } from '../report/result-text.ts'
import type { TextStyle } from '../report/text-style.ts'
import { makeBundles } from '../run/make-bundles.ts'
import { compareBundles } from '../run/previous-bundle.ts'
import { verifyBundle } from '../run/verify-bundle.ts'
import { showTargets } from '../targets/show.ts'
import { programsUntil } from '../worker/program.ts'
import type { Argv } from './args.ts'
import { styleOf } from './help.ts'
import { hostEnvironment } from './host.ts'
import { openLiveLines, terminalLog, type Verbosity, verbosityOf } from './terminal.ts'

/** The parts of the process that a command uses. */
interface Shell {
  readonly env: Env
  readonly platform: NodeJS.Platform
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly assets: Assets
  readonly signal: AbortSignal
}

/** Run the command and print its result. @returns the exit code; never rejects */
export async function start(argv: Argv, shell: Shell): Promise<number> {
  const verbosity = verbosityOf(argv.raw)
  try {
    const result = await resultOf(argv, {
      ports: portsOf(shell, verbosity),
      host: hostEnvironment(shell.env, shell.platform),
      verbosity,
      look: styleOf(shell.stdout, shell.env),
    })
    shell.stdout.write(result)
    return 0
  } catch (error) {
    const failure = shell.signal.aborted ? ({ kind: 'cancelled' } as const) : toFailure(error)
    if (verbosity.json) shell.stdout.write(maskSecrets(failureJson(failure)))
    shell.stderr.write(maskSecrets(failureText(failure, styleOf(shell.stderr, shell.env))))
    if (verbosity.verbose || failure.kind === 'bug') shell.stderr.write(maskSecrets(stackOf(error)))
    return explain(failure).exitCode
  }
}

function portsOf({ env, stderr, assets, signal }: Shell, verbosity: Verbosity): Ports {
  const clock = { now: () => new Date(), seconds: () => performance.now() / 1000 }
  const look = styleOf(stderr, env)
  const live = stderr.isTTY === true && env['TERM'] !== 'dumb' ? { live: openLiveLines(stderr, look) } : {}
  const log = terminalLog({ write: (text) => stderr.write(text), look, clock, verbosity, ...live })
  signal.addEventListener('abort', () => log.notice('Stopping and cleaning up; press Ctrl-C again to stop at once.'))
  return { log, clock, run: programsUntil(signal), env, signal, assets }
}

function stackOf(error: unknown): string {
  const lines: string[] = []
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    lines.push(`${lines.length === 0 ? '' : 'because: '}${at.stack ?? at.message}`)
  return `${lines.join('\n')}\n`
}

interface CommandSettings {
  readonly ports: Ports
  readonly host: Host
  readonly verbosity: Verbosity
  readonly look: TextStyle
}

/**
 * Run one command.
 * @returns the text for stdout
 * @throws BundleError
 */
async function resultOf({ command, operands, raw }: Argv, { ports, host, verbosity, look }: CommandSettings): Promise<string> {
  const [first = '', second = ''] = operands
  switch (command) {
    case 'bundle': {
      const outcomes = await makeBundles(parseInputs(raw, host), ports)
      return verbosity.json ? resultJson(outcomes) : resultText(outcomes, look)
    }
    case 'verify': {
      const checked = await verifyBundle(parseVerify(first, raw, host), ports)
      return verbosity.json ? verifiedJson(checked) : verifiedText(checked, look)
    }
    case 'diff': {
      parsePlainCommand(raw)
      const difference = await compareBundles(first, second, { folder: host.cacheFolder }, ports)
      return verbosity.json ? differenceJson(difference) : differenceText(difference, look)
    }
    case 'targets':
      parsePlainCommand(raw)
      return showTargets(operands, { json: verbosity.json })
    default:
      return unreachable(command)
  }
}
