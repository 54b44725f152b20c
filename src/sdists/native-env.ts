import type { Target } from '../targets/target.ts'

/**
 * What tells compilers which machine a wheel is for, where they would else take the one that they run on. A Mac's tools
 * build for the oldest macOS that they are told, and for both kinds of processor where their Python is made for both.
 * Source: Apple, xcrun(1); cibuildwheel sets the same three.
 */
export function nativeEnv({ system }: Target): Readonly<Record<string, string>> {
  if (system.os !== 'macos') return {}
  const floor = system.floor.join('.')
  return {
    MACOSX_DEPLOYMENT_TARGET: floor,
    _PYTHON_HOST_PLATFORM: `macosx-${floor}-${system.machine}`,
    ARCHFLAGS: `-arch ${system.machine}`,
  }
}
