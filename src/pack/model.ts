// The flat pack: what a YAML file and the packs it extends come down to. Plain data, no law, no behaviour.
import type { Place } from '../problem.ts'

/** What names a pack, a question, an answer. */
export const ID_PATTERN = /^[a-z][a-z0-9-]*$/

export const LANGS = ['nl', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** A text that the user reads, in every language of the tool. */
export type Text = Readonly<Record<Lang, string>>

/** One step of a scale: an answer to a question, a level of a term, or a verdict of a duty. */
export interface Step {
  readonly id: string
  readonly text: Text
}

/** A question with a finite list of answers, least serious first when `ordered`. */
export interface Question {
  readonly id: string
  readonly title: Text
  readonly help?: Text
  readonly answers: readonly Step[]
  readonly ordered: boolean
  /** Lower bound of each answer, for a question that is answered with a number. */
  readonly bands?: readonly number[]
  /** The `several` question that this yes/no question belongs to. */
  readonly group?: string
  /** Index of the answer that holds until somebody says otherwise. */
  readonly assume?: number
  /** The term that this question lets the officer judge; a written reason is then compulsory. */
  readonly judges?: string
  readonly sources: readonly string[]
  readonly at: Place
}

/** A `several` question: yes/no questions that share one screen and one flag. */
export interface Group {
  readonly id: string
  readonly title: Text
  readonly help?: Text
  /** Ids of its questions, `group.kind`. */
  readonly members: readonly string[]
}

/** A condition on one question or term (by index): its level is one of `levels`. */
export interface Cell {
  readonly of: 'question' | 'term'
  readonly index: number
  readonly levels: readonly number[]
}

/** All cells must hold; an empty row always holds. */
export type Row = readonly Cell[]

/** «`to`, when one of `rows` holds»: a sentence that is true on its own. */
export interface Rule {
  readonly id: string
  readonly to: number
  readonly rows: readonly Row[]
  readonly text?: Text
  readonly sources: readonly string[]
  readonly at: Place
}

/** A definition: the highest level whose rules hold, otherwise the first, or what `otherwise` names. */
export interface Term {
  readonly id: string
  readonly title: Text
  readonly levels: readonly Step[]
  readonly rules: readonly Rule[]
  readonly sources: readonly string[]
  /** Set when the term stands for a question of the base pack: fixed by `given`, or defined over one's own questions. */
  readonly replaces?: 'given' | 'defined'
  /** What holds where no rule does, if not the first level: a level, or the answer to the question it stands for. */
  readonly otherwise?: { readonly level: number } | { readonly question: number }
  readonly at: Place
}

/** A deadline in elapsed hours, or in days that end at the end of the last day. */
export interface DeadlineRule {
  readonly from: string
  readonly hours?: number
  readonly days?: number
  readonly sources: readonly string[]
}

export interface Verdict extends Step {
  readonly deadlines: readonly DeadlineRule[]
}

/** A law that breaks monotonicity on purpose, with the reason. */
export interface Exemption {
  readonly question: string
  readonly why: Text
  readonly at: Place
}

/** A stricter law than the one that is assumed, with the reason why it is not asked for. */
export interface MildAssumption extends Exemption {
  readonly answers: readonly string[]
}

/** A table of rules; for every combination of answers all that apply must agree. */
export interface Duty {
  readonly id: DutyId
  readonly title: Text
  /** Mildest first. */
  readonly verdicts: readonly Verdict[]
  readonly rules: readonly Rule[]
  readonly notMonotone: readonly Exemption[]
  readonly mildAssumption: readonly MildAssumption[]
  readonly sources: readonly string[]
  readonly at: Place
}

/** The four duties of GDPR art. 33 and 34; every pack decides all of them. */
export const DUTY_IDS = ['authority', 'data-subjects', 'controller', 'register'] as const
export type DutyId = (typeof DUTY_IDS)[number]

/** Whether it is a duty to tell somebody; the other one is to keep a record. */
export const isToTell = ({ id }: Pick<Duty, 'id'>): boolean => id !== 'register'

/** Something to do or to ask oneself when a duty comes out on a verdict and, if there are rows, one of them holds. */
export interface Action {
  readonly duty: DutyId
  readonly verdicts: readonly number[]
  readonly rows?: readonly Row[]
  readonly text: Text
  /** Says the verdict more exactly than its own text, where this action certainly applies. */
  readonly verdict?: Text
  readonly sources: readonly string[]
  readonly at: Place
}

/** Answers that cannot all be true. */
export interface Contradiction {
  readonly rows: readonly Row[]
  /** It counts only when it was said; answers that are still open make no doubt of it. */
  readonly ifSaid?: true
  readonly text: Text
  /** Of an answer to a question of the base to which the pack does not listen, because a rule of its own says otherwise. */
  readonly unheard?: true
  readonly at: Place
}

/** What a paper must say by law, and the record fields, moments and answers that say it. */
export interface PaperCheck {
  readonly text: Text
  readonly names: readonly string[]
  readonly sources: readonly string[]
}

/** One part of a form, with its fields in order. */
export interface FormPart {
  readonly title: Text
  readonly fields: readonly {
    readonly label: Text
    /** With `{name}` as in a letter; a field without one is filled in on the form itself. */
    readonly value?: Text
  }[]
}

/** A letter to send, or a worksheet for a form, filled in from record fields, moments, answers and terms. */
export interface Paper {
  readonly id: string
  readonly title: Text
  /** It belongs to these verdicts; without them to every outcome. */
  readonly for: readonly { readonly duty: DutyId; readonly verdicts: readonly number[] }[]
  readonly rows?: readonly Row[]
  readonly content:
    | {
        readonly kind: 'letter'
        readonly to?: string
        readonly subject: Text
        /** Lines, with `{name}` for a record field, a moment, a question or a term. */
        readonly body: Text
      }
    | { readonly kind: 'form'; readonly parts: readonly FormPart[] }
  readonly check: readonly PaperCheck[]
  /** Every name between braces. */
  readonly names: readonly string[]
  readonly sources: readonly string[]
  readonly at: Place
}

export interface Source {
  readonly id: string
  readonly title: Text
  readonly url?: string
  /** The sources that take its place under other answers to a question, by their ids. */
  readonly instead?: {
    readonly question: string
    readonly sources: Readonly<Record<string, readonly string[]>>
  }
  readonly at: Place
}

/** A date-time, or a free text, that the file asks for; it never decides anything. */
export interface Field {
  readonly id: string
  readonly title: Text
  readonly help?: Text
}

/** A published or invented case: answers as in an answers file, and what must come out. */
export interface Case {
  readonly id: string
  readonly title: Text
  readonly source?: string
  readonly url?: string
  readonly strength: 'guidance' | 'ruled' | 'soft' | 'example'
  readonly answers: Readonly<Record<string, unknown>>
  /** Per duty the verdicts that may come out; more than one where the source leaves it open. */
  readonly expect: Readonly<Partial<Record<DutyId, readonly string[]>>>
  /** Why the pack disagrees with a `soft` case. */
  readonly differs?: Text
  readonly at: Place
}

/** One file that the pack was made of. */
export interface PackFileRef {
  readonly id: string
  readonly version: string
  readonly sha256: string
}

/** Questions, and the `several` questions that some of them are kinds of. */
export interface Asked {
  readonly questions: readonly Question[]
  readonly groups: readonly Group[]
}

export interface Pack {
  readonly id: string
  /** First day on which it holds, `yyyy-mm-dd`; it is the version. */
  readonly version: string
  /** Not law: it can be shown and compared, and decides nothing. */
  readonly proposal?: true
  /** Last day on which it holds. */
  readonly validUntil?: string
  /** The last day on which it holds and the packs that it extends do too. */
  readonly lastDay?: string
  /** The line that says so: its own, or the one that names what it extends. */
  readonly lastDayAt?: Place
  readonly title: Text
  readonly about: Text
  readonly authority: { readonly name: Text; readonly url: string }
  readonly sources: readonly Source[]
  readonly moments: readonly Field[]
  readonly record: readonly Field[]
  readonly questions: readonly Question[]
  readonly groups: readonly Group[]
  /** What the packs it extends and it itself ask, as if nothing of it were fixed or derived; see `factsIn`. */
  readonly facts?: Asked
  /** Each term uses questions and terms before it only. */
  readonly terms: readonly Term[]
  readonly duties: readonly Duty[]
  readonly actions: readonly Action[]
  /** What to ask oneself before accepting a mild verdict. */
  readonly challenges: readonly Action[]
  readonly papers: readonly Paper[]
  readonly contradictions: readonly Contradiction[]
  readonly cases: readonly Case[]
  /** Published cases to compare an incident with, those of the packs it extends among them. */
  readonly precedents: readonly Case[]
  /** Path of the pack's own file; what stands in another file was inherited. */
  readonly file: string
  /** Ids of its packs that are taken in place of shipped ones of the same id. */
  readonly own?: readonly string[]
  /** The pack's own file first, then those of the packs it extends. */
  readonly files: readonly PackFileRef[]
}

/** The answer of a question of the base that a pack fixes with `given`. */
export function fixedAnswer({ levels, otherwise }: Term): Step {
  return levels[otherwise !== undefined && 'level' in otherwise ? otherwise.level : 0]!
}

/** Every fact that a pack knows of, by the question that was first put for it, asked or not. */
export const factsIn = (pack: Pack): Asked => pack.facts ?? pack

/** The question to which a term listens where none of its rules holds. */
export function openQuestion({ otherwise }: Term): number | undefined {
  return otherwise !== undefined && 'question' in otherwise ? otherwise.question : undefined
}

/** Indexes of the terms that some rows use, and of those that these use. */
export function termsUsed({ terms }: Pick<Pack, 'terms'>, rows: readonly Row[]): ReadonlySet<number> {
  const used = new Set<number>()
  const visit = (list: readonly Row[]): void => {
    for (const { of, index } of list.flat()) {
      if (of !== 'term' || used.has(index)) continue
      used.add(index)
      visit(terms[index]!.rules.flatMap((rule) => rule.rows))
    }
  }
  visit(rows)
  return used
}

/** The questions of a pack as people see them: one entry for each single question and each group, in file order. */
export function askable(pack: Pack): readonly (Question | Group)[] {
  const seen = new Set<string>()
  return pack.questions.flatMap((question): (Question | Group)[] => {
    if (question.group === undefined) return [question]
    if (seen.has(question.group)) return []
    seen.add(question.group)
    return pack.groups.filter((group) => group.id === question.group)
  })
}

/** Whether an askable entry is a `several` question. */
export function isGroup(entry: Question | Group): entry is Group {
  return 'members' in entry
}

/** Indexes in `pack.questions` of a question, or of the kinds of a `several` question. */
export function indexesOf(pack: Pack, entry: Question | Group): number[] {
  return pack.questions.flatMap((question, index) =>
    question.id === entry.id || question.group === entry.id ? [index] : [],
  )
}

/**
 * Questions of the base that this pack answers itself, whatever else is answered; to answer them is refused by name, not as
 * an unknown flag.
 */
export function replacedIn(pack: Pack): string[] {
  const asked = new Set(askable(pack).map(({ id }) => id))
  return pack.terms.flatMap(({ id, replaces }) =>
    replaces === undefined || id.includes('.') || asked.has(id) ? [] : id,
  )
}

/** A name of a pack as a column of a database: SQL has neither hyphen nor full stop in a name without quotes. */
export const columnName = (id: string): string => id.replaceAll(/[-.]/g, '_')
