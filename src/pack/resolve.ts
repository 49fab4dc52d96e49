// A pack file (and the pack it extends) → the flat pack. Every name is resolved; nothing is left to look up later.
import { compose, type Inherited } from './compose.ts'
import { DUTY_IDS, type Action, type Case, type Duty, type DutyId, type Group, type Pack } from './model.ts'
import type { MomentField, PackFileRef, Question, Rule, Source, Step, Term, Text, Verdict } from './model.ts'
import { fail, ok, type Result } from './problem.ts'
import type { CaseFile, PackFile, RawDuty, RawQuestion, RawTerm } from './schema.ts'
import { Scope, stepsOf, YES_NO_STEPS } from './scope.ts'
import type { Path, YamlFile } from './yaml.ts'

/**
 * Turns a validated file into a flat pack.
 *
 * @param base the pack named by `extends`, for the same moment of discovery
 * @param sha256 of the file's bytes, so that a report can name the very rules it was decided by
 */
export function resolve(file: YamlFile, raw: PackFile, sha256: string, base?: Pack): Result<Pack> {
  const groups: Group[] = Object.entries(raw.questions ?? {}).flatMap(([id, question]) =>
    question.several === true ? [groupOf(id, question)] : [],
  )
  const scope = new Scope(file, [...groups, ...(base?.groups ?? [])])
  const sources = sourcesOf(scope, raw, base)
  const sourceIds = sources.map((source) => source.id)
  const own = Object.entries(raw.questions ?? {}).flatMap(([id, question]) =>
    questionsOf(scope, id, question, sourceIds),
  )
  const inherited = compose(scope, raw, base, own)
  const questions = [...own, ...inherited.questions]
  questions.forEach((question, index) => {
    scope.add(question.id, { of: 'question', index, steps: question.answers, ordered: question.ordered })
  })

  const terms: Term[] = []
  const declare = (term: Term): void => {
    scope.add(term.id, { of: 'term', index: terms.length, steps: term.levels, ordered: true })
    terms.push(term)
  }
  inherited.given.forEach(declare)
  for (const [id, term] of Object.entries(raw.terms ?? {})) {
    const resolved = termOf(scope, id, term, inherited, sourceIds)
    if (resolved !== undefined) declare(resolved)
  }
  inherited.termsIn(scope).forEach(declare)

  const duties = base === undefined ? ownDuties(scope, raw, sourceIds) : inherited.dutiesIn(scope)
  const moments = [...(base?.moments ?? []), ...momentsOf(raw)]
  checkLinks(scope, raw, questions, terms)
  checkMoments(scope, raw, base, [...questions, ...groups, ...inherited.groups])
  const pack: Pack = {
    id: raw.id,
    version: raw['valid-from'],
    ...(raw['valid-until'] === undefined ? {} : { validUntil: raw['valid-until'] }),
    title: raw.title,
    about: raw.about,
    authority: raw.authority ?? base?.authority ?? missingAuthority(scope),
    sources,
    moments,
    questions,
    groups: [...groups, ...inherited.groups],
    terms,
    duties,
    actions: [...actionsOf(scope, raw, duties, sourceIds), ...inherited.actionsIn(scope)],
    cases: casesOf(scope, raw.cases ?? [], duties, ['cases']),
    file: file.at([]).file,
    files: [{ id: raw.id, version: raw['valid-from'], sha256 }, ...(base?.files ?? [])],
  }
  if (pack.validUntil !== undefined && pack.validUntil < pack.version) {
    const at = file.at(['valid-until'])
    scope.problems.push({ code: 'wrong-value', key: 'valid-until', expected: 'later-date', at })
  }
  return scope.problems.length > 0 ? fail(...scope.problems) : ok(pack)
}

/** Adds the cases of a file beside the pack. */
export function withCases(pack: Pack, file: YamlFile, raw: CaseFile): Result<Pack> {
  const scope = new Scope(file)
  const cases = casesOf(scope, raw, pack.duties, [])
  return scope.problems.length > 0
    ? fail(...scope.problems)
    : ok({ ...pack, cases: [...pack.cases, ...cases] })
}

