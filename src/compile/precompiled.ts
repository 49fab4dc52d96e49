// A compiled pack ↔ text, so that the YAML of a shipped pack need not be read at every start.
// The YAML stays the only source: the compiled form holds the text it was made of, and is used only for that very text.
import type { Pack, PackFileRef } from '../pack/model.ts'
import type { Compiled } from './compile.ts'

/** A pack that is proven, with its compiled object. */
export interface Rules {
  readonly pack: Pack
  readonly compiled: Compiled
}

export interface Precompiled extends Rules {
  readonly format: 'meldplicht/precompiled@1'
  /** The YAML of each of `pack.files`. */
  readonly texts: readonly string[]
}

/** Name of the file for a pack: its own version and those of the packs it extends. */
export function precompiledName(files: readonly Pick<PackFileRef, 'id' | 'version'>[]): string {
  return `${files.map(({ id, version }) => `${id}@${version}`).join('+')}.json`
}

/** Text for a file. Cases decide nothing and stay in the YAML; paths are told from `home`. */
export function encode({ pack, compiled }: Rules, texts: readonly string[], home: string): string {
  const content: Precompiled = {
    format: 'meldplicht/precompiled@1',
    texts,
    pack: { ...pack, cases: [] },
    compiled,
  }
  return JSON.stringify(content, (key, value: unknown) =>
    key === 'file' && typeof value === 'string' && value.startsWith(home)
      ? value.slice(home.length + 1)
      : value,
  )
}

/** What a text holds, or undefined when it is damaged or of another format; then the YAML is read. */
export function decode(text: string): Precompiled | undefined {
  let content: Partial<Precompiled>
  try {
    content = JSON.parse(text) as Partial<Precompiled>
  } catch {
    return undefined
  }
  return content.format === 'meldplicht/precompiled@1' ? (content as Precompiled) : undefined
}
