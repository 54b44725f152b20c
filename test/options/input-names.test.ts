import { expect, test } from 'vitest'
import { withInputNames } from '../../src/options/table.ts'

test.each([
  ['Leave this target out with --exclude.', 'Leave this target out with `exclude`.'],
  ["with --exclude '*-windows-x86_64', pick", "with `exclude: '*-windows-x86_64'`, pick"],
  ['Add the index with --extra-index-url.', 'Add the index with `extra-index-urls`.'],
  ['Use --sdists pure if it builds', 'Use `sdists: pure` if it builds'],
  ['another --output folder', 'another `output` folder'],
  ['Allow pre-releases with --pre, or', 'Allow pre-releases with `pre: true`, or'],
  ['pass -r FILE, --lock FILE or `--script FILE`', 'pass `requirements: FILE`, `lock: FILE` or `script: FILE`'],
  ['Report it with the output of --verbose.', 'Report it with the output of debug logging.'],
  ['uv export --no-dev --format pylock.toml -o pylock.toml', 'uv export --no-dev --format pylock.toml -o pylock.toml'],
  ['install.py --check --verify-with KEY', 'install.py --check --verify-with KEY'],
])('%j has the names of inputs in an action', (text, want) => expect(withInputNames(text)).toBe(want))
