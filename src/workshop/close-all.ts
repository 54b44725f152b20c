interface Closing {
  close(): Promise<void>
}

/**
 * Closes all of them, and `last` when they are: also when one of them fails.
 * @throws what the first of them threw
 */
export async function closeAll(opened: readonly Closing[], last: Closing): Promise<void> {
  try {
    const ended = await Promise.allSettled(opened.map((one) => one.close()))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  } finally {
    await last.close()
  }
}
