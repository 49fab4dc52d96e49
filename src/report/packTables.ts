// A whole pack → tables a lawyer can read: questions, definitions, duties, sources, cases. No YAML in sight.
import type { Action, Cell, Duty, Pack, Row, Rule, Term, Text } from '../pack/model.ts'
import { askable, isGroup } from '../pack/model.ts'
import { clean } from './clean.ts'
import { Page, type TextOptions } from './layout.ts'
import { sentence } from './writer.ts'

interface Tables {
  readonly pack: Pack
  readonly page: Page
  readonly options: TextOptions
}

/** The pack as lines: each table has a heading, and each rule stands in it as outcome, conditions and law. */
export function packTables(pack: Pack, options: TextOptions): string[] {
  const page = new Page(options.width, options.style)
  const tables = { pack, page, options }
  const { show } = options.words
  page.say(options.style.strong(say(tables, pack.title)))
  page.say(say(tables, pack.about))
  page.say(
    show.version(
      pack.version,
      pack.validUntil,
      pack.files.slice(1).map(({ id, version }) => `${id} ${version}`),
    ),
  )
  title(tables, show.questions)
  writeQuestions(tables)
  title(tables, show.terms)
  for (const term of pack.terms) writeTerm(tables, term)
  title(tables, show.duties)
  for (const duty of pack.duties) writeDuty(tables, duty)
  writeActions(tables, show.actions, pack.actions)
  writeActions(tables, show.challenges, pack.challenges)
  writePapers(tables)
  writeContradictions(tables)
  writeSources(tables)
  writeCases(tables)
  return page.lines
}

function say({ options }: Tables, text: Text): string {
  return clean(text[options.words.lang])
}

function title({ page, options }: Tables, text: string): void {
  page.blank()
  page.say(options.style.strong(text.toUpperCase()))
}

function writeQuestions(tables: Tables): void {
  const { pack, page, options } = tables
  for (const entry of askable(pack)) {
    page.heading(say(tables, entry.title))
    if (entry.help !== undefined) page.say(options.style.faint(say(tables, entry.help)), 2)
    if (isGroup(entry)) {
      const kinds = pack.questions.filter(({ group }) => group === entry.id)
      for (const kind of kinds) page.item(say(tables, kind.title))
      page.say(options.words.show.several, 2)
      continue
    }
    entry.answers.forEach((answer, index) => {
      const assumed = entry.assume === index ? ` (${options.words.show.assumed})` : ''
      page.item(`${say(tables, answer.text)}${assumed}`)
    })
    if (entry.ordered) page.say(options.words.show.ordered, 2)
    law(tables, entry.sources)
  }
}

/** A definition: level, conditions, law; otherwise the first level. */
function writeTerm(tables: Tables, term: Term): void {
  const { page, options } = tables
  const { show } = options.words
  const how =
    term.replaces === 'given' ? ` (${show.given})` : term.replaces === 'defined' ? ` (${show.defined})` : ''
  page.heading(`${say(tables, term.title)}${how}`)
  const reached = term.levels.flatMap((level, index) => {
    const rules = term.rules.filter(({ to }) => to === index)
    return rules.length === 0 ? [] : [{ level, rules }]
  })
  for (const { level, rules } of reached.toReversed()) {
    page.say(`${options.style.strong(say(tables, level.text))}:`, 2)
    writeRules(tables, rules)
  }
  const first = options.style.strong(say(tables, term.levels[0]!.text))
  if (term.replaces !== 'given' || term.rules.length === 0) page.say(`${first}: ${show.otherwise}`, 2)
  law(tables, term.sources)
}

/** A duty: a table for each verdict, with the conditions under which it holds, and its deadline. */
function writeDuty(tables: Tables, duty: Duty): void {
  const { page, options } = tables
  duty.verdicts.forEach((verdict, index) => {
    page.heading(`${say(tables, duty.title)}: ${say(tables, verdict.text)}`)
    for (const { hours, days, from } of verdict.deadlines) {
      const moment = tables.pack.moments.find(({ id }) => id === from)
      const name = moment === undefined ? from : say(tables, moment.title)
      page.say(sentence(options.words.show.deadline(hours, days, name)), 2)
    }
    writeRules(
      tables,
      duty.rules.filter(({ to }) => to === index),
    )
  })
}

/** The rules of one outcome, each with its law; conditions that all of them share are said once. */
function writeRules(tables: Tables, rules: readonly Rule[]): void {
  const { page, options } = tables
  const rows = rules.flatMap((rule) => rule.rows)
  const shared =
    rows.length < 2
      ? []
      : rows[0]!.filter((cell) => rows.every((row) => row.some((other) => isSame(cell, other))))
  if (shared.length > 0) page.say(`${options.words.show.inAll} ${conditions(tables, shared)}`, 4, 2)
  for (const rule of rules) {
    for (const row of rule.rows) {
      const own = row.filter((cell) => !shared.some((other) => isSame(cell, other)))
      page.item(conditions(tables, own), 4)
    }
    if (rule.text !== undefined) page.say(options.style.faint(say(tables, rule.text)), 6)
    law(tables, rule.sources, 6)
  }
}

const isSame = (cell: Cell, other: Cell): boolean =>
  cell.of === other.of && cell.index === other.index && cell.levels.join() === other.levels.join()

function conditions(tables: Tables, row: Row): string {
  if (row.length === 0) return tables.options.words.show.always
  return row.map((cell) => condition(tables, cell)).join('; ')
}

