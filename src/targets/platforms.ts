import type { Fault } from '../core/errors.ts'
import { platformNames } from './platform-names.ts'
import type { PlatformPreset } from './presets.ts'
import { suggestedPlatforms } from './suggest.ts'

/** The preset that a name or one of its aliases stands for, or a fault that suggests the nearest names. */
export function findPlatform(given: string): PlatformPreset | Fault {
  const names = platformNames()
  const text = given.trim()
  const found = names.get(text) ?? names.get(text.toLowerCase())
  if (found !== undefined) return found
  const near = suggestedPlatforms(text, names)
  const want = near.length > 0 ? `unknown platform; nearest: ${near.join(', ')}` : 'unknown platform'
  return { input: 'platform', given, want: `${want} ('offline-bundle targets' lists all; describe.py describes any other machine)` }
}
