// Every trouble that the tool can tell of, as data. Worded in words/, nowhere else.

/** Where something stands in a file; line and column count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What a value should have been; each has its words in the catalogues. */
export type Expected =
  | 'text'
  | 'both-languages'
  | 'id'
  | 'date'
  | 'url'
  | 'mapping'
  | 'list'
  | 'number'
  | 'true-or-false'
  | 'cell'
  | 'rows'
  | 'scale'
  | 'one-of'
  | 'answer'
  | 'hours-or-days'
  | 'later-date'
  | 'json'
  | 'format'
  | 'table-name'

/** The kinds of name that a word may fail to be. */
export type NameKind =
  | 'pack'
  | 'question'
  | 'question-or-term'
  | 'term'
  | 'answer'
  | 'verdict'
  | 'duty'
  | 'source'
  | 'moment'
  | 'field'
  | 'draft'
  | 'incident'
  | 'key'
  | 'command'
  | 'flag'
  | 'language'
  | 'format'
  | 'zone'
  | 'criterion'
  | 'score'
  | 'choice'
  | 'paper'
  | 'column'

/** A combination of answers that shows a finding, in the words of its duty: `id: level` pairs. */
export interface Example {
  readonly words: readonly { readonly id: string; readonly level: string }[]
  readonly answers: Readonly<Record<string, string>>
}

/** An answer to a question of the base that makes a duty milder than another would, with a combination that shows it. */
interface FactFall {
  question: string
  answer: string
  duty: string
  milder: string
  stricter: string
  example: Example
}

