import type { ProjectName } from './names.ts'

/** One fact against a bundle. What a run found is a finding, so that all are shown; only entries exit. */
export interface Finding {
  /** A stable word for machines, e.g. `no-wheel`, `unneeded`, `tag`, `record`, `requires-python`, `yanked`. */
  readonly kind: string
  readonly severity: 'error' | 'warning'
  /** What is so, in one sentence that names project, version and file. */
  readonly message: string
  /** What the reader can do. */
  readonly hint?: string
  readonly project?: ProjectName
  readonly version?: string
  /** Where the requirement came from, e.g. `requirements.txt:3`. */
  readonly origin?: string
  /** The requirement chain from what the user asked for, e.g. `['keyring>=25', 'jaraco.classes']`. */
  readonly chain?: readonly string[]
}
