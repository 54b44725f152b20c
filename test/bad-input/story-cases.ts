import { devNull } from 'node:os'
import type { FileRow, IndexFault, IndexSpec } from '../doubles/index.ts'
import { type BadInput, PLAINLY } from './cases.ts'

const WINDOWS = ['--platform', 'windows-x86_64', '--python', '3.12']
const FROM = ['--index-url', '{index}', '--pip-config', 'none', '--prove', 'closure', ...WINDOWS, ...PLAINLY]
/** As FROM, but with pip's own settings read, of which the case hands in all there are. */
const FROM_PIP = ['--index-url', '{index}', '--pip-config', 'network', ...WINDOWS, ...PLAINLY]
/** Asks a second time and no more: a row of this table is not about retry. */
const BRIEFLY = { PIP_CONFIG_FILE: devNull, PIP_RETRIES: '1' }

/** Made for newer Pythons than the one of WINDOWS. */
const LOCK = `lock-version = "1.0"
created-by = "x"
requires-python = ">=3.13"
[[packages]]
name = "alpha"
version = "1.0"
[[packages.wheels]]
url = "https://files.example/alpha-1.0-py3-none-any.whl"
hashes = { sha256 = "${'0'.repeat(64)}" }
`

/** An index with these files, which does this wrong. */
function indexOf(files: readonly FileRow[], faults: readonly IndexFault[] = []): IndexSpec {
  return { indexes: { a: { files } }, faults }
}

const ALPHA: FileRow = { name: 'alpha', version: '1.0' }
const page = (fault: Omit<IndexFault, 'path'>): IndexSpec => indexOf([ALPHA], [{ path: '/a/simple/alpha/*', ...fault }])

