import { type TrapGroup, trap } from './trap.ts'

const FAR_SIDE = 'test/python/test_install.py'

/** Traps of reading and showing what a package, an index or a courier wrote. */
// biome-ignore format: a table, an entry for each trap
export const TEXT_TRAPS: TrapGroup = {
  title: 'Text that others wrote',
  traps: [
    trap('steering', 'The name of a file that a courier added moves the cursor of the terminal that shows it as a fault',
      [FAR_SIDE, 'test_a_file_name_steers_no_terminal'],
      ['python/installer/words.py', '    text = STEERING.sub(lambda found: ascii(found.group())[1:-1], text)\n']),
    trap('forged-line', 'A name with a line break says for itself that the origin was verified',
      [FAR_SIDE, 'test_no_text_of_the_bundle_can_say_what_only_the_installer_may'],
      ['python/installer/bundle.py', 'odd = [one for one in [name] if not re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*\\Z", one)]'], 'odd = []'),
    trap('deep-json', 'JSON that nests deep enough ends its reader, which then says nothing of the bundle',
      [FAR_SIDE, 'test_json_that_nests_beyond_the_stack_is_refused'],
      ['python/installer/files.py', 'except (ValueError, RecursionError) as error:'], 'except ValueError as error:'),
    trap('keys-twice', 'A key that stands twice in JSON means one thing to one reader and another to the next',
      ['test/core/strict-json.test.ts', "'a key that stands twice' is refused"],
      ['src/core/strict-json.ts', 'if (keys.has(key)) throw'], 'if (false) throw'),
    trap('inherited-keys', 'A machine called `constructor` finds something in every table',
      ['test/targets/described.test.ts', "a description with 'a machine called constructor' is refused by path and field"],
      ['src/core/own.ts', 'Object.hasOwn(table, key) ? table[key] : undefined'], 'table[key]'),
    trap('comment-in-list', 'A comment that holds an odd line separator is read as a value',
      ['test/inputs/grammars.test.ts', "a list has 'no comment with an odd separator'"],
      ['src/inputs/list.ts', '/(^|\\s)#.*$/s'], '/(^|\\s)#.*$/'),
    trap('unreadable-metadata', 'pip passes over a release whose metadata it cannot read, and then names the wrong cause',
      ['test/python/test_metadata_faults.py', 'test_where_no_other_release_matches_the_file_and_the_field_are_named'],
      ['python/worker/resolver/refusals.py', '                raise BrokenWheel(self._ireq, faults)'], '                pass'),
    trap('slashes', 'A `git+file:///srv/app` that is taken apart and put together again has lost its slashes, and leads nowhere',
      ['test/python/test_reading.py', 'test_a_repository_on_this_machine_keeps_its_slashes'],
      ['python/worker/reading/root.py', 'link.url.partition("#")[0] if link.is_vcs else '], ''),
    trap('glob-hash', 'What stands beside a glob, a hash or an extra, is lost where the glob is opened',
      ['test/python/test_reading.py', 'test_what_stands_beside_a_glob_holds_for_each_of_its_files'],
      ['python/worker/reading/local.py', 'asked.origin, hashes=asked.hashes, shown'], 'asked.origin, shown'),
  ],
}
