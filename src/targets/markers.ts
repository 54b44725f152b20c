import { getOwn, unreachable } from '../core/objects.ts'
import { type PythonVariable, pythonMarkers } from './pythons.ts'
import type { KnownSystem } from './tags.ts'
import type { MarkerEnvironment, Target, TargetPython } from './target.ts'

/**
 * The marker variables of CPython on this system, as `packaging.markers.default_environment` reads them.
 * Source: Dependency specifiers, "Environment markers" (PEP 508).
 */
export function markersOf(system: KnownSystem, python: TargetPython): MarkerEnvironment {
  return { ...pythonMarkers(python), ...systemMarkers(system) }
}

/** Every `platform_machine` that a Python on this system can report, the usual one first. */
export function machinesOf(system: KnownSystem): readonly string[] {
  switch (system.os) {
    case 'linux':
      return [system.machine, ...(getOwn(KERNELS, system.machine) ?? [])]
    case 'windows':
      return [system.machine, ...(getOwn(WINDOWS_KERNELS, system.machine) ?? [])]
    case 'macos':
      return [system.machine]
    default:
      return unreachable(system)
  }
}

/**
 * Remove the kernel's release and version from a described target, so that the same lock produces the same bytes on every host of
 * its kind. An unknown system keeps them, because its tag contains them too.
 */
export function withPlainKernel(target: Target): Target {
  const { system, markers } = target
  if (system.os === 'other' || (system.os === 'macos' && DARWIN_MAJOR[system.minimum[0]] === undefined)) return target
  const { platform_release, platform_version } = systemMarkers(system)
  return { ...target, markers: { ...markers, platform_release, platform_version } }
}

/** `platform.machine()` comes from the kernel: a 32-bit Python on a 64-bit kernel reports the 64-bit machine. */
const KERNELS: Readonly<Record<string, readonly string[]>> = {
  i686: ['x86_64'],
  armv7l: ['aarch64', 'armv8l'],
  armv8l: ['aarch64', 'armv7l'],
}

/**
 * A 32-bit Python on 64-bit Windows reads PROCESSOR_ARCHITEW6432 (or WMI), which names the real processor. An x86_64 Python under emulation on
 * ARM64 reports AMD64 up to 3.11 and ARM64 from 3.12 on; its target does not cover that (docs/decisions/010-a-target-is-a-set-of-machines.md).
 */
const WINDOWS_KERNELS: Readonly<Record<string, readonly string[]>> = { x86: ['AMD64', 'ARM64'] }

/** Darwin major version by macOS major version; pyobjc and others test `platform_release`. Source: Apple, "Darwin releases". */
const DARWIN_MAJOR: Readonly<Record<number, number>> = { 11: 20, 12: 21, 13: 22, 14: 23, 15: 24, 26: 25 }

/**
 * A bundle cannot promise a kernel release, so a preset has the smallest value that is a valid version: an empty
 * `platform_release` makes some versions of pip raise. Markers that read it are reported.
 */
function systemMarkers(system: KnownSystem): Omit<MarkerEnvironment, PythonVariable> {
  switch (system.os) {
    case 'linux':
      return { ...LINUX, platform_machine: system.machine }
    case 'macos': {
      const release = `${DARWIN_MAJOR[system.minimum[0]] ?? 0}.0.0`
      return { ...MACOS, platform_machine: system.machine, platform_release: release, platform_version: `Darwin Kernel Version ${release}` }
    }
    case 'windows':
      return { ...WINDOWS, platform_machine: system.machine }
    default:
      return unreachable(system)
  }
}

const LINUX = { os_name: 'posix', platform_system: 'Linux', sys_platform: 'linux', platform_release: '0', platform_version: '0' }
const MACOS = { os_name: 'posix', platform_system: 'Darwin', sys_platform: 'darwin' }
const WINDOWS = { os_name: 'nt', platform_system: 'Windows', sys_platform: 'win32', platform_release: '10', platform_version: '10.0.0' }
