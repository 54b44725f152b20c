/** `ENOENT` and its like; '' for an error that does not come from the operating system. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}

/** For `catch`: the value if the operating system's error is one of these; any other error is thrown again. */
export function onCode<T>(codes: readonly string[], value: T): (error: unknown) => T {
  return (error) => {
    if (codes.includes(errorCode(error))) return value
    throw error
  }
}
