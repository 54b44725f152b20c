import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { sha256Of, toTargetId } from '../../src/core/names.ts'
import { type CompanionSettings, writeCompanions } from '../../src/output/companions.ts'
import { proofsOf, proofsText } from '../../src/output/proofs.ts'
import { verifySignature } from '../../src/output/signature.ts'
import { cleanEnv, programsUntil } from '../../src/worker/program.ts'
import { inFolder } from '../fixtures/folder.ts'
import { aStaged } from './staged.ts'

const run = promisify(execFile)
const RUN = programsUntil(new AbortController().signal)
const ENV = cleanEnv(process.env)
const settings = (over: Partial<CompanionSettings['output']> = {}): CompanionSettings => ({
  output: { archive: 'tar.gz', volumeBytes: 1e9, ...over },
  proofs: '{"format": 1}\n',
  report: () => '<!DOCTYPE html>',
  run: RUN,
})

test('the companion files are complete and pass sha256sum -c', async () => {
  await inFolder(async (folder) => {
    const { files } = await writeCompanions(await aStaged(folder), settings())
    const out = path.join(folder, 'out')
    const want = ['SHA256SUMS', 'manifest.json', 'proofs.json', 'report.html', 'tar.gz'].map((end) => `offline-bundle.${end}`)
    expect((await readdir(out)).sort()).toEqual(['install.py', 'offline-bundle', ...want])
    expect(files.map(({ name }) => name).sort()).toEqual(['install.py', ...want])
    const { stdout } = await run('sha256sum', ['-c', 'offline-bundle.SHA256SUMS'], { cwd: out })
    expect(stdout.trim().split('\n')).toHaveLength(6)
    expect(stdout).toContain('offline-bundle/SHA256SUMS: OK')
  })
})

test('the report lists the finished archive with its checksum', async () => {
  await inFolder(async (folder) => {
    const report: CompanionSettings['report'] = (archives) => archives.map(({ name, sha256, bytes }) => `${name} ${sha256} ${bytes}`).join()
    await writeCompanions(await aStaged(folder), { ...settings(), report })
    const archive = await readFile(path.join(folder, 'out', 'offline-bundle.tar.gz'))
    const text = await readFile(path.join(folder, 'out', 'offline-bundle.report.html'), 'utf8')
    expect(text).toBe(`offline-bundle.tar.gz ${sha256Of(archive)} ${archive.length}`)
  })
})

test('the proofs that are written match their published schema and are read back unchanged', async () => {
  const target = toTargetId('cp311-linux-x86_64-glibc2.28')
  const micros = { from: '3.11.0', to: '3.11.9', except: [] }
  const facts = {
    name: 'offline-bundle',
    manifestSha256: sha256Of(''),
    tools: { offlineBundle: '0.1.0', node: '24.0.0', python: '3.11.7', pip: '26.3' },
    host: 'linux x64',
    started: new Date(0),
    sealed: new Date(1000),
    verdicts: [
      { target, level: 'dry-run', micros, findings: [], checks: [{ level: 'dry-run', passed: true, by: 'pip 26.3', findings: [] }] },
    ],
    union: { files: [], targets: [] },
  } as const
  const proofs = proofsOf(facts)
  const text = proofsText(proofs)
  expect(JSON.parse(text)).toEqual(proofs)
  const ajv = new Ajv({ strict: false })
  ajv.validate(JSON.parse(await readFile('docs/schema/proofs-2.json', 'utf8')), JSON.parse(text))
  expect(ajv.errors).toBeNull()
})

/** A CA, a certificate of it, another CA, all for one test. */
async function certificates(folder: string): Promise<{ ca: string; otherCa: string; cert: string; key: string }> {
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder })
  for (const name of ['ca', 'other']) {
    await openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-subj',
      `/CN=${name}`,
      '-days',
      '2',
    )
  }
  await openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'signer.key',
    '-out',
    'signer.csr',
    '-subj',
    '/O=Example/CN=Bundle Signer',
  )
  await openssl(
    'x509',
    '-req',
    '-in',
    'signer.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    'signer.pem',
    '-days',
    '2',
  )
  await run('sh', ['-c', 'cat ca.pem >> signer.pem'], { cwd: folder }) // the chain may stand in the file
  const at = (name: string): string => path.join(folder, name)
  return { ca: at('ca.pem'), otherCa: at('other.pem'), cert: at('signer.pem'), key: at('signer.key') }
}

