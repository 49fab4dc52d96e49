// Cells as a Dutch spreadsheet writes them → as the tool reads them; any other cell is left as it is.
import { isoFromDutch } from '../dutchDay.ts'

/** `1-5-2020 10:15` → `2020-05-01T10:15`. */
export const momentIn = (cell: string): string => isoFromDutch(cell) ?? cell

const TRUTHS: Readonly<Record<string, boolean>> = { WAAR: true, ONWAAR: false, TRUE: true, FALSE: false }

/** WAAR and ONWAAR, as a spreadsheet shows them: in capitals, so that no answer is called that. */
export const answerIn = (cell: string): string | boolean =>
  Object.hasOwn(TRUTHS, cell) ? TRUTHS[cell]! : cell
