// Random choices → a small flat pack; its duties total and free of clashes, or on purpose not.
import { DUTY_IDS, type Action, type Cell, type Duty, type Group, type Pack } from '../../src/pack/model.ts'
import type { Question, Row, Rule, Step, Term } from '../../src/pack/model.ts'
import { AT, duty, flatPack, question, rule, term, text } from './build.ts'
import type { Random } from './random.ts'

/** `total`: one verdict for every combination. `nearly`: one rule of one duty was tampered with. `loose`: anything. */
export type Style = 'total' | 'nearly' | 'loose'

export function randomPack(random: Random, style: Style = 'total'): Pack {
  const { questions, groups } = randomQuestions(random)
  const terms: Term[] = []
  const count = random.between(0, 4)
  while (terms.length < count) terms.push(randomTerm(random, `term-${terms.length}`, questions, terms))
  // The terms that the duties rest on come after all others, so a duty can be total whatever those are.
  const shared = [...terms]
  const duties = DUTY_IDS.map((id) =>
    style === 'loose'
      ? looseDuty(random, id, questions, shared)
      : totalDuty(random, id, questions, shared, terms),
  )
  if (style === 'nearly') {
    const index = random.below(duties.length)
    duties[index] = tampered(random, duties[index]!)
  }
  const actions = Array.from({ length: random.between(0, 3) }, () =>
    randomAction(random, duties, questions, terms),
  )
  return flatPack({ questions: withJudge(random, questions, terms), groups, terms, duties, actions })
}

function randomQuestions(random: Random): { questions: Question[]; groups: Group[] } {
  const count = random.between(3, 6)
  const kinds = count > 3 && random.chance(0.4) ? random.between(2, 3) : 0
  const groupAt = random.below(count - kinds + 1)
  const members = Array.from({ length: kinds }, (_, index) => `kinds.kind-${index}`)
  const questions = Array.from({ length: count }, (_, index): Question => {
    const kind = members[index - groupAt]
    const assumes = (answers: number): Partial<Question> =>
      random.chance(0.2) ? { assume: random.below(answers) } : {}
    if (kind !== undefined) return question(kind, ['no', 'yes'], { group: 'kinds', ...assumes(2) })
    const answers = random.between(2, count > 4 ? 3 : 4)
    if (random.chance(0.2))
      return question(`q${index}`, answers, { bands: [0, 10, 250, 5000].slice(0, answers) })
    return question(`q${index}`, answers, { ordered: random.chance(0.7), ...assumes(answers) })
  })
  return { questions, groups: kinds === 0 ? [] : [{ id: 'kinds', title: text('kinds'), members }] }
}

/** Sometimes lets one assumed question judge a term, one that it has a say in if there is any. */
function withJudge(random: Random, questions: readonly Question[], terms: readonly Term[]): Question[] {
  const judge = questions.findIndex((asked) => asked.assume !== undefined && asked.group === undefined)
  if (judge < 0 || terms.length === 0 || random.chance(0.2)) return [...questions]
  const uses = ({ rules, otherwise }: Term): boolean =>
    (otherwise !== undefined && 'question' in otherwise && otherwise.question === judge) ||
    rules.some(({ rows }) => rows.flat().some(({ of, index }) => of === 'question' && index === judge))
  const judged = random.pick(terms.some(uses) ? terms.filter(uses) : terms)
  return questions.with(judge, { ...questions[judge]!, judges: judged.id })
}

type Levelled = readonly { readonly answers?: readonly Step[]; readonly levels?: readonly Step[] }[]

function randomCell(random: Random, questions: Levelled, terms: Levelled): Cell {
  const index = random.below(questions.length + terms.length)
  const of = index < questions.length ? 'question' : 'term'
  const within = of === 'question' ? index : index - questions.length
  const scale = questions[index]?.answers ?? terms[within]?.levels ?? []
  const all = [...scale.keys()]
  const left = random.chance(0.05) ? -1 : random.pick(all)
  const some = random.some(all.filter((level) => level !== left))
  return { of, index: within, levels: some.length > 0 ? some : [random.pick(all)] }
}

