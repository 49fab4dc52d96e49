// A compiled pack ↔ text, so that the YAML of a shipped pack need not be read at every start.
// The YAML stays the only source: the program itself knows the seal of each compiled form, and uses it only for the YAML
// that it was made of.
import { DUTY_IDS, type Pack, type PackFileRef } from '../pack/model.ts'
import type { Rules } from './compile.ts'

/** What is told of a pack where packs are listed. */
export type PackHead = Pick<Pack, 'title' | 'proposal'>

/** What the program knows of a compiled form: its own SHA-256, and those of the versions it was made of: the YAML and the cases beside it. */
export interface Seal {
  readonly form: string
  /** Of the pack's own file first, then of the packs it extends. */
  readonly sources: readonly string[]
}

const FORMAT = 'meldplicht/precompiled@4'

/** Name of the file for a pack, without its ending: its own version and those of the packs it extends. */
export function precompiledName(files: readonly Pick<PackFileRef, 'id' | 'version'>[]): string {
  return files.map(({ id, version }) => `${id}@${version}`).join('+')
}

/** Text for a file: a line with the head, and one with everything. What decides nothing (cases, places) stays in the YAML, and files are named from `home`. */
export function encode({ pack, compiled }: Rules, home: string): string {
  const { title, proposal } = pack
  const text = JSON.stringify({ ...pack, cases: [] }, (key, value: unknown) => {
    if (key === 'at') return { file: '', line: 0, column: 0 }
    return key === 'file' && typeof value === 'string' ? fromHome(value, home) : value
  })
  const tables = JSON.stringify(compiled, (key, value: unknown) =>
    key === 'term' || key === 'duty' ? undefined : value,
  )
  return `${JSON.stringify({ format: FORMAT, title, proposal })}\n{"pack":${text},"compiled":${tables}}`
}

/** A path below `home` as it is told from there. */
const fromHome = (path: string, home: string): string =>
  path.startsWith(home) ? path.slice(home.length + 1) : path

/** What a text holds, or undefined when it is damaged, of another format or of another pack; then the YAML is read. */
export function decode(text: string, name?: string): Rules | undefined {
  try {
    if (decodeHead(text) === undefined) return undefined
    const { pack, compiled } = JSON.parse(text.slice(text.indexOf('\n'))) as Rules
    const isWhole =
      (name === undefined || precompiledName(pack.files) === name) &&
      pack.duties.length === DUTY_IDS.length &&
      compiled.duties.length === pack.duties.length &&
      compiled.terms.length === pack.terms.length &&
      compiled.actions.length === pack.actions.length &&
      compiled.arity.length === pack.questions.length
    if (!isWhole) return undefined
    const terms = compiled.terms.map((table, index) => ({ ...table, term: pack.terms[index]! }))
    const duties = compiled.duties.map((table, index) => ({ ...table, duty: pack.duties[index]! }))
    return { pack, compiled: { ...compiled, terms, duties } }
  } catch {
    return undefined
  }
}

/** The head alone, which is read much more quickly. */
export function decodeHead(text: string): PackHead | undefined {
  try {
    const head = JSON.parse(text.slice(0, text.indexOf('\n'))) as PackHead & { format: string }
    return head.format === FORMAT ? head : undefined
  } catch {
    return undefined
  }
}
