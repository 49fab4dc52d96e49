// `meldplicht rules list|show|check|diff|graph|sql|init`.
import { commandGroup } from './commandGroup.ts'

export const rulesCommand = commandGroup('rules', (words) => words.commands.ruleCommands, {
  list: async () => (await import('./rulesList.ts')).rulesListCommand,
  show: async () => (await import('./rulesShow.ts')).rulesShowCommand,
  check: async () => (await import('./rulesCheck.ts')).rulesCheckCommand,
  diff: async () => (await import('./rulesDiff.ts')).rulesDiffCommand,
  graph: async () => (await import('./rulesGraph.ts')).rulesGraphCommand,
  sql: async () => (await import('./rulesSql.ts')).rulesSqlCommand,
  init: async () => (await import('./rulesInit.ts')).rulesInitCommand,
})
