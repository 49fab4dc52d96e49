// Sources that nothing refers to, and rules that refer to no source.
import type { Pack } from '../pack/model.ts'
import type { Problem } from '../problem.ts'

/** Sources declared in the pack's own file without any use; an inherited one is the business of its own pack. */
export function unusedSources(pack: Pack): Problem[] {
  const used = new Set([
    ...pack.questions.flatMap((question) => question.sources),
    ...pack.terms.flatMap((term) => [...term.sources, ...term.rules.flatMap((rule) => rule.sources)]),
    ...pack.duties.flatMap((duty) => [
      ...duty.sources,
      ...duty.rules.flatMap((rule) => rule.sources),
      ...duty.verdicts.flatMap((verdict) => verdict.deadlines.flatMap((deadline) => deadline.sources)),
    ]),
    ...[...pack.actions, ...pack.challenges, ...pack.papers].flatMap((entry) => entry.sources),
    ...pack.papers.flatMap(({ check }) => check.flatMap((entry) => entry.sources)),
    ...pack.sources.flatMap(({ instead }) => Object.values(instead?.sources ?? {}).flat()),
  ])
  return pack.sources.flatMap(({ id, at }): Problem[] =>
    used.has(id) || at.file !== pack.file ? [] : [{ code: 'unused-source', source: id, at }],
  )
}

/** Rules of the pack's own definitions that rest on no source, neither their own nor that of the definition. A term that stands for a question of the base has the sources of that. */
export function sourcelessRules(pack: Pack): Problem[] {
  return pack.terms.flatMap((term): Problem[] => {
    if (term.at.file !== pack.file || term.replaces !== undefined || term.sources.length > 0) return []
    return term.rules
      .filter(({ sources }) => sources.length === 0)
      .map(({ id, at }) => ({ code: 'no-source', of: term.id, rule: id, at }))
  })
}
