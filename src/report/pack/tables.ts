// A whole pack → a document a lawyer can read: questions, definitions, duties, sources, cases. No YAML in sight.
import type { Action, Cell, Duty, Field, Pack, Row, Rule, Source, Term } from '../../pack/model.ts'
import { askable, factsIn, fixedAnswer, isGroup, openQuestion } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import { type Block, type Document, faint } from '../../render/document.ts'
import { templateBlocks } from '../incident/paper.ts'
import type { Words } from '../../words/words.ts'
import { namedIn, say, titleIn } from '../names.ts'
import { sentence } from '../incident/writer.ts'

interface Tables {
  readonly pack: Pack
  readonly words: Words
}

/** The pack as a document: each rule stands in a table as conditions, reason and law. */
export function packDocument(pack: Pack, words: Words): Document {
  const tables = { pack, words }
  const { show } = words
  const bases = pack.files.slice(1).map(({ id, version }) => `${id} ${version}`)
  return [
    { kind: 'title', text: say(tables, pack.title) },
    { kind: 'paragraph', text: say(tables, pack.about) },
    ...(pack.proposal === true ? [{ kind: 'paragraph', text: show.proposal } as const] : []),
    { kind: 'paragraph', text: show.version(pack.version, pack.validUntil, bases) },
    { kind: 'section', text: show.questions },
    questionsTable(tables),
    { kind: 'section', text: show.terms },
    ...pack.terms.flatMap((term) => termBlocks(tables, term)),
    { kind: 'section', text: show.duties },
    ...pack.duties.flatMap((duty) => dutyBlocks(tables, duty)),
    ...fieldBlocks(tables, show.moments, pack.moments),
    ...fieldBlocks(tables, show.record, pack.record),
    ...actionBlocks(tables, show.actions, pack.actions),
    ...actionBlocks(tables, show.challenges, pack.challenges),
    ...paperBlocks(tables),
    ...contradictionBlocks(tables),
    ...sourceBlocks(tables),
    ...caseBlocks(tables),
  ]
}

function questionsTable(tables: Tables): Block {
  const { pack, words } = tables
  const { show } = words
  const rows = askable(pack).map((entry) => {
    const title = say(tables, entry.title)
    const help = entry.help === undefined ? '' : say(tables, entry.help)
    if (isGroup(entry)) {
      const kinds = pack.questions.filter(({ group }) => group === entry.id)
      return [title, joined(help, show.several), kinds.map((kind) => say(tables, kind.title)), '']
    }
    const answers = entry.answers.map((answer, index) => {
      const assumed = entry.assume === index ? ` (${show.assumed})` : ''
      return `${say(tables, answer.text)}${assumed}`
    })
    return [title, joined(help, entry.ordered ? show.ordered : ''), answers, law(tables, entry.sources)]
  })
  const { question, help, answers, law: lawTitle } = show.columns
  return { kind: 'table', narrow: 'headings', head: [question, help, answers, lawTitle], rows }
}

const joined = (...texts: readonly string[]): string => texts.filter(Boolean).join(' ')

/** A definition: level, conditions, law; otherwise the first level. */
function termBlocks(tables: Tables, term: Term): Block[] {
  const { show } = tables.words
  const heading = (how: string): Block => ({ kind: 'heading', text: `${say(tables, term.title)}${how}` })
  if (term.replaces === 'given') {
    const fixed: Block = { kind: 'label', text: say(tables, fixedAnswer(term).text) }
    return [heading(` (${show.given})`), fixed, ...lawBlocks(tables, term.sources)]
  }
  const reached = term.levels.flatMap((level, index) => {
    const rules = term.rules.filter(({ to }) => to === index)
    return rules.length === 0 ? [] : [{ level, rules }]
  })
  const { otherwise } = term
  const left = otherwise !== undefined && 'level' in otherwise ? otherwise.level : 0
  const rest =
    openQuestion(term) === undefined
      ? `${say(tables, term.levels[left]!.text)}: ${show.otherwise}`
      : show.askedOtherwise
  return [
    heading(term.replaces === 'defined' ? ` (${show.defined})` : ''),
    ...reached
      .toReversed()
      .flatMap(({ level, rules }): Block[] => [
        { kind: 'label', text: `${say(tables, level.text)}:` },
        ...ruleBlocks(tables, rules),
      ]),
    { kind: 'label', text: rest },
    ...lawBlocks(tables, term.sources),
  ]
}

/** A duty: a table for each verdict, with the conditions under which it holds, and its deadline. */
function dutyBlocks(tables: Tables, duty: Duty): Block[] {
  return duty.verdicts.flatMap((verdict, index): Block[] => [
    { kind: 'heading', text: `${say(tables, duty.title)}: ${say(tables, verdict.text)}` },
    ...verdict.deadlines.map(({ hours, days, from }): Block => {
      const name = titleIn(tables.words, tables.pack.moments, from)
      return { kind: 'paragraph', text: sentence(tables.words.show.deadline(hours, days, name)) }
    }),
    ...ruleBlocks(
      tables,
      duty.rules.filter(({ to }) => to === index),
    ),
  ])
}

