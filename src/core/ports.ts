/** What the phases may say. The action writes runner commands, the command writes lines or a bar. */
export interface Log {
  /** One visible group for one phase; its lines belong together. */
  phase<T>(title: string, work: () => Promise<T>): Promise<T>
  info(line: string): void
  notice(line: string): void
  warning(line: string): void
  debug(line: string): void
  /** How far a phase is. `done` and `total` in `unit`. */
  progress(step: Progress): void
}

export interface Progress {
  readonly what: string
  readonly done: number
  readonly total: number
  readonly unit: 'bytes' | 'files' | 'targets'
}

/** The time, handed in so that no phase reads the clock by itself. */
export interface Clock {
  now(): Date
  /** Unit: seconds, from an arbitrary start, never backwards. */
  seconds(): number
}

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program without a shell. Rejects only when the program cannot be started. */
export type Run = (
  command: string,
  args: readonly string[],
  options?: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly input?: string },
) => Promise<Ran>

export type Env = Readonly<Record<string, string | undefined>>

/** What the edge gives to the story. */
export interface Ports {
  readonly log: Log
  readonly clock: Clock
  readonly run: Run
  /** The environment that the run was started with; only worker/clean-env.ts looks inside. */
  readonly env: Env
  readonly signal: AbortSignal
  /** Files that are read at run time: of `dist/` in the product, of the repository in tests. */
  readonly assets: Assets
}

export interface Assets {
  /** Folder with `worker/`, `installer/describe.py` and the assembled `install.py`. */
  readonly python: string
  /** Folder with the pinned pip wheel. */
  readonly vendor: string
  /** Folder with `report.css` and `report.js`. */
  readonly report: string
}
