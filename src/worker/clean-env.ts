import type { Env } from '../core/ports.ts'

/** What a program needs to find itself, its home, its temporary folder and its language; nothing that steers Python or pip. */
const KEPT = new Set([
  'PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT',
  'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'PROGRAMFILES', 'USERPROFILE', 'USERNAME', 'HOMEDRIVE', 'HOMEPATH', 'XDG_RUNTIME_DIR',
]) // biome-ignore format: a list of words

/**
 * The environment of every worker but the door, of builds and of proofs: PIP_* stripped and pip's configuration files
 * shut off, because `--isolated` still reads the global one.
 */
export function cleanEnv(env: Env): Record<string, string> {
  const kept = Object.entries(env).filter(
    ([name, value]) => value !== undefined && (KEPT.has(name.toUpperCase()) || name.startsWith('LC_')),
  )
  return { ...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])), PIP_CONFIG_FILE: nullDevice(env), PYTHONUTF8: '1' }
}

/** The door reads the user's network settings from pip's own configuration, so it sees the environment as it is. */
export function doorEnv(env: Env): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

function nullDevice(env: Env): string {
  return env['SystemRoot'] === undefined && env['SYSTEMROOT'] === undefined ? '/dev/null' : 'nul'
}
