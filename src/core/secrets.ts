/**
 * The text with the user part of every URL in it hidden. A credential may appear in no byte that we print or write, and a
 * token that stands alone before the `@` is one too. A stray `@` further on costs a readable path, never a secret.
 */
export function maskSecrets(text: string): string {
  return text.replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/gi, '$1****@')
}
