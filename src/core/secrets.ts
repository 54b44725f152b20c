import { decodedPercent } from './percent.ts'

/** The scheme and the user part of each URL in a text. A stray `@` further on costs a readable path, never a secret. */
const USER_PART = /([a-z][a-z0-9+.-]*:\/\/)([^\s/?#]*)@/gi

/**
 * The text with the user part of every URL in it hidden. A credential may appear in no byte that we print or write, and a
 * token that stands alone before the `@` is one too.
 */
export function maskSecrets(text: string): string {
  return text.replaceAll(USER_PART, '$1****@')
}

/** The text with the user part of every URL in it left out. */
export function withoutUsers(text: string): string {
  return text.replaceAll(USER_PART, '$1')
}

/**
 * What of the text is a credential: the password of every URL in it, or the user where that stands alone (a token), as
 * written and percent-decoded. For a runner that hides them wherever they turn up.
 */
export function credentialsIn(text: string): readonly string[] {
  const found = [...text.matchAll(USER_PART)].map(([, , user = '']) => user)
  const secrets = found.map((user) => (user.includes(':') ? user.slice(user.indexOf(':') + 1) : user))
  return [...new Set(secrets.flatMap((secret) => [secret, decodedPercent(secret)]))].filter((secret) => secret !== '')
}
