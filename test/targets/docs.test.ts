import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DISTRIBUTIONS, releaseNames } from '../../src/targets/distributions.ts'
import { GLIBC_MINORS, LINUX_MACHINES, MACOS_MAJORS, MUSL_MINORS } from '../../src/targets/platforms.ts'
import { parsePythons } from '../../src/targets/python-ranges.ts'
import { knownPythons } from '../../src/targets/pythons.ts'

const PAGE = readFileSync('docs/targets.md', 'utf8')

/** The rows of the table that stands below a mark, without its head. */
function rowsBelow(mark: string): readonly string[] {
  const [table = ''] = (PAGE.split(`<!-- ${mark}:`)[1] ?? '').split('\n\n')
  return table.split('\n').slice(3)
}

test('docs/targets.md has the distributions of the code', () => {
  const rows = DISTRIBUTIONS.map((distribution) => {
    const { glibc, python, newerPython = '' } = distribution
    const names = releaseNames(distribution).map((name) => `\`${name}\``)
    const own = 'input' in parsePythons(python) ? `${python} (not supported)` : python
    return `| ${names.join(', ')} | 2.${glibc} | ${own} | ${newerPython} |`.replace('|  |', '| |')
  })
  expect(rowsBelow('distributions')).toEqual(rows)
})

test('a distribution with a Python that is too old is the only one with a newer one', () => {
  for (const { names, python, newerPython } of DISTRIBUTIONS)
    if (newerPython !== undefined) expect('input' in parsePythons(python), names[0]).toBe(true)
})

test('docs/targets.md has the Pythons of the code', () => {
  const known = knownPythons()
  const rows = known
    .filter(({ freeThreaded }) => !freeThreaded)
    .map(({ name, newest, released }) => {
      const threaded = known.some((one) => one.name === `${name}t`) ? ` ${name}t |` : ' |'
      return `| ${name}${released ? '' : ' (not released)'} | ${newest} |${threaded}`
    })
  expect(rowsBelow('pythons')).toEqual(rows)
})

test('docs/targets.md has the families of presets of the code', () => {
  expect(PAGE).toContain(`glibc 2.${GLIBC_MINORS.oldest} to 2.${GLIBC_MINORS.newest}`)
  expect(PAGE).toContain(`musl ${MUSL_MINORS.map((minor) => `1.${minor}`).join(', ')}`)
  expect(PAGE).toContain(`macOS ${MACOS_MAJORS.join(', ')} |`)
  expect(PAGE).toContain(LINUX_MACHINES.map((machine) => `\`${machine}\``).join(' '))
})
