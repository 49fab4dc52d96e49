// What a pack file says of outcomes, actions to take and cases to hold it against → the same with names resolved.
import { type Action, type Case, type Contradiction, type Duty, LANGS, type Paper } from './model.ts'
import type { CaseFile, PackFile } from './schema.ts'
import type { Scope } from './scope.ts'
import type { Path } from './yaml.ts'

/** Actions or challenges: one for each duty that an entry is for. */
export function actionsOf(
  scope: Scope,
  key: 'actions' | 'challenges',
  raw: PackFile,
  duties: readonly Duty[],
  sourceIds: readonly string[],
): Action[] {
  return (raw[key] ?? []).flatMap((action, index) => {
    const path: Path = [key, index]
    const rows = action.when === undefined ? {} : { rows: scope.rows(action.when, [...path, 'when']) }
    const sources = scope.known('source', action.sources, sourceIds, [...path, 'sources'])
    const exact = action.verdict === undefined ? {} : { verdict: action.verdict }
    // A supplier that words the verdict of the law anew could word it away.
    if (action.verdict !== undefined && (raw.extends !== undefined || key === 'challenges')) {
      scope.problems.push({ code: 'verdict-not-here', at: scope.file.at([...path, 'verdict'], 'key') })
    }
    return expectations(scope, action.for, duties, [...path, 'for']).map(({ duty, verdicts }): Action => {
      const indexes = verdicts.map((id) => duty.verdicts.findIndex((verdict) => verdict.id === id))
      const at = scope.file.at(path)
      return { duty: duty.id, verdicts: indexes, ...rows, text: action.text, ...exact, sources, at }
    })
  })
}

/** Answers that cannot all be true. */
export function contradictionsOf(scope: Scope, raw: PackFile): Contradiction[] {
  return (raw.contradictions ?? []).map(({ when, text }, index) => {
    const path: Path = ['contradictions', index]
    return { rows: scope.rows(when, [...path, 'when']), text, at: scope.file.at(path) }
  })
}

/** Each name can stand for a long text. */
const MOST_NAMES = 100

/** Letters; every `{name}` in them must be a record field, a moment or a question. */
export function papersOf(
  scope: Scope,
  raw: PackFile,
  names: readonly string[],
  sourceIds: readonly string[],
): Paper[] {
  return Object.entries(raw.papers ?? {}).map(([id, paper]): Paper => {
    const path: Path = ['papers', id]
    for (const lang of LANGS) {
      const used = placeholders(`${paper.subject[lang]} ${paper.body[lang]}`)
      if (used.length > MOST_NAMES) {
        const at = scope.file.at([...path, 'body', lang])
        scope.problems.push({ code: 'too-many-names', paper: id, limit: MOST_NAMES, at })
      }
      for (const name of used.slice(0, MOST_NAMES)) {
        if (!names.includes(name)) scope.unknown('field', name, names, [...path, 'body', lang])
      }
    }
    return {
      id,
      title: paper.title,
      ...(paper.when === undefined ? {} : { rows: scope.rows(paper.when, [...path, 'when']) }),
      ...(paper.to === undefined ? {} : { to: paper.to }),
      subject: paper.subject,
      body: paper.body,
      sources: scope.known('source', paper.sources, sourceIds, [...path, 'sources']),
      at: scope.file.at(path, 'key'),
    }
  })
}

/** The names between braces in a letter. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '')
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
