// A pack and partial answers → what may come out by three-valued logic: easy to trust, and never too few verdicts.
import type { Pack, Row, Rule } from '../../src/pack/model.ts'
import { sorted } from './bruteForce.ts'

type Truth = 'true' | 'false' | 'maybe'

const all = (list: readonly Truth[]): Truth =>
  list.includes('false') ? 'false' : list.includes('maybe') ? 'maybe' : 'true'
const any = (list: readonly Truth[]): Truth =>
  list.includes('true') ? 'true' : list.includes('maybe') ? 'maybe' : 'false'

export interface Maybe {
  /** The levels that each term may have. */
  readonly terms: readonly (readonly number[])[]
  /** The verdicts that may be claimed on each duty. */
  readonly duties: readonly (readonly number[])[]
}

export function kleene(pack: Pack, codes: readonly number[]): Maybe {
  const questions = pack.questions.map(({ answers }, index) =>
    codes[index]! >= 0 ? [codes[index]!] : [...answers.keys()],
  )
  const terms: number[][] = []
  const rowTruth = (row: Row): Truth =>
    all(
      row.map(({ of, index, levels }): Truth => {
        const may = (of === 'question' ? questions : terms)[index]!
        const inside = may.filter((level) => levels.includes(level)).length
        return inside === 0 ? 'false' : inside === may.length ? 'true' : 'maybe'
      }),
    )
  const ruleTruth = ({ rows }: Rule): Truth => any(rows.map(rowTruth))
  const claims = (rules: readonly Rule[], truths: readonly Truth[]): number[] =>
    sorted(rules.filter((rule) => truths.includes(ruleTruth(rule))).map(({ to }) => to))
  for (const { rules, otherwise = { level: 0 } } of pack.terms) {
    const sure = claims(rules, ['true'])
    const least = Math.max(...sure)
    const unruled = 'level' in otherwise ? [otherwise.level] : questions[otherwise.question]!
    const sureOr = sure.length > 0 ? [least] : unruled
    terms.push(sorted([...sureOr, ...claims(rules, ['maybe']).filter((level) => !(level < least))]))
  }
  return { terms, duties: pack.duties.map(({ rules }) => claims(rules, ['true', 'maybe'])) }
}
