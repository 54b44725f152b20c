import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Runs a program on a terminal of its own; gives everything that the terminal was sent. */
function onTerminal(args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const pty = 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)'
  const { stdout } = spawnSync('python3', ['-c', pty, process.execPath, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', ...env },
  })
  return stdout
}

// Windows has no such terminals to start from Python.
const TERMINALS = process.platform === 'win32' ? [] : ['xterm']

test.each(TERMINALS)('on an %s a phase draws bars and ends in one line', () => {
  const drawn = onTerminal([path.resolve('test/fixtures/two-bars.ts')])
  expect(drawn).toContain('1 of 2 targets')
  expect(drawn).toContain('500 kB of 1.0 MB')
  expect(drawn).not.toContain('\u001b[2J')
  expect(drawn.slice(drawn.lastIndexOf('\u001b[0J'))).toContain('Resolve 2 targets')
  // Line wrapping, which bars switch off, is on again.
  expect(drawn.lastIndexOf('\u001b[?7h')).toBeGreaterThan(drawn.lastIndexOf('\u001b[?7l'))
})

test.each(TERMINALS)('on an %s of 40 columns no live line is longer', () => {
  const drawn = onTerminal([path.resolve('test/fixtures/two-bars.ts'), '40'])
  const lines = drawn.split(/\r?\n|\u001b\[\?7[lh]|\r/).map((line) => line.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, ''))
  expect(drawn).toContain('500 kB of 1.0 MB')
  expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThan(40)
})

test.each(TERMINALS)('on an %s colours show, and NO_COLOR is respected', () => {
  expect(onTerminal(['dist/cli.js', '--help'])).toContain('\u001b[1m')
  expect(onTerminal(['dist/cli.js', '--help'], { NO_COLOR: '1' })).not.toContain('\u001b')
  expect(onTerminal(['dist/cli.js', '--no-such-option'])).toContain('\u001b[31m')
  expect(onTerminal(['dist/cli.js', '--no-such-option'], { NO_COLOR: '1' })).not.toContain('\u001b')
})
