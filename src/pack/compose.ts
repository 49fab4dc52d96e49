// A base pack and what a pack says about its questions → the part that is inherited, in the names of the new pack.
import {
  type Action,
  type Asked,
  type Cell,
  type Contradiction,
  type Duty,
  factsIn,
  type Group,
  type Lang,
  openQuestion,
  type Pack,
  type Paper,
  type Question,
  type Row,
  type Rule,
  type Step,
  type Term,
} from './model.ts'
import type { PackFile, RawAnswer } from './schema.ts'
import type { Scope } from './scope.ts'

/** What a pack inherits. Rules refer to names by index, so they are re-addressed once the new names are known. */
export interface Inherited {
  /** Questions of the base that this pack fixes or defines, by id. */
  readonly replaced: ReadonlyMap<string, Question>
  /** Questions of the base that may still be asked. */
  readonly questions: readonly Question[]
  readonly groups: readonly Group[]
  /** Of those, by id, the index in the new pack of the ones to which a term listens where none of its rules holds. */
  readonly open: ReadonlyMap<string, number>
  readonly facts?: Asked
  /** One constant term for each question under `given`. */
  readonly given: readonly Term[]
  readonly termsIn: (scope: Scope) => Term[]
  readonly dutiesIn: (scope: Scope) => Duty[]
  readonly actionsIn: (scope: Scope, key: 'actions' | 'challenges') => Action[]
  readonly papersIn: (scope: Scope) => Paper[]
  readonly contradictionsIn: (scope: Scope) => Contradiction[]
}

const NOTHING: Inherited = {
  replaced: new Map(),
  questions: [],
  groups: [],
  open: new Map(),
  given: [],
  termsIn: () => [],
  dutiesIn: () => [],
  actionsIn: () => [],
  papersIn: () => [],
  contradictionsIn: () => [],
}

export function compose(
  scope: Scope,
  raw: PackFile,
  base: Pack | undefined,
  own: readonly Question[],
): Inherited {
  if (base === undefined) {
    for (const id of Object.keys(raw.given ?? {})) scope.unknown('question', id, [], ['given', id], 'key')
    return NOTHING
  }
  if (raw.duties !== undefined && raw.proposal !== true) {
    scope.problems.push({ code: 'base-not-questions', key: 'duties', at: scope.file.at(['duties'], 'key') })
  }
  // The name of an extending pack's authority would stand beside a duty that names that of the base.
  if (raw.authority !== undefined)
    scope.problems.push({
      code: 'base-not-questions',
      key: 'authority',
      at: scope.file.at(['authority'], 'key'),
    })
  const given = givenTerms(scope, raw, base)
  const byId = new Map(base.questions.map((question) => [question.id, question]))
  const replaced = new Map<string, Question>()
  for (const term of given) {
    if (replaced.has(term.id)) {
      scope.problems.push({ code: 'duplicate-name', kind: 'question', name: term.id, at: term.at })
    }
    // The pack below derives it already, and its rules are not overridden.
    if (base.terms.some(({ id }) => id === term.id))
      scope.problems.push({ code: 'base-not-questions', key: term.id, at: term.at })
    replaced.set(term.id, byId.get(term.id)!)
  }
  for (const id of Object.keys(raw.terms ?? {})) {
    const question = byId.get(id)
    if (question !== undefined) replaced.set(id, question)
    // A judgement is the officer's, with a reason; no pack makes it for anybody.
    if (question?.judges !== undefined)
      scope.problems.push({ code: 'base-not-questions', key: id, at: scope.file.at(['terms', id], 'key') })
    const taken = base.groups.some((group) => group.id === id) || base.terms.some((term) => term.id === id)
    if (taken)
      scope.problems.push({ code: 'base-not-questions', key: id, at: scope.file.at(['terms', id], 'key') })
  }
  const taken = new Set([...base.questions, ...base.terms, ...base.groups].map((entry) => entry.id))
  for (const id of new Set(own.map((question) => question.group ?? question.id))) {
    if (!taken.has(id)) continue
    const at = scope.file.at(['questions', id], 'key')
    scope.problems.push({ code: 'duplicate-name', kind: 'question', name: id, at })
  }
  const openIds = new Set([
    ...base.terms.flatMap((term) => base.questions[openQuestion(term) ?? -1]?.id ?? []),
    // Where no rule of a derivation holds, nothing is said, and the mildest answer would be said by omission.
    ...Object.entries(raw.terms ?? {}).flatMap(([id, term]) => (term.otherwise === undefined ? id : [])),
  ])
  const questions = base.questions.filter(({ id }) => !replaced.has(id) || openIds.has(id))
  const kept = new Set(questions.map((question) => question.id))
  const open = new Map(
    questions.flatMap(({ id }, index) => (openIds.has(id) ? [[id, own.length + index] as const] : [])),
  )
  const groups = base.groups
    .map((group) => ({ ...group, members: group.members.filter((member) => kept.has(member)) }))
    .filter((group) => group.members.length > 0)

  const rowsIn = (next: Scope) => (rows: readonly Row[]) =>
    rows.map((row) => row.map((cell) => readdress(next, base, open, cell)))
  const rulesIn = (next: Scope) => (rules: readonly Rule[]) =>
    rules.map((rule) => ({ ...rule, rows: rowsIn(next)(rule.rows) }))
  const withRows = <T extends { readonly rows?: readonly Row[] }>(next: Scope, entry: T): T =>
    entry.rows === undefined ? entry : { ...entry, rows: rowsIn(next)(entry.rows) }
  return {
    replaced,
    questions,
    groups,
    open,
    facts: factsIn(base),
    given,
    // Terms are added one by one: the index of a base term in the new pack is its old one behind the terms before it.
    termsIn: (next) => {
      const before = given.length + Object.keys(raw.terms ?? {}).length
      base.terms.forEach((term, index) => {
        next.add(term.id, { of: 'term', index: before + index, steps: term.levels, ordered: true })
      })
      return base.terms.map((term) => ({
        ...term,
        rules: rulesIn(next)(term.rules),
        ...listeningTo(open.get(base.questions[openQuestion(term) ?? -1]?.id ?? '')),
      }))
    },
    dutiesIn: (next) => base.duties.map((duty) => ({ ...duty, rules: rulesIn(next)(duty.rules) })),
    actionsIn: (next, key) => base[key].map((action) => withRows(next, action)),
    contradictionsIn: (next) =>
      base.contradictions.map((entry) => ({ ...entry, rows: rowsIn(next)(entry.rows) })),
    papersIn: (next) => base.papers.map((paper) => withRows(next, paper)),
  }
}

