import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, totalmem } from 'node:os'
import path from 'node:path'
import { verdictOf } from './alone.ts'
import { ROOT } from './places.ts'
import type { Result } from './result.ts'

/** The heading of what is kept by hand: figures of benches that were deleted. */
const RECORDED = '\n## No longer measured\n'

/** Writes docs/internals/benchmarks.md from what the benches have found, and keeps the recorded figures at its end. */
export async function writePage(results: readonly Result[]): Promise<void> {
  const page = path.join(ROOT, 'docs', 'internals', 'benchmarks.md')
  const [, recorded = ''] = (await readFile(page, 'utf8')).split(RECORDED)
  await writeFile(page, `${pageText(results)}${RECORDED}${recorded}`)
}

function pageText(results: readonly Result[]): string {
  return `${[
    '# Benchmarks',
    '',
    'Written by `npm run bench`; each section by one file of `bench/`, which can be run alone: `node bench/fast.ts`. Every figure is a',
    'ratio of two things measured in one run, on the index that pip is set up for. The matrix has 25 targets: glibc 2.28 on x86_64',
    'and aarch64, musl 1.2, macOS 14 on arm64 and Windows, each with CPython 3.10 to 3.14.',
    '',
    `Machine: ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, ${process.platform} ${process.arch}, Node ${process.versions.node}.`,
    '',
    ...rows(['Question', 'Figure', 'Measured', 'Bound', '']),
    ...results.flatMap(({ name, figures }) =>
      figures.map((one) => row([`[${name}](#${name})`, one.claim, one.measured, one.bound, verdictOf(one.passed)])),
    ),
    ...results.flatMap(section),
  ].join('\n')}\n`
}

function section({ name, question, date, seconds, commands, table, notes }: Result): readonly string[] {
  const [heads = [], ...body] = table
  return [
    '',
    `## ${name}`,
    '',
    `${question} Measured on ${date.slice(0, 10)} in ${Math.round(seconds / 60)} minutes.`,
    '',
    ...rows(heads),
    ...body.map(row),
    '',
    '```',
    ...commands,
    '```',
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `- ${note}`)]),
  ]
}

function rows(heads: readonly string[]): readonly string[] {
  return [row(heads), row(heads.map(() => '---'))]
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
