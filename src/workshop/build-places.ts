import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { BundleError } from '../core/failure.ts'
import type { Env, Ports, Ran, Run } from '../core/ports.ts'
import { imageFor, insideArgs, pythonIn, startArgs, toolPythonIn } from '../sdists/container.ts'
import { type Described, parseDescribed } from '../targets/described.ts'
import type { Target } from '../targets/target.ts'
import { boundedRun } from '../validate/bounded-run.ts'
import { findInterpreters, stands } from '../validate/interpreters.ts'
import type { ProofKit } from '../validate/kit.ts'
import { cleanEnv } from '../worker/clean-env.ts'
import type { Workshop } from './workshop.ts'

/** Where a leg builds: this very machine, or a container on it in which the C library is as old as the target's. */
export interface BuildPlace {
  /** For the record, e.g. `glibc 2.39`. */
  readonly name: string
  readonly run: Run
  /** What builds start from. */
  readonly env: Env
  /** Runs our own steps, and auditwheel. */
  readonly tool: Described
  /** The target's own Python; undefined where there is none. */
  pythonFor(target: Target): Promise<Described | undefined>
  close(): Promise<void>
}

interface PlaceKit {
  readonly shop: Workshop
  readonly ports: Ports
  readonly proof: ProofKit
}

/**
 * A manylinux container where one serves the targets (all of one platform) and Docker runs here, else this machine.
 * @throws BundleError `environment` when the container does not start
 */
export async function openBuildPlace(targets: readonly Target[], kit: PlaceKit): Promise<BuildPlace> {
  const [target] = targets
  const image = target === undefined ? undefined : imageFor(target.system)
  if (image === undefined || process.platform !== 'linux') return hostPlace(targets, kit)
  if (await hasDocker(kit.ports)) return containerPlace(image, kit)
  const floor = target?.platform ?? ''
  kit.ports.log.notice(`No Docker runs here, so wheels for ${floor} are built on this machine, with its own C library, not in ${image}.`)
  return hostPlace(targets, kit)
}

function hostPlace(targets: readonly Target[], { shop, ports, proof }: PlaceKit): BuildPlace {
  const series = [...new Set(targets.map(({ python }) => python.series))]
  const found = findInterpreters(series, proof)
  found.catch(() => undefined) // whoever asks for one hears of it
  const { system } = shop.host.target
  return {
    name: systemText(system),
    run: ports.run,
    env: ports.env,
    tool: { path: shop.engine.python.path, target: shop.host.target },
    pythonFor: async (target) =>
      (await found).find(({ target: real }) => {
        const { version } = real.python
        return stands(real, target, { from: version, to: version, except: [] }) // any micro builds for all of a series
      }),
    close: async () => undefined,
  }
}

function systemText(system: Target['system']): string {
  switch (system.os) {
    case 'linux':
      return `${system.libc} ${system.floor.join('.')}`
    case 'macos':
      return `macOS ${system.floor.join('.')}`
    default:
      return `${system.os} ${system.machine}`
  }
}

/** Docker's command finds its daemon by variables of its own; a build never sees them. */
const DOCKER_KEPT = /^DOCKER_/
/** A cancelled step has 5 s in all. Unit: seconds. */
const REMOVE_SECONDS = 4

function dockerEnv(env: Env): Readonly<Record<string, string>> {
  const own = Object.entries(env).flatMap(([name, value]) => (value !== undefined && DOCKER_KEPT.test(name) ? [[name, value]] : []))
  return { ...cleanEnv(env), ...Object.fromEntries(own) }
}

function dockerOf({ env, run }: Ports): (args: readonly string[], input?: string) => Promise<Ran> {
  const options = { env: dockerEnv(env) }
  return (args, input) => run('docker', args, input === undefined ? options : { ...options, input })
}

async function hasDocker(ports: Ports): Promise<boolean> {
  const ran = await dockerOf(ports)(['version', '--format', '{{.Server.Os}}']).catch(() => undefined)
  ports.signal.throwIfAborted()
  return ran?.code === 0 && ran.stdout.trim() === 'linux'
}

/** The container sees our Python files, the pinned pip and the wheels that it may install; it writes into the run's folder only. */
async function containerPlace(image: string, { shop, ports }: PlaceKit): Promise<BuildPlace> {
  const docker = dockerOf(ports)
  await mkdir(shop.work.run, { recursive: true })
  const mounts = {
    readable: [path.resolve(ports.assets.python), path.resolve(shop.engine.pipFolder), shop.work.pool],
    writable: [shop.work.run],
  }
  const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}` // what it writes is ours to remove
  const started = await docker(startArgs(image, mounts, user))
  if (started.code !== 0) throw noContainer(image, started)
  const id = started.stdout.trim().split('\n').at(-1) ?? ''
  // Not by the run's own port: that starts nothing any more once a run is cancelled, and this has to end then, too.
  const bounds = { env: dockerEnv(ports.env), seconds: REMOVE_SECONDS, signal: new AbortController().signal }
  const close = async (): Promise<void> => {
    await boundedRun('docker', ['rm', '--force', id], bounds).catch(() => undefined)
  }
  try {
    const run: Run = (command, args, options = {}) => docker(insideArgs(id, command, args, options), options.input)
    const searched = await run('printenv', ['PATH'])
    const digest = await docker(['image', 'inspect', '--format', '{{index .RepoDigests 0}}', image])
    const tool = await describeIn(run, toolPythonIn(), ports)
    if ('code' in tool) throw noContainer(image, tool)
    return {
      name: digest.code === 0 ? digest.stdout.trim() : image,
      run,
      env: { PATH: searched.stdout.trim() },
      tool,
      pythonFor: async (target) => {
        const found = await describeIn(run, pythonIn(target), ports)
        return 'code' in found ? undefined : found
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** @returns what that Python is; what it said where it cannot tell, e.g. because the image has none */
async function describeIn(run: Run, python: string, { assets }: Ports): Promise<Described | Ran> {
  const ran = await run(python, ['-I', path.join(path.resolve(assets.python), 'installer', 'describe.py')])
  const described = ran.code === 0 ? parseDescribed(python, ran.stdout) : []
  return 'target' in described ? described : ran
}

function noContainer(image: string, { stdout, stderr }: Ran): BundleError {
  const why = (stderr || stdout).trim().split('\n').at(-1) ?? ''
  return new BundleError({
    kind: 'environment',
    what: `The container ${image} to build in could not be started: ${why}`,
    hint: 'Let the runner reach the registry of the image, or pull it before this step.',
  })
}
