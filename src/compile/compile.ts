// Flat pack → one compiled object: a diagram for every duty, term, rule and action, in one table.
import {
  type Cell,
  type Contradiction,
  type Duty,
  type DutyId,
  isToTell,
  type Pack,
  type Row,
  type Rule,
  type Term,
} from '../pack/model.ts'
import { fail, type Result } from '../problem.ts'
import { Diagrams, FALSE, MOST_OUTCOMES, TRUE, leaf, only, type Ref, withinBudget } from './diagram.ts'
import { anyLeaf, childrenOf, single, support, type Nodes, variableOf } from './walk.ts'

/** A term or duty: its outcome, and for each of its rules where that rule applies. */
export interface CompiledTable {
  /** Leaves: the level of a term, or the set of verdicts claimed. */
  readonly root: Ref
  /** Leaves: FALSE and TRUE, in the order of the rules. */
  readonly rules: readonly Ref[]
  /** Indexes of the questions that the outcome depends on, in file order. */
  readonly questions: readonly number[]
}

export interface CompiledTerm extends CompiledTable {
  readonly term: Term
}

export interface CompiledDuty extends CompiledTable {
  readonly duty: Duty
}

export interface Compiled extends Nodes {
  readonly terms: readonly CompiledTerm[]
  readonly duties: readonly CompiledDuty[]
  /** Where the rows of each hold, in the order of the pack. */
  readonly actions: readonly Ref[]
  readonly challenges: readonly Ref[]
  readonly papers: readonly Ref[]
  readonly contradictions: readonly Ref[]
  /** Where any of them holds: that can be certain while it is open which one does. */
  readonly anyContradiction: Ref
  /**
   * For each contradiction and each duty where it holds between answers without which whoever the duty names might have
   * to be told. Where the duty is decided at «no duty» and this is possible, that rests on answers that may not all be
   * true: also where a pack derives some of them, for what it rests on is the word of whoever answers.
   */
  readonly doubtful: readonly (readonly Ref[])[]
  /** Indexes of the questions on which any duty, action, challenge or letter depends, in file order. */
  readonly questions: readonly number[]
}

/** A pack with its compiled object; only one that is proven may decide. */
export interface Rules {
  readonly pack: Pack
  readonly compiled: Compiled
}

/** A duty with its tables, by its id. */
export function dutyOf({ duties }: Compiled, id: DutyId): CompiledDuty {
  const found = duties.find(({ duty }) => duty.id === id)
  if (found === undefined) throw new Error(`a pack without the duty ${id}`)
  return found
}

/** Walks go as deep as there are questions, and a node is as wide as its question has answers. */
const MOST_QUESTIONS = 500
const MOST_ANSWERS = 100

/** Most nodes a pack may need; far above any pack a person can read. */
export const NODE_BUDGET = 200_000

/**
 * Compiles a pack. The result says nothing yet about gaps and clashes: a leaf of a duty may be empty or hold two
 * verdicts, see `isProven`.
 *
 * @returns the problem `too-complex` for a pack over the budget
 */
export function compile(pack: Pack, budget = NODE_BUDGET): Result<Compiled> {
  const answers = pack.questions.map((question) => question.answers.length)
  const tooMany = [...pack.terms.map((term) => term.levels), ...pack.duties.map((duty) => duty.verdicts)]
  const isTooLarge =
    tooMany.some((steps) => steps.length > MOST_OUTCOMES) ||
    answers.length > MOST_QUESTIONS ||
    answers.some((count) => count > MOST_ANSWERS)
  if (isTooLarge) {
    return fail({ code: 'too-complex', pack: pack.id, nodes: budget, budget })
  }
  const diagrams = new Diagrams(answers, budget)
  return withinBudget(pack.id, () => compileInto(diagrams, pack))
}

function compileInto(diagrams: Diagrams, pack: Pack): Compiled {
  const termRoots: Ref[] = []
  const cell = ({ of, index, levels }: Cell): Ref => {
    if (of === 'question') return diagrams.test(index, levels)
    const wanted = levels.reduce((set, level) => set | (1 << level), 0)
    return diagrams.map((set) => ((set & wanted) === 0 ? 1 : 2), termRoots[index]!)
  }
  const rows = (list: readonly Row[]): Ref => diagrams.any(list.map((row) => diagrams.all(row.map(cell))))
  const ruleRefs = (rules: readonly Rule[]): Ref[] => rules.map((rule) => rows(rule.rows))

  const terms = pack.terms.map((term) => {
    const rules = ruleRefs(term.rules)
    const root = levelOf(diagrams, term, rules)
    termRoots.push(root)
    return { term, root, rules, questions: support(diagrams, root) }
  })
  const duties = pack.duties.map((duty) => {
    const rules = ruleRefs(duty.rules)
    const root = rules.reduce((left, right, index) => {
      const verdict = 1 << duty.rules[index]!.to
      return diagrams.combine(
        (claimed, applies) => (applies === 2 ? claimed | verdict : claimed),
        left,
        right,
      )
    }, leaf(0))
    return { duty, root, rules, questions: support(diagrams, root) }
  })
  const conditions = (entries: readonly { readonly rows?: readonly Row[] }[]): Ref[] =>
    entries.map((entry) => (entry.rows === undefined ? TRUE : rows(entry.rows)))
  const actions = conditions(pack.actions)
  const challenges = conditions(pack.challenges)
  const papers = conditions(pack.papers)
  const contradictions = conditions(pack.contradictions)
  const anyContradiction = diagrams.any(contradictions)
  const doubts = doubtful(diagrams, duties, conditions(pack.contradictions.map(openToDoubt)))
  const conditional = [...actions, ...challenges, ...papers].map((ref) => support(diagrams, ref))
  const matter = new Set([...duties.flatMap((duty) => duty.questions), ...conditional.flat()])
  const questions = [...matter].sort((a, b) => a - b)
  return keepReachable(diagrams, {
    ...{ terms, duties, actions, challenges, papers, contradictions, anyContradiction },
    ...{ doubtful: doubts, questions },
  })
}

