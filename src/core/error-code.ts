/** `ENOENT` and its like; '' for an error that does not come from the operating system. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}