/** The files a pack was made of, the bases only. */
export function basesOf(pack: Pack): readonly PackFileRef[] {
  return pack.files.slice(1)
}

function missingAuthority(scope: Scope): Pack['authority'] {
  scope.problems.push({ code: 'missing-key', key: 'authority', at: scope.file.at([]) })
  return { name: { nl: '', en: '' }, url: '' }
}

function sourcesOf(scope: Scope, raw: PackFile, base: Pack | undefined): Source[] {
  const inherited = base?.sources ?? []
  const own = Object.entries(raw.sources ?? {}).map(([id, { title, url }]): Source => {
    const at = scope.file.at(['sources', id], 'key')
    if (inherited.some((source) => source.id === id)) {
      scope.problems.push({ code: 'duplicate-name', kind: 'source', name: id, at })
    }
    return { id, title, ...(url === undefined ? {} : { url }), at }
  })
  return [...own, ...inherited]
}

function groupOf(id: string, raw: RawQuestion): Group {
  const members = raw.answers === undefined ? [] : stepsOf(raw.answers).map((kind) => `${id}.${kind.id}`)
  return { id, title: raw.title, ...helpOf(raw.help), members }
}

function helpOf(help: Text | undefined): { help?: Text } {
  return help === undefined ? {} : { help }
}

function questionsOf(scope: Scope, id: string, raw: RawQuestion, sourceIds: readonly string[]): Question[] {
  const path: Path = ['questions', id]
  const at = scope.file.at(path, 'key')
  const sources = scope.known('source', raw.sources, sourceIds, [...path, 'sources'])
  const scale = raw.answers
  if (raw.several === true) {
    if (scale === undefined) return missing(scope, 'answers', path)
    for (const key of ['bands', 'ordered', 'assume', 'judges'] as const) {
      if (raw[key] !== undefined) refuse(scope, key, 'several', [...path, key])
    }
    reserved(scope, stepsOf(scale), [UNKNOWN, NONE], path)
    return stepsOf(scale).map((kind): Question => {
      const member = { id: `${id}.${kind.id}`, title: kind.text, answers: YES_NO_STEPS, ordered: true }
      return { ...member, group: id, sources, at }
    })
  }
  const bands = raw.bands === undefined ? undefined : Object.values(raw.bands)
  if (scale === undefined && bands === undefined) return missing(scope, 'answers', path)
  if (scale !== undefined && bands !== undefined) refuse(scope, 'bands', 'answers', [...path, 'bands'])
  if (bands?.some((bound, index) => bound <= (bands[index - 1] ?? -1)) === true) {
    scope.problems.push({ code: 'bands-not-rising', question: id, at: scope.file.at([...path, 'bands']) })
  }
  const answers = scale === undefined ? bandSteps(raw.bands ?? {}) : stepsOf(scale)
  if (answers.length < 2) return missing(scope, 'answers', path)
  reserved(scope, answers, [UNKNOWN], path)
  if (raw.judges !== undefined && raw.assume === undefined) return missing(scope, 'assume', path)
  const assume =
    raw.assume === undefined ? undefined : scope.step('answer', answers, raw.assume, [...path, 'assume'])
  return [
    {
      id,
      title: raw.title,
      ...helpOf(raw.help),
      answers,
      ordered: raw.ordered ?? true,
      ...(bands === undefined ? {} : { bands }),
      ...(assume === undefined ? {} : { assume }),
      ...(raw.judges === undefined ? {} : { judges: raw.judges }),
      sources,
      at,
    },
  ]
}

/** Words that every question takes besides its own answers. */
const UNKNOWN = 'unknown'
const NONE = 'none'

function reserved(scope: Scope, steps: readonly Step[], words: readonly string[], path: Path): void {
  for (const { id } of steps.filter((step) => words.includes(step.id))) {
    const at = scope.file.at([...path, 'answers', id], 'key')
    scope.problems.push({ code: 'duplicate-name', kind: 'answer', name: id, at })
  }
}

