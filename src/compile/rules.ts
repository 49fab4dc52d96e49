// A pack → rules: the pack with its diagrams, without the questions that it turns out never to ask.
import { factsIn, openQuestion, type Pack } from '../pack/model.ts'
import { ok, type Result } from '../problem.ts'
import { compile, NODE_BUDGET, type Rules } from './compile.ts'
import { isAsked, listens, reasked } from './reasked.ts'

/**
 * Compiles a pack. A question of the base stays in a pack that derives it, for where no rule of the derivation holds;
 * whether there is such a place only the diagrams tell. Where there is none the question is not one of the pack.
 */
export function compileRules(pack: Pack, budget = NODE_BUDGET): Result<Rules> {
  const compiled = compile(pack, budget)
  if (!compiled.ok) return compiled
  const unheard = new Set(
    compiled.value.terms.flatMap(({ term, questions }) => {
      const asked = openQuestion(term)
      return asked === undefined || questions.includes(asked) ? [] : [asked]
    }),
  )
  if (unheard.size === 0) return ok({ pack, compiled: compiled.value })
  const kept = pack.questions.flatMap(({ id }, index) => (unheard.has(index) ? [] : [id]))
  return rulesOver(reasked(pack, new Set(kept), listens), budget)
}

function rulesOver(pack: Pack, budget = NODE_BUDGET): Result<Rules> {
  const compiled = compile(pack, budget)
  return compiled.ok ? ok({ pack, compiled: compiled.value }) : compiled
}

/** A pack as it is asked; one that cannot be compiled as it is written. */
export function heardIn(pack: Pack): Pack {
  const rules = compileRules(pack)
  return rules.ok ? rules.value.pack : pack
}

const BY_FACTS = new WeakMap<Pack, Result<Rules>>()

/** The law of a pack over its facts alone, asked in the order of `factsIn`, whatever it says of any of them; and what contradicts. */
export function rulesByFacts(pack: Pack): Result<Rules> {
  const known = BY_FACTS.get(pack)
  if (known !== undefined) return known
  const ids = new Set(factsIn(pack).questions.map(({ id }) => id))
  const asked = reasked(pack, ids, isAsked)
  // Said, so that none makes doubt while it is only possible: that would have to be worked out.
  const contradictions = asked.contradictions.flatMap((one) =>
    one.unheard === true ? [] : [{ ...one, ifSaid: true as const }],
  )
  const rules = rulesOver({ ...lawOf(asked), contradictions })
  BY_FACTS.set(pack, rules)
  return rules
}

/** The same with the contradictions and what is to be done: what is told over the facts, beside what is decided. */
export function toldByFacts(pack: Pack): Result<Rules> {
  const ids = new Set(factsIn(pack).questions.map(({ id }) => id))
  return rulesOver({ ...reasked(pack, ids, isAsked), challenges: [], papers: [] })
}

/** A pack in which `otherwise` says nothing: where no rule of a derivation holds, the question stands open. */
export function rulesUnsaid(pack: Pack): Result<Rules> {
  const derived = pack.terms.flatMap(({ id, replaces, otherwise }) =>
    replaces === 'defined' && otherwise !== undefined ? [id] : [],
  )
  const ids = new Set([...pack.questions.map(({ id }) => id), ...derived])
  return rulesOver(
    lawOf(
      reasked(pack, ids, (term, place) =>
        place !== undefined && derived.includes(term.id) ? { ...term, otherwise: { question: place } } : term,
      ),
    ),
  )
}

/** Of a pack the duties alone. */
const lawOf = (pack: Pack): Pack => ({
  ...pack,
  ...{ actions: [], challenges: [], papers: [], contradictions: [] },
})
