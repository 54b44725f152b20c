import type { IndexSpec } from '../doubles/index.ts'

/** One wrong thing that a user may type or hand in, and what the command answers. */
export interface BadInput {
  /** As docs/exit-codes.md shows it. */
  readonly name: string
  /** Rows of one group are one run, in which each has its own name for the project `alpha`: it has to tell of all of them. */
  readonly group?: 'requirements' | 'projects' | 'wheels' | 'rules'
  readonly args: readonly string[]
  /** Written into the folder in which the command runs: path -> text. */
  readonly files?: Readonly<Record<string, string>>
  /** A loopback index that stands where `{index}` is written. */
  readonly index?: IndexSpec
  readonly env?: Readonly<Record<string, string>>
  /** Shell scripts that are all there is on PATH; such a row is for systems with a shell. */
  readonly programs?: Readonly<Record<string, string>>
  readonly code: number
  /** What stderr holds, each. */
  readonly says: readonly string[]
}

/** What the command is given beside `args`, so that nothing but the case itself can go wrong. */
export const PLAINLY = ['--archive', 'none', '--interpreters', 'none', '--cache-dir', '{cache}', '--jobs', '1', '-o', 'out']

/** What describe.py prints on Linux, but for one field that is of Windows. */
const CONTRADICTORY = JSON.stringify({
  schema: 1, implementation: 'cp', version: '3.11.7', freeThreaded: false, abis: ['cp311'], os: 'linux', machine: 'x86_64',
  platform: 'linux-x86_64', libc: { name: 'glibc', version: [2, 36], manylinux: true }, macos: null,
  markers: {
    implementation_name: 'cpython', implementation_version: '3.11.7', os_name: 'posix', platform_machine: 'x86_64',
    platform_python_implementation: 'CPython', platform_release: '6.1', platform_system: 'Linux', platform_version: '#1',
    python_full_version: '3.11.7', python_version: '3.11', sys_platform: 'win32',
  },
}) // biome-ignore format: as it is printed, but for the line ends

