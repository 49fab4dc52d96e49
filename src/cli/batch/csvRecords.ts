// The text of a table in CSV → its records.
import { CsvError, parse } from 'csv-parse/sync'

export interface CsvRecord {
  readonly record: string[]
  /** The line on which it ends. */
  readonly lines: number
}

/** The records of a text; what cannot be read is told, and the rest goes on. */
export function recordsIn(
  text: string,
  delimiter: string,
  onError: (error: CsvError) => void,
): readonly CsvRecord[] {
  const records: CsvRecord[] = []
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        if (error !== undefined) onError(error)
        return undefined
      },
      trim: true,
      // Kept one by one, so that those before one that ends it all are not lost with it.
      on_record: (record: string[], info) => {
        records.push({ record, lines: info.lines })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // What stands behind it cannot be told apart any more.
    onError(error)
  }
  return records
}