/** What only shows when Python reads, an index answers, or a file arrives. */
export const STORY_CASES: readonly BadInput[] = [
  { name: 'A malformed requirement', group: 'requirements', args: ['alpha==', ...FROM], index: indexOf([ALPHA]), code: 2, says: ['alpha=='] },
  { name: 'A malformed requirement URL', group: 'requirements', args: ['alpha @ https://[index.example/alpha-1.0-py3-none-any.whl', ...FROM], index: indexOf([ALPHA]), code: 2, says: ['argument: alpha @ https://[index.example/alpha-1.0-py3-none-any.whl: '] },
  { name: 'A malformed marker', group: 'requirements', args: ['alpha; python_verson > "3"', ...FROM], index: indexOf([ALPHA]), code: 2, says: ['python_verson'] },
  { name: 'Errors in two lines of a requirements file', group: 'requirements', args: ['-r', 'r.txt', ...FROM], files: { 'r.txt': 'alpha\nalpha==\n--no-such-thing\n' }, index: indexOf([ALPHA]), code: 2, says: ['r.txt:2', 'r.txt:3'] },
  { name: 'A wheel that does not exist', group: 'requirements', args: ['./gone-1.0-py3-none-any.whl', ...FROM], index: indexOf([ALPHA]), code: 2, says: ['gone-1.0-py3-none-any.whl'] },
  { name: 'A truncated local wheel', args: ['./alpha-1.0-py3-none-any.whl', ...FROM], files: { 'alpha-1.0-py3-none-any.whl': 'PK' }, index: indexOf([ALPHA]), code: 4, says: ['alpha-1.0-py3-none-any.whl', 'is not a readable wheel', 'download the file again'] },
  { name: 'A wheel whose METADATA has no Name', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, rawMetadata: 'Metadata-Version: 2.1\nVersion: 1.0\n' }]), code: 4, says: ['alpha-1.0-py3-none-any.whl', 'its METADATA has no Name'] },
  { name: 'A wheel whose METADATA starts with a byte order mark', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, rawMetadata: '\ufeffMetadata-Version: 2.1\nName: alpha\nVersion: 1.0\n' }]), code: 4, says: ['alpha-1.0-py3-none-any.whl', 'byte order mark'] },
  { name: 'A wheel with an invalid Requires-Dist', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, requires: ['b b b'] }]), code: 4, says: ['alpha-1.0-py3-none-any.whl', 'invalid Requires-Dist: b b b'] },
  { name: 'A wheel with a Requires-Dist marker that cannot be evaluated', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, requires: ["b; python_version ~= '3'"] }]), code: 4, says: ['alpha-1.0-py3-none-any.whl', 'its marker cannot be evaluated'] },
  { name: 'A wheel that requires a URL', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, requires: ['b @ https://host.example/b-1-py3-none-any.whl'] }]), code: 3, says: ['alpha needs b @ https://host.example/b-1-py3-none-any.whl', 'which pip would fetch'] },
  { name: 'A wheel that requires a URL that cannot be parsed', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, requires: ['b @ http://['] }]), code: 4, says: ['invalid Requires-Dist: b @ http://[', 'its URL cannot be parsed'] },
  { name: 'A marker that cannot be evaluated', group: 'requirements', args: ['-r', 'r.txt', ...FROM], files: { 'r.txt': "alpha\nalpha; python_version ~= '3'\n" }, index: indexOf([ALPHA]), code: 2, says: ['r.txt:2', 'its marker cannot be evaluated'] },
  { name: 'A lock file passed as a requirements file', group: 'requirements', args: ['-r', 'uv.lock', ...FROM], files: { 'uv.lock': 'version = 1\n[[package]]\nname = "alpha"\n' }, index: indexOf([ALPHA]), code: 2, says: ['uv.lock', 'is a lock file, not a requirements file', 'uv export'] },
  { name: 'Requirements in UTF-16 without a byte order mark', group: 'requirements', args: ['-r', 'r.txt', ...FROM], files: { 'r.txt': 'a\0l\0p\0h\0a\0\n\0' }, index: indexOf([ALPHA]), code: 2, says: ['r.txt', 'it is UTF-16LE without a byte order mark'] },
  { name: 'A lock whose hashes do not match the files', args: ['--lock', 'r.txt', ...FROM], files: { 'r.txt': `alpha==1.0 --hash=sha256:${'0'.repeat(64)}\n` }, index: indexOf([ALPHA]), code: 4, says: ['alpha==1.0: no file for this target matches a hash of the lock', 'alpha-1.0-py3-none-any.whl', 'r.txt:1'] },
  { name: 'An index that announces unusable metadata', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, version: '1.1', announced: { rawMetadata: 'Version: 1.1\n' } }]), code: 4, says: ['alpha-1.1-py3-none-any.whl does not match its announced metadata', 'has no Name'] },
  { name: 'An index that fails for metadata files', args: ['alpha', ...FROM], env: BRIEFLY, index: indexOf([ALPHA], [{ path: '/a/files/*.metadata', status: 503 }]), code: 8, says: ['503'] },
  { name: 'Three projects that the index does not provide', group: 'projects', args: ['alpha', 'alfa', 'betta', 'gamma', ...FROM], index: indexOf([ALPHA]), code: 3, says: ['alfa: no index has', 'betta: no index has', 'gamma: no index has'] },
  { name: 'A project that the index does not provide', group: 'projects', args: ['alpha', 'nowhere-to-be-found', ...FROM], index: indexOf([ALPHA]), code: 3, says: ['nowhere-to-be-found', 'cp312-windows-x86_64'] },
  { name: 'A constraint that conflicts', group: 'projects', args: ['alpha>=1', '-c', 'c.txt', ...FROM], files: { 'c.txt': 'alpha<1\n' }, index: indexOf([ALPHA]), code: 3, says: ['alpha'] },
  { name: 'A project with wheels for other systems only', group: 'projects', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, tag: 'cp312-cp312-macosx_11_0_arm64' }]), code: 3, says: ['alpha', 'cp312-windows-x86_64'] },
  { name: 'A project that has only an sdist', group: 'projects', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, kind: 'sdist' }]), code: 3, says: ['alpha', '--sdists'] },
  { name: 'A project that requires a newer Python', group: 'projects', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, requiresPython: '>=3.99' }]), code: 3, says: ['alpha', '3.99'] },
  { name: 'An index that responds with 500', args: ['alpha', ...FROM_PIP], env: BRIEFLY, index: page({ status: 500 }), code: 8, says: ['500'] },
  { name: 'An index that responds with 403', args: ['alpha', ...FROM], index: page({ status: 403 }), code: 8, says: ['403', '--ignore-error-codes URL=403'] },
  { name: 'An index that responds with 429', args: ['alpha', ...FROM_PIP], env: BRIEFLY, index: page({ status: 429, headers: { 'Retry-After': '0' } }), code: 8, says: ['429'] },
  { name: 'An index that responds with a login page', args: ['alpha', ...FROM], index: page({ status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html><form action="/login"><input type="password"></form></html>' }), code: 8, says: ['alpha'] },
  { name: 'An index page whose hashes are all invalid', group: 'projects', args: ['alpha', ...FROM], index: page({ status: 200, headers: { 'Content-Type': 'application/vnd.pypi.simple.v1+json' }, body: '{"files":[{"filename":"alpha-1.0-py3-none-any.whl","url":"/alpha-1.0-py3-none-any.whl","hashes":{"sha256":"abc"}}]}' }), code: 3, says: ['the index page lists no usable wheel or sdist', 'valid hashes'] },
  { name: 'An index page that lists only sdists without a version', group: 'projects', args: ['alpha', ...FROM], index: page({ status: 200, headers: { 'Content-Type': 'application/vnd.pypi.simple.v1+json' }, body: '{"files":[{"filename":"alpha-none.tar.gz","url":"/alpha-none.tar.gz","hashes":{}}]}' }), code: 3, says: ['the index page lists no usable wheel or sdist'] },
  { name: 'An index that drops the connection', args: ['alpha', ...FROM_PIP], env: BRIEFLY, index: page({ reset: true }), code: 8, says: ['127.0.0.1'] },
  { name: 'An index that cannot be reached', args: ['alpha', '--index-url', 'http://127.0.0.1:9/simple', '--pip-config', 'network', ...WINDOWS, ...PLAINLY], env: BRIEFLY, code: 8, says: ['127.0.0.1:9'] },
  { name: 'A corrupted download', args: ['alpha', ...FROM], index: indexOf([ALPHA], [{ path: '*.whl', corrupt: true }]), code: 4, says: ['alpha-1.0-py3-none-any.whl'] },
  { name: 'A wheel whose RECORD lists a path outside of its folder', group: 'wheels', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, recordLines: ['../../x,,'] }]), code: 4, says: ['cp312-windows-x86_64: alpha-1.0-py3-none-any.whl', "RECORD lists '../../x'"] },
  { name: 'A wheel with entry points that pip rejects', group: 'wheels', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, scripts: { run: 'alpha' } }]), code: 4, says: ['cp312-windows-x86_64: alpha-1.0-py3-none-any.whl', "line 2 of its entry_points.txt is rejected by pip: 'run = alpha'"] },
  { name: 'A command name that Windows does not allow', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, scripts: { 'x?y': 'alpha:main' } }]), code: 3, says: ['cp312-windows-x86_64: alpha-1.0-py3-none-any.whl', 'x?y.exe is not a valid file name on Windows'] },
  { name: 'A wheel with a warning, with `--policy-warnings error`', group: 'rules', args: ['alpha', '--policy-warnings', 'error', ...FROM], index: indexOf([{ ...ALPHA, fault: 'bad-record' }]), code: 9, says: ['alpha-1.0-py3-none-any.whl: its RECORD differs from its files in 3 places', 'cp312-windows-x86_64; rule: policy-warnings'] },
  { name: 'A wheel whose METADATA names another project', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, metadataName: 'beta' }]), code: 4, says: ['alpha-1.0-py3-none-any.whl', 'beta'] },
  { name: 'A wheel whose METADATA names another version', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, metadataVersion: '7' }]), code: 4, says: ['alpha-1.0-py3-none-any.whl', '7'] },
  { name: 'An index that announces metadata that differs from the wheel', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, requires: ['beta'], announced: { requires: [] } }]), code: 4, says: ['alpha-1.0-py3-none-any.whl', '/a/simple', 'Requires-Dist beta only in the wheel'] },
  { name: 'A lock that does not support a target', args: ['--lock', 'pylock.toml', ...FROM], files: { 'pylock.toml': LOCK }, index: indexOf([ALPHA]), code: 3, says: ['pylock.toml requires Python >=3.13', 'cp312-windows-x86_64'] },
  { name: 'A requirement without a hash in hash-checking mode', args: ['-r', 'r.txt', ...FROM], files: { 'r.txt': '--require-hashes\nalpha==1.0\n' }, index: indexOf([ALPHA]), code: 2, says: ['r.txt:2', 'has no --hash'] },
  { name: 'A yanked file that was not requested', group: 'rules', args: ['app', ...FROM], index: indexOf([{ name: 'app', version: '1.0', requires: ['alpha==1.0'] }, { ...ALPHA, yanked: 'broken' }]), code: 9, says: ['alpha 1.0 (cp312-windows-x86_64): it was yanked by its project ("broken")', 'alpha==1.0'] },
  { name: 'A project with only yanked files', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, yanked: 'broken' }]), code: 9, says: ['cp312-windows-x86_64: alpha: every matching version is yanked: 1.0 (broken) (rule: yanked)', '==1.0'] },
  { name: 'An sdist of a yanked release that was not requested', args: ['app', '--sdists', 'pure', ...FROM], index: indexOf([{ name: 'app', version: '1.0', requires: ['alpha==1.0'] }, { ...ALPHA, kind: 'sdist', yanked: 'broken' }]), code: 9, says: ['cp312-windows-x86_64: the source of alpha 1.0: it was yanked by its project ("broken")', 'alpha==1.0'] },
  { name: 'A license that is forbidden', group: 'rules', args: ['alpha', '--license-deny', 'GPL-3.0-only', ...FROM], index: indexOf([{ ...ALPHA, metadata: ['License-Expression: GPL-3.0-only'] }]), code: 9, says: ['alpha 1.0 (cp312-windows-x86_64): its license is GPL-3.0-only, and --license-deny forbids GPL-3.0-only'] },
  { name: 'A project without license information', group: 'rules', args: ['alpha', '--license-allow', 'MIT', ...FROM], index: indexOf([ALPHA]), code: 9, says: ['alpha 1.0', 'does not state a license', '--license-allow project:alpha'] },
  { name: 'An unknown SPDX license identifier', args: ['alpha', '--license-deny', 'GLP-3.0', ...FROM], index: indexOf([ALPHA]), code: 2, says: ['--license-deny: GLP-3.0: is not an SPDX license identifier'] },
  { name: 'A known vulnerability', group: 'rules', args: ['alpha', '--advisories', 'osv.json', ...FROM], files: { 'osv.json': '{"id":"PYSEC-1","summary":"Bad","affected":[{"package":{"ecosystem":"PyPI","name":"Alpha"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1.0.1"}]}]}]}' }, index: indexOf([ALPHA]), code: 9, says: ['alpha 1.0 (cp312-windows-x86_64): it has PYSEC-1: Bad', 'fixed in 1.0.1'] },
  { name: 'Invalid advisories', args: ['alpha', '--advisories', 'osv.json', ...FROM], files: { 'osv.json': '{"results":[{"vulns":[{"id":"PYSEC-1"}]}]}' }, index: indexOf([ALPHA]), code: 2, says: ['--advisories: osv.json: PYSEC-1: has no "affected"'] },
  { name: 'A file that was uploaded too late', args: ['alpha', '--uploaded-prior-to', '2026-01-01', ...FROM], index: indexOf([{ ...ALPHA, uploadTime: '2026-02-01T00:00:00Z' }]), code: 9, says: ['cp312-windows-x86_64: alpha: 1.0 was uploaded at 2026-02-01', '--uploaded-prior-to'] },
  { name: 'An sdist that was uploaded too late', args: ['alpha', '--sdists', 'pure', '--uploaded-prior-to', '2026-01-01', ...FROM], index: indexOf([{ ...ALPHA, kind: 'sdist', uploadTime: '2026-02-01T00:00:00Z' }]), code: 9, says: ['cp312-windows-x86_64: alpha: 1.0 was uploaded at 2026-02-01', '--uploaded-prior-to'] },
  { name: 'A wheel that is not a zip archive', group: 'wheels', args: ['alpha', ...FROM], index: indexOf([{ ...ALPHA, fault: 'not-a-zip' }]), code: 4, says: ['alpha-1.0-py3-none-any.whl'] },
  { name: 'A folder with the name of the bundle that is not a bundle', args: ['alpha', ...FROM], files: { 'out/offline-bundle/mine.txt': 'mine' }, index: indexOf([ALPHA]), code: 2, says: ['offline-bundle'] },
  { name: 'A lock that contains the project itself, as written by `uv export`', args: ['--lock', 'lock.txt', ...FROM], files: { 'lock.txt': '-e .\n', 'pyproject.toml': '[project]\nname = "mine"\nversion = "1"\n' }, index: indexOf([ALPHA]), code: 3, says: ['mine: the lock has no wheel for this target', 'uv export --no-emit-project'] },
  { name: 'A Python older than 3.10', args: ['alpha', ...FROM], index: indexOf([ALPHA]), programs: { python3: 'echo cpython 3.9.18 python3' }, code: 7, says: ['no usable Python', 'is cpython 3.9.18', 'Add CPython 3.10 or newer'] },
  { name: 'An interpreter that is not on PATH, reported before resolution', args: ['nowhere-to-be-found', '--interpreters', 'python3.99', '--index-url', '{index}', '--pip-config', 'none', ...WINDOWS, '--archive', 'none', '--cache-dir', '{cache}', '-o', 'out'], index: indexOf([ALPHA]), code: 7, says: ['python3.99 could not be inspected: program not found'] },
  { name: 'An unrelated install.py in the output folder', args: ['alpha', ...FROM], files: { 'out/install.py': 'mine' }, index: indexOf([ALPHA]), code: 2, says: ['install.py', 'was not written by a previous run'] },
  { name: 'An unrelated file with the name of the archive', args: ['alpha', ...FROM], files: { 'out/offline-bundle.zip': 'mine' }, index: indexOf([ALPHA]), code: 2, says: ['offline-bundle.zip', 'was not written by a previous run'] },
  { name: 'No Python on PATH', args: ['alpha', '--index-url', '{index}', ...WINDOWS, '--archive', 'none', '--no-cache', '-o', 'out'], index: indexOf([ALPHA]), env: { PATH: '/nowhere' }, code: 7, says: ['no Python found'] },
] // biome-ignore format: a table
