import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { command } from '../fixtures/command.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, bundled, sharedFolder } from './on-index.ts'

const room = sharedFolder()
/** Python that leaves a file where the test looks, wherever it runs. */
const leave = (mark: string): string => `open(${JSON.stringify(path.join(room, `ran-${mark}`))}, "w").close()\n`
const ran = (): readonly string[] => readdirSync(room).filter((name) => name.startsWith('ran-'))

/** Everything by which a wheel or a source gets code to run, each of which says so. */
const HOOKED = {
  name: 'hooked',
  version: '1.0',
  modules: {
    'hooked.py': leave('import'),
    'hooked.pth': `import pathlib; pathlib.Path(${JSON.stringify(path.join(room, 'ran-pth'))}).touch()\n`,
    'sitecustomize.py': leave('sitecustomize'),
    'usercustomize.py': leave('usercustomize'),
    'keyring.py': leave('a module that pip imports where it finds one'),
  },
  scripts: { hooked: 'hooked:main' },
} as const

test('making, proving and verifying a bundle of wheels runs no code of theirs, and importing them does', async () => {
  const source = { name: 'hooked', version: '1.0', kind: 'sdist', buildCode: leave('build') } as const
  const only = { name: 'only-source', version: '1.0', kind: 'sdist', buildCode: leave('build') } as const
  const index = await startIndex({ indexes: { a: { files: [HOOKED, source, only] } } })
  const cache = ['--cache-dir', warmCache(path.join(room, 'cache'))]
  try {
    const options = { cwd: room }
    const [made] = (await bundled(index, ['hooked', '--interpreters', 'auto', ...cache], options)).bundles
    expect(made?.targets.map(({ level }) => level)).toEqual(['installed'])
    const verified = await command(['verify', path.join(room, 'out', 'offline-bundle'), ...cache], options)
    expect(verified.code).toBe(0)
    const rejected = await bundle(index, ['hooked', 'only-source', '-o', 'other', ...cache], options)
    expect(rejected.code).toBe(3)
    expect(ran()).toEqual([])

    await bundled(index, ['hooked', '--interpreters', 'auto', '--prove', 'imported', ...cache], options)
    expect(ran()).toContain('ran-import') // the hooks do work
  } finally {
    await index.close()
  }
})
