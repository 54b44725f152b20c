import { mkdir } from 'node:fs/promises'
import { gitEnv } from '../build/build-environment.ts'
import { BundleError } from '../core/errors.ts'
import { decodedPercent } from '../core/percent.ts'
import { maskSecrets } from '../core/secrets.ts'
import type { BuildKit, Login } from './build-kit.ts'
import { isOutage } from './git-outage.ts'
import { SourceRefused } from './refusal.ts'

/** A repository and what of it is wanted (Direct URL data structure; PEP 610). */
export interface Repository {
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
 * @throws SourceRefused with git's own words; BundleError `network` where the host cannot be reached or wants a login
 */
export async function checkOut(repository: Repository, folder: string, kit: BuildKit): Promise<string> {
  // What git says is read below, so it speaks no other language
  const env = { ...gitEnv(kit.env, loginsOf(repository, kit.logins ?? [])), LC_ALL: 'C' }
  const git = async (...args: string[]): Promise<string> => {
    const ran = await kit.run('git', args, { env, cwd: folder }).catch((cause: unknown) => {
      kit.signal.throwIfAborted()
      throw new SourceRefused('git could not be started; is it on PATH?', { cause })
    })
    if (ran.code !== 0) throw failureOf(repository.url, `git ${args[0]} failed: ${maskSecrets(ran.stderr.trim())}`)
    return ran.stdout.trim()
  }
  const { url, revision } = repository
  if (revision.startsWith('-') || url.includes('\n')) throw new SourceRefused(`${maskSecrets(url)}@${revision} is no repository`)
  await mkdir(folder, { recursive: true })
  await git('clone', '--quiet', '--filter=blob:none', '--no-checkout', '--', url, '.')
  const commit = await commitOf(revision, git)
  await git('checkout', '--quiet', '--detach', commit)
  await git('submodule', '--quiet', 'update', '--init', '--recursive')
  return commit
}

function failureOf(url: string, said: string): Error {
  if (!isOutage(said)) return new SourceRefused(said)
  const hint =
    'Is the host right, does it need a login that git knows (a credential helper, an SSH key, the URL), or git a proxy (HTTPS_PROXY)?'
  return new BundleError({ kind: 'network', what: `The repository ${maskSecrets(url)} cannot be had: ${said}`, hint })
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
