import { globSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type IndexOptions, startIndex } from '../doubles/index.ts'
import { command, type Ended } from '../fixtures/command.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { lockOf, sharedFolder } from './on-index.ts'

const room = sharedFolder()
const TARGET = ['--platform', 'windows-x86_64', '--python', '3.12', '--archive', 'none', '--interpreters', 'none', '--prove', 'closure']
const PLAIN = [...TARGET, '--pip-config', 'none', '-o', 'out']
const PASSWORD = "p@ss:w/rd'$&"
const FILES = [
  { name: 'acme-core', version: '1.0', requires: ['acme-base'] },
  { name: 'acme-base', version: '2.0' },
] as const

interface Service extends IndexOptions {
  readonly name: string
  readonly user: string
  readonly layout: NonNullable<IndexOptions['layout']> & { readonly simple: string }
  readonly refusal?: { readonly status: number; readonly headers: Readonly<Record<string, string>> }
}

/** How each service lays out its pages, as far as it differs from PyPI. */
const SERVICES: readonly Service[] = [
  {
    name: 'Artifactory: an access token without a user, HTML, relative links',
    user: '',
    format: 'html',
    metadata: false,
    layout: {
      simple: '/artifactory/api/pypi/team/simple/',
      files: '/artifactory/api/pypi/team/packages/',
      links: '../../packages/packages/ab/cd/',
    },
  },
  {
    name: 'Nexus: HTML, MD5 hashes, no metadata',
    user: 'jane',
    format: 'html',
    metadata: false,
    hashes: 'md5',
    etag: false,
    layout: { simple: '/repository/team/simple/', files: '/repository/team/packages/', links: '../../packages/{project}/{version}/' },
  },
  {
    name: 'GitLab: absolute links, and 404 without a login',
    user: '__token__',
    format: 'html',
    metadata: false,
    refusal: { status: 404, headers: {} },
    layout: {
      simple: '/api/v4/projects/7/packages/pypi/simple/',
      files: '/api/v4/projects/7/packages/pypi/files/',
      links: '{origin}/api/v4/projects/7/packages/pypi/files/{sha256}/',
    },
  },
  {
    name: 'CodeArtifact: links below the page, no metadata',
    user: 'aws',
    format: 'html',
    metadata: false,
    layout: { simple: '/pypi/team/simple/', files: '/pypi/team/simple/', links: '{version}/' },
  },
  {
    name: 'devpi: hash folders, and a login page without a login',
    user: 'jane',
    layout: { simple: '/jane/dev/+simple/', files: '/jane/dev/+f/', links: '../../+f/abc/{sha256}/' },
    refusal: { status: 302, headers: { Location: '/+login' } },
  },
  {
    name: 'Azure Artifacts: two challenges, absolute links, files on another host',
    user: 'any',
    format: 'html',
    metadata: false,
    layout: {
      simple: '/org/project/_packaging/feed/pypi/simple/',
      files: '/org/guid/_packaging/guid/pypi/download/',
      links: '{origin}/org/guid/_packaging/guid/pypi/download/{project}/{version}/',
      storage: '/b-0123/',
    },
    refusal: { status: 401, headers: { 'WWW-Authenticate': 'Bearer authorization_uri=https://login.example/, Basic realm="index"' } },
  },
]

const encoded = (user: string): string => `Basic ${Buffer.from(`${user}:${PASSWORD}`).toString('base64')}`

/** No output and no file contains the password, however it is encoded. */
function expectNoSecret({ stdout, stderr }: Ended, folder: string, user: string): void {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile())
  const texts = files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), encoded(user)])
    expect([stdout, stderr, ...texts].join('\n')).not.toContain(secret)
}

test.each(SERVICES)('$name: a login in environment variables opens pages and files', async ({ name, user, refusal, ...options }) => {
  const auth = { user, password: PASSWORD, ...(refusal === undefined ? {} : { refusal }) }
  await using index = await startIndex({ indexes: { a: { files: FILES, auth, ...options } } })
  const cwd = path.join(room, name.replace(/:.*/, ''))
  mkdirSync(cwd)
  const url = `${index.url}${options.layout.simple.replace(/\/$/, '')}`
  const env = { OFFLINE_BUNDLE_INDEX_TEAM_1_USERNAME: user, OFFLINE_BUNDLE_INDEX_TEAM_1_PASSWORD: PASSWORD }
  const made = await command(
    ['acme-core', '--index-url', `team.1=${url}`, '--verbose', ...PLAIN, '--cache-dir', warmCache(path.join(cwd, 'cache'))],
    { cwd, env },
  )
  expect(made).toMatchObject({ code: 0 })
  expect(lockOf(path.join(cwd, 'out', 'offline-bundle'), 'cp312-windows-x86_64')).toEqual(['acme-base==2.0', 'acme-core==1.0'])
  const log = await index.log()
  const { storage } = options.layout
  const logins = (stored: boolean): readonly unknown[] =>
    log.filter((one) => stored === (storage !== undefined && one.path.startsWith(storage))).map(({ headers }) => headers['authorization'])
  expect(new Set(logins(false))).toEqual(new Set([encoded(user)]))
  expect(new Set(logins(true))).toEqual(new Set(storage === undefined ? [] : [undefined]))
  expectNoSecret(made, cwd, user)
})

test('a redirect to a login page is reported with the variables to set', async () => {
  const auth = { user: 'jane', password: PASSWORD, refusal: { status: 302, headers: { Location: '/+login' } } }
  const page = '<!DOCTYPE html><html><head><title>Login</title></head><body><form action="/+login"></form></body></html>'
  const faults = [{ path: '/+login', body: page, headers: { 'Content-Type': 'text/html; charset=utf-8' } }]
  await using index = await startIndex({ indexes: { a: { files: FILES, auth } }, faults })
  const args = ['acme-core', '--index-url', `team=${index.simple()}`, ...PLAIN, '--cache-dir', warmCache(path.join(room, 'login'))]
  const { code, stderr } = await command(args, { cwd: room })
  expect({ code, stderr }).toEqual({ code: 8, stderr: expect.stringMatching(/is not an index page.*OFFLINE_BUNDLE_INDEX_NAME_PASSWORD/s) })
})