test('an X.509 signature over the sums names its signer, and fails for another CA or other sums', async () => {
  await inFolder(async (folder) => {
    const { ca, otherCa, cert, key } = await certificates(folder)
    const out = path.join(folder, 'out')
    await writeCompanions(await aStaged(folder), settings({ archive: 'none', signWith: { kind: 'x509', cert, key } }))
    const signed = {
      file: path.join(out, 'offline-bundle.SHA256SUMS'),
      signature: path.join(out, 'offline-bundle.SHA256SUMS.p7s'),
      untrusted: [out],
    }
    expect(await verifySignature({ ...signed, trusted: ca }, RUN, ENV)).toMatch(/^CN=Bundle Signer,O=Example \(sha256 [0-9a-f]{64}\)$/)
    await run('openssl', [
      'cms',
      '-verify',
      '-binary',
      '-inform',
      'DER',
      '-in',
      signed.signature,
      '-content',
      signed.file,
      '-CAfile',
      ca,
      '-purpose',
      'any',
      '-out',
      path.join(folder, 'checked'),
    ])
    await expect(verifySignature({ ...signed, trusted: otherCa }, RUN, ENV)).rejects.toMatchObject({ failure: { kind: 'signature' } })
    await writeFile(signed.file, `${await readFile(signed.file, 'utf8')}\n`)
    await expect(verifySignature({ ...signed, trusted: ca }, RUN, ENV)).rejects.toMatchObject({ failure: { kind: 'signature' } })
  })
})

test('a GPG signature names its signer, and fails for another key or other sums', async () => {
  await inFolder(async (folder) => {
    const home = path.join(folder, 'h')
    await mkdir(home, { mode: 0o700 })
    const env = { ...ENV, GNUPGHOME: home }
    const gpg = (...args: string[]) => run('gpg', ['--batch', '--no-tty', '--passphrase', '', ...args], { env })
    for (const who of ['Bundler <bundler@mail.example>', 'Stranger <stranger@mail.example>'])
      await gpg('--quick-gen-key', who, 'ed25519', 'sign', '1d')
    await gpg('--output', path.join(folder, 'key.asc'), '--armor', '--export', 'bundler@mail.example')
    await gpg('--output', path.join(folder, 'other.gpg'), '--export', 'stranger@mail.example')
    const signRun: typeof RUN = (command, args, options) => RUN(command, args, { ...options, env })
    const out = path.join(folder, 'out')
    await writeCompanions(await aStaged(folder), {
      ...settings({ archive: 'none', signWith: { kind: 'gpg', key: 'bundler@mail.example' } }),
      run: signRun,
    })
    const signed = {
      file: path.join(out, 'offline-bundle.SHA256SUMS'),
      signature: path.join(out, 'offline-bundle.SHA256SUMS.asc'),
      untrusted: [out],
    }
    expect(await verifySignature({ ...signed, trusted: path.join(folder, 'key.asc') }, RUN, ENV)).toMatch(
      /^Bundler <bundler@mail\.example> \([0-9A-F]{40}\)$/,
    )
    await expect(verifySignature({ ...signed, trusted: path.join(folder, 'other.gpg') }, RUN, ENV)).rejects.toMatchObject({
      failure: { kind: 'signature' },
    })
    await writeFile(signed.file, 'something else')
    await expect(verifySignature({ ...signed, trusted: path.join(folder, 'key.asc') }, RUN, ENV)).rejects.toMatchObject({
      failure: { kind: 'signature' },
    })
    await run('gpgconf', ['--kill', 'all'], { env })
  })
})

test.each(['ca.pem', '..ca.pem'])('a key that came with the bundle as %s vouches for nothing', async (name) => {
  await inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    await mkdir(out)
    const trusted = path.join(out, name)
    await writeFile(trusted, 'x')
    const signed = { file: 'x', signature: 'x.p7s', trusted, untrusted: [out] }
    await expect(verifySignature(signed, RUN, ENV)).rejects.toMatchObject({ failure: { kind: 'usage' } })
  })
})
