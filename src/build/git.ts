import { copyFile, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { BundleError } from '../core/errors.ts'
import type { Run } from '../core/ports.ts'
import { decodedPercent, maskSecrets } from '../core/text.ts'
import { gitEnv } from './build-environment.ts'
import { SourceRejected } from './build-steps.ts'
import type { BuildKit, Login } from './sources.ts'

/** What git of a working tree says of its files. */
export interface GitTree {
  /** The top folder of the working tree. */
  readonly top: string
  /** Every tracked path, and the folders that hold one; absolute. */
  readonly tracked: ReadonlySet<string>
}

/** Runs git with the user's own configuration, without a terminal. */
export type Git = (args: readonly string[], cwd: string) => ReturnType<Run>

/**
 * The working tree that holds a project. Undefined where there is none, git is not installed or rejects the folder, or the tree around
 * the project does not track it.
 */
export async function gitTreeOf(project: string, git: Git): Promise<GitTree | undefined> {
  const top = await topOf(project)
  if (top === undefined) return undefined
  const listed = await git(['ls-files', '-z', '--recurse-submodules'], top).catch(() => undefined) // no git: no build can ask it either
  if (listed === undefined || listed.code !== 0) return undefined
  const tracked = new Set<string>()
  for (const name of listed.stdout.split('\0').filter((one) => one !== '')) {
    for (let place = path.join(top, name); place !== top && !tracked.has(place); place = path.dirname(place)) tracked.add(place)
  }
  return project === top || tracked.has(project) ? { top, tracked } : undefined
}

async function topOf(folder: string): Promise<string | undefined> {
  if ((await kindOf(path.join(folder, '.git'))) !== undefined) return folder
  const parent = path.dirname(folder)
  return parent === folder ? undefined : topOf(parent)
}

/** Of the shared part of a git folder; branches of a linked worktree lie there, too. */
const SHARED = ['packed-refs', 'shallow', 'refs', 'reftable', 'info']
/** Of a working tree's own part. */
const OWN = ['HEAD', 'index', 'info']
/** Settings that change what git says of files. Others may hold credentials, or name programs and folders of the user's. */
const COPIED_SETTING = /^(?:core|extensions|filter|diff|status|log|versionsort)\./
const LEFT_SETTING = /^core\.(?:worktree|bare|fsmonitor|hookspath|sshcommand|askpass|gitproxy|excludesfile|attributesfile|untrackedcache)$/
/** The copies have other inodes than the index knows, and the same sizes and times. */
const OUR_SETTINGS = ['core.bare', 'false', 'core.checkstat', 'minimal', 'core.trustctime', 'false']

/**
 * A git folder of its own in place of `.git`, also of a submodule or a linked worktree, whose `.git` is a file that leads out of the tree.
 * It borrows the objects. What leads nowhere stays as it is.
 */
export async function copyGitFolder(dotGit: string, to: string, git: Git): Promise<void> {
  const own = await gitFolderOf(dotGit)
  const shared = path.resolve(own, (await readFile(path.join(own, 'commondir'), 'utf8').catch(() => '')).trim())
  if ((await kindOf(path.join(shared, 'objects'))) !== 'folder') {
    if ((await kindOf(dotGit)) === 'file') await copyFile(dotGit, to)
    return
  }
  await mkdir(path.join(to, 'objects', 'info'), { recursive: true })
  await mkdir(path.join(to, 'refs'), { recursive: true })
  await writeFile(path.join(to, 'objects', 'info', 'alternates'), `${path.join(shared, 'objects')}\n`)
  for (const name of SHARED) await copyKept(path.join(shared, name), path.join(to, name))
  const indexes = (await readdir(own)).filter((name) => name.startsWith('sharedindex.'))
  for (const name of [...OWN, ...indexes]) await copyKept(path.join(own, name), path.join(to, name))
  await writeFile(path.join(to, 'config'), await configOf([path.join(shared, 'config'), path.join(own, 'config.worktree')], git))
}

async function gitFolderOf(dotGit: string): Promise<string> {
  if ((await kindOf(dotGit)) === 'folder') return dotGit
  const [, place = ''] = /^gitdir: (.*)/.exec(await readFile(dotGit, 'utf8')) ?? []
  return path.resolve(path.dirname(dotGit), place)
}

async function configOf(files: readonly string[], git: Git): Promise<string> {
  const settings: (readonly [string, string])[] = []
  for (const file of files) {
    const { stdout } = await git(['config', '--file', file, '--null', '--list'], path.dirname(file)).catch(() => ({ stdout: '' }))
    for (const entry of stdout.split('\0').filter((one) => one !== '')) {
      const [key = '', ...value] = entry.split('\n')
      if (COPIED_SETTING.test(key) && !LEFT_SETTING.test(key)) settings.push([key, value.join('\n')])
    }
  }
  for (let at = 0; at < OUR_SETTINGS.length; at += 2) settings.push([OUR_SETTINGS[at] ?? '', OUR_SETTINGS[at + 1] ?? ''])
  return settings.map(([key, value]) => settingText(key, value)).join('')
}

/** `section.subsection.name` as git's files have it. */
function settingText(key: string, value: string): string {
  const [first, last] = [key.indexOf('.'), key.lastIndexOf('.')]
  const inner = first === last ? '' : ` ${quoted(key.slice(first + 1, last))}`
  return `[${key.slice(0, first)}${inner}]\n\t${key.slice(last + 1)} = ${quoted(value)}\n`
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}

/** A file or folder, if there is one, with its times: git compares them. */
async function copyKept(from: string, to: string): Promise<void> {
  const kind = await kindOf(from)
  if (kind === 'file') return copyWithTimes(from, to)
  if (kind === undefined) return
  await mkdir(to, { recursive: true })
  for (const name of await readdir(from)) await copyKept(path.join(from, name), path.join(to, name))
}

export async function copyWithTimes(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  const { atime, mtime } = await stat(from)
  await utimes(to, atime, mtime)
}

async function kindOf(place: string): Promise<'file' | 'folder' | undefined> {
  return stat(place).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => undefined,
  )
}

