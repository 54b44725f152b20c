import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { KEPT } from './folders.ts'

const FigureSchema = v.object({
  /** What is promised. */
  claim: v.string(),
  measured: v.string(),
  bound: v.string(),
  /** Undefined: informative, without a limit. */
  passed: v.optional(v.boolean()),
})

const ResultSchema = v.object({
  name: v.string(),
  question: v.string(),
  /** ISO 8601. */
  date: v.string(),
  seconds: v.number(),
  /** What ran, as somebody would type it. */
  commands: v.array(v.string()),
  /** First row: the heads. */
  table: v.array(v.array(v.string())),
  figures: v.array(FigureSchema),
  notes: v.array(v.string()),
})

export type Figure = v.InferOutput<typeof FigureSchema>
/** What one bench found. */
export type Result = v.InferOutput<typeof ResultSchema>
export type Found = Pick<Result, 'commands' | 'table' | 'figures' | 'notes'>

/** A quick run proves that the bench works, and its numbers are kept apart. */
export function resultFile(name: string, quick: boolean): string {
  return path.join(KEPT, quick ? 'quick' : '.', `${name}.json`)
}

export async function keepResult(result: Result, quick: boolean): Promise<void> {
  const file = resultFile(result.name, quick)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(result, null, 1)}\n`)
}

/** Undefined when that bench has not run here. */
export async function keptResult(name: string, quick: boolean): Promise<Result | undefined> {
  const text = await readFile(resultFile(name, quick), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : v.parse(ResultSchema, JSON.parse(text))
}

/** `1/15` as at most that part of another's cost. */
export function atMost(claim: string, ours: number, others: number, bound: number, shownBound: string): Figure {
  const ratio = ours / others
  return { claim, measured: showRatio(ratio), bound: `at most ${shownBound}`, passed: ratio <= bound }
}

export function showRatio(ratio: number): string {
  return ratio < 0.5 ? `1/${(1 / ratio).toFixed(1)}` : `${ratio.toFixed(2)} times`
}

export function showSeconds(seconds: number): string {
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`
}

export function showMiB(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`
}

export function median(numbers: readonly number[]): number {
  return middleBy(numbers, (number) => number) ?? Number.NaN
}

/** Undefined for none at all. */
export function middleBy<T>(all: readonly T[], size: (one: T) => number): T | undefined {
  const sorted = all.toSorted((one, other) => size(one) - size(other))
  return sorted[Math.floor((sorted.length - 1) / 2)]
}
