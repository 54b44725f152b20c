import { defineConfig } from 'vitest/config'

/** Real pips, interpreters and builds run in these tests: few at once, and with time to finish. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/proof/**', 'node_modules/**'],
    globalSetup: ['test/fixtures/warm-up.ts', 'test/fixtures/built-command.ts'],
    pool: 'forks',
    isolate: false, // no module of src keeps state (test/architecture.test.ts), so test files may share a process: loading them costs a third less
    maxWorkers: 3, // on 2 cores: each waits for children of its own for a third of its time
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // A test that passes only at the second try has found something.
    retry: 0,
  },
})
