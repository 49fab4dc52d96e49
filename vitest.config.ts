import { defineConfig } from 'vitest/config'

// Two at once: on a machine with two cores vitest itself would leave one of them idle.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Its modules import folders, which Node does not.
    server: { deps: { inline: ['dt-sql-parser'] } },
  },
})
