import { globSync, readFileSync } from 'node:fs'
import { SERIES } from './series.ts'
import { FAMILIES } from './workplace.ts'

/** One run of the command, in the folder that workplace.ts fills. `-o` is the run's name unless `args` say otherwise. */
export interface Run {
  readonly args: readonly string[]
  readonly code?: number
  readonly env?: Readonly<Record<string, string>>
  /** Options that other runs get, and this one must not have. */
  readonly without?: readonly ('--index-url' | '--cache-dir' | '-o')[]
}

/** What the runs need to know of what was started for them. */
export interface Places {
  readonly simple: (name: string) => string
  readonly tls: string
  readonly proxy: string
  readonly repository: string
  readonly python: string
}

const LINUX = 'linux-x86_64-glibc2.28'
const ONE = ['--platform', LINUX, '--python', '3.12']
const PLAIN = [...ONE, '--archive', 'none']
const ALL_SERIES = [
  '--platform',
  LINUX,
  ...SERIES.flatMap(({ name }) => ['--python', name]),
  '--archive',
  'none',
  '--prove',
  'dry-run',
  '--json',
]

/** As few runs as can show every option, kind of input, archive and platform family. */
export function runsAt({ simple, tls, proxy, repository, python }: Places): Readonly<Record<string, Run>> {
  return {
    first: { args: ['web[server]', '-c', 'constraints.txt', ...ONE] },
    sources: { args: ['./folder', './never ; python_version < "3"', 'other-1.0.tar.gz', 'file:main.tar.gz#subdirectory=py', `git+${repository}#subdirectory=sub`, 'dist/app-*.whl', 'python-keystoneclient<3', '--package', 'tool', '--no-cache', '--sdists', 'pure', '--build-constraint', 'build.txt', ...PLAIN, '-v'], without: ['--cache-dir'], env: { XDG_CACHE_HOME: '{cwd}/xdg' } },
    script: { args: ['--script', 'script.py', ...PLAIN] },
    lock: { args: ['--lock', 'lock.txt', ...PLAIN, '-q'] },
    'lock-built': { args: ['--lock', 'sdist.txt', '--find-links', 'links', '--lock-built', 'python-keystoneclient', ...PLAIN] },
    families: { args: ['native', '--archive', 'none', '--prove', 'dry-run', ...Object.keys(FAMILIES).flatMap((one) => ['--platform', one]), '--python', '3.12', '--python', '3.13t'] },
    'series of json and folder': { args: ['native-json', 'native-folder', '--index-url', simple('json'), '--find-links', 'series', ...ALL_SERIES] },
    'series of html and pages': { args: ['native-html', 'native-pages', '--index-url', simple('html'), ...['native-pages', 'pip'].flatMap((name) => ['--find-links', `${simple('pages')}${name}/`]), ...ALL_SERIES] },
    'tar.gz in volumes': { args: ['web[server]<2', ...ONE, '--archive', 'tar.gz', '--volume-size', '1MiB', '-j', '1'] },
    'zip in volumes': { args: ['web[server]<2', ...ONE, '--archive', 'zip', '--volume-size', '1MiB'] },
    narrowed: { args: ['tool', '--target', 'appliance.json', '--platform', 'windows-x86_64', '--python', '3.12', '--python', '3.13', '--exclude', 'cp313-*', '--include', 'cp313-windows-arm64', '--name', 'tools', '--split', 'platform', '--archive', 'none', '--json'] },
    indexes: { args: ['on-several', 'of-one', 'elsewhere', 'in-folder', '-r', 'lines.txt', '--allow-index-lines', '--ignore-error-codes', `${simple('lines')}=403`, '--extra-index-url', simple('more'), '--index-for', `of-one=${simple('more')}`, '--index-strategy', 'first-index', '--find-links', 'links', ...PLAIN] },
    tls: { args: ['tool', '--index-url', tls, '--cert', 'tls/cert.pem', '--client-cert', 'tls/both.pem', ...PLAIN] },
    'tls unknown': { args: ['tool', '--index-url', tls, ...PLAIN], code: 8 },
    configured: { args: ['tool', '--pip-config', 'inherit', '--proxy', proxy, '--pre', '--uploaded-prior-to', '2026-01-01', ...PLAIN], without: ['--index-url'], env: { PIP_CONFIG_FILE: '{cwd}/pip.conf' } },
    policy: { args: ['tool', 'odd', 'keyring', '--license-allow', 'MIT project:tool', '--license-deny', 'GPL-3.0-only', '--advisories', 'osv.json', '--advisory-ignore', 'PYSEC-1=2999-12-31', '--policy-warnings', 'error', ...PLAIN, '--json'], code: 9 },
    installed: { args: ['tool', 'broken', '--interpreters', python, '--prove', 'imported', '--prove-except', 'broken', '--archive', 'none', '--json'] },
    'not imported': { args: ['tool', 'broken', '--interpreters', python, '--prove', 'imported', '--archive', 'none', '--json'], code: 3 },
  } // biome-ignore format: a table
}

/** Runs that read what the others made. */
export const LATER: Readonly<Record<string, Run>> = {
  delta: { args: ['web', 'keyring', ...ONE, '--since', 'first/offline-bundle', '--delta', '--sign-with', 'x509:signer.pem,signer.key', '--archive', 'zip'] },
  'sources again': { args: ['verify', 'sources/offline-bundle'] },
  signed: { args: ['verify', 'delta/offline-bundle', '--verify-with', 'signer.pem', '--json'] },
  unsigned: { args: ['verify', 'first/offline-bundle', '--verify-with', 'signer.pem', '--json'], code: 5 },
} // biome-ignore format: a table

/**
 * The commands of README and the docs, in the order of the pages. Commands with an ellipsis are incomplete, and those with `gpg:` need a key
 * (test/installer/signed.test.ts).
 */
export function documentedCommands(): readonly string[] {
  const pages = ['README.md', ...globSync('docs/guides/*.md').sort(), ...globSync('docs/*.md').sort()]
  const text = pages.map((page) => readFileSync(page, 'utf8').replaceAll(/\\\n\s*/g, '')).join('\n')
  const blocks = [...text.matchAll(/```(sh|console)\n([\s\S]*?)```/g)].map(([, kind, block = '']) => ({ prompt: kind === 'console' ? '$ ' : '', block })) // biome-ignore format: one thought
  const lines = blocks.flatMap(({ prompt, block }) => block.split('\n').filter((line) => line.startsWith(prompt)).map((line) => line.slice(prompt.length))) // biome-ignore format: one thought
  const shown = lines.flatMap((line) => /^(?:offline-bundle|node dist\/cli\.js) (.*)$/.exec(line)?.[1] ?? [])
  return [...new Set(shown.map((words) => words.replace(/\s+#.*$/, '').trim()))].filter((words) => !/…|gpg:/.test(words))
}

/** A documented command with the index URLs of the docs replaced by those of a running index: extra ones by another index. */
export function onIndex(line: string, simple: (name?: string) => string): string {
  const extra = line.includes('--extra-index-url')
  const service = /https:\/\/index\.example\/\S*?simple\b\/?/g
  return line.replaceAll('https://index.example/simple', simple()).replaceAll(service, simple(extra ? 'more' : undefined))
}

/** The words of a command line as a shell would take them apart. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = '']) => quoted ?? plain)
}
