// The catalogues of the tool's own sentences: English is the type, and a key that another language lacks does not compile.
import type { en } from './en.ts'

export type { BatchCounts, Unit } from './en.ts'

export type Words = typeof en

/** The columns of an exported register. */
export type ExportColumn = keyof Words['register']['columns']

/** What stands behind a flag. */
export type ValueName = keyof Words['commands']['values']

export type OptionName = keyof Words['commands']['options']
