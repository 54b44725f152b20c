import type { Reader } from '../options/reader.ts'
import { ASKING, type OptionName } from '../options/table.ts'
import type { Surface } from './spec.ts'

/** Options that are right alone and wrong together: each pair is one fault, at the option that has to go. */
export function checkTogether(read: Reader, surface: Surface): void {
  // A leg and the merge of a matrix are told by its plan what is asked for.
  if (surface !== 'leg' && surface !== 'merge') {
    askedForSomething(read)
    pyprojectFits(read)
  }
  switchesFit(read)
}

function askedForSomething(read: Reader): void {
  if (!read.given('group') && !ASKING.some((name) => read.given(name))) {
    read.fault('package', '', 'nothing is asked for: give a requirement, -r FILE, --pyproject FILE, --script FILE or --lock FILE')
  }
  if (!read.given('lock')) {
    if (read.given('lock-built')) read.fault('lock-built', '', 'has no effect without lock')
    return
  }
  if (read.given('lock-built') && !read.given('find-links'))
    read.fault('lock-built', '', 'give find-links too: the wheels are taken from there')
  const beside: readonly OptionName[] = [...ASKING.filter((name) => name !== 'lock'), 'constraint']
  for (const name of beside) {
    if (read.given(name)) read.fault(name, '', 'leave it out: a lock is reproduced exactly as it is')
  }
}

function pyprojectFits(read: Reader): void {
  // A group alone is one of ./pyproject.toml, as with pip
  if (read.given('extra') && !read.given('pyproject') && !read.given('lock')) {
    read.fault('extra', '', 'give pyproject or lock too: it names something there; for a package write NAME[EXTRA]')
  }
}

function switchesFit(read: Reader): void {
  if (read.flag('delta') && !read.given('since')) read.fault('delta', '', 'give since too: a delta is made against it')
  if (read.given('since') && (read.text('split') ?? 'none') !== 'none')
    read.fault('since', '', 'leave it out, or split: one earlier bundle is no match for many')
  if (read.given('verify-with')) read.fault('verify-with', '', 'leave it out: it belongs to `verify`')
  if (read.flag('no-cache') && read.given('cache-dir')) read.fault('no-cache', '', 'leave it out, or cache-dir')
  if (read.flag('quiet') && read.flag('verbose')) read.fault('quiet', '', 'leave it out, or verbose')
}