type Details =
  // files
  | { code: 'file-unreadable'; path: string; why: string }
  | { code: 'file-too-large'; path: string; limit: number }
  | { code: 'file-not-text'; path: string }
  | { code: 'file-empty'; path: string }
  | { code: 'yaml-syntax'; why: string }
  | { code: 'yaml-feature'; feature: 'alias' | 'tag' | 'version' | 'documents' | 'key' | 'depth' | 'size' }
  | { code: 'duplicate-key'; key: string }
  | { code: 'cut-off' }
  // shape of a file
  | { code: 'missing-key'; key: string }
  | { code: 'wrong-value'; key: string; expected: Expected; options?: readonly string[] }
  | { code: 'key-beside'; key: string; beside: string }
  | {
      code: 'unknown-name'
      kind: NameKind
      name: string
      nearest?: string
      like?: string
      known?: readonly string[]
    }
  | { code: 'duplicate-name'; kind: NameKind; name: string }
  | { code: 'not-ordered'; question: string }
  | { code: 'empty-range'; question: string }
  | { code: 'bands-not-rising'; question: string }
  | { code: 'base-not-questions'; key: string }
  | { code: 'extends-itself'; pack: string }
  | { code: 'mildest-verdict'; duty: string; mildest: readonly string[] }
  | { code: 'assumed-judgement'; question: string; answer: string; term: string }
  | { code: 'odd-file'; path: string }
  | { code: 'odd-folder'; path: string; nearest: string }
  // versions
  | { code: 'no-version'; pack: string; on: string; versions: readonly string[] }
  | { code: 'version-mismatch'; path: string; version: string }
  | { code: 'name-mismatch'; path: string; id: string }
  // the proof
  | { code: 'gap'; duty: string; example: Example }
  | { code: 'clash'; duty: string; verdicts: readonly string[]; rules: readonly string[]; example: Example }
  | { code: 'dead-rule'; of: string; rule: string }
  | { code: 'redundant-rule'; of: string; rule: string; by: readonly string[] }
  | {
      code: 'not-monotone'
      duty: string
      question: string
      from: string
      to: string
      before: string
      after: string
      example: Example
    }
  | { code: 'needless-exemption'; duty: string; question: string }
  | {
      code: 'mild-assumption'
      duty: string
      question: string
      assumed: string
      stricter: string
      example: Example
    }
  | (FactFall & { code: 'mild-fact'; assumed: string })
  | {
      code: 'told-otherwise'
      question: string
      answer: string
      assumed: string
      duty: string
      example: Example
    }
  | { code: 'decides-alone'; pack: string }
  | (FactFall & { code: 'left-open' })
  | (FactFall & { code: 'said-otherwise' })
  | { code: 'idle-question'; question: string }
  | { code: 'unused-term'; term: string }
  | { code: 'unused-source'; source: string }
  | { code: 'no-source'; of: string; rule: string }
  | { code: 'expired'; pack: string; on: string }
  | { code: 'too-complex'; pack: string; nodes: number; budget: number }
  | { code: 'case-fails'; case: string; duty: string; expected: readonly string[]; got: readonly string[] }
  | { code: 'unexercised-rule'; of: string; rule: string }
  | { code: 'too-large-to-draw'; nodes: number; limit: number }
  | { code: 'unproven'; pack: string }
  | { code: 'proposal'; pack: string; base: string }
  // answers, moments and reasons
  | { code: 'answer-conflict'; question: string; first: string; second: string }
  | { code: 'answer-alone'; question: string; answer: string }
  | { code: 'text-too-long'; name: string; limit: number }
  | { code: 'verdict-not-here' }
  | { code: 'empty-rules'; term: string }
  | { code: 'otherwise-not-here'; term: string }
  | { code: 'too-many-names'; paper: string; limit: number }
  | { code: 'answer-fixed'; question: string; pack: string; answer?: string }
  | { code: 'answer-number'; question: string; value: string; least: number }
  | { code: 'answer-shape'; question: string; value: string }
  | { code: 'number-spelling'; question: string; value: string }
  | { code: 'assignment-shape'; flag: string; value: string }
  | { code: 'reason-missing'; question: string; answer: string }
  | { code: 'reason-empty'; flag: string; text: string }
  | { code: 'moment-format'; moment: string; value: string; like?: 'serial' | 'short-year' }
  | { code: 'moment-day-or-month'; moment: string; value: string; days: readonly [string, string] }
  | { code: 'moment-weekday'; moment: string; value: string; day: string }
  | { code: 'moment-no-such-day'; moment: string; value: string; lastDay: number }
  | {
      code: 'moment-skipped'
      moment: string
      value: string
      zone: string
      before: string
      after: string
    }
  | { code: 'duration-format'; flag: string; value: string }
  | { code: 'moment-in-future'; moment: string; value: string }
  | { code: 'moment-out-of-range'; moment: string; value: string }
  // the command line
  | { code: 'flag-value'; flag: string }
  | { code: 'flag-without-value'; flag: string; value: string }
  | { code: 'csv-syntax'; why: 'quotes' | 'return' | 'cells' | 'head' | 'cut-off'; line: number }
  | { code: 'too-many-columns'; limit: number }
  | { code: 'columns-undated' }
  | { code: 'line-too-long'; line: number; limit: number }
  | { code: 'line-not-text' | 'line-not-json'; line: number }
  | { code: 'flag-missing'; flag: string; known?: readonly string[] }
  | { code: 'argument-missing'; name: string }
  | { code: 'argument-excess'; word: string }
  | { code: 'flag-twice'; flag: string; first: string; second: string }
  | { code: 'cannot-write'; path: string; why: string }
  | { code: 'no-deadline' }
  | { code: 'paper-not-due'; paper: string; known: readonly string[] }
  // who may speak
  | { code: 'config-foreign' | 'store-foreign'; path: string; why: 'owner' | 'mode' }
  | { code: 'no-place'; variable: string }
  | { code: 'value-empty'; name: string }
  | { code: 'place-relative'; variable: string; path: string }
  | { code: 'pack-shadows'; pack: string; folder: string }
  // the register
  | { code: 'register-locked'; path: string; host: string; process: number; lock: string }
  | { code: 'delay-without-reason'; incident: string; isLate: boolean }
  | { code: 'not-notified'; incident: string }
  | {
      code: 'tasks-open'
      incident: string
      tasks: readonly (
        | (
            | 'authority'
            | 'late'
            | 'supplement'
            | 'people'
            | 'further'
            | 'people-again'
            | 'controller'
            | 'controller-again'
          )
        | ('record' | 'second' | 'differs' | 'doubt')
        | `${'authority' | 'people' | 'controller'}-if-due`
      )[]
    }
  | {
      code: 'undocumented'
      incident: string
      missing: readonly ('summary' | 'consequences' | 'measures-taken')[]
    }
  | { code: 'already-notified' | 'already-closed'; incident: string }
  | { code: 'text-misplaced'; flag: string; of: 'notification' | 'supplement' | 'second' | 'assessment' }
  | { code: 'controller-not-due'; incident: string }
  | { code: 'second-differs'; incident: string }
  | { code: 'blind-needs-answers' }
  | { code: 'draft-of-second'; command: string }
  | { code: 'not-a-report'; key: string }
  | { code: 'same-officer'; name: string }
  | { code: 'officer-name'; name: string }
  | { code: 'moment-before'; moment: string; value: string; other: 'discovered' | 'notified' | 'withdrawn' }
  | { code: 'moment-twice'; moment: string; value: string }
  | { code: 'register-unreadable'; path: string; why: string }
  | { code: 'register-missing'; path: string; found: 'nothing' | 'folder' | 'file'; isDefault?: true }
  | { code: 'register-moved'; path: string }
  | { code: 'register-refused'; why: 'size' | 'clock' | 'shape' | 'incident' }
  | { code: 'register-unconfirmed'; path: string; incident: string; why: string }
  | { code: 'register-broken'; path: string; line: number | 'last' }
  | { code: 'register-torn'; path: string }

/** One thing that is wrong: what (code and arguments) and where. */
export type Problem = Details & {
  /** Where it stands in a file, or which flag or file it came from. */
  readonly at?: Place | { readonly origin: string }
}

export type ProblemCode = Problem['code']
export type ProblemOf<C extends ProblemCode> = Extract<Problem, { code: C }>

/** More complaints than this help nobody, and to look up the nearest word for each takes time. */
export const MOST_PROBLEMS = 20

/** Expected trouble is returned, not thrown. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (...problems: readonly Problem[]): Result<never> => ({ ok: false, problems })
