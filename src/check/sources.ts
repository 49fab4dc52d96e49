// The sources of a pack that nothing refers to.
import type { Pack } from '../pack/model.ts'
import type { Problem } from '../pack/problem.ts'

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
  ])
  return pack.sources.flatMap(({ id, at }): Problem[] =>
    used.has(id) || at.file !== pack.file ? [] : [{ code: 'unused-source', source: id, at }],
  )
}
