/** Closes a switch over a union: a new case that is forgotten fails to compile here. */
export function unreachable(value: never): never {
  throw new TypeError(`unreachable: ${JSON.stringify(value)}`)
}
