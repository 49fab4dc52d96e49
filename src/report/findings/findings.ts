// What a check of several packs found, as data that every format of it is made of.
import type { Problem } from '../../problem.ts'

/** One pack that was checked, or the folder in which a pack could not even be looked for. */
export interface Checked {
  /** Empty for what belongs to no pack. */
  readonly pack: string
  readonly version: string
  /** Where it stands: the file of the pack, or the folder. */
  readonly file?: string
  /** The versions of the packs it extends, `id@version`, where they are newer than on its first day. */
  readonly bases?: readonly string[]
  readonly problems: readonly Problem[]
  /** What is no fault, but must have been seen. */
  readonly notes: readonly Problem[]
  /** Ids of its cases. */
  readonly cases: readonly string[]
  /** Nodes of its diagrams, and how many it may have. */
  readonly nodes: number
  readonly budget: number
  readonly milliseconds: number
}

/** Where the meaning of every code is explained. */
export const FINDINGS_PAGE = 'rules/FINDINGS.md'

/** The name of a pack and its version. */
export const nameOf = ({ pack, version, bases }: Checked): string =>
  pack === '' ? '' : [pack, version, ...(bases === undefined ? [] : [`(${bases.join(', ')})`])].join(' ')
