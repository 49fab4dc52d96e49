// The ENISA second opinion → lines of the text report.
import type { Severity } from '../decide/severity.ts'
import type { SeverityTable } from '../pack/severityTable.ts'
import { clean } from './clean.ts'
import type { Page } from './layout.ts'
import type { Words } from './words/words.ts'

/** SE in quarters as a decimal: 13 → «3.25», in Dutch «3,25». */
export function severityNumber(words: Words, quarters: number): string {
  return (quarters / 4).toFixed(2).replace('.', words.lang === 'nl' ? ',' : '.')
}

/** Score, formula, band, flags, and where it clashes with the verdict. */
export function writeSeverity(page: Page, words: Words, table: SeverityTable, severity: Severity): void {
  const { severity: say } = words.report
  const [low, high] = severity.quarters.map((quarters) => severityNumber(words, quarters)) as [string, string]
  page.heading(say.title)
  page.say(page.style.strong(low === high ? say.score(low) : say.between(low, high)), 2)
  for (const band of severity.bands) page.item(table.bands[band]!.text[words.lang], 4)
  for (const [criterion, value] of Object.entries(severity.scores)) {
    const category = table.categories[criterion]
    const criteria = criterion === 'identification' ? table.identification : table.circumstances[criterion]
    const title = (category?.title ?? criteria?.title)?.[words.lang] ?? criterion
    const meaning = category?.scores[Number(value) as 1 | 2 | 3 | 4] ?? criteria?.levels[value]?.text
    const points =
      category === undefined ? severityNumber(words, criteria?.levels[value]?.quarters ?? 0) : value
    page.item(`${title}: ${points} (${meaning?.[words.lang] ?? value})`)
  }
  if (severity.open.length > 0) page.item(say.open(severity.open))
  if (severity.adjusted.length > 0) page.item(say.adjusted(severity.adjusted, clean(severity.reason)))
  page.item(say.manyPeople(table['many-people'], severity.manyPeople))
  page.item(say.unintelligible(severity.unintelligible))
  if (severity.clash !== undefined) page.say(page.style.bad(say.clash[severity.clash]), 2)
  page.say(page.style.faint(`${say.note} [${clean(table.source.title[words.lang])}, ${table.source.url}]`), 2)
}
