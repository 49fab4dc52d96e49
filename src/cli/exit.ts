// Exit codes, but those of an assessment (`ExitCode` in decide); see docs/exit-codes.md.

export const EXIT = {
  done: 0,
  /** A bug in this program. */
  bug: 1,
  wrongUse: 2,
  /** Something could not be written, or a register is not whole. */
  notStored: 4,
  /** A check found something, or two things that should be the same differ. */
  different: 5,
  /** A deadline of the register has passed. */
  overdue: 30,
  /** One passes within the time that was asked for. */
  dueSoon: 31,
  interrupted: 130,
  /** Nobody reads standard output any more, as a shell shows SIGPIPE. */
  noReader: 141,
} as const
