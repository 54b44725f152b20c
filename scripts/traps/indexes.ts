import { type TrapGroup, trap } from './trap.ts'

const DOOR = 'test/worker/door.test.ts'
const PAGES = 'python/worker/door/pages.py'
const PLACES = 'python/worker/door/places.py'
const ONCE = [DOOR, 'one GET for each URL, however many ask at once, with no ETag, no PEP 658 and no-store'] as const

/** Traps of indexes, of the network, and of speed. */
// biome-ignore format: a table, an entry for each trap
export const INDEX_TRAPS: TrapGroup = {
  title: 'Indexes and the network',
  traps: [
    trap('outage', 'A private index that fails falls through to the public one, or reads as "no matching distribution"',
      [DOOR, 'an outage is named, and never an absent project'],
      [PLACES, 'raise status_fault(response.url, status, response.reason)'], 'return None'),
    trap('login-page', 'A login page comes with status 200, and pip finds no link in it',
      [DOOR, "an outage is named, and never an absent project 'a login page'"],
      [PAGES, '    if _FORM.search(content):\n'], '    if False:\n'),
    trap('empty-page', 'So does an empty page',
      [DOOR, "an outage is named, and never an absent project 'an empty 200'"],
      [PAGES, '    if not page.content.strip():\n'], '    if False:\n'),
    trap('outage-in-resolve', 'A failure in the middle of a resolve reads as a conflict or a missing project',
      ['test/python/test_resolver.py', 'test_a_page_that_fails_is_never_a_missing_project'],
      ['python/worker/resolver/desk.py', 'raise Outage(fault) from fault'], 'return {"places": []}'),
    trap('confusion', 'With `--extra-index-url` whoever has the highest version on any index wins',
      ['test/python/test_resolver.py', 'test_a_project_on_two_indexes_is_refused_with_the_way_out'],
      ['python/worker/resolver/desk.py', 'if self._order == "unique" and len(indexes) > 1 else []'], 'if False else []'),
    trap('page-once', 'Without cache headers each page is fetched again for each target',
      ONCE, [PLACES, 'self._memo.once((index.clean, project), lambda: self._ask(index, project))'], 'self._ask(index, project)'),
    trap('file-once', 'Without PEP 658 whole wheels are fetched to read their metadata, for each target, and thrown away',
      ['test/e2e/at-most-once.test.ts', 'with 1, 2 and 4 workers an index without validators gets one GET for each URL'], ['python/worker/door/files.py', 'self._memo.once((file["filename"], file.get("sha256") or file["url"]), lambda: self._land(file))'], 'self._land(file)'),
    trap('asked-once', 'A resolver that asks again for each target pays for its questions',
      ['test/python/test_resolver.py', 'test_each_thing_is_asked_for_once_for_many_targets'],
      ['python/worker/resolver/desk.py', 'future = self._pages.get(project)'], 'future = None'),
    trap('plain-http', "Over plain http pip's cache stores nothing",
      [DOOR, 'a second run asks for changed pages only, and takes wheels and metadata from the cache folder'],
      ['python/worker/door/files.py', 'self._store.keep_wheel(landed.sha256, landed.path)'], 'pass'),
    trap('poisoned-cache', 'What lies in a cache folder may have been changed',
      [DOOR, 'what was changed in the cache folder is dropped and fetched again'],
      ['python/worker/door/store.py', 'if hash_file(target) == sha256:'], 'if True:'),
    trap('wrong-bytes', 'A file is not what the index listed',
      [DOOR, 'a wrong hash or size names the file, what was expected and what was found, and leaves nothing'],
      ['python/worker/door/files.py', '                check(file, wanted, found, size)\n']),
    trap('full-disk', 'A full disk leaves a truncated wheel',
      [DOOR, 'a full disk is named with its folder, and no part stays'],
      ['python/worker/door/files.py', 'part.unlink(missing_ok=True)'], 'pass'),
    trap('leftovers', 'A run that ends early leaves its temporary folders',
      ['test/e2e/failing.test.ts', "'a wheel that arrives broken' leaves the folder as it was"],
      ['src/workshop/workshop.ts', '    await work.close()\n']),
    trap('credentials', '`pip lock` writes the credentials of URLs into its lock',
      [DOOR, "a login 'in the index URL, percent-encoded' opens pages, metadata and files, and is told to nobody"],
      ['python/worker/door/masks.py', '    return remove_auth_from_url(url).partition("#")[0] if "@" in url or "#" in url else url\n'], '    return url\n'),
    trap('version-order', 'Versions are no texts (1.10 is newer than 1.9), and ports of PEP 440 to other languages are wrong in places: Python compares them',
      [DOOR, 'a page in json becomes a table: versions newest first'],
      ['python/worker/door/table.py', 'for version, wheels in self._versions.items() if wheels), reverse=True)'],
      'for version, wheels in self._versions.items() if wheels), reverse=True, key=str)'),
    trap('fast-as-plain', 'A resolver that was made faster answers otherwise than pip',
      ['test/python/test_resolver.py', 'test_rules'],
      ['python/worker/resolver/candidates.py', '-rank, wheel.build_tag, place)'], '-rank, (), place)'),
    trap('moved', 'A replaced name of pip has moved or changed its meaning: then pip runs as it is',
      ['test/python/test_resolver_guard.py', 'test_a_changed_module_or_a_missing_name_is_found'],
      ['python/worker/resolver/patch.py', '[module for module, digest in sources.items() if not source_digest(module).startswith(digest)]'], '[]'),
  ],
}
