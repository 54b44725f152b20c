import type { Fault } from '../core/errors.ts'
import type { TargetSelection } from '../options/request.ts'
import type { OptionName } from '../options/table.ts'
import type { Surface } from './spec.ts'

/** What the reader typed, before anything is understood: option -> each value given, in order; a flag has `true`. */
export interface RawInputs {
  readonly surface: Surface
  /** What reading them found already, e.g. an unknown option: shown together with all the rest. */
  readonly faults?: readonly Fault[]
  readonly given: Readonly<Partial<Record<OptionName, readonly string[]>>>
}

/** What parsing may ask of the machine; the edge answers. */
export interface Host {
  readonly files: Files
  /** Where the cache lies when nobody says so. */
  readonly cacheFolder: string
  /** What is wrong with the targets, which a later phase knows the names of. */
  readonly targetFaults?: (selection: TargetSelection) => readonly Fault[]
  /** Processors that this process may use. */
  readonly processors: number
}

/** The files that inputs name. */
export interface Files {
  /** `closed`: this user may not look. Never throws. */
  kind(path: string): 'file' | 'folder' | 'absent' | 'closed'
  /** Workers have folders of their own to work in: a path that is theirs too has to be whole. */
  absolute(path: string): string
  /** UTF-8; undefined where it cannot be read. */
  text(path: string): string | undefined
}