/** The rules of one outcome, each with its law; conditions that all of them share are said once. */
function ruleBlocks(tables: Tables, rules: readonly Rule[]): Block[] {
  const { show } = tables.words
  const { shared, own } = parted(rules.flatMap((rule) => rule.rows))
  const table: Block = {
    kind: 'table',
    narrow: 'items',
    head: [show.columns.when, show.columns.because, show.columns.law],
    rows: rules.map((rule) => [
      rule.rows.map((row) => conditions(tables, own(row))),
      rule.text === undefined ? '' : say(tables, rule.text),
      law(tables, rule.sources),
    ]),
  }
  return [
    ...(shared.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            depth: 1,
            text: [faint(`${show.inAll} ${conditions(tables, shared)}`)],
          } as const,
        ]),
    ...(rules.length === 0 ? [] : [table]),
  ]
}

const isSame = (cell: Cell, other: Cell): boolean =>
  cell.of === other.of && cell.index === other.index && cell.levels.join() === other.levels.join()

function conditions(tables: Tables, row: Row): string {
  if (row.length === 0) return tables.words.show.always
  return row.map((cell) => condition(tables, cell)).join('; ')
}

/** What all of some rows share, and what of one of them tells it from the others. */
function parted(rows: readonly Row[]): { readonly shared: Row; readonly own: (row: Row) => Row } {
  const [first = [], ...others] = rows
  const isShared = (cell: Cell): boolean => others.every((row) => row.some((other) => isSame(cell, other)))
  const shared = others.length === 0 ? [] : first.filter(isShared)
  return { shared, own: (row) => row.filter((cell) => !shared.some((other) => isSame(cell, other))) }
}

/** Rows as one text: what all of them share stands once, before what tells them apart. */
function together(tables: Tables, rows: readonly Row[]): string {
  const { shared, own } = parted(rows)
  const apart = rows.map((row) => conditions(tables, own(row))).join(` ${tables.words.report.or} `)
  return shared.length === 0 ? apart : `${conditions(tables, shared)}; (${apart})`
}

/** «title = answer», or «title at least answer» where that says it shorter. */
function condition(tables: Tables, { of, index, levels }: Cell): string {
  const { pack, words } = tables
  const { show } = words
  const question = of === 'question' ? pack.questions[index]! : undefined
  const term = of === 'term' ? pack.terms[index]! : undefined
  const steps = question?.answers ?? term!.levels
  const name = say(tables, question?.title ?? term!.title).replace(/\?$/, '')
  const texts = steps.map(({ text }) => say(tables, text))
  const named = (at: number): string => `«${shortest(texts, at)}»`
  const isOrdered = question?.ordered ?? true
  const isRun = levels.every((level, at) => level === levels[0]! + at)
  const last = steps.length - 1
  if (levels.length === 1) return `${name}: ${named(levels[0]!)}`
  if (isOrdered && isRun && levels.at(-1) === last) return `${name}: ${show.atLeast(named(levels[0]!))}`
  if (isOrdered && isRun && levels[0] === 0) return `${name}: ${show.atMost(named(levels.at(-1)!))}`
  return `${name}: ${levels.map(named).join(` ${words.report.or} `)}`
}

/** An answer without what explains it, where that tells it from the others; the whole of it stands with its question. */
function shortest(answers: readonly string[], at: number): string {
  const own = short(answers[at]!)
  return answers.some((other, index) => index !== at && short(other) === own) ? answers[at]! : own
}

