import { defineConfig } from 'vitest/config'

/** Proofs run one after the other: each may need the whole machine. Unit: milliseconds. */
export default defineConfig({
  test: {
    include: ['test/proof/**/*.test.ts'],
    globalSetup: ['test/fixtures/warm-up.ts', 'test/fixtures/built-command.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    retry: 0,
  },
})
