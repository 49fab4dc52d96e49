// rules/enisa-severity.yaml → the table of the ENISA method, checked.
import * as z from 'zod'
import type { Text } from './model.ts'
import type { Result } from '../problem.ts'
import { validate } from './validate.ts'
import { readYaml } from './yaml.ts'

const text = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })
const levels = z.strictObject({
  title: text,
  levels: z.record(z.string(), z.strictObject({ quarters: z.int().min(0).max(4), text })),
})
const category = z.strictObject({
  title: text,
  base: z.int().min(1).max(4),
  scores: z.strictObject({ 1: text, 2: text, 3: text, 4: text }),
})
const schema = z.strictObject({
  meldplicht: z.literal('severity@1'),
  source: z.strictObject({ title: text, url: z.string() }),
  categories: z.record(z.string(), category),
  identification: levels,
  circumstances: z.record(z.string(), levels),
  bands: z.record(z.string(), z.strictObject({ from: z.int().min(0), text })),
  'many-people': z.int(),
})

export interface SeverityLevels {
  readonly title: Text
  /** Scores in quarters, so that sums are exact. */
  readonly levels: Readonly<Record<string, { readonly quarters: number; readonly text: Text }>>
}

/** The ENISA method as data; nothing of it is in the code. */
export interface SeverityTable {
  readonly source: { readonly title: Text; readonly url: string }
  readonly categories: Readonly<
    Record<
      string,
      { readonly title: Text; readonly base: number; readonly scores: Readonly<Record<1 | 2 | 3 | 4, Text>> }
    >
  >
  readonly identification: SeverityLevels
  readonly circumstances: Readonly<Record<string, SeverityLevels>>
  /** Lower bound of each band, four times SE. */
  readonly bands: Readonly<Record<string, { readonly from: number; readonly text: Text }>>
  /** More people than this raise a flag. */
  readonly 'many-people': number
}

export function readSeverityTable(source: string, path: string): Result<SeverityTable> {
  const file = readYaml(source, path)
  return file.ok ? validate(schema, file.value) : file
}
