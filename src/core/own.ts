/** What the table itself has under a key that others wrote: `constructor` is a key of every object, and of no table of ours. */
export function ownOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
