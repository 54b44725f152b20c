/** Output of a run. The action writes runner commands, the command writes lines or a progress bar. */
export interface Log {
  /** Run one phase: it is visible while it runs, and takes one line when it ends. A phase within another is part of its time. */
  phase<T>(title: string, work: () => Promise<T>): Promise<T>
  info(line: string): void
  notice(line: string): void
  warning(line: string): void
  debug(line: string): void
  /** Report the progress of an activity of the running phase. */
  progress(step: Progress): void
}

export interface Progress {
  /** Names the activity, e.g. `Download`. */
  readonly what: string
  readonly done: number
  readonly total: number
  readonly unit: 'bytes' | 'files' | 'targets' | 'wheels'
  /** What is being processed, e.g. target ids. */
  readonly now?: readonly string[]
}

/** The clock, a parameter so that no phase reads the system time. */
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

/** Run a program without a shell. Rejects only if the program cannot be started. */
export type Run = (
  command: string,
  args: readonly string[],
  options?: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly input?: string },
) => Promise<Ran>

export type Env = Readonly<Record<string, string | undefined>>

/** What an entry point provides to a run. */
export interface Ports {
  readonly log: Log
  readonly clock: Clock
  readonly run: Run
  /** The environment of the process. Workers and builds get a filtered one (worker/program.ts, build/build-environment.ts). */
  readonly env: Env
  readonly signal: AbortSignal
  /** Files read at run time: from `dist/` in the product, from the repository in tests. */
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
