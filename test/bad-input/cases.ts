import type { IndexSpec } from '../doubles/index.ts'

/** One wrong thing that a user may type or hand in, and what the command answers. */
export interface BadInput {
  /** As docs/exit-codes.md shows it. */
  readonly name: string
  readonly args: readonly string[]
  /** Written into the folder in which the command runs: path -> text. */
  readonly files?: Readonly<Record<string, string>>
  /** A loopback index that stands where `{index}` is written. */
  readonly index?: IndexSpec
  readonly env?: Readonly<Record<string, string>>
  readonly code: number
  /** What stderr holds, each. */
  readonly says: readonly string[]
}

/** What the command is given beside `args`, so that nothing but the case itself can go wrong. */
export const PLAINLY = ['--archive', 'none', '--interpreters', 'none', '--cache-dir', '{cache}', '--jobs', '1', '-o', 'out']

/** docs/exit-codes.md is written from this table, and test/bad-input/bad-input.test.ts runs it. */
export const BAD_INPUTS: readonly BadInput[] = [
  { name: 'An option that does not exist', args: ['tomli', '--platfrm', 'windows-x86_64'], code: 2, says: ['--platfrm: there is no such option; did you mean --platform?'] },
  { name: 'Nothing to bundle', args: ['-o', 'out'], code: 2, says: ['--package: nothing is asked for'] },
  { name: 'An option without its value', args: ['tomli', '--platform'], code: 2, says: ['--platform: give NAME after it'] },
  { name: 'A word that the option does not have', args: ['tomli', '--archive', 'rar'], code: 2, says: ['--archive: rar: give one of tar.gz, zip, none'] },
  { name: 'An option given twice that is read once', args: ['tomli', '--name', 'a', '--name', 'b'], code: 2, says: ['--name: b: give it once'] },
  { name: 'A requirements file that is not there', args: ['-r', 'nope.txt'], code: 2, says: ['--requirement: nope.txt: there is no such file'] },
  { name: 'A folder in place of a file', args: ['-r', '.'], code: 2, says: ['--requirement: .: this is a folder; give a file'] },
  { name: 'An unknown platform', args: ['tomli', '--platform', 'windows-x86-46', '--python', '3.12'], code: 2, says: ['--platform: windows-x86-46', 'windows-x86_64'] },
  { name: 'A Python range that matches nothing', args: ['tomli', '--platform', 'windows-x86_64', '--python', '>=3.99'], code: 2, says: ['--python: >=3.99'] },
  { name: 'Target JSON that is no JSON', args: ['tomli', '--target', 'box.json'], files: { 'box.json': '{' }, code: 2, says: ['box.json'] },
  { name: 'Target JSON without a field', args: ['tomli', '--target', 'box.json'], files: { 'box.json': '{}' }, code: 2, says: ['box.json'] },
  { name: 'A malformed index URL', args: ['tomli', '--index-url', 'index.example/simple'], code: 2, says: ['--index-url: index.example/simple: give a URL'] },
  { name: 'A volume too large for a release', args: ['tomli', '--volume-size', '3GiB'], code: 2, says: ['--volume-size: 3GiB: give a size from 1MiB to 2000MiB'] },
  { name: 'A name that Windows refuses', args: ['tomli', '--name', 'nul'], code: 2, says: ['--name: nul: give a name'] },
  { name: 'A day that the calendar does not have', args: ['tomli', '--uploaded-prior-to', '2026-02-30'], code: 2, says: ['--uploaded-prior-to: 2026-02-30: give a time'] },
  { name: 'An extra without a pyproject', args: ['tomli', '--extra', 'server'], code: 2, says: ['--extra: give pyproject or lock too'] },
  { name: 'A lock and something beside it', args: ['tomli', '--lock', 'pylock.toml'], files: { 'pylock.toml': '' }, code: 2, says: ['--package: leave it out: a lock is reproduced exactly as it is'] },
  { name: 'Two faults at once', args: ['tomli', '--archive', 'rar', '--jobs', '0'], code: 2, says: ['--archive: rar', '--jobs: 0: give a number from 1 to 16'] },
  { name: '`verify` without a folder', args: ['verify'], code: 2, says: ['verify: write it as: offline-bundle verify DIR'] },
  { name: 'An option that a command has no use for', args: ['verify', 'bundle', '--platform', 'windows-x86_64'], code: 2, says: ['--platform: leave it out'] },
] // biome-ignore format: a table
