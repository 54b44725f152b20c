/**
 * What of the text is a credential: the password of every URL in it, or the user where that stands alone (a token), as
 * written and percent-decoded. For a runner that hides them wherever they turn up.
 */
export function credentialsIn(text: string): readonly string[] {
  const found = [...text.matchAll(/[a-z][a-z0-9+.-]*:\/\/([^\s/?#]*)@/gi)].map(([, user = '']) => user)
  const secrets = found.map((user) => (user.includes(':') ? user.slice(user.indexOf(':') + 1) : user))
  return [...new Set(secrets.flatMap((secret) => [secret, decoded(secret)]))].filter((secret) => secret !== '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a stray percent sign is part of it
  }
}