/**
 * The rows of a contradiction that make doubt while they are only possible. A question of the base that the pack has already
 * answered is not asked, so what nobody said to it is not doubted; all else is, whoever establishes the rest of the row.
 */
const openToDoubt = ({ rows, ifSaid, unheard }: Contradiction): Pick<Contradiction, 'rows'> => ({
  rows: ifSaid === true || unheard === true ? [] : rows,
})

/** Where a contradiction holds, and a duty might be to tell somebody if none of the answers in it were relied on. */
function doubtful(
  diagrams: Diagrams,
  duties: readonly CompiledDuty[],
  contradictions: readonly Ref[],
): Ref[][] {
  const told = duties.map(({ duty, root }) =>
    isToTell(duty) ? diagrams.map((set) => ((set & ~1) === 0 ? 1 : 2), root) : FALSE,
  )
  const withAny = (ref: Ref, variable: number): Ref =>
    diagrams.any(
      Array.from({ length: diagrams.arity[variable]! }, (_, answer) => diagrams.fix(ref, variable, answer)),
    )
  return contradictions.map((contradiction) =>
    told.map((duty) => diagrams.and(contradiction, support(diagrams, contradiction).reduce(withAny, duty))),
  )
}

/**
 * The level of a term: the highest whose rules hold; where none holds the one it names, the answer to the question it
 * listens to, or the first.
 *
 * @param rules where each of its rules holds, in `diagrams`
 */
export function levelOf(
  diagrams: Diagrams,
  term: Pick<Term, 'rules' | 'otherwise'>,
  rules: readonly Ref[],
): Ref {
  const ruled = rules.reduce((left, right, index) => {
    const level = 1 << term.rules[index]!.to
    return diagrams.combine(
      (before, applies) => (applies === 2 && level > before ? level : before),
      left,
      right,
    )
  }, leaf(0))
  return diagrams.combine(
    (level, otherwise) => (level === 0 ? otherwise : level),
    ruled,
    elsewhere(diagrams, term),
  )
}

/** What a term is where none of its rules holds. */
function elsewhere(diagrams: Diagrams, { otherwise }: Pick<Term, 'otherwise'>): Ref {
  if (otherwise === undefined) return only(0)
  if ('level' in otherwise) return only(otherwise.level)
  return diagrams.answerTo(otherwise.question)
}

/** Drops the nodes that were only steps on the way; children come before parents in the new table. */
function keepReachable(diagrams: Diagrams, roots: Omit<Compiled, keyof Nodes>): Compiled {
  const table: number[] = []
  const moved = new Map<Ref, Ref>()
  const move = (ref: Ref): Ref => {
    if (ref < 0) return ref
    const done = moved.get(ref)
    if (done !== undefined) return done
    const children = childrenOf(diagrams, ref).map(move)
    const next = table.push(variableOf(diagrams, ref), ...children) - 1 - children.length
    moved.set(ref, next)
    return next
  }
  const moveTable = <T extends CompiledTable>(one: T): T => ({
    ...one,
    root: move(one.root),
    rules: one.rules.map(move),
  })
  return {
    ...roots,
    terms: roots.terms.map(moveTable),
    duties: roots.duties.map(moveTable),
    actions: roots.actions.map(move),
    challenges: roots.challenges.map(move),
    papers: roots.papers.map(move),
    contradictions: roots.contradictions.map(move),
    anyContradiction: move(roots.anyContradiction),
    doubtful: roots.doubtful.map((refs) => refs.map(move)),
    table,
    arity: diagrams.arity,
  }
}

/**
 * Whether every combination of answers gives exactly one verdict on every duty. Only then may anything be decided:
 * a gap would otherwise vanish in the set of possible verdicts.
 */
export function isProven(compiled: Compiled): boolean {
  return compiled.duties.every(({ root }) => !anyLeaf(compiled, root, (set) => single(set) === undefined))
}
