/** Unit: bytes. */
export const KIB = 1024
/** Unit: bytes. */
export const MIB = 1024 * KIB
/** Unit: bytes. */
export const GIB = 1024 * MIB
/** A release asset must stay below 2 GiB; the rest is room. Unit: bytes. Source: GitHub docs, "About releases". */
export const MAX_VOLUME_BYTES = 2000 * MIB
/** Parallel downloads: measured, more gain nothing (docs/decisions). */
export const DOWNLOADS = 16
/** 1980-01-01T00:00:00Z, the oldest time a zip can hold. Unit: seconds since 1970. */
export const OLDEST_EPOCH_SECONDS = 315_532_800

/** Of this product; a test holds it to package.json. */
export const VERSION = '0.1.0'
