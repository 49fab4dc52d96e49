// A compiled pack ↔ text, so that the YAML of a shipped pack need not be read at every start.
// The YAML stays the only source: the text names the hash of every file it was made of, and is used only for those.
import type { Pack, PackFileRef } from '../pack/model.ts'
import type { Compiled } from './compile.ts'

/** A pack that is proven, with its compiled object. */
export interface Rules {
  readonly pack: Pack
  readonly compiled: Compiled
}

interface Precompiled extends Rules {
  readonly format: 'meldplicht/precompiled@1'
}

/** Name of the file for a pack: its own version and those of the packs it extends. */
export function precompiledName(files: readonly Pick<PackFileRef, 'id' | 'version'>[]): string {
  return `${files.map(({ id, version }) => `${id}@${version}`).join('+')}.json`
}

/** Text for a file. Cases decide nothing and stay in the YAML; paths are told from `home`. */
export function encode({ pack, compiled }: Rules, home: string): string {
  const content: Precompiled = { format: 'meldplicht/precompiled@1', pack: { ...pack, cases: [] }, compiled }
  return JSON.stringify(content, (key, value: unknown) =>
    key === 'file' && typeof value === 'string' && value.startsWith(home)
      ? value.slice(home.length + 1)
      : value,
  )
}

/** The rules in a text, or undefined when it is of another format. */
export function decode(text: string): Rules | undefined {
  const content = JSON.parse(text) as Partial<Precompiled>
  if (content.format !== 'meldplicht/precompiled@1') return undefined
  return content.pack === undefined || content.compiled === undefined
    ? undefined
    : { pack: content.pack, compiled: content.compiled }
}
