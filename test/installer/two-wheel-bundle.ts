import { cpSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Target } from '../../src/targets/target.ts'
import type { FileRow } from '../doubles/index.ts'
import { aBundle, hostTarget, type Room } from '../verify/a-bundle.ts'

/**
 * One release, two wheels, and two locks that hold one each. A machine prefers one of the two wheels, so one of the locks holds the other: as
 * where a machine is newer than the minimum of the lock's target. Each lock installs its own wheel, whatever pip prefers.
 */
export interface Pool {
  readonly project: string
  readonly version?: string
  /** What the lock of this machine holds: the end of the wheel's name. */
  readonly host: string
  readonly other: string
}

export const HOST = hostTarget()
/** A target of the same bundle that this machine is not. */
const OTHER: Target = { ...HOST, id: `${HOST.id}-other` as Target['id'], platform: 'other', system: { os: 'other', machine: 'other' } }
export const LOCKS = [HOST, OTHER]
const [OWN_TAG = ''] = HOST.platformTags
/** Tags that every pip from 18.1 on knows. */
export const POOLS: readonly Pool[] = [
  { project: 'pure', host: 'py3-none-any', other: `py3-none-${OWN_TAG}` },
  { project: 'native', host: `py3-none-${OWN_TAG}`, other: 'py3-none-any' },
  { project: 'abi', host: `cp36-abi3-${OWN_TAG}`, other: 'py3-none-any' },
  { project: 'both', host: 'py2.py3-none-any', other: 'py3-none-any' },
  { project: 'build', host: '1-py3-none-any', other: '2-py3-none-any' },
  { project: 'local', version: '1.0+cpu.1', host: 'py3-none-any', other: `py3-none-${OWN_TAG}` },
  ...(HOST.system.os === 'linux'
    ? [{ project: 'many', host: `py3-none-${OWN_TAG}`, other: OWN_TAG.replace('linux_', 'py3-none-manylinux1_') }]
    : []),
]

/** A bundle of two locks below `folder`, in a path that has to be quoted in URLs. */
export async function twoWheelBundle(room: Room, pools: readonly Pool[]): Promise<string> {
  const rows = pools.flatMap((pool) => [rowOf(pool, pool.host, HOST), rowOf(pool, pool.other, OTHER)])
  const made = await aBundle(room, { targets: LOCKS, roots: pools.map(({ project }) => project), rows, claim: { complete: true } })
  const bundle = path.join(room.folder, 'a % b # c & d; ü', path.basename(made))
  cpSync(made, bundle, { recursive: true })
  return bundle
}

function rowOf({ project, version = '1.0' }: Pool, tag: string, target: Target): FileRow & { readonly only: readonly Target[] } {
  const filename = `${project}-${version}-${tag}.whl`
  return { name: project, version, filename, modules: { [`${project}.py`]: `WHEEL = "${tag}"\n` }, only: [target] }
}

/** Project -> the end of the name of the wheel that the lock holds. */
export function lockedWheels(pools: readonly Pool[], target: Target): Readonly<Record<string, string>> {
  return Object.fromEntries(pools.map(({ project, host, other }) => [project, target === HOST ? host : other]))
}

/** The same of what is installed in a folder. */
export function installedWheels(pools: readonly Pool[], site: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pools.map(({ project }) => {
      const [, wheel = ''] = /"(.*)"/.exec(readFileSync(path.join(site, `${project}.py`), 'utf8')) ?? []
      return [project, wheel]
    }),
  )
}
