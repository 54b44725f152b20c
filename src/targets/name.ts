import type { Fault } from '../core/errors.ts'
import { findPlatform } from './platforms.ts'
import { presetTarget } from './preset-target.ts'
import { parsePythons } from './python-ranges.ts'
import type { Target, TargetPython } from './target.ts'

/** The preset target of an id such as `cp313t-windows-x86_64`, or of a platform or alias with the Python that stands in. */
export function parseTargetName(name: string, python: TargetPython): Target | Fault {
  const [, tag = '', rest = ''] = /^(cp3\d+t?)-(.+)$/.exec(name) ?? []
  const platform = findPlatform(rest === '' ? name : rest)
  if ('input' in platform) return { ...platform, given: name }
  const pythons = tag === '' ? [python] : parsePythons(tag)
  if ('input' in pythons) return { ...pythons, given: name }
  const [only = python] = pythons
  return presetTarget(platform, only)
}
