/** Name and size of each file that `COUNTxBYTES …` stands for. */
export function poolFiles(pool: readonly string[]): readonly (readonly [string, number])[] {
  return pool.flatMap((part, place) => {
    const [count = 0, bytes = 0] = part.split('x').map(Number)
    return Array.from(
      { length: count },
      (_, number) => [`p${place}_${String(number).padStart(5, '0')}-1.0-py3-none-any.whl`, bytes] as const,
    )
  })
}
