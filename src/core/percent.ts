/** Without percent-encoding (RFC 3986, 2.1); a text whose encoding is broken stays as it is. */
export function decodedPercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
