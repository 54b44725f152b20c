import type { System, Target } from '../targets/target.ts'

/** A family of images with compilers and every CPython, made to build wheels for one floor of the C library. */
interface Image {
  readonly name: string
  /** The glibc in it. */
  readonly floor: readonly [number, number]
  readonly machines: readonly string[]
}

/** Source: the README of pypa/manylinux, "Docker images". 32-bit x86 has some too, but no runner. */
// biome-ignore format: a table
const IMAGES: readonly Image[] = [
  { name: 'manylinux2014', floor: [2, 17], machines: ['x86_64', 'aarch64', 'ppc64le', 's390x'] },
  { name: 'manylinux_2_28', floor: [2, 28], machines: ['x86_64', 'aarch64', 'ppc64le', 's390x'] },
  { name: 'manylinux_2_31', floor: [2, 31], machines: ['armv7l'] },
  { name: 'manylinux_2_34', floor: [2, 34], machines: ['x86_64', 'aarch64', 'ppc64le', 's390x'] },
  { name: 'manylinux_2_39', floor: [2, 39], machines: ['riscv64'] },
]
/** The registry that the images are published at. */
const REGISTRY = 'quay.io/pypa'
/** Every image has it, and it runs the pinned pip. */
const TOOL_PYTHON = '/opt/python/cp313-cp313/bin/python'

/**
 * The image with the newest compilers whose C library is no newer than the target's: what is built in it runs there. Below
 * the oldest image that one, because a project may need less than its C library has. Undefined where no image serves.
 */
export function imageFor(system: System): string | undefined {
  if (system.os !== 'linux' || system.libc !== 'glibc') return undefined
  const images = IMAGES.filter(({ machines }) => machines.includes(system.machine))
  const image = images.findLast(({ floor }) => atMost(floor, system.floor)) ?? images[0]
  return image === undefined ? undefined : `${REGISTRY}/${image.name}_${system.machine}:latest`
}

/** Where an image keeps a Python, e.g. `/opt/python/cp313-cp313t/bin/python` of 3.13t; '' where the target is none of CPython's. */
export function pythonIn({ python, abis }: Target): string {
  const [abi = ''] = abis
  return python.implementation === 'cp' ? `/opt/python/cp${python.series.replace('.', '')}-${abi}/bin/python` : ''
}

/** A job on GitHub ends after six hours; what nobody removed by then ends by itself. Unit: seconds. */
const LONGEST_SECONDS = '21600'

/** The one that runs our own steps, and auditwheel. */
export function toolPythonIn(): string {
  return TOOL_PYTHON
}

/** Folders that a container sees under the same paths. */
export interface Mounts {
  readonly readable: readonly string[]
  readonly writable: readonly string[]
}

/** Docker's command line for a container that lives until it is removed. It has no network: all that a build needs is there. */
export function startArgs(image: string, { readable, writable }: Mounts, user: string): readonly string[] {
  const volumes = [...readable.map((folder) => `${folder}:${folder}:ro`), ...writable.map((folder) => `${folder}:${folder}`)]
  const places = volumes.flatMap((volume) => ['--volume', volume])
  return ['run', '--detach', '--rm', '--init', '--network', 'none', '--user', user, ...places, image, 'sleep', LONGEST_SECONDS]
}

interface Inside {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Docker's command line for one program in it. A build's environment holds nothing secret (build-env.ts). */
export function insideArgs(container: string, command: string, args: readonly string[], { cwd, env = {} }: Inside): readonly string[] {
  const folder = cwd === undefined ? [] : ['--workdir', cwd]
  const variables = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`])
  return ['exec', '--interactive', ...folder, ...variables, container, command, ...args]
}

function atMost([major, minor]: readonly [number, number], [most, mostMinor]: readonly [number, number]): boolean {
  return major < most || (major === most && minor <= mostMinor)
}
