// A pack file (and the pack it extends) → the flat pack. Every name is resolved; nothing is left to look up later.
import { compose, type Inherited, listeningTo, unheard } from './compose.ts'
import { ownDuties } from './duties.ts'
import {
  type Case,
  DUTY_IDS,
  type Field,
  type Group,
  type Pack,
  type Question,
  type Rule,
  type Source,
  type Term,
} from './model.ts'
import { actionsOf, casesOf, contradictionsOf, papersOf } from './outcomes.ts'
import { fail, ok, type Result } from '../problem.ts'
import { groupOf, helpOf, questionsOf } from './questions.ts'
import { reservedAs } from './reserved.ts'
import type { CaseFile, PackFile, RawQuestion, RawTerm } from './schema.ts'
import { Scope, stepsOf } from './scope.ts'
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
    // Where a question and the term that stands for it have one name, rows mean the term.
    if (inherited.open.has(question.id)) return
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
  const ownTerms = [...terms]
  inherited.termsIn(scope).forEach(declare)

  const stated = raw.duties === undefined && base !== undefined ? [] : ownDuties(scope, raw, sourceIds, base)
  const duties = DUTY_IDS.flatMap(
    (id) => [...stated, ...inherited.dutiesIn(scope)].find((duty) => duty.id === id) ?? [],
  )
  const moments = [...(base?.moments ?? []), ...fieldsOf(raw.moments)]
  const record = [...(base?.record ?? []), ...fieldsOf(raw.record)]
  const facts = {
    questions: [...own, ...(inherited.facts?.questions ?? [])],
    groups: [...groups, ...(inherited.facts?.groups ?? [])],
  }
  const named = [...record, ...moments, ...facts.questions, ...facts.groups, ...terms].map(({ id }) => id)
  checkInstead(scope, raw, facts.questions, sourceIds)
  checkLinks(scope, raw, questions, terms)
  checkNames(scope, raw, base, [...questions, ...groups, ...inherited.groups])
  const cases = casesOf(scope, raw.cases ?? [], duties, ['cases'])
  const [lastDay] = [raw['valid-until'], base?.lastDay].filter((day) => day !== undefined).sort()
  const pack: Pack = {
    id: raw.id,
    version: raw['valid-from'],
    // What builds on a proposal is one.
    ...(raw.proposal === true || base?.proposal === true ? { proposal: true as const } : {}),
    ...(raw['valid-until'] === undefined ? {} : { validUntil: raw['valid-until'] }),
    ...(lastDay === undefined
      ? {}
      : { lastDay, lastDayAt: file.at([lastDay === raw['valid-until'] ? 'valid-until' : 'extends']) }),
    title: raw.title,
    about: raw.about,
    authority: raw.authority ?? base?.authority ?? missingAuthority(scope),
    sources,
    moments,
    record,
    questions,
    groups: [...groups, ...inherited.groups],
    ...(base === undefined ? {} : { facts }),
    terms,
    duties,
    actions: [
      ...actionsOf(scope, 'actions', raw, duties, sourceIds),
      ...inherited.actionsIn(scope, 'actions'),
    ],
    challenges: [
      ...actionsOf(scope, 'challenges', raw, duties, sourceIds),
      ...inherited.actionsIn(scope, 'challenges'),
    ],
    contradictions: [
      ...contradictionsOf(scope, raw),
      ...unheard(questions, facts.groups, ownTerms),
      ...inherited.contradictionsIn(scope),
    ],
    papers: [...papersOf(scope, raw, duties, named, sourceIds), ...inherited.papersIn(scope)],
    cases,
    precedents: [...published(cases), ...(base?.precedents ?? [])],
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
    : ok({
        ...pack,
        cases: [...pack.cases, ...cases],
        precedents: [...published(cases), ...pack.precedents],
      })
}

/** An invented case shows what a rule means; it is no precedent. */
const published = (cases: readonly Case[]): Case[] => cases.filter(({ strength }) => strength !== 'example')

function missingAuthority(scope: Scope): Pack['authority'] {
  scope.problems.push({ code: 'missing-key', key: 'authority', at: scope.file.at([]) })
  return { name: { nl: '', en: '' }, url: '' }
}

function sourcesOf(scope: Scope, raw: PackFile, base: Pack | undefined): Source[] {
  const inherited = base?.sources ?? []
  const own = Object.entries(raw.sources ?? {}).map(([id, { title, url, instead }]): Source => {
    const at = scope.file.at(['sources', id], 'key')
    if (inherited.some((source) => source.id === id)) {
      scope.problems.push({ code: 'duplicate-name', kind: 'source', name: id, at })
    }
    return {
      id,
      title,
      ...(url === undefined ? {} : { url }),
      ...(instead === undefined ? {} : { instead }),
      at,
    }
  })
  return [...own, ...inherited]
}

