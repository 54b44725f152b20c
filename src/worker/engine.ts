import path from 'node:path'
import type { Ports } from '../core/ports.ts'
import { type Launch, startWorker, type Worker } from './child.ts'
import { cleanEnv, doorEnv } from './clean-env.ts'
import type { Answerer } from './conversation.ts'
import { unpackedPip } from './pip.ts'
import type { Role } from './protocol.ts'
import { findPython, type HostPython } from './python.ts'

/** The host's Python with the pinned pip beside it: what every worker of a run starts from. */
export interface Engine {
  readonly python: HostPython
  readonly pipFolder: string
  /** Only the door sees the environment as it is, for the user's network settings. */
  start(role: Role, answerer?: Answerer): Worker
}

/**
 * @param cache where the pinned pip is kept unpacked between runs
 * @param host undefined: the first that is found
 */
export async function openEngine(ports: Ports, cache: string, host?: HostPython): Promise<Engine> {
  // Both have ended before either may fail: an unpacking that goes on would outlive the folder that it writes into.
  const [found, unpacked] = await Promise.allSettled([
    host ?? findPython(ports.env, ports.run),
    unpackedPip(ports.assets.vendor, cache, ports.signal, ports.log.phase),
  ])
  if (found.status === 'rejected') throw found.reason
  if (unpacked.status === 'rejected') throw unpacked.reason
  const [python, pipFolder] = [found.value, unpacked.value]
  const launch = (env: Record<string, string>): Launch => ({
    python: python.path,
    script: path.join(ports.assets.python, 'worker', 'main.py'),
    pipFolder,
    env,
    signal: ports.signal,
    debug: ports.log.debug,
  })
  const [clean, asItIs] = [launch(cleanEnv(ports.env)), launch(doorEnv(ports.env))]
  return { python, pipFolder, start: (role, answerer) => startWorker(role, role === 'door' ? asItIs : clean, answerer) }
}
