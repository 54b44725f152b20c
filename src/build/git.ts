import { copyFile, cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { BundleError } from '../core/errors.ts'
import type { Run } from '../core/ports.ts'
import { decodedPercent, maskSecrets } from '../core/text.ts'
import type { Login } from '../worker/messages.ts'
import { gitEnv } from './build-environment.ts'
import type { BuildSettings } from './build-steps.ts'
import { SourceRejected } from './build-steps.ts'

/** The tracked files of a git working tree. */
export interface GitTree {
  /** The top folder of the working tree. */
  readonly top: string
  /** Absolute paths of all tracked files and of the folders that contain them. */
  readonly tracked: ReadonlySet<string>
}

/** Run git with the user's configuration, without a terminal. */
export type Git = (args: readonly string[], cwd: string) => ReturnType<Run>

/**
 * Find the working tree that contains a project.
 * @returns undefined without a working tree, if git is not installed or rejects the folder, or if the tree does not track the project
 */
export async function gitTreeOf(project: string, git: Git): Promise<GitTree | undefined> {
  const top = await topOf(project)
  if (top === undefined) return undefined
  const listed = await git(['ls-files', '-z', '--recurse-submodules'], top).catch(() => undefined) // not installed: builds cannot use it either
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

/** Copied from the git folder that linked worktrees share; it also contains their branches. */
const SHARED = ['packed-refs', 'shallow', 'refs', 'reftable', 'info']
/** Copied from the git folder of the working tree itself. */
const OWN = ['HEAD', 'index', 'info']
/** Settings that affect the status of files. Others may contain credentials, or name programs and folders of the user. */
const COPIED_SETTING = /^(?:core|extensions|filter|diff|status|log|versionsort)\./
const LEFT_SETTING = /^core\.(?:worktree|bare|fsmonitor|hookspath|sshcommand|askpass|gitproxy|excludesfile|attributesfile|untrackedcache)$/
/** The copies have the sizes and times that the index records, but other inodes. */
const OUR_SETTINGS = { 'core.bare': 'false', 'core.checkstat': 'minimal', 'core.trustctime': 'false' }

/**
 * Copy the git folder of a working tree, submodule or linked worktree, where `.git` may be a file that names a folder elsewhere. The copy
 * refers to the original's objects. A `.git` file that names no git folder is copied unchanged.
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
  for (const name of SHARED) await copyIfThere(path.join(shared, name), path.join(to, name))
  const indexes = (await readdir(own)).filter((name) => name.startsWith('sharedindex.'))
  for (const name of [...OWN, ...indexes]) await copyIfThere(path.join(own, name), path.join(to, name))
  await writeFile(path.join(to, 'config'), await configOf([path.join(shared, 'config'), path.join(own, 'config.worktree')], git))
}

async function copyIfThere(from: string, to: string): Promise<void> {
  if ((await kindOf(from)) !== undefined) await copyWithTimes(from, to)
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
  return [...settings, ...Object.entries(OUR_SETTINGS)].map(([key, value]) => settingText(key, value)).join('')
}

/** Format a setting such as `section.subsection.name` for a configuration file. */
function settingText(key: string, value: string): string {
  const [first, last] = [key.indexOf('.'), key.lastIndexOf('.')]
  const inner = first === last ? '' : ` ${quoted(key.slice(first + 1, last))}`
  return `[${key.slice(0, first)}${inner}]\n\t${key.slice(last + 1)} = ${quoted(value)}\n`
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}

/** Copy a file or folder with its times, which git compares. Links without a target are left out. */
export async function copyWithTimes(from: string, to: string): Promise<void> {
  const filter = async (one: string): Promise<boolean> => (await kindOf(one)) !== undefined
  await cp(from, to, { recursive: true, dereference: true, preserveTimestamps: true, filter })
}

async function kindOf(place: string): Promise<'file' | 'folder' | undefined> {
  return stat(place).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => undefined,
  )
}

/** Messages of git, curl and ssh (with LC_ALL=C) about unreachable or failing hosts and rejected credentials. */
const OUTAGES = [
  /could not resolve (?:host|hostname|proxy)|name or service not known|temporary failure in name resolution/i,
  /connection (?:refused|timed out|reset|closed)|operation timed out|(?:failed|unable) to connect|couldn't connect/i,
  /no route to host|network is unreachable|empty reply from server|the remote end hung up unexpectedly|early eof/i,
  /\b(?:ssl|tls)\b|ssl_|gnutls|schannel|certificate|host key verification failed/i,
  /authentication failed|could not read (?:username|password)|permission denied \(/i,
  /requested url returned error: (?:401|403|407|408|429|5\d\d)/i,
]
/** Parts of a message that git did not word itself: quoted names, URLs, output of the server, a missing branch. */
const NAMED = /(?<!\w)'[^'\n]*'|\bremote:.*|couldn't find remote ref .*|\b[a-z]+:\/\/\S+/gim

/** Whether git failed because of the network or credentials, so that another run may succeed; false for a missing repository or revision. */
export function isOutage(said: string): boolean {
  const own = said.replaceAll(NAMED, '')
  return OUTAGES.some((words) => words.test(own))
}

/** A repository URL (Direct URL data structure; PEP 610). */
interface Repository {
  readonly url: string
  /** A branch, tag or commit; '' for the default branch. */
  readonly revision: string
  readonly subdirectory: string
}

/** Parse `git+https://host/repo.git@rev#subdirectory=x`. @returns undefined for other version control systems */
export function parseRepository(text: string): Repository | undefined {
  const [address = '', fragment = ''] = text.split('#')
  const match = /^git\+((?:https?|ssh|git|file):\/\/[^/]*\/.*?)(?:@([^@]*))?$/.exec(address)
  if (match === null) return undefined
  const subdirectory = new URLSearchParams(fragment).get('subdirectory') ?? ''
  return { url: match[1] ?? '', revision: decodedPercent(match[2] ?? ''), subdirectory }
}

/**
 * Clone a repository and check out its revision. As with pip, the clone omits file contents but has the whole history and all tags, from
 * which setuptools-scm and similar tools derive the version.
 * @returns the commit
 * @throws SourceRejected with the message of git; BundleError `network` if the host is unreachable or rejects the credentials
 */
export async function checkOut(repository: Repository, folder: string, settings: BuildSettings): Promise<string> {
  // The messages are parsed below
  const env = { ...gitEnv(settings.env, loginsOf(repository, settings.logins ?? [])), LC_ALL: 'C' }
  const git = async (...args: string[]): Promise<string> => {
    const ran = await settings.run('git', args, { env, cwd: folder }).catch((cause: unknown) => {
      settings.signal.throwIfAborted()
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

/** A branch is preferred to a tag, and a tag to a commit. A commit that is on no branch is fetched by its id. */
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
