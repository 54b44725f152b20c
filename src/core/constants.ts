/** Unit: bytes. */
export const KIB = 1024
/** Unit: bytes. */
export const MIB = 1024 * KIB
/** Unit: bytes. */
export const GIB = 1024 * MIB
/** GitHub rejects release assets of 2 GiB or more. Unit: bytes. Source: GitHub docs, "About releases". */
export const MAX_VOLUME_BYTES = 2000 * MIB
/** Parallel downloads. Measured: more are not faster (docs/decisions). */
export const DOWNLOADS = 16
/** 1980-01-01T00:00:00Z, the oldest time a zip can hold. Unit: seconds since 1970. */
export const OLDEST_EPOCH_SECONDS = 315_532_800

/** The version of offline-bundle; a test compares it with package.json. */
export const VERSION = '0.1.0'

/** Start of the environment variables with the credentials of a named index: `OFFLINE_BUNDLE_INDEX_TEAM_USERNAME`, `…_PASSWORD`. */
export const LOGIN_VARIABLE = 'OFFLINE_BUNDLE_INDEX_'
