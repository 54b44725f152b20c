import type { Signer } from '../options/request.ts'
import type { Parsed } from './grammar.ts'

/** `gpg:KEY` or `x509:CERT,KEY`. */
export function parseSigner(given: string): Parsed<Signer> {
  const [, key] = /^gpg:(\S.*)$/.exec(given) ?? []
  if (key !== undefined) return { ok: { kind: 'gpg', key } }
  const [, cert, x509Key] = /^x509:([^,]+),([^,]+)$/.exec(given) ?? []
  if (cert !== undefined && x509Key !== undefined) return { ok: { kind: 'x509', cert: cert.trim(), key: x509Key.trim() } }
  return { want: 'give gpg:KEY or x509:CERT,KEY' }
}
