import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const files = globSync('.github/workflows/*.yml')

test.each(files)('%s starts with no permission, and names every action by its full commit', (file) => {
  const text = readFileSync(file, 'utf8')
  expect(parse(text).permissions).toEqual({})
  const uses = [...text.matchAll(/uses: (\S+)(.*)/g)].map(([, action = '', comment = '']) => ({ action, comment }))
  expect(
    uses.filter(
      ({ action, comment }) => !action.startsWith('./') && !(/@[0-9a-f]{40}$/.test(action) && /^ # v\d+\.\d+\.\d+$/.test(comment)),
    ),
  ).toEqual([])
})

test.each(files)('in %s one job fails when any other does', (file) => {
  const { jobs } = parse(readFileSync(file, 'utf8'))
  expect([...jobs['all-green'].needs, 'all-green'].sort()).toEqual(Object.keys(jobs).sort())
})

test('.ci/run runs the two commands that README opens with, and no more', () => {
  const opening = /```sh\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? ''
  const stated = opening
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, ''))
    .filter((line) => line !== '')
  const run = readFileSync('.ci/run', 'utf8')
    .split('\n')
    .filter((line) => /^(?:node|npm) /.test(line))
  expect(stated).toHaveLength(2)
  expect(run).toEqual(stated)
})
