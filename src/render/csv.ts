// Rows → CSV as a Dutch spreadsheet opens it: semicolons, and no cell that it would take for a formula.
import { stringify } from 'csv-stringify/sync'
import { clean } from './clean.ts'

/** What a spreadsheet may read as the beginning of a formula, also wide, small or behind a blank. */
const FORMULA = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212]/

/** A cell that would be a formula gets an apostrophe before it; what cannot be seen goes. */
function harmless(value: string | number): string {
  const text = clean(String(value))
  return typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
}

/** Rows as text, each with its end. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(
    rows.map((row) => row.map(harmless)),
    // A spreadsheet of another country parts cells at commas.
    { delimiter: ';', record_delimiter: 'windows', quoted_match: /[,\t]/ },
  )
}
