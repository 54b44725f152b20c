import { BundleError } from '../core/errors.ts'
import { freeze } from '../core/objects.ts'
import { parseCache, parseFile, parseJobsOf, parseProof, parseWarnings } from './parse.ts'
import { type Reader, readerOf } from './reader.ts'
import type { CacheSettings, Host, PolicySettings, ProofSettings, RawInputs } from './request.ts'
import { COMMAND_OPTIONS, type OptionName } from './table.ts'

/** The inputs of `verify`. */
export interface VerifyRequest {
  /** The bundle's folder, which contains manifest.json. */
  readonly folder: string
  readonly proof: ProofSettings
  readonly cache: CacheSettings
  readonly jobs: number
  readonly warnings: PolicySettings['warnings']
  /** File with the trusted keys or certificates for the signature. */
  readonly verifyWith?: string
}

/** @throws BundleError `usage` with every fault */
export function parseVerify(folder: string, raw: RawInputs, host: Host): VerifyRequest {
  const read = readerOf(raw)
  const trusted = parseFile(read, host, 'verify-with')
  const request: VerifyRequest = {
    folder,
    proof: parseProof(read, host),
    cache: parseCache(read, host),
    jobs: parseJobsOf(read, host),
    warnings: parseWarnings(read),
    ...(trusted === undefined ? {} : { verifyWith: trusted }),
  }
  checkOthers(read, raw, COMMAND_OPTIONS.verify)
  return end(read, raw, freeze(request))
}

/** For `targets` and `diff`. @throws BundleError `usage` for an option that they do not support */
export function parsePlainCommand(raw: RawInputs): void {
  const read = readerOf(raw)
  checkOthers(read, raw, COMMAND_OPTIONS.diff)
  end(read, raw, undefined)
}

function checkOthers(read: Reader, raw: RawInputs, accepted: readonly OptionName[]): void {
  for (const name of toNames(raw)) if (!accepted.includes(name)) read.fault(name, '', 'not supported by this command')
}

function toNames(raw: RawInputs): readonly OptionName[] {
  return Object.keys(raw.given) as OptionName[]
}

function end<T>(read: Reader, raw: RawInputs, value: T): T {
  const faults = [...(raw.faults ?? []), ...read.faults()]
  if (faults.length > 0) throw new BundleError({ kind: 'usage', faults })
  return value
}
