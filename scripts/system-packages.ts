import { spawnSync } from 'node:child_process'
import path from 'node:path'

/** Debian packages that each proof needs, by its file. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'foreign.test.ts': [
    ...['mmdebstrap', 'qemu-user-static', 'binfmt-support'],
    // the Python for Windows, and the library it lacks
    ...['gcc-mingw-w64-x86-64-win32', 'unzip', 'maven'],
    // the Python for musl
    ...['musl-tools', 'musl-dev', 'dpkg-dev', 'gcc', 'make', 'perl', 'autoconf', 'automake', 'libtool', 'libltdl-dev'],
    ...['xz-utils', 'pkg-config', 'linux-libc-dev'],
  ],
  'machine.test.ts': ['libfaketime'],
  'old-pips.test.ts': ['unzip', 'maven'],
  'receiving.test.ts': ['strace', 'nginx'],
}

/** Install the missing packages of these tests. @returns false, with a message on stderr, if that fails */
export function installPackages(files: readonly string[]): boolean {
  const needed = [...new Set(files.flatMap((file) => NEEDS[path.basename(file)] ?? []))]
  const missing = needed.filter((name) => !isInstalled(name))
  if (missing.length === 0) return true
  console.error(`Installing ${missing.join(', ')}`)
  const installed = apt(['update', '-q']) && apt(['install', '--yes', '-q', '--no-install-recommends', ...missing])
  if (!installed) console.error(`could not install these packages (needs root on Debian): ${missing.join(', ')}`)
  return installed
}

function isInstalled(name: string): boolean {
  const asked = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' })
  return asked.status === 0 && asked.stdout.includes('\nStatus: install ok installed\n')
}

function apt(args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}