/** docs/exit-codes.md is written from this table, and test/bad-input/bad-input.test.ts runs it. */
export const BAD_INPUTS: readonly BadInput[] = [
  { name: 'An option that does not exist', args: ['tomli', '--platfrm', 'windows-x86_64'], code: 2, says: ['--platfrm: there is no such option; did you mean --platform?'] },
  { name: 'Nothing to bundle', args: ['-o', 'out'], code: 2, says: ['--package: no requirements given'] },
  { name: 'An option with an empty value, such as an unset variable', args: ['tomli', '--platform', '', '--python', ''], code: 2, says: ['--platform: its value is empty: pass NAME, or remove the option', '--python: its value is empty'] },
  { name: 'pip\'s option for an editable project', args: ['-e', '.'], code: 2, says: ['-e: there is no such option; write --package "-e ."'] },
  { name: 'An option without its value', args: ['tomli', '--platform'], code: 2, says: ['--platform: add NAME after it'] },
  { name: 'An invalid value of an option with fixed choices', args: ['tomli', '--archive', 'rar'], code: 2, says: ['--archive: rar: expected one of tar.gz, zip, none'] },
  { name: 'A single-value option that is repeated', args: ['tomli', '--name', 'a', '--name', 'b'], code: 2, says: ['--name: b: specified more than once'] },
  { name: 'A requirements file that does not exist', args: ['-r', 'nope.txt'], code: 2, says: ['--requirement: nope.txt: does not exist'] },
  { name: 'A folder instead of a file', args: ['-r', '.'], code: 2, says: ['--requirement: .: is a folder, expected a file'] },
  { name: 'An unknown platform', args: ['tomli', '--platform', 'windows-x86-46', '--python', '3.12'], code: 2, says: ['--platform: windows-x86-46', 'windows-x86_64'] },
  { name: 'The name of a Linux distribution as the platform', args: ['tomli', '--platform', 'ubuntu', '--python', '3.12'], code: 2, says: ['--platform: ubuntu: unknown platform; closest: ubuntu-26.04, ubuntu-24.04, ubuntu-22.04'] },
  { name: 'Two Python versions in one value', args: ['tomli', '--python', '3.12,3.13'], code: 2, says: ['--python: 3.12,3.13: a comma means "and": repeat --python'] },
  { name: 'A Python range that matches nothing', args: ['tomli', '--platform', 'windows-x86_64', '--python', '>=3.99'], code: 2, says: ['--python: >=3.99'] },
  { name: 'A target description that is not JSON', args: ['tomli', '--target', 'box.json'], files: { 'box.json': '{' }, code: 2, says: ['box.json'] },
  { name: 'A target description without a required field', args: ['tomli', '--target', 'box.json'], files: { 'box.json': '{}' }, code: 2, says: ['box.json'] },
  { name: 'A target description with contradicting fields', args: ['tomli', '--target', 'box.json'], files: { 'box.json': CONTRADICTORY }, code: 2, says: ['box.json: markers.sys_platform: win32: linux, to match the field os'] },
  { name: 'A file as output folder', args: ['tomli', '-o', 'out'], files: { out: '' }, code: 2, says: ['--output: out: is a file, expected a folder'] },
  { name: 'An interpreter that does not exist', args: ['tomli', '--interpreters', './nope/python'], code: 2, says: ['--interpreters: ./nope/python: does not exist'] },
  { name: 'A malformed index URL', args: ['tomli', '--index-url', 'index.example/simple'], code: 2, says: ['--index-url: index.example/simple: expected a URL'] },
  { name: 'A CA file without a certificate', args: ['tomli', '--cert', 'ca.pem'], files: { 'ca.pem': 'no certificate\n' }, code: 2, says: ['ca.pem: contains no PEM certificate'] },
  { name: 'A volume too large for a release', args: ['tomli', '--volume-size', '3GiB'], code: 2, says: ['--volume-size: 3GiB: expected a size from 1MiB to 2000MiB'] },
  { name: 'A name that Windows does not allow', args: ['tomli', '--name', 'nul'], code: 2, says: ['--name: nul: expected a name'] },
  { name: 'A date that does not exist', args: ['tomli', '--uploaded-prior-to', '2026-02-30'], code: 2, says: ['--uploaded-prior-to: 2026-02-30: expected a time'] },
  { name: 'An extra without a pyproject', args: ['tomli', '--extra', 'server'], code: 2, says: ['--extra: requires pyproject or lock'] },
  { name: 'A lock together with other requirements', args: ['tomli', '--lock', 'pylock.toml'], files: { 'pylock.toml': '' }, code: 2, says: ['--package: cannot be combined with lock: a lock is installed exactly as it is'] },
  { name: 'Two errors at once', args: ['tomli', '--archive', 'rar', '--jobs', '0'], code: 2, says: ['--archive: rar', '--jobs: 0: expected a number from 1 to 16'] },
  { name: '`verify` without a folder', args: ['verify'], code: 2, says: ['verify: write it as: offline-bundle verify DIR'] },
  { name: '`verify` of a folder that does not exist', args: ['verify', 'nope'], code: 2, says: ['verify: nope: folder not found: pass the bundle folder'] },
  { name: '`verify` of an archive', args: ['verify', 'out/offline-bundle.tar.gz'], files: { 'out/offline-bundle.tar.gz': '' }, code: 2, says: ['verify: out/offline-bundle.tar.gz: is an archive: extract it first'] },
  { name: '`verify` of a folder without a bundle', args: ['verify', 'out'], files: { 'out/notes.txt': '' }, code: 2, says: ['verify: out: contains no bundle: pass the bundle folder'] },
  { name: 'An option that the command does not support', args: ['verify', 'bundle', '--platform', 'windows-x86_64'], code: 2, says: ['--platform: not supported by this command'] },
] // biome-ignore format: a table
