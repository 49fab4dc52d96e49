// The text of a pack file → a flat pack. Loaded only when there is no compiled form: yaml and zod are slow to start.
import type { Pack } from './model.ts'
import { ok, type Result } from '../problem.ts'
import { resolve, withCases } from './resolve.ts'
import { casesSchema, packSchema, type PackFile } from './schema.ts'
import { validate } from './validate.ts'
import { readYaml, type YamlFile } from './yaml.ts'

export { readSeverityTable } from './severityTable.ts'
export { readYaml }

export interface ParsedPack {
  readonly file: YamlFile
  readonly raw: PackFile
}

/** Syntax and shape; names are not looked at yet. */
export function parsePack(text: string, path: string): Result<ParsedPack> {
  const file = readYaml(text, path)
  if (!file.ok) return file
  const raw = validate(packSchema, file.value)
  return raw.ok ? ok({ file: file.value, raw: raw.value }) : raw
}

/** Names, composition, and the cases in the file beside the pack if there is one. */
export function finishPack(
  parsed: ParsedPack,
  sha256: string,
  base: Pack | undefined,
  cases: { readonly text: string; readonly path: string } | undefined,
): Result<Pack> {
  const pack = resolve(parsed.file, parsed.raw, sha256, base)
  if (!pack.ok || cases === undefined) return pack
  const file = readYaml(cases.text, cases.path)
  if (!file.ok) return file
  const raw = validate(casesSchema, file.value)
  return raw.ok ? withCases(pack.value, file.value, raw.value) : raw
}
