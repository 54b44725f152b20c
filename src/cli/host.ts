import { readFileSync, statSync } from 'node:fs'
import { availableParallelism, homedir } from 'node:os'
import path from 'node:path'
import { errorCode } from '../core/errors.ts'
import type { Env } from '../core/ports.ts'
import type { Files, Host } from '../options/request.ts'
import { selectionFaults } from '../targets/select.ts'

/** Facts of this machine that the parsing of options uses. */
export function hostEnvironment(env: Env, platform: NodeJS.Platform): Host {
  return { files: FILES, env, cacheFolder: cacheFolder(env, platform), processors: availableParallelism(), targetFaults: selectionFaults }
}

const FILES: Files = {
  kind: (file) => {
    try {
      return statSync(file).isDirectory() ? 'folder' : 'file'
    } catch (error) {
      // An invalid path (too long, with a NUL) does not exist
      return ['EACCES', 'EPERM'].includes(errorCode(error)) ? 'closed' : 'absent'
    }
  },
  absolute: (file) => path.resolve(file),
  text: (file) => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      return undefined // unreadable: reported where the text is needed
    }
  },
}

/** The cache folder of the system (XDG base directories; Apple's and Microsoft's guidelines). */
export function cacheFolder(env: Env, platform: NodeJS.Platform): string {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir()
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'offline-bundle', 'Cache')
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'offline-bundle')
  const given = env['XDG_CACHE_HOME']
  return path.join(given !== undefined && path.isAbsolute(given) ? given : path.join(home, '.cache'), 'offline-bundle')
}
