import { BundleError } from '../core/errors.ts'

/**
 * The work of a library that cannot be cancelled: with the signal nobody waits for it any longer.
 * @throws BundleError `cancelled`
 */
export async function untilCancelled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const gone = new AbortController()
  try {
    return await Promise.race([work, cancelled(signal, gone.signal)])
  } finally {
    gone.abort()
  }
}

function cancelled(signal: AbortSignal, done: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = (): void => reject(new BundleError({ kind: 'cancelled' }))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true, signal: done })
  })
}
