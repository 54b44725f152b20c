import { BundleError, type UsageError } from '../../src/core/errors.ts'
import { parseInputs } from '../../src/options/parse.ts'
import type { Host, RawInputs, Request } from '../../src/options/request.ts'
import type { Surface } from '../../src/options/table.ts'

/** A machine with these files: path -> text, or null for a folder. */
export function aHost(files: Readonly<Record<string, string | null>> = {}, rest: Partial<Host> = {}): Host {
  return {
    files: {
      kind: (path) => (files[path] === undefined ? 'absent' : files[path] === null ? 'folder' : 'file'),
      absolute: (path) => (path.startsWith('/') ? path : `/here/${path}`),
      text: (path) => files[path] ?? undefined,
    },
    env: {},
    cacheFolder: '/cache',
    processors: 2,
    ...rest,
  }
}

export function parse(given: RawInputs['given'], host: Host = aHost(), surface: Surface = 'command'): Request {
  return parseInputs({ surface, given }, host)
}

/** The faults of inputs that are wrong. */
export function faultsOf(given: RawInputs['given'], host: Host = aHost(), surface: Surface = 'command'): readonly UsageError[] {
  try {
    parse(given, host, surface)
  } catch (error) {
    if (error instanceof BundleError && error.failure.kind === 'usage') return error.failure.faults
    throw error
  }
  return []
}