/** Complains about what takes the place of a source and is not there. */
function checkInstead(
  scope: Scope,
  raw: PackFile,
  questions: readonly Question[],
  sourceIds: readonly string[],
): void {
  for (const [id, { instead }] of Object.entries(raw.sources ?? {})) {
    if (instead === undefined) continue
    const path: Path = ['sources', id, 'instead']
    const asked = questions.find((question) => question.id === instead.question)
    if (asked === undefined) {
      const known = questions.map((question) => question.id)
      scope.unknown('question', instead.question, known, [...path, 'question'])
      continue
    }
    for (const [answer, ids] of Object.entries(instead.sources)) {
      scope.step('answer', asked.answers, answer, [...path, 'sources', answer], 'key')
      scope.known('source', ids, sourceIds, [...path, 'sources', answer])
    }
  }
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
  if (replaced !== undefined && raw.rules.length === 0) {
    scope.problems.push({ code: 'empty-rules', term: id, at: scope.file.at([...path, 'rules'], 'key') })
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
  const otherwise = otherwiseOf(scope, id, raw, levels, inherited)
  return { id, title, levels, rules, sources, ...replaces, ...otherwise, at: scope.file.at(path, 'key') }
}

/** A definition of one's own is exhaustive by nature; what stands for a question of the base says outright what it leaves. */
function otherwiseOf(
  scope: Scope,
  id: string,
  { otherwise }: RawTerm,
  levels: Term['levels'],
  { open, replaced }: Inherited,
): Pick<Term, 'otherwise'> {
  if (otherwise === undefined) return listeningTo(open.get(id))
  const path: Path = ['terms', id, 'otherwise']
  if (!replaced.has(id)) {
    scope.problems.push({ code: 'otherwise-not-here', term: id, at: scope.file.at(path, 'key') })
    return {}
  }
  const level = scope.step('answer', levels, otherwise, path)
  return level === undefined ? {} : { otherwise: { level } }
}

function fieldsOf(raw: PackFile['moments']): Field[] {
  return Object.entries(raw ?? {}).map(([id, { title, help }]) => ({ id, title, ...helpOf(help) }))
}

/** Names that point forward in the file: a judged term, an exempted question. */
/** Whoever judges a term sets one of its levels; any other answer would be a fact under the name of a judgement. */
function checkJudgements(scope: Scope, id: string, { answers, assume }: RawQuestion, judged: Term): void {
  const levels = judged.levels.map((level) => level.id)
  for (const { id: answer } of answers === undefined ? [] : stepsOf(answers)) {
    if (answer === assume || levels.includes(answer)) continue
    scope.unknown('answer', answer, levels, ['questions', id, 'answers', answer], 'key')
  }
}

function checkLinks(
  scope: Scope,
  raw: PackFile,
  questions: readonly Question[],
  terms: readonly Term[],
): void {
  const questionIds = questions.map((question) => question.id)
  const termIds = terms.map((term) => term.id)
  for (const [id, question] of Object.entries(raw.questions ?? {})) {
    if (question.judges === undefined) continue
    const judged = terms.find((term) => term.id === question.judges)
    if (judged === undefined) scope.unknown('term', question.judges, termIds, ['questions', id, 'judges'])
    else checkJudgements(scope, id, question, judged)
    if (judged?.levels.some((level) => level.id === question.assume) === true) {
      const at = scope.file.at(['questions', id, 'assume'])
      scope.problems.push({
        code: 'assumed-judgement',
        question: id,
        answer: question.assume!,
        term: judged.id,
        at,
      })
    }
  }
  for (const [id, duty] of Object.entries(raw.duties ?? {})) {
    for (const [index, { question }] of (duty['not-monotone'] ?? []).entries()) {
      if (questionIds.includes(question)) continue
      scope.unknown('question', question, questionIds, ['duties', id, 'not-monotone', index, 'question'])
    }
    for (const [index, { question, answers }] of (duty['mild-assumption'] ?? []).entries()) {
      const path = ['duties', id, 'mild-assumption', index]
      const known = questions.find((one) => one.id === question)?.answers.map((one) => one.id)
      if (known === undefined) scope.unknown('question', question, questionIds, [...path, 'question'])
      else
        for (const [place, answer] of answers.entries())
          if (!known.includes(answer)) scope.unknown('answer', answer, known, [...path, 'answers', place])
    }
  }
}

/** Moments, record fields, questions and letters have one namespace: they share flags, columns, and names in letters. */
function checkNames(
  scope: Scope,
  raw: PackFile,
  base: Pack | undefined,
  questions: readonly { readonly id: string }[],
): void {
  for (const key of ['questions', 'moments'] as const) {
    for (const name of Object.keys(raw[key] ?? {})) {
      const kind = reservedAs(name)
      if (kind !== undefined)
        scope.problems.push({ code: 'duplicate-name', kind, name, at: scope.file.at([key, name], 'key') })
    }
  }
  const taken = new Set(
    [...questions, ...(base?.moments ?? []), ...(base?.record ?? []), ...(base?.papers ?? [])].map(
      ({ id }) => id,
    ),
  )
  for (const [key, kind] of [
    ['moments', 'moment'],
    ['record', 'field'],
    ['papers', 'field'],
  ] as const) {
    for (const id of Object.keys(raw[key] ?? {})) {
      if (taken.has(id))
        scope.problems.push({ code: 'duplicate-name', kind, name: id, at: scope.file.at([key, id], 'key') })
      taken.add(id)
    }
  }
  const inherited = new Set([...(base?.moments ?? []), ...(base?.record ?? [])].map(({ id }) => id))
  for (const id of Object.keys(raw.questions ?? {}).filter((question) => inherited.has(question))) {
    scope.problems.push({
      code: 'duplicate-name',
      kind: 'moment',
      name: id,
      at: scope.file.at(['questions', id], 'key'),
    })
  }
}
