import { defineConfig } from 'vitest/config'

/** Real pips, interpreters and builds run in these tests: few at once, and with time to finish. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/proof/**', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // A test that passes only at the second try has found something.
    retry: 0,
  },
})