function refuse(scope: Scope, key: string, beside: string, path: Path): void {
  scope.problems.push({ code: 'key-beside', key, beside, at: scope.file.at(path, 'key') })
}

function missing(scope: Scope, key: string, path: Path): [] {
  scope.problems.push({ code: 'missing-key', key, at: scope.file.at(path, 'key') })
  return []
}

/** `{few: 1, dozens: 10}` → the words «1 to 9», «10 or more». */
function bandSteps(bands: Readonly<Record<string, number>>): { id: string; text: Text }[] {
  const entries = Object.entries(bands)
  return entries.map(([id, from], index) => {
    const next = entries[index + 1]?.[1]
    if (next === undefined) return { id, text: { nl: `${from} of meer`, en: `${from} or more` } }
    return { id, text: { nl: `${from} tot en met ${next - 1}`, en: `${from} to ${next - 1}` } }
  })
}

function termOf(
  scope: Scope,
  id: string,
  raw: RawTerm,
  inherited: Inherited,
  sourceIds: readonly string[],
): Term | undefined {
  const path: Path = ['terms', id]
  const replaced = inherited.replaced.get(id)
  if (scope.has(id)) {
    scope.problems.push({ code: 'duplicate-name', kind: 'term', name: id, at: scope.file.at(path, 'key') })
    return undefined
  }
  const levels = raw.levels === undefined ? replaced?.answers : stepsOf(raw.levels)
  const title = raw.title ?? replaced?.title
  if (levels === undefined || title === undefined) {
    const key = levels === undefined ? 'levels' : 'title'
    scope.problems.push({ code: 'missing-key', key, at: scope.file.at(path, 'key') })
    return undefined
  }
  if (replaced !== undefined && raw.levels !== undefined) {
    scope.problems.push({
      code: 'base-not-questions',
      key: 'levels',
      at: scope.file.at([...path, 'levels'], 'key'),
    })
  }
  const rules = raw.rules.flatMap((rule, index): Rule[] => {
    const to = scope.step('answer', levels, rule.is, [...path, 'rules', index, 'is'])
    const rows = scope.rows(rule.when, [...path, 'rules', index, 'when'])
    if (to === undefined) return []
    const sources = scope.known('source', rule.sources, sourceIds, [...path, 'rules', index, 'sources'])
    const text = rule.text === undefined ? {} : { text: rule.text }
    return [
      {
        id: rule.id ?? `${id}-${index + 1}`,
        to,
        rows,
        ...text,
        sources,
        at: scope.file.at([...path, 'rules', index]),
      },
    ]
  })
  const sources = scope.known('source', raw.sources, sourceIds, [...path, 'sources'])
  const replaces = replaced === undefined ? {} : { replaces: 'defined' as const }
  return { id, title, levels, rules, sources, ...replaces, at: scope.file.at(path, 'key') }
}

function ownDuties(scope: Scope, raw: PackFile, sourceIds: readonly string[]): Duty[] {
  const duties = raw.duties ?? {}
  for (const id of Object.keys(duties)) {
    if (!DUTY_IDS.includes(id as DutyId)) scope.unknown('duty', id, DUTY_IDS, ['duties', id], 'key')
  }
  return DUTY_IDS.flatMap((id) => {
    const duty = duties[id]
    if (duty !== undefined) return [dutyOf(scope, id, duty, sourceIds, Object.keys(raw.moments ?? {}))]
    scope.problems.push({ code: 'missing-key', key: id, at: scope.file.at(['duties'], 'key') })
    return []
  })
}

