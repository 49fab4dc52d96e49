// A compiled pack ↔ text, so that the YAML of a shipped pack need not be read at every start.
// The YAML stays the only source: beside the compiled form stand the bytes it was made of, and it is used only for those.
import { DUTY_IDS, type Pack, type PackFileRef } from '../pack/model.ts'
import type { Compiled } from './compile.ts'

/** A pack that is proven, with its compiled object. */
export interface Rules {
  readonly pack: Pack
  readonly compiled: Compiled
}

interface Precompiled extends Rules {
  readonly format: 'meldplicht/precompiled@1'
}

/** Name of the file for a pack, without its ending: its own version and those of the packs it extends. */
export function precompiledName(files: readonly Pick<PackFileRef, 'id' | 'version'>[]): string {
  return files.map(({ id, version }) => `${id}@${version}`).join('+')
}

/** Text for a file. What decides nothing (cases, places) stays in the YAML, and files are named from `home`. */
export function encode({ pack, compiled }: Rules, home: string): string {
  const content: Precompiled = { format: 'meldplicht/precompiled@1', pack: { ...pack, cases: [] }, compiled }
  return JSON.stringify(content, (key, value: unknown) => {
    if (key === 'at') return { file: '', line: 0, column: 0 }
    return key === 'file' && typeof value === 'string' ? fromHome(value, home) : value
  })
}

/** A path below `home` as it is told from there. */
export const fromHome = (path: string, home: string): string =>
  path.startsWith(home) ? path.slice(home.length + 1) : path

/** What a text holds, or undefined when it is damaged, of another format or of another pack; then the YAML is read. */
export function decode(text: string, name: string): Rules | undefined {
  try {
    const { format, pack, compiled } = JSON.parse(text) as Precompiled
    const isWhole =
      format === 'meldplicht/precompiled@1' &&
      precompiledName(pack.files) === name &&
      pack.duties.length === DUTY_IDS.length &&
      compiled.duties.length === pack.duties.length &&
      compiled.terms.length === pack.terms.length &&
      compiled.actions.length === pack.actions.length &&
      compiled.arity.length === pack.questions.length
    return isWhole ? { pack, compiled } : undefined
  } catch {
    return undefined
  }
}