/** What a term says where none of its rules holds, if it listens to a question. */
export const listeningTo = (question: number | undefined): Pick<Term, 'otherwise'> =>
  question === undefined ? {} : { otherwise: { question } }

/**
 * Answers to a question to which a term does not listen, because a rule says otherwise: the two cannot both be true. A kind
 * of a `several` question that was not named was not denied: a list names what comes on top of what is established.
 */
export function unheard(
  questions: readonly Question[],
  groups: readonly Group[],
  terms: readonly Term[],
): Contradiction[] {
  return terms.flatMap((term, index) => {
    const asked = openQuestion(term)
    if (asked === undefined || term.replaces !== 'defined') return []
    const { group, title, answers } = questions[asked]!
    const whole = groups.find((one) => one.id === group)
    const said = (lang: Lang): string =>
      whole === undefined ? title[lang] : `${whole.title[lang]} ${title[lang]}`
    const ruled = [...new Set(term.rules.map(({ to }) => to))]
    return answers.flatMap((answer, code) =>
      ruled
        .filter((level) => level !== code && (group === undefined || code > level))
        .map((level): Contradiction => {
          const follows = term.levels[level]!.text
          return {
            rows: [
              [
                { of: 'question', index: asked, levels: [code] },
                { of: 'term', index, levels: [level] },
              ],
            ],
            text: {
              nl: `${said('nl')} U antwoordde «${answer.text.nl}», maar uit uw andere antwoorden volgt «${follows.nl}».`,
              en: `${said('en')} You answered “${answer.text.en}”, but “${follows.en}” follows from your other answers.`,
            },
            unheard: true,
            at: term.at,
          }
        }),
    )
  })
}

function readdress(scope: Scope, base: Pack, open: ReadonlyMap<string, number>, cell: Cell): Cell {
  const name = (cell.of === 'question' ? base.questions : base.terms)[cell.index]!.id
  const asked = open.get(name)
  // Of the two that have this name a row of the base can mean the question only where it stood beside the term there.
  if (cell.of === 'question' && asked !== undefined && base.terms.some(({ id }) => id === name))
    return { ...cell, index: asked }
  const entry = scope.find(name)
  // A name of the base that is gone was refused above; the cell is then never used.
  return entry === undefined ? cell : { ...cell, of: entry.of, index: entry.index }
}

function givenTerms(scope: Scope, raw: PackFile, base: Pack): Term[] {
  return Object.entries(raw.given ?? {}).flatMap(([id, answer]) => {
    const path = ['given', id]
    const at = scope.file.at(path, 'key')
    const fixed = (question: Question, level: number): Term => ({
      id: question.id,
      title: question.title,
      levels: question.answers,
      rules: [],
      otherwise: { level },
      sources: question.sources,
      replaces: 'given',
      at,
    })
    const question = base.questions.find((candidate) => candidate.id === id)
    if (question !== undefined) {
      const level = levelOf(scope, question, answer, path)
      if (level !== undefined && question.judges !== undefined && level !== question.assume) {
        const judged = { question: id, answer: question.answers[level]!.id, term: question.judges }
        scope.problems.push({ code: 'assumed-judgement', ...judged, at })
      }
      return level === undefined ? [] : [fixed(question, level)]
    }
    const group = base.groups.find((candidate) => candidate.id === id)
    if (group === undefined) {
      const known = [...base.groups, ...base.questions].map((candidate) => candidate.id)
      return scope.unknown('question', id, known, path, 'key') ?? []
    }
    const kinds: readonly Step[] = group.members.map((member) => ({
      id: member.slice(id.length + 1),
      text: group.title,
    }))
    const named = Array.isArray(answer) ? answer : [String(answer)]
    named.forEach((kind, index) => scope.step('answer', kinds, kind, [...path, index]))
    return base.questions
      .filter((candidate) => candidate.group === id)
      .map((member) => fixed(member, named.includes(member.id.slice(id.length + 1)) ? 1 : 0))
  })
}

function levelOf(
  scope: Scope,
  question: Question,
  answer: RawAnswer,
  path: readonly string[],
): number | undefined {
  if (typeof answer === 'number' && question.bands !== undefined) {
    const band = question.bands.findLastIndex((bound) => bound <= answer)
    return band >= 0 ? band : scope.step('answer', question.answers, String(answer), path)
  }
  const word = answer === true ? 'yes' : answer === false ? 'no' : String(answer)
  return scope.step('answer', question.answers, word, path)
}