/** «title = answer», or «title at least answer» where that says it shorter. */
function condition(tables: Tables, { of, index, levels }: Cell): string {
  const { pack, options } = tables
  const { show } = options.words
  const question = of === 'question' ? pack.questions[index]! : undefined
  const term = of === 'term' ? pack.terms[index]! : undefined
  const steps = question?.answers ?? term!.levels
  const name = say(tables, question?.title ?? term!.title).replace(/\?$/, '')
  const words = (at: number): string => `«${short(say(tables, steps[at]!.text))}»`
  const isOrdered = question?.ordered ?? true
  const isRun = levels.every((level, at) => level === levels[0]! + at)
  const last = steps.length - 1
  if (levels.length === 1) return `${name}: ${words(levels[0]!)}`
  if (isOrdered && isRun && levels.at(-1) === last) return `${name}: ${show.atLeast(words(levels[0]!))}`
  if (isOrdered && isRun && levels[0] === 0) return `${name}: ${show.atMost(words(levels.at(-1)!))}`
  return `${name}: ${levels.map(words).join(` ${options.words.report.or} `)}`
}

/** An answer without what explains it; the whole of it stands with its question. */
const short = (answer: string): string => /^.+?(?=\s\(|: |\. |, (?:en|and) )/.exec(answer)?.[0] ?? answer

function writeActions(tables: Tables, heading: string, actions: readonly Action[]): void {
  const { pack, page, options } = tables
  if (actions.length === 0) return
  title(tables, heading)
  for (const duty of pack.duties) {
    const own = actions.filter((action) => action.duty === duty.id)
    if (own.length === 0) continue
    page.heading(say(tables, duty.title))
    for (const { verdicts, rows, text, verdict: exact, sources } of own) {
      const outcome = verdicts
        .map((verdict) => say(tables, duty.verdicts[verdict]!.text))
        .join(` ${options.words.report.or} `)
      const when = (rows ?? []).map((row) => conditions(tables, row)).join(` ${options.words.report.or} `)
      page.say(
        `${options.style.strong(outcome)}${when === '' ? '' : ` (${when})`}: ${say(tables, text)}`,
        2,
        4,
      )
      if (exact !== undefined) page.say(options.words.show.said(say(tables, exact)), 6)
      law(tables, sources, 6)
    }
  }
}

function writePapers(tables: Tables): void {
  const { pack, page, options } = tables
  if (pack.papers.length === 0) return
  const { lang, show, report } = options.words
  title(tables, show.papers)
  for (const paper of pack.papers) {
    page.heading(say(tables, paper.title))
    if (paper.to !== undefined) page.say(`${report.paperTo}: ${clean(paper.to)}`, 2)
    page.say(`${report.paperSubject}: ${filled(tables, paper.subject[lang])}`, 2)
    for (const line of paper.body[lang].trimEnd().split('\n')) page.say(filled(tables, line), 2)
    law(tables, paper.sources)
  }
}

/** A line of a letter with what stands for each name. */
function filled({ pack, options }: Tables, line: string): string {
  const named = [...pack.record, ...pack.moments, ...pack.questions, ...pack.groups]
  return clean(
    line.replace(/\{([^{}]*)\}/g, (_, name: string) => {
      const found = named.find(({ id }) => id === name)
      return `[${found === undefined ? name : found.title[options.words.lang]}]`
    }),
  )
}

function writeContradictions(tables: Tables): void {
  const { pack, page, options } = tables
  if (pack.contradictions.length === 0) return
  title(tables, options.words.show.contradictions)
  page.blank()
  for (const { rows, text } of pack.contradictions) {
    page.item(say(tables, text))
    for (const row of rows) page.say(options.style.faint(conditions(tables, row)), 4)
  }
}

function writeSources(tables: Tables): void {
  const { pack, page, options } = tables
  title(tables, options.words.report.sources)
  page.blank()
  for (const { title: name, url } of pack.sources) {
    page.item(say(tables, name))
    if (url !== undefined) page.say(clean(url), 4)
  }
}

function writeCases(tables: Tables): void {
  const { pack, page, options } = tables
  if (pack.cases.length === 0) return
  const { show } = options.words
  title(tables, show.cases)
  for (const strength of ['guidance', 'ruled', 'soft', 'example'] as const) {
    const cases = pack.cases.filter((entry) => entry.strength === strength)
    if (cases.length === 0) continue
    page.heading(show.strength[strength])
    for (const entry of cases) {
      page.item(clean(entry.title))
      if (entry.source !== undefined) page.say(clean(entry.source), 4)
      const outcomes = pack.duties.flatMap((duty) => {
        const verdicts = (entry.expect[duty.id] ?? []).flatMap((id) =>
          duty.verdicts.filter((verdict) => verdict.id === id),
        )
        return verdicts.length === 0
          ? []
          : verdicts.map(({ text }) => say(tables, text)).join(` ${options.words.report.or} `)
      })
      page.say(outcomes.join('; '), 4)
      if (entry.differs !== undefined) page.say(`${show.differs} ${say(tables, entry.differs)}`, 4)
    }
  }
}

function law({ pack, page, options }: Tables, ids: readonly string[], indent = 2): void {
  if (ids.length === 0) return
  const titles = ids.map(
    (id) => pack.sources.find((source) => source.id === id)?.title[options.words.lang] ?? id,
  )
  page.say(options.style.faint(`[${clean(titles.join('; '))}]`), indent)
}
