// A pack → what its authority is called in a sentence.
import type { Lang, Pack } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'

/** The short name between brackets behind the whole one, where there is one: «AP». */
export function authorityName({ authority }: Pack, lang: Lang): string {
  const name = authority.name[lang]
  return clean(/\(([^()]+)\)$/.exec(name)?.[1] ?? name)
}
