import { OLDEST_EPOCH_SECONDS } from '../core/constants.ts'
import { BundleError } from '../core/errors.ts'
import type { Env } from '../core/ports.ts'

/** 2038-01-19T03:14:07Z, the newest time that tar-stream writes right: it cuts to 32 bits. Unit: seconds since 1970. */
const NEWEST_EPOCH_SECONDS = 2_147_483_647

/**
 * The time of every entry: SOURCE_DATE_EPOCH, or 1980-01-01. Unit: seconds since 1970.
 * @throws BundleError `usage` for what is no time that both a zip and a tar can hold
 */
export function epochOf(env: Env): number {
  const given = env['SOURCE_DATE_EPOCH'] ?? ''
  if (given === '') return OLDEST_EPOCH_SECONDS
  const seconds = /^\d{1,11}$/.test(given) ? Number(given) : Number.NaN
  if (seconds >= OLDEST_EPOCH_SECONDS && seconds <= NEWEST_EPOCH_SECONDS) return seconds
  const want = `give seconds since 1970, from ${OLDEST_EPOCH_SECONDS} to ${NEWEST_EPOCH_SECONDS}, or unset it`
  throw new BundleError({ kind: 'usage', faults: [{ input: 'SOURCE_DATE_EPOCH', given, want }] })
}
