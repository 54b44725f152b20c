import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import type { Env, Log, Run } from '../core/ports.ts'
import { sha256 } from '../core/schemas.ts'
import type { Login } from '../worker/messages.ts'

/** How to build a source (PEP 517, 518), and whether its metadata is static. */
export type BuildPlan = v.InferOutput<typeof Plan>
/** The built wheel. */
export type BuiltFile = v.InferOutput<typeof Wheel>

/** The steps of one build, each in a child process (python/worker/build/service.py). Each throws SourceRejected. */
export interface Steps {
  unpack(archive: string, folder: string): Promise<string>
  inspect(source: string, subdirectory: string, project: string): Promise<BuildPlan>
  install(python: string, wheels: readonly string[]): Promise<void>
  requires(plan: BuildPlan, python: string): Promise<readonly string[]>
  wheel(plan: BuildPlan, python: string, places: WheelPlaces): Promise<BuiltFile>
}

interface WheelPlaces {
  /** Output folder of the backend; must not exist. */
  readonly built: string
  /** Folder of the accepted wheel. */
  readonly accepted: string
  readonly project: string
  readonly version: string
}

const HOOK_SECONDS = 1800
/** Last lines of output shown for a failure. */
const LAST_LINES = 30

const Plan = v.strictObject({
  source: v.string(),
  requires: v.array(v.string()),
  backend: v.string(),
  backendPath: v.array(v.string()),
  staticMetadata: v.boolean(),
})
const Wheel = v.strictObject({
  path: v.string(),
  filename: v.string(),
  sha256,
  bytes: v.number(),
  project: v.string(),
  version: v.string(),
  requiresPython: v.string(),
  python: v.string(),
})
const Response = v.union([
  v.strictObject({ ok: v.unknown() }),
  v.strictObject({ rejected: v.strictObject({ kind: v.picklist(['build', 'integrity']), message: v.string(), output: v.string() }) }),
])

/** @param folder for response files @param env of every step (build-environment.ts) */
export function openSteps(settings: BuildSettings, folder: string, env: Readonly<Record<string, string>>): Steps {
  const ask = async (step: string, request: object): Promise<unknown> => {
    const answer = path.join(folder, `${step}.json`)
    const args = ['-I', '-X', 'utf8', settings.script, step, settings.pipFolder, answer]
    const ran = await settings.run(settings.python, args, { env, cwd: folder, input: JSON.stringify(request) })
    settings.signal.throwIfAborted()
    settings.log.debug(`${step}: exit code ${ran.code}`)
    logOutput(ran.stdout + ran.stderr)
    if (ran.code !== 0)
      throw new SourceRejected(`build step ${step} failed with exit code ${ran.code}`, { output: lastLines(ran.stdout + ran.stderr) })
    const response = v.parse(Response, JSON.parse(await readFile(answer, 'utf8')))
    if ('rejected' in response) {
      const { message, output } = response.rejected
      logOutput(output)
      throw new SourceRejected(message, { output: lastLines(output) })
    }
    return response.ok
  }
  const logOutput = (text: string): void => {
    for (const line of text.split('\n')) if (line.trim() !== '') settings.log.debug(line)
  }
  const hook = (plan: BuildPlan, python: string): object => ({ ...plan, python, seconds: settings.hookSeconds ?? HOOK_SECONDS })
  return {
    unpack: async (archive, to) => v.parse(v.strictObject({ source: v.string() }), await ask('unpack', { archive, folder: to })).source,
    inspect: async (source, subdirectory, project) => v.parse(Plan, await ask('inspect', { source, subdirectory, project })),
    install: async (python, wheels) => {
      await ask('install', { python, wheels })
    },
    requires: async (plan, python) =>
      v.parse(v.strictObject({ requires: v.array(v.string()) }), await ask('requires', hook(plan, python))).requires,
    wheel: async (plan, python, places) => v.parse(Wheel, await ask('wheel', { ...hook(plan, python), ...places })),
  }
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-LAST_LINES).join('\n')
}
/** A source that cannot be built. Other sources are still built, and all errors are reported together. */
export class SourceRejected extends Error {
  /** The last lines of the build's output. */
  readonly output: string
  constructor(message: string, options: ErrorOptions & { readonly output?: string } = {}) {
    super(message, options)
    this.name = 'SourceRejected'
    this.output = options.output ?? ''
  }
}

/** Dependencies of builds; network access is provided by the caller. */
export interface BuildSettings {
  /** Download a source archive and check its hashes. @returns the path, with the archive's file name */
  readonly fetch: (url: string, hashes: Readonly<Record<string, string>>) => Promise<string>
  /** Resolve and download build requirements for this machine, with the build constraints. @returns the paths of all wheels */
  readonly buildRequirements: (requirements: readonly string[]) => Promise<readonly string[]>
  /** The host's CPython, absolute. */
  readonly python: string
  /** The pinned pip, unpacked. */
  readonly pipFolder: string
  /** `python/worker/build/service.py` */
  readonly script: string
  readonly run: Run
  readonly log: Log
  /** Folder for sources, environments and wheels; the caller removes it. */
  readonly workFolder: string
  /** The environment of the run, filtered for builds and git (build-environment.ts). */
  readonly env: Env
  readonly signal: AbortSignal
  /** Credentials from URLs of requirements. */
  readonly logins?: readonly Login[]
  /** Folders inside a local project that are not its source, e.g. the output folder. */
  readonly skip?: readonly string[]
  /** Timeout of one hook of a backend. Default: 1800. Unit: seconds. */
  readonly hookSeconds?: number
}