const short = (answer: string): string =>
  /^.+?(?=\s\(|: |(?<!\bart)\. |, (?:en|and) )/.exec(answer)?.[0] ?? answer

function actionBlocks(tables: Tables, heading: string, actions: readonly Action[]): Block[] {
  const { pack, words } = tables
  if (actions.length === 0) return []
  const { columns, said } = words.show
  const groups = pack.duties.flatMap((duty): Block[] => {
    const own = actions.filter((action) => action.duty === duty.id)
    if (own.length === 0) return []
    const rows = own.map(({ verdicts, rows: when, text, verdict: exact, sources }) => {
      const outcome = verdicts
        .map((verdict) => say(tables, duty.verdicts[verdict]!.text))
        .join(` ${words.report.or} `)
      const conditioned = together(tables, when ?? [])
      return [
        say(tables, text),
        conditioned === '' ? outcome : `${outcome} (${conditioned})`,
        exact === undefined ? '' : said(say(tables, exact)),
        law(tables, sources),
      ]
    })
    const head = [columns.action, columns.when, columns.verdict, columns.law]
    return [
      { kind: 'heading', text: say(tables, duty.title) },
      { kind: 'table', narrow: 'items', head, rows },
    ]
  })
  return [{ kind: 'section', text: heading }, ...groups]
}

/** Moments, or texts for the file. */
function fieldBlocks(tables: Tables, heading: string, fields: readonly Field[]): Block[] {
  if (fields.length === 0) return []
  const { columns } = tables.words.show
  const rows = fields.map(({ title, help }) => [
    sentence(say(tables, title)),
    help === undefined ? '' : say(tables, help),
  ])
  return [
    { kind: 'section', text: heading },
    { kind: 'table', narrow: 'items', head: [columns.question, columns.help], rows },
  ]
}

function paperBlocks(tables: Tables): Block[] {
  const { pack, words } = tables
  if (pack.papers.length === 0) return []
  return [
    { kind: 'section', text: words.show.papers },
    ...pack.papers.flatMap((paper): Block[] => [
      { kind: 'heading', text: say(tables, paper.title) },
      ...templateBlocks(paper.content, words, (template) => filled(tables, template)),
      ...lawBlocks(tables, paper.sources),
    ]),
  ]
}

/** A line of a letter with what stands for each name. */
function filled({ pack, words }: Tables, line: string): string {
  const named = namedIn(pack)
  return clean(line.replace(/\{([^{}]*)\}/g, (_, name: string) => `[${titleIn(words, named, name)}]`))
}

function contradictionBlocks(tables: Tables): Block[] {
  const { pack, words } = tables
  // Those that come with a derivation say nothing that does not stand there.
  const said = pack.contradictions.filter(({ unheard }) => unheard !== true)
  if (said.length === 0) return []
  const rows = said.map(({ rows: when, text }) => [say(tables, text), together(tables, when)])
  const head = [words.show.columns.because, words.show.columns.when]
  return [
    { kind: 'section', text: words.show.contradictions },
    { kind: 'table', narrow: 'headings', head, rows },
  ]
}

function sourceBlocks(tables: Tables): Block[] {
  const { columns } = tables.words.show
  const rows = tables.pack.sources.map((source) => [
    `${say(tables, source.title)}${insteadOf(tables, source)}`,
    source.url === undefined ? '' : clean(source.url),
  ])
  return [
    { kind: 'section', text: tables.words.report.sources },
    { kind: 'table', narrow: 'items', head: [columns.source, columns.address], rows },
  ]
}

function caseBlocks(tables: Tables): Block[] {
  const { pack, words } = tables
  if (pack.cases.length === 0) return []
  const { show } = words
  const head = [show.columns.case, show.columns.source, show.columns.outcome, show.columns.because]
  const groups = (['guidance', 'ruled', 'soft', 'example'] as const).flatMap((strength): Block[] => {
    const cases = pack.cases.filter((entry) => entry.strength === strength)
    if (cases.length === 0) return []
    const rows = cases.map((entry) => [
      say(tables, entry.title),
      clean(entry.source ?? ''),
      pack.duties.flatMap((duty) => expected(tables, duty, entry.expect[duty.id] ?? [])).join('; '),
      entry.differs === undefined ? '' : `${show.differs} ${say(tables, entry.differs)}`,
    ])
    return [
      { kind: 'heading', text: show.strength[strength] },
      { kind: 'table', narrow: 'items', head, rows },
    ]
  })
  return [{ kind: 'section', text: show.cases }, ...groups]
}

function expected(tables: Tables, duty: Duty, ids: readonly string[]): string[] {
  const verdicts = ids.flatMap((id) => duty.verdicts.filter((verdict) => verdict.id === id))
  const texts = verdicts.map(({ text }) => say(tables, text))
  return texts.length === 0 ? [] : [texts.join(` ${tables.words.report.or} `)]
}

function law({ pack, words }: Tables, ids: readonly string[]): string {
  return ids.map((id) => titleIn(words, pack.sources, id)).join('; ')
}

/** What takes the place of a source, told once: with each answer under which it does. */
function insteadOf(tables: Tables, { instead }: Source): string {
  const question = factsIn(tables.pack).questions.find(({ id }) => id === instead?.question)
  const others = Object.entries(instead?.sources ?? {}).flatMap(([id, ids]) => {
    const answer = question?.answers.find((one) => one.id === id)
    return answer === undefined ? [] : [`${say(tables, answer.text)}: ${law(tables, ids)}`]
  })
  return others.length === 0 ? '' : ` (${others.join('. ')})`
}

function lawBlocks(tables: Tables, ids: readonly string[]): Block[] {
  return ids.length === 0 ? [] : [{ kind: 'paragraph', depth: 1, text: [faint(`[${law(tables, ids)}]`)] }]
}