/** git's, curl's and ssh's words (with LC_ALL=C) for a host that cannot be reached, is in trouble, or wants a login. */
const OUTAGES = [
  /could not resolve (?:host|hostname|proxy)|name or service not known|temporary failure in name resolution/i,
  /connection (?:refused|timed out|reset|closed)|operation timed out|(?:failed|unable) to connect|couldn't connect/i,
  /no route to host|network is unreachable|empty reply from server|the remote end hung up unexpectedly|early eof/i,
  /\b(?:ssl|tls)\b|ssl_|gnutls|schannel|certificate|host key verification failed/i,
  /authentication failed|could not read (?:username|password)|permission denied \(/i,
  /requested url returned error: (?:401|403|407|408|429|5\d\d)/i,
]
/** What others named: a URL, a path or a revision in quotes, what the server says in its own words, a missing branch. */
const NAMED = /(?<!\w)'[^'\n]*'|\bremote:.*|couldn't find remote ref .*|\b[a-z]+:\/\/\S+/gim

/** Whether git failed for the network's sake, so that another run may do; false for a repository or revision that is not there. */
export function isOutage(said: string): boolean {
  const own = said.replaceAll(NAMED, '')
  return OUTAGES.some((words) => words.test(own))
}

/** A repository and what of it is wanted (Direct URL data structure; PEP 610). */
interface Repository {
  readonly url: string
  /** A branch, tag or commit; '' is the repository's own default. */
  readonly revision: string
  readonly subdirectory: string
}

/** `git+https://host/repo.git@rev#subdirectory=x`; undefined for other version control systems. */
export function parseRepository(text: string): Repository | undefined {
  const [address = '', fragment = ''] = text.split('#')
  const match = /^git\+((?:https?|ssh|git|file):\/\/[^/]*\/.*?)(?:@([^@]*))?$/.exec(address)
  if (match === null) return undefined
  const subdirectory = new URLSearchParams(fragment).get('subdirectory') ?? ''
  return { url: match[1] ?? '', revision: decodedPercent(match[2] ?? ''), subdirectory }
}

/**
 * Clones without file contents first, as pip does: history and tags stay, because setuptools-scm and its kin make
 * the version of them; a shallow clone would change it.
 * @returns the commit
 * @throws SourceRejected with git's own words; BundleError `network` where the host cannot be reached or wants a login
 */
export async function checkOut(repository: Repository, folder: string, kit: BuildKit): Promise<string> {
  // What git says is read below, so it speaks no other language
  const env = { ...gitEnv(kit.env, loginsOf(repository, kit.logins ?? [])), LC_ALL: 'C' }
  const git = async (...args: string[]): Promise<string> => {
    const ran = await kit.run('git', args, { env, cwd: folder }).catch((cause: unknown) => {
      kit.signal.throwIfAborted()
      throw new SourceRejected('failed to start git; install it and add it to PATH', { cause })
    })
    if (ran.code !== 0) throw failureOf(repository.url, `git ${args[0]} failed: ${maskSecrets(ran.stderr.trim())}`)
    return ran.stdout.trim()
  }
  const { url, revision } = repository
  if (revision.startsWith('-') || url.includes('\n'))
    throw new SourceRejected(`${maskSecrets(url)}@${revision} is not a valid repository URL`)
  await mkdir(folder, { recursive: true })
  await git('clone', '--quiet', '--filter=blob:none', '--no-checkout', '--', url, '.')
  const commit = await commitOf(revision, git)
  await git('checkout', '--quiet', '--detach', commit)
  await git('submodule', '--quiet', 'update', '--init', '--recursive')
  return commit
}

function failureOf(url: string, said: string): Error {
  if (!isOutage(said)) return new SourceRejected(said)
  const hint = 'Check the host, the credentials (credential helper, SSH key or URL) and the proxy (HTTPS_PROXY).'
  return new BundleError({ kind: 'network', what: `cannot clone ${maskSecrets(url)}: ${said}`, hint })
}

/** A branch before a tag before a commit; a commit that no branch holds is asked for by itself. */
async function commitOf(revision: string, git: (...args: string[]) => Promise<string>): Promise<string> {
  if (revision === '') return git('rev-parse', '--verify', 'HEAD^{commit}')
  const known = async (name: string): Promise<string | undefined> =>
    git('rev-parse', '--verify', '--quiet', `${name}^{commit}`).catch(() => undefined)
  const found = (await known(`refs/remotes/origin/${revision}`)) ?? (await known(revision))
  if (found !== undefined) return found
  await git('fetch', '--quiet', 'origin', '--', revision)
  return git('rev-parse', '--verify', 'FETCH_HEAD^{commit}')
}

function loginsOf(repository: Repository, logins: readonly Login[]): readonly Login[] {
  return logins.filter((login) => login.url.replace(/^git\+/, '').startsWith(repository.url))
}
