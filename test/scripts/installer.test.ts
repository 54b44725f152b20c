import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { installerText, writeInstaller } from '../../scripts/installer.ts'

const PYTHON = process.platform === 'win32' ? 'python' : 'python3'
const MAIN =
  '"""What it is."""\n\nimport sys\n\n# --- the command ---\n\nimport sys\nfrom typing import List\n\nfrom .words import say\n\n\ndef main(words: List[str]) -> None:\n    say(words)\n\n\nmain(sys.argv[1:])\n'
const WORDS = '"""Words."""\n\nfrom typing import (\n    Any,\n    List,\n)\n\n\ndef say(words: List[Any]) -> None:\n    print(*words)\n'

test('the modules of the installer are one file that runs, imports at the top, what is used before who uses it', () => {
  const text = installerText(modules({ words: WORDS }))
  expect(execFileSync(PYTHON, ['-I', '-', 'hello'], { input: text, encoding: 'utf8' }).trim()).toBe('hello')
  expect(text).not.toContain('from .')
  expect(text.match(/^ *from typing .*$/gm)).toEqual(['    from typing import Any, List'])
})

test.each([
  ['a cycle', { words: `${WORDS}\nfrom .main import main\n` }, 'main imports words imports main'],
  ['a module that nobody imports', { words: WORDS, idle: '"""Idle."""\n' }, 'nothing imports idle'],
  ['a module that is not there', {}, 'there is no module words'],
  ['a name that two modules define', { words: `${WORDS}\n\ndef main() -> None:\n    pass\n` }, 'two modules define main'],
])('%s is no installer', (_, more, message) => {
  expect(() => installerText(modules(more))).toThrow(message)
})

test('install.py has no line of more than 140 characters', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'offline-bundle-installer-'))
  try {
    writeInstaller(path.join(folder, 'install.py'))
    const lines = readFileSync(path.join(folder, 'install.py'), 'utf8').split('\n')
    expect(lines.filter((line) => line.length > 140)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

function modules(more: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries({ main: MAIN, ...more }))
}