function dutyOf(
  scope: Scope,
  id: DutyId,
  raw: RawDuty,
  sourceIds: readonly string[],
  moments: readonly string[],
): Duty {
  const path: Path = ['duties', id]
  const verdicts = Object.entries(raw.verdicts).map(([verdict, { text, deadlines }]): Verdict => {
    const list = (deadlines ?? []).map((deadline, index) => {
      const place: Path = [...path, 'verdicts', verdict, 'deadlines', index]
      const { from, hours, days } = deadline
      if (!moments.includes(from)) scope.unknown('moment', from, moments, [...place, 'from'])
      if ((hours === undefined) === (days === undefined)) {
        scope.problems.push({
          code: 'wrong-value',
          key: 'hours',
          expected: 'hours-or-days',
          at: scope.file.at(place),
        })
      }
      const sources = scope.known('source', deadline.sources, sourceIds, [...place, 'sources'])
      return {
        from,
        ...(hours === undefined ? {} : { hours }),
        ...(days === undefined ? {} : { days }),
        sources,
      }
    })
    return { id: verdict, text, deadlines: list }
  })
  const seen = new Set<string>()
  const rules = raw.rules.flatMap((rule, index): Rule[] => {
    const place: Path = [...path, 'rules', index]
    if (seen.has(rule.id)) {
      scope.problems.push({
        code: 'duplicate-name',
        kind: 'key',
        name: rule.id,
        at: scope.file.at([...place, 'id']),
      })
    }
    seen.add(rule.id)
    const to = scope.step('verdict', verdicts, rule.then, [...place, 'then'])
    const rows = scope.rows(rule.when, [...place, 'when'])
    const sources = scope.known('source', rule.sources, sourceIds, [...place, 'sources'])
    return to === undefined
      ? []
      : [{ id: rule.id, to, rows, text: rule.text, sources, at: scope.file.at(place) }]
  })
  const notMonotone = (raw['not-monotone'] ?? []).map((exemption, index) => ({
    ...exemption,
    at: scope.file.at([...path, 'not-monotone', index]),
  }))
  const sources = scope.known('source', raw.sources, sourceIds, [...path, 'sources'])
  return { id, title: raw.title, verdicts, rules, notMonotone, sources, at: scope.file.at(path, 'key') }
}

function actionsOf(
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

function casesOf(scope: Scope, raw: CaseFile, duties: readonly Duty[], path: Path): Case[] {
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

function momentsOf(raw: PackFile): MomentField[] {
  return Object.entries(raw.moments ?? {}).map(([id, { title, help }]) => ({ id, title, ...helpOf(help) }))
}

/** Names that point forward in the file: a judged term, an exempted question. */
function checkLinks(
  scope: Scope,
  raw: PackFile,
  questions: readonly Question[],
  terms: readonly Term[],
): void {
  const questionIds = questions.map((question) => question.id)
  const termIds = terms.map((term) => term.id)
  for (const [id, question] of Object.entries(raw.questions ?? {})) {
    if (question.judges !== undefined && !termIds.includes(question.judges)) {
      scope.unknown('term', question.judges, termIds, ['questions', id, 'judges'])
    }
  }
  for (const [id, duty] of Object.entries(raw.duties ?? {})) {
    for (const [index, { question }] of (duty['not-monotone'] ?? []).entries()) {
      if (questionIds.includes(question)) continue
      scope.unknown('question', question, questionIds, ['duties', id, 'not-monotone', index, 'question'])
    }
  }
}

/** A moment and a question share the namespace of flags; a moment of the base cannot be declared again. */
function checkMoments(
  scope: Scope,
  raw: PackFile,
  base: Pack | undefined,
  questions: readonly { readonly id: string }[],
): void {
  const names = new Set(questions.map(({ id }) => id))
  for (const id of Object.keys(raw.moments ?? {})) {
    if (!names.has(id) && !(base?.moments ?? []).some((moment) => moment.id === id)) continue
    scope.problems.push({
      code: 'duplicate-name',
      kind: 'moment',
      name: id,
      at: scope.file.at(['moments', id], 'key'),
    })
  }
  for (const { id } of base?.moments ?? []) {
    if (!Object.hasOwn(raw.questions ?? {}, id)) continue
    scope.problems.push({
      code: 'duplicate-name',
      kind: 'moment',
      name: id,
      at: scope.file.at(['questions', id], 'key'),
    })
  }
}
