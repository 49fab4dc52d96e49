// `meldplicht register list|show|notified|verify`.
import { commandGroup } from './commandGroup.ts'

export const registerCommand = commandGroup('register', (words) => words.commands.registerCommands, {
  list: async () => (await import('./registerList.ts')).registerListCommand,
  show: async () => (await import('./registerShow.ts')).registerShowCommand,
  notified: async () => (await import('./registerNotified.ts')).registerNotifiedCommand,
  verify: async () => (await import('./registerVerify.ts')).registerVerifyCommand,
})
