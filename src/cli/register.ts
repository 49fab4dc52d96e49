// `meldplicht register <command>`: each is loaded when it is called.
import { commandGroup } from './commandGroup.ts'

export const registerCommand = commandGroup('register', (words) => words.commands.registerCommands, {
  init: async () => (await import('./registerInit.ts')).registerInitCommand,
  list: async () => (await import('./registerList.ts')).registerListCommand,
  show: async () => (await import('./registerShow.ts')).registerShowCommand,
  note: async () => (await import('./registerNote.ts')).registerNoteCommand,
  notified: async () => (await import('./registerNotified.ts')).registerNotifiedCommand,
  informed: async () => (await import('./registerInformed.ts')).registerInformedCommand,
  reassess: async () => (await import('./registerReassess.ts')).registerReassessCommand,
  confirm: async () => (await import('./registerConfirm.ts')).registerConfirmCommand,
  withdraw: async () => (await import('./registerWithdraw.ts')).registerWithdrawCommand,
  close: async () => (await import('./registerClose.ts')).registerCloseCommand,
  export: async () => (await import('./registerExport.ts')).registerExportCommand,
  rerun: async () => (await import('./registerRerun.ts')).registerRerunCommand,
  verify: async () => (await import('./registerVerify.ts')).registerVerifyCommand,
})
