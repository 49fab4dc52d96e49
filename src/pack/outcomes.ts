// What a pack file says of outcomes, actions to take and cases to hold it against → the same with names resolved.
import {
  type Action,
  type Case,
  type Contradiction,
  type Duty,
  type FormPart,
  type Lang,
  LANGS,
  type Paper,
  type Text,
} from './model.ts'
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
  return (raw.contradictions ?? []).map(({ when, text, 'if-said': ifSaid }, index) => {
    const path: Path = ['contradictions', index]
    const said = ifSaid === undefined ? {} : { ifSaid }
    return { rows: scope.rows(when, [...path, 'when']), text, ...said, at: scope.file.at(path) }
  })
}

/** Each name can stand for a long text. */
const MOST_NAMES = 100

type RawPaper = NonNullable<PackFile['papers']>[string]

/** Letters and worksheets; every `{name}` in them must be a record field, a moment, a question or a term. */
export function papersOf(
  scope: Scope,
  raw: PackFile,
  duties: readonly Duty[],
  names: readonly string[],
  sourceIds: readonly string[],
): Paper[] {
  return Object.entries(raw.papers ?? {}).map(([id, paper]): Paper => {
    const path: Path = ['papers', id]
    const wanted = expectations(scope, paper.for ?? {}, duties, [...path, 'for'])
    return {
      id,
      title: paper.title,
      for: wanted.map(({ duty, verdicts }) => ({
        duty: duty.id,
        verdicts: verdicts.map((one) => duty.verdicts.findIndex((verdict) => verdict.id === one)),
      })),
      ...(paper.when === undefined ? {} : { rows: scope.rows(paper.when, [...path, 'when']) }),
      content: contentOf(scope, paper, path),
      check: (paper.check ?? []).map(({ text, names: needed, sources }, index) => {
        const place: Path = [...path, 'check', index]
        // What must be said can only be said by what stands in the text, in every language.
        const inEvery = needed.filter((name) => LANGS.every((lang) => namesIn(paper, lang).includes(name)))
        for (const [at, name] of needed.entries())
          if (!inEvery.includes(name))
            scope.unknown('field', name, namesIn(paper, 'nl'), [...place, 'names', at])
        return {
          text,
          names: inEvery,
          sources: scope.known('source', sources, sourceIds, [...place, 'sources']),
        }
      }),
      names: namesKnown(scope, id, paper, names, path),
      sources: scope.known('source', paper.sources, sourceIds, [...path, 'sources']),
      at: scope.file.at(path, 'key'),
    }
  })
}

function contentOf(scope: Scope, { to, subject, body, form }: RawPaper, path: Path): Paper['content'] {
  if (form !== undefined) {
    for (const [key, value] of Object.entries({ to, subject, body }))
      if (value !== undefined)
        scope.problems.push({
          code: 'key-beside',
          key,
          beside: 'form',
          at: scope.file.at([...path, key], 'key'),
        })
    return { kind: 'form', parts: form.map(partOf) }
  }
  for (const [key, value] of Object.entries({ subject, body }))
    if (value === undefined) scope.problems.push({ code: 'missing-key', key, at: scope.file.at(path, 'key') })
  const none = { nl: '', en: '' }
  return { kind: 'letter', ...(to === undefined ? {} : { to }), subject: subject ?? none, body: body ?? none }
}

const partOf = ({ title, fields }: NonNullable<RawPaper['form']>[number]): FormPart => ({
  title,
  fields: fields.map(({ label, value }) => (value === undefined ? { label } : { label, value })),
})

/** Every text of a paper that can hold names, with its place. */
function textsOf({ subject, body, form = [] }: RawPaper): { readonly text: Text; readonly at: Path }[] {
  return [
    ...(subject === undefined ? [] : [{ text: subject, at: ['subject'] }]),
    ...(body === undefined ? [] : [{ text: body, at: ['body'] }]),
    ...form.flatMap(({ fields }, part) =>
      fields.flatMap(({ value }, field) =>
        value === undefined ? [] : [{ text: value, at: ['form', part, 'fields', field, 'value'] }],
      ),
    ),
  ]
}

const namesIn = (paper: RawPaper, lang: Lang): string[] =>
  textsOf(paper).flatMap(({ text }) => placeholders(text[lang]))

function namesKnown(
  scope: Scope,
  id: string,
  paper: RawPaper,
  names: readonly string[],
  path: Path,
): readonly string[] {
  const used = new Set<string>()
  for (const lang of LANGS) {
    if (namesIn(paper, lang).length > MOST_NAMES)
      scope.problems.push({
        code: 'too-many-names',
        paper: id,
        limit: MOST_NAMES,
        at: scope.file.at(path, 'key'),
      })
    for (const { text, at } of textsOf(paper)) {
      for (const name of placeholders(text[lang]).slice(0, MOST_NAMES)) {
        if (names.includes(name)) used.add(name)
        else scope.unknown('field', name, names, [...path, ...at, lang])
      }
    }
  }
  return [...used]
}

/** The names between braces in a letter. */
function placeholders(text: string): string[] {
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
    for (const question of Object.keys(answers)) {
      const value = scope.file.oddNumberAt([...place, 'answers', question])
      const at = scope.file.at([...place, 'answers', question])
      if (value !== undefined) scope.problems.push({ code: 'number-spelling', question, value, at })
    }
    const expected = expectations(scope, entry.expect, duties, [...place, 'expect'])
    const expect = Object.fromEntries(expected.map(({ duty, verdicts }) => [duty.id, verdicts]))
    const extra = { ...(source === undefined ? {} : { source }), ...(url === undefined ? {} : { url }) }
    const why = differs === undefined ? {} : { differs }
    const named = typeof title === 'string' ? { nl: title, en: title } : title
    return { id, title: named, ...extra, strength, answers, expect, ...why, at: scope.file.at(place) }
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
