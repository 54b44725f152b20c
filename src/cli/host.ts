import { readFileSync, statSync } from 'node:fs'
import { availableParallelism, homedir } from 'node:os'
import path from 'node:path'
import { errorCode } from '../core/errors.ts'
import type { Env } from '../core/ports.ts'
import type { Files, Host } from '../options/request.ts'
import { targetFaults } from './args.ts'

/** What parsing may know of this machine. */
export function hostOf(env: Env, platform: NodeJS.Platform): Host {
  return { files: FILES, cacheFolder: cacheFolder(env, platform), processors: availableParallelism(), targetFaults }
}

const FILES: Files = {
  kind: (file) => {
    try {
      return statSync(file).isDirectory() ? 'folder' : 'file'
    } catch (error) {
      // A path that no file can have (too long, a NUL in it) is as absent as one that no file has.
      return ['EACCES', 'EPERM'].includes(errorCode(error)) ? 'closed' : 'absent'
    }
  },
  absolute: (file) => path.resolve(file),
  text: (file) => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      return undefined // unreadable: the reader of the text says what is wrong with none
    }
  },
}

/** The folder that each system gives to caches (XDG base directories; Apple's and Microsoft's guidelines). */
export function cacheFolder(env: Env, platform: NodeJS.Platform): string {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir()
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'offline-bundle', 'Cache')
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'offline-bundle')
  const given = env['XDG_CACHE_HOME']
  return path.join(given !== undefined && path.isAbsolute(given) ? given : path.join(home, '.cache'), 'offline-bundle')
}
