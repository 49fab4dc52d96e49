// Builds packs by hand, in code: only what decides is named, the rest is filled in.
import type { Duty, Pack, Question, Row, Rule, Step, Term, Text } from '../../src/pack/model.ts'
import type { Place } from '../../src/problem.ts'

export const AT: Place = { file: 'random.yaml', line: 1, column: 1 }
export const text = (words: string): Text => ({ nl: words, en: words })
const step = (id: string): Step => ({ id, text: text(id) })
const steps = (prefix: string, count: number): Step[] =>
  Array.from({ length: count }, (_, index) => step(`${prefix}${index}`))

type Parts = Pick<Pack, 'questions' | 'groups' | 'terms' | 'duties' | 'actions'>

/** A pack of these parts; what never decides anything is filled in. */
export function flatPack(parts: Partial<Parts>): Pack {
  return {
    ...{ id: 'random', version: '2018-05-25', title: text('random'), about: text('random'), file: AT.file },
    ...{ authority: { name: text('AP'), url: 'https://example.org' }, sources: [], moments: [], cases: [] },
    ...{ files: [], questions: [], groups: [], terms: [], duties: [], actions: [] },
    ...{ record: [], challenges: [], papers: [], contradictions: [], precedents: [] },
    ...parts,
  }
}

export function question(
  id: string,
  answers: number | readonly string[],
  more: Partial<Question> = {},
): Question {
  const list = typeof answers === 'number' ? steps('a', answers) : answers.map(step)
  return { id, title: text(id), answers: list, ordered: true, sources: [], at: AT, ...more }
}

export function rule(id: string, to: number, rows: readonly Row[]): Rule {
  return { id, to, rows, sources: [], at: AT }
}

export function term(id: string, levels: number, rules: readonly Rule[]): Term {
  return { id, title: text(id), levels: steps('level', levels), rules, sources: [], at: AT }
}

export function duty(id: Duty['id'], verdicts: number, rules: readonly Rule[]): Duty {
  const list = steps('verdict', verdicts).map((verdict) => ({ ...verdict, deadlines: [] }))
  return {
    id,
    title: text(id),
    verdicts: list,
    rules,
    notMonotone: [],
    mildAssumption: [],
    sources: [],
    at: AT,
  }
}