function randomRows(random: Random, questions: Levelled, terms: Levelled): Row[] {
  return Array.from({ length: random.between(1, 2) }, () =>
    Array.from({ length: random.chance(0.03) ? 0 : random.between(1, 3) }, () =>
      randomCell(random, questions, terms),
    ),
  )
}

function randomTerm(random: Random, id: string, questions: Levelled, terms: Levelled): Term {
  const levels = random.between(2, 3)
  const rules = Array.from({ length: random.between(2, 3) }, (_, index) =>
    rule(
      `${id}-${index}`,
      random.chance(0.1) ? 0 : random.between(1, levels - 1),
      randomRows(random, questions, terms),
    ),
  )
  const listened = questions.flatMap(({ answers }, index) => (answers?.length === levels ? [index] : []))
  const otherwise =
    listened.length > 0 && random.chance(0.4)
      ? { otherwise: { question: random.pick(listened) } }
      : random.chance(0.2)
        ? { otherwise: { level: random.below(levels) } }
        : {}
  return { ...term(id, levels, rules), ...otherwise }
}

/** A verdict for each combination of a fresh term and, often, one question or other term; then true extra rules. */
function totalDuty(
  random: Random,
  id: Duty['id'],
  questions: readonly Question[],
  shared: readonly Term[],
  terms: Term[],
): Duty {
  const key = terms.push(randomTerm(random, `${id}-key`, questions, shared)) - 1
  const first = terms[key]!.levels.map((_, level): Cell => ({ of: 'term', index: key, levels: [level] }))
  const second = randomCell(random, questions, shared)
  const scale = second.of === 'question' ? questions[second.index]!.answers : shared[second.index]!.levels
  const cells = random.chance(0.6) ? scale.map((_, level): Row => [{ ...second, levels: [level] }]) : [[]]
  const verdicts = random.between(2, 3)
  const claims = first.flatMap((left, level) =>
    // The levels of the key start from different verdicts, so that a duty seldom comes out the same everywhere.
    cells.map((right) => ({
      row: random.shuffle([left, ...right]),
      verdict: random.chance(0.5) ? level % verdicts : random.below(verdicts),
    })),
  )
  const plain = Array.from({ length: verdicts }, (_, verdict) =>
    claims.filter((claim) => claim.verdict === verdict).map((claim) => claim.row),
  ).flatMap((rows, verdict) => (rows.length === 0 ? [] : [rule(`${id}-${verdict}`, verdict, rows)]))
  const extra = Array.from({ length: random.between(0, 3) }, (_, index) => {
    const { row, verdict } = random.pick(claims)
    return rule(`${id}-extra-${index}`, verdict, [[randomCell(random, questions, shared), ...row]])
  })
  return duty(id, verdicts, random.shuffle([...plain, ...extra]))
}

function looseDuty(random: Random, id: Duty['id'], questions: Levelled, terms: Levelled): Duty {
  const verdicts = random.between(2, 3)
  const rules = Array.from({ length: random.between(0, 4) }, (_, index) =>
    rule(`${id}-${index}`, random.below(verdicts), randomRows(random, questions, terms)),
  )
  return duty(id, verdicts, rules)
}

/** One rule gone, one of its rows gone, or another verdict in it; this may or may not make a hole. */
function tampered(random: Random, whole: Duty): Duty {
  const index = random.below(whole.rules.length)
  const before = whole.rules[index]!
  const after: Rule[] = random.pick([
    [],
    [{ ...before, rows: before.rows.slice(1) }],
    [{ ...before, to: random.below(whole.verdicts.length) }],
  ])
  return { ...whole, rules: whole.rules.toSpliced(index, 1, ...after) }
}

function randomAction(random: Random, duties: readonly Duty[], questions: Levelled, terms: Levelled): Action {
  const { id, verdicts } = random.pick(duties)
  const rows = random.chance(0.7) ? { rows: randomRows(random, questions, terms) } : {}
  return {
    duty: id,
    verdicts: random.some([...verdicts.keys()], 1),
    ...rows,
    text: text(id),
    sources: [],
    at: AT,
  }
}
