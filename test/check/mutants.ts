// A pack → copies of it that differ in one rule, and whether a copy would be noticed.
import { check } from '../../src/check/check.ts'
import { compile, type Compiled } from '../../src/compile/compile.ts'
import { Diagrams, type Ref } from '../../src/compile/diagram.ts'
import type { Duty, Pack, Rule, Term } from '../../src/pack/model.ts'
import type { Problem } from '../../src/problem.ts'

export interface Mutant {
  readonly name: string
  readonly pack: Pack
  /** Place of the duty or term in its list. */
  readonly of: number
}

type Tables = 'duties' | 'terms'

function withRules(pack: Pack, tables: Tables, of: number, rules: readonly Rule[]): Pack {
  const list = pack[tables].map((table: Duty | Term, at) => (at === of ? { ...table, rules } : table))
  return { ...pack, [tables]: list }
}

/** One mutant for each rule: the rule is not there. */
export function removed(pack: Pack, tables: Tables): Mutant[] {
  return pack[tables].flatMap((table, of) =>
    table.rules.map((rule, index) => ({
      name: `${table.id}/${rule.id} removed`,
      pack: withRules(pack, tables, of, table.rules.toSpliced(index, 1)),
      of,
    })),
  )
}

/** One mutant for each rule of a duty and each verdict that it does not say. */
export function turned(pack: Pack): Mutant[] {
  return pack.duties.flatMap((duty, of) =>
    duty.rules.flatMap((rule, index) =>
      duty.verdicts.flatMap((verdict, to): Mutant[] => {
        if (to === rule.to) return []
        const rules = duty.rules.with(index, { ...rule, to })
        return [
          {
            name: `${duty.id}/${rule.id} says ${verdict.id}`,
            pack: withRules(pack, 'duties', of, rules),
            of,
          },
        ]
      }),
    ),
  )
}

/** One mutant for each cell of each rule: the condition is not asked for. */
export function widened(pack: Pack, tables: Tables): Mutant[] {
  return pack[tables].flatMap((table, of) =>
    table.rules.flatMap((rule, index) =>
      rule.rows.flatMap((row, rowAt) =>
        row.map(({ of: kind, index: at }, cellAt): Mutant => {
          const rows = rule.rows.with(rowAt, row.toSpliced(cellAt, 1))
          const word = (kind === 'question' ? pack.questions : pack.terms)[at]!.id
          const rules = table.rules.with(index, { ...rule, rows })
          return {
            name: `${table.id}/${rule.id} without ${word}`,
            pack: withRules(pack, tables, of, rules),
            of,
          }
        }),
      ),
    ),
  )
}

/** What a check says about the rules; a source that has lost its last use would say nothing of the rule itself. */
export function findings(pack: Pack): readonly Problem[] {
  return check(pack).problems.filter(({ code }) => code !== 'unused-source')
}

export function compiled(pack: Pack): Compiled {
  const done = compile(pack)
  if (!done.ok) throw new Error('not compiled')
  return done.value
}

/** Whether every duty decides the same in both packs: copied into one table, equal functions are the same node. */
export function decidesTheSame(one: Pack, other: Pack): boolean {
  const [from, to] = [compiled(one), compiled(other)]
  const shared = new Diagrams(from.arity)
  const roots = (of: Compiled): Ref[] => of.duties.map(({ root }) => shared.copy(of, root))
  return roots(from).join() === roots(to).join()
}

/** Whether a rule applies under complete answers by name: read straight from its rows, without the diagram. */
export function applies(pack: Pack, rule: Rule, answers: Readonly<Record<string, string>>): boolean {
  const levels: number[] = []
  const holds = ({ rows }: Rule): boolean =>
    rows.some((row) =>
      row.every((cell) => {
        if (cell.of === 'term') return cell.levels.includes(levels[cell.index]!)
        const question = pack.questions[cell.index]!
        return cell.levels.includes(question.answers.findIndex(({ id }) => id === answers[question.id]))
      }),
    )
  for (const term of pack.terms) levels.push(Math.max(0, ...term.rules.filter(holds).map(({ to }) => to)))
  return holds(rule)
}

/** The names of the questions and terms in the rules of a duty. */
export function wordsOf(pack: Pack, duty: Duty): Set<string> {
  const cells = duty.rules.flatMap((rule) => rule.rows.flat())
  return new Set(cells.map(({ of, index }) => (of === 'question' ? pack.questions : pack.terms)[index]!.id))
}
