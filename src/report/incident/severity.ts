// The ENISA second opinion → a part of the report.
import { clean } from '../../render/clean.ts'
import { bad, type Block, faint, strong } from '../../render/document.ts'
import type { Words } from '../../words/words.ts'
import type { Writer } from './writer.ts'

/** SE in quarters as a decimal: 13 → «3.25», in Dutch «3,25». */
function severityNumber(words: Words, quarters: number): string {
  return (quarters / 4).toFixed(2).replace('.', words.lang === 'nl' ? ',' : '.')
}

/** Score, formula, band, flags, and where it clashes with the verdict. */
export function severityBlocks({ assessment, words }: Writer): Block[] {
  if (assessment.severity === undefined) return []
  const { table, result: severity } = assessment.severity
  const { severity: say } = words.report
  const [low, high] = severity.quarters.map((quarters) => severityNumber(words, quarters)) as [string, string]
  const scores = Object.entries(severity.scores).map(([criterion, value]) => {
    const category = table.categories[criterion]
    const criteria = criterion === 'identification' ? table.identification : table.circumstances[criterion]
    const title = (category?.title ?? criteria?.title)?.[words.lang] ?? criterion
    const meaning = category?.scores[Number(value) as 1 | 2 | 3 | 4] ?? criteria?.levels[value]?.text
    const points =
      category === undefined ? severityNumber(words, criteria?.levels[value]?.quarters ?? 0) : value
    return `${title}: ${points} (${meaning?.[words.lang] ?? value})`
  })
  return [
    { kind: 'heading', text: say.title },
    { kind: 'paragraph', depth: 1, text: [strong(low === high ? say.score(low) : say.between(low, high))] },
    { kind: 'list', depth: 1, items: severity.bands.map((band) => table.bands[band]!.text[words.lang]) },
    {
      kind: 'list',
      items: [
        ...scores,
        ...(severity.open.length > 0 ? [say.open(severity.open)] : []),
        ...(severity.adjusted.length > 0 ? [say.adjusted(severity.adjusted, clean(severity.reason))] : []),
        say.manyPeople(table['many-people'], severity.manyPeople),
        say.unintelligible(severity.unintelligible),
      ],
    },
    ...(severity.clash === undefined
      ? []
      : [{ kind: 'paragraph', depth: 1, text: [bad(say.clash[severity.clash])] } as const]),
    {
      kind: 'paragraph',
      depth: 1,
      text: [faint(`${say.note} [${clean(table.source.title[words.lang])}, ${table.source.url}]`)],
    },
  ]
}
