import { defineConfig } from 'vitest/config'

/** The engine, the law and the packs, without a process beside this one. */
const FAST = [
  'test/floorplan.test.ts',
  'test/{compile,decide,law,record}/**/*.test.ts',
  'test/check/!(packGuide).test.ts',
  'test/pack/!(depth).test.ts',
  'test/table/!(batch).test.ts',
]
/** What takes long and rarely fails: `.ci/run` runs it, `npm test` does not. */
const SLOW = ['test/**/*.slow.test.ts']

const project = (name: string, include: string[], exclude: string[]) => ({
  extends: true as const,
  test: { name, include, exclude },
})

// Two at once: on a machine with two cores vitest itself would leave one of them idle.
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    globalSetup: 'test/leftovers.ts',
    // Its modules import folders, which Node does not.
    server: { deps: { inline: ['dt-sql-parser'] } },
    projects: [
      project('fast', FAST, SLOW),
      project('everyday', ['test/**/*.test.ts'], [...FAST, ...SLOW]),
      project('slow', SLOW, []),
    ],
  },
})
