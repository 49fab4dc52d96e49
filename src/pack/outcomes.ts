// What a pack file says of outcomes, actions to take and cases to hold it against → the same with names resolved.
import type { Action, Case, Duty } from './model.ts'
import type { CaseFile, PackFile } from './schema.ts'
import type { Scope } from './scope.ts'
import type { Path } from './yaml.ts'

/** One action for each duty it is for. */
export function actionsOf(
  scope: Scope,
  raw: PackFile,
  duties: readonly Duty[],
  sourceIds: readonly string[],
): Action[] {
  return (raw.actions ?? []).flatMap((action, index) => {
    const path: Path = ['actions', index]
    const rows = action.when === undefined ? {} : { rows: scope.rows(action.when, [...path, 'when']) }
    const sources = scope.known('source', action.sources, sourceIds, [...path, 'sources'])
    return expectations(scope, action.for, duties, [...path, 'for']).map(({ duty, verdicts }): Action => {
      const indexes = verdicts.map((id) => duty.verdicts.findIndex((verdict) => verdict.id === id))
      return {
        duty: duty.id,
        verdicts: indexes,
        ...rows,
        text: action.text,
        sources,
        at: scope.file.at(path),
      }
    })
  })
}

/** Cases with their expected verdicts; the answers are read when the case is decided. */
export function casesOf(scope: Scope, raw: CaseFile, duties: readonly Duty[], path: Path): Case[] {
  const seen = new Set<string>()
  return raw.map((entry, index) => {
    const { id, title, strength, answers, source, url, differs } = entry
    const place: Path = [...path, index]
    if (seen.has(id)) {
      scope.problems.push({
        code: 'duplicate-name',
        kind: 'key',
        name: id,
        at: scope.file.at([...place, 'id']),
      })
    }
    seen.add(id)
    const expected = expectations(scope, entry.expect, duties, [...place, 'expect'])
    const expect = Object.fromEntries(expected.map(({ duty, verdicts }) => [duty.id, verdicts]))
    const extra = { ...(source === undefined ? {} : { source }), ...(url === undefined ? {} : { url }) }
    const why = differs === undefined ? {} : { differs }
    return { id, title, ...extra, strength, answers, expect, ...why, at: scope.file.at(place) }
  })
}

/** `{authority: report}` or `{authority: [no-report, report]}` → duties and verdict ids that exist. */
function expectations(
  scope: Scope,
  raw: Readonly<Record<string, string | string[]>>,
  duties: readonly Duty[],
  path: Path,
): { duty: Duty; verdicts: string[] }[] {
  return Object.entries(raw).flatMap(([id, wanted]) => {
    const duty = duties.find((candidate) => candidate.id === id)
    if (duty === undefined) {
      const known = duties.map((candidate) => candidate.id)
      return scope.unknown('duty', id, known, [...path, id], 'key') ?? []
    }
    const list = Array.isArray(wanted) ? wanted : [wanted]
    const verdicts = list.filter(
      (verdict) => scope.step('verdict', duty.verdicts, verdict, [...path, id]) !== undefined,
    )
    return [{ duty, verdicts }]
  })
}
