// Every sentence of the tool's own, by key. A key that is missing in a language does not compile.
import type { Doubt } from '../../decide/doubt.ts'
import type { RestDay } from '../../decide/restday.ts'
import type { Lang } from '../../pack/model.ts'
import type { FindingCode } from '../../check/finding.ts'
import type { Expected, NameKind, ProblemCode, ProblemOf } from '../../pack/problem.ts'

export interface Words {
  readonly lang: Lang
  readonly report: ReportWords
  readonly show: ShowWords
  readonly difference: DifferenceWords
  readonly register: RegisterWords
  readonly change: ChangeWords
  readonly paper: PaperWords
  readonly batch: {
    readonly counts: (tally: BatchCounts) => string
    readonly undated: (count: number) => string
    readonly emptyRows: (count: number) => string
    /** @param names of columns, perhaps not all */
    readonly ignored: (names: readonly string[], count: number) => string
    readonly inFuture: (count: number) => string
    readonly firstDue: (when: string) => string
    readonly progress: (lines: number, share: number | undefined) => string
  }
  readonly verify: VerifyWords
  /** Comment lines of an SQL statement; one entry is one line. */
  readonly sql: {
    readonly about: (title: string) => string
    readonly rules: (pack: string, version: string, sha256: string) => string
    readonly made: (version: string) => string
    readonly days: (from: string, until: string | undefined) => string
    readonly clock: (zone: string, until: string) => string
    readonly columns: (table: string) => string
    readonly id: string
    readonly discovered: string
    readonly list: (kinds: readonly string[]) => string
    readonly number: (words: readonly string[]) => string
    readonly notes: readonly string[]
    readonly assumed: (answers: readonly string[]) => string
    readonly twoOfficers: string
  }
  readonly graph: {
    readonly restsOn: (title: string, grounds: readonly string[]) => string
    readonly restsOnNothing: (title: string) => string
  }
  readonly wizard: WizardWords
  readonly moments: MomentWords
  readonly calendar: CalendarWords
  readonly commands: CommandWords
  /** What each problem says, from its arguments; one line, without the place. */
  readonly problems: { readonly [Code in ProblemCode]: (problem: ProblemOf<Code>) => string }
  /** What to do about each finding about a pack. */
  readonly advice: Readonly<Record<FindingCode, string>>
  readonly expected: Readonly<Record<Expected, string>>
  readonly names: Readonly<Record<NameKind, string>>
}

export interface ShowWords {
  readonly proposal: string
  readonly columns: Readonly<
    Record<
      | 'question'
      | 'help'
      | 'answers'
      | 'law'
      | 'when'
      | 'because'
      | 'action'
      | 'verdict'
      | 'source'
      | 'address'
      | 'case'
      | 'outcome',
      string
    >
  >
  readonly version: (version: string, until: string | undefined, bases: readonly string[]) => string
  readonly questions: string
  readonly terms: string
  readonly duties: string
  readonly moments: string
  readonly record: string
  readonly actions: string
  readonly challenges: string
  readonly cases: string
  readonly several: string
  readonly assumed: string
  readonly ordered: string
  readonly otherwise: string
  readonly askedOtherwise: string
  readonly said: (verdict: string) => string
  readonly papers: string
  readonly contradictions: string
  readonly given: string
  readonly defined: string
  readonly inAll: string
  readonly always: string
  readonly atLeast: (answer: string) => string
  readonly atMost: (answer: string) => string
  readonly deadline: (hours: number | undefined, days: number | undefined, from: string) => string
  readonly strength: Readonly<Record<'guidance' | 'ruled' | 'soft' | 'example', string>>
  readonly differs: string
}

/** The columns of an exported register. */
export type ExportColumn =
  | 'incident'
  | 'title'
  | 'recorded'
  | 'discovered'
  | 'zone'
  | 'firstSignal'
  | 'began'
  | 'ended'
  | 'facts'
  | 'data'
  | 'people'
  | 'consequences'
  | 'measures'
  | 'others'
  | 'notes'
  | 'outcome'
  | 'doubts'
  | 'authority'
  | 'due'
  | 'notified'
  | 'dueThen'
  | 'late'
  | 'reference'
  | 'delay'
  | 'supplements'
  | 'withdrawn'
  | 'informPeople'
  | 'peopleInformed'
  | 'informController'
  | 'controllerInformed'
  | 'reasons'
  | 'by'
  | 'second'
  | 'status'
  | 'pack'
  | 'version'
  | 'sha256'
  | 'answers'

/** About letters and worksheets. */
export interface PaperWords {
  readonly draft: string
  /** A field that is filled in on the form itself. */
  readonly onForm: string
  readonly notKnownYet: (kinds: readonly string[]) => string
  readonly check: string
  readonly said: string
  readonly missing: (names: readonly string[]) => string
  readonly list: string
  readonly count: (said: number, wanted: number) => string
  readonly choose: string
}

export interface RegisterWords {
  readonly begun: (folder: string) => string
  readonly begunBefore: (folder: string) => string
  readonly empty: string
  readonly notListed: (count: number, pending: number) => string
  readonly verdicts: Readonly<Record<'report' | 'controller' | 'no-report' | 'open' | 'unsettled', string>>
  readonly standings: Readonly<Record<'due' | 'open' | 'not-due', string>>
  readonly seconds: Readonly<Record<'not-needed' | 'awaited' | 'agrees' | 'differs', string>>
  /** What is still to be done. */
  readonly tasks: Readonly<
    Record<'authority' | 'late' | 'people' | 'controller' | 'second' | 'doubt', string>
  >
  readonly pending: string
  readonly done: string
  readonly due: (when: string, left: string) => string
  readonly overdue: (when: string, ago: string) => string
  readonly noDeadline: string
  /** A discovery that is later than its recording. */
  readonly futureDiscovery: string
  /** Why the deadline runs from the recording. */
  readonly fromRecording: string
  readonly afterAll: (when: string) => string
  readonly withoutDelay: string
  readonly history: string
  readonly lastAssessment: string
  readonly wasAssessed: string
  readonly wasAssessedBlind: string
  readonly wasConfirmed: string
  readonly wasNotified: (at: string, reference: string) => string
  /** Whether a notification was in time by the deadline of that moment, and by that of the last assessment. */
  readonly filing: Readonly<
    Record<'yes' | 'no' | 'unknown' | 'lateSince' | 'inTimeSince', (due: string) => string>
  >
  readonly late: Readonly<Record<'yes' | 'no' | 'unknown', string>>
  readonly clockBack: (line: number, at: string, before: string) => string
  readonly wasSupplemented: (at: string, reference: string) => string
  readonly supplements: (count: number) => string
  readonly wasWithdrawn: (at: string, reference: string) => string
  readonly wasInformed: Readonly<Record<'data-subjects' | 'controller', (at: string) => string>>
  readonly noteText: (text: string) => string
  readonly wasClosed: string
  readonly awaitsSecond: (incident: string) => string
  readonly secondAgrees: string
  readonly secondDiffers: string
  readonly otherRules: string
  readonly noted: (incident: string, folder: string) => string
  readonly reassessed: (incident: string, folder: string) => string
  readonly unnamed: (name: string) => string
  readonly supplementNow: string
  readonly undocumented: string
  readonly delay: (reason: string) => string
  readonly whole: (lines: number, head: string) => string
  readonly headMissing: (head: string) => string
  readonly torn: (files: readonly string[]) => string
  readonly columns: Readonly<Record<ExportColumn, string>>
  readonly rerun: {
    readonly counts: (incidents: number, otherwise: number, undecided: number) => string
    readonly undecided: (why: string, more: number) => string
  }
}

/** What is different between two decisions about one incident. */
export interface ChangeWords {
  readonly title: string
  readonly none: string
  readonly nothing: string
  readonly fromTo: (before: string, after: string) => string
  readonly due: (change: string) => string
  readonly noDue: string
  readonly file: (names: readonly string[]) => string
}

export interface VerifyWords {
  readonly sameRules: (pack: string, version: string) => string
  readonly otherRules: (file: string, then: string, now: string | undefined) => string
  readonly sameOutcome: string
  readonly otherOutcome: (count: number) => string
  readonly unequal: (path: string, here: string | undefined, there: string | undefined) => string
}

export interface DifferenceWords {
  readonly title: (before: string, after: string) => string
  readonly proposal: (pack: string) => string
  readonly same: (total: string) => string
  readonly nothingInCommon: string
  readonly changed: (changed: string, total: string, share: string) => string
  readonly verdict: string
  readonly count: string
  readonly smallest: string
  readonly fromTo: (from: string, to: string) => string
  readonly ofAll: (count: string, share: string) => string
  readonly example: (words: string) => string
  readonly exampleAfter: (words: string) => string
  readonly deadline: (verdict: string, before: string, after: string) => string
  readonly onlyIn: (pack: string, questions: readonly string[]) => string
  readonly otherAnswers: (question: string, answers: readonly string[]) => string
  readonly cases: string
  readonly noCases: string
  readonly incidents: string
  readonly noIncidents: string
  readonly incomparable: (names: readonly string[]) => string
}

export interface WizardWords {
  readonly choosePack: string
  readonly startOrResume: string
  readonly newIncident: string
  readonly discovered: string
  readonly discoveredHelp: string
  readonly discoveredExplained: readonly string[]
  readonly discovery: string
  readonly now: string
  readonly hourAgo: string
  readonly otherTime: string
  readonly typeTime: string
  readonly typeTimeKeys: string
  readonly typeMomentKeys: string
  readonly timeHint: string
  readonly notInFuture: string
  readonly isThisRight: (moment: string) => string
  readonly yesRight: string
  readonly noAgain: string
  readonly unknown: string
  readonly unknownMeans: string
  readonly none: string
  readonly explain: string
  readonly back: string
  readonly saveAndStop: string
  readonly numberHint: string
  readonly stopWord: string
  readonly unknownWord: string
  readonly checkAnswers: string
  readonly answersAreRight: string
  readonly doesNotCount: string
  readonly assumptions: string
  readonly assumptionsAreRight: string
  readonly backToAnswers: string
  readonly reason: string
  readonly reasonKeys: string
  readonly reasonHint: string
  readonly tooLong: (limit: number) => string
  readonly keysOne: string
  /** Where a text can be typed in place of choosing. */
  readonly keysOneOrText: string
  /** Of a text that was typed where it means nothing; where it is taken; and before the question was there. */
  readonly typedOnList: (text: string) => string
  readonly typedTaken: (text: string) => string
  readonly typedAhead: (text: string) => string
  /** The same in plain lines. */
  readonly numberOrText: string
  readonly keysSeveral: string
  readonly goOnTicked: string
  readonly nothingTicked: string
  readonly chosen: string
  readonly chooseAlone: string
  readonly typeNumber: string
  readonly typeNumbers: string
  readonly typeNumbersOr: string
  readonly enterKeeps: (initial: string) => string
  readonly whatNow: string
  readonly saveReport: string
  readonly whichFormats: string
  readonly formats: Readonly<Record<'html' | 'markdown' | 'text' | 'json', string>>
  readonly where: string
  readonly whereHelp: string
  readonly exists: (path: string) => string
  readonly noFolder: (path: string) => string
  readonly saveCalendar: string
  readonly saveRegister: (incident: string | undefined) => string
  readonly beginRegister: (folder: string) => string
  readonly beginRegisterYes: string
  readonly beginRegisterNo: string
  readonly completeFile: string
  readonly completeWhich: string
  readonly fieldKeys: string
  readonly empty: string
  readonly completed: string
  readonly seeReport: string
  readonly finish: string
  readonly discard: string
  readonly discardSure: string
  readonly discardYes: string
  readonly discardNo: string
  readonly kept: (id: string) => string
  readonly discarded: string
  readonly noDrafts: string
  readonly chooseDraft: string
  readonly draftLine: (pack: string, discovered: string | undefined, answers: number) => string
  readonly draftSaved: (when: string) => string
  readonly unreadableDraft: (path: string) => string
  readonly question: (number: number) => string
  readonly questionOf: (number: number, most: number) => string
  readonly numberKeys: (canGoBack: boolean) => string
  readonly acceptFacts: (levels: readonly string[]) => string
  readonly typeNumberOr: (standing: number) => string
  readonly notANumber: (most: number) => string
  readonly clockDiscovered: (when: string) => string
  readonly clock: (when: string, hours: number, minutes: number) => string
  readonly clockOverdue: (when: string, over: string) => string
  readonly keysMore: string
  readonly resume: (id: string) => string
  readonly savedUntil: (id: string) => string
  readonly otherRules: (before: string, now: string) => string
  readonly otherPack: (before: string, now: string) => string
  readonly dropped: (question: string) => string
  readonly droppedMoment: (moment: string) => string
}

export interface ReportWords {
  /** Packs in place of shipped ones of the same id. */
  readonly ownPack: (ids: readonly string[]) => string
  readonly openHeadline: string
  /** Before what makes it doubtful. */
  readonly notDecided: string
  /** Why «no duty» cannot be relied on. */
  readonly doubts: Readonly<Record<Doubt, string>>
  /** Before the deadline of a notification that is not due, but may turn out to be. */
  readonly afterAll: string
  readonly possibleContradiction: (text: string) => string
  readonly strictest: (verdicts: readonly string[]) => string
  readonly dueBy: (when: string) => string
  /** In place of the time left, where the register knows that the authority was told. */
  readonly wasTold: (when: string) => string
  readonly dueUnknown: (hours: number, moment: string, flag: string) => string
  readonly dueDaysUnknown: (days: number, moment: string, flag: string) => string
  readonly timeLeft: (duration: string) => string
  readonly overdue: (duration: string) => string
  readonly lateDuty: string
  readonly restDay: (day: string) => string
  readonly reading1182: (when: string) => string
  readonly duties: string
  readonly open: string
  readonly yes: string
  /** A verdict that is doubtful. */
  readonly byAnswers: (verdict: string) => string
  /** A «no» that is doubtful. */
  readonly doubtfulNo: string
  readonly no: string
  readonly why: string
  readonly rules: string
  readonly certainBecause: string
  readonly maybeRule: string
  readonly definitions: string
  readonly judgement: string
  readonly judged: (level: string, term: string) => string
  readonly facts: (levels: readonly string[]) => string
  readonly milder: string
  readonly notMilder: string
  readonly wouldBe: (duty: string, verdicts: readonly string[]) => string
  readonly reason: (text: string) => string
  readonly title: (incident: string) => string
  readonly timeLine: {
    readonly title: string
    readonly deadline: string
    readonly now: string
    readonly hours: (hours: number) => string
  }
  readonly path: { readonly title: string }
  readonly flips: string
  readonly flip: (question: string, answer: string) => string
  readonly flipTo: (verdict: string) => string
  readonly flipOpen: (verdicts: readonly string[]) => string
  readonly moreFlips: (count: number) => string
  readonly settles: string
  readonly given: string
  readonly fixed: string
  readonly derived: string
  /** Behind a fact that is not for whoever decides to answer. */
  readonly established: string
  readonly insteadOfEstablished: string
  readonly notInvolved: (kinds: readonly string[]) => string
  readonly noOthers: string
  /** Not to notify takes a second officer, whose name is missing. */
  /** In place of a text that is not for a log. */
  readonly hidden: string
  readonly officers: Readonly<Record<'by' | 'second', (name: string) => string>>
  readonly byJudgement: (verdicts: readonly string[]) => string
  readonly assumed: string
  readonly warnings: string
  readonly actions: string
  readonly challenges: string
  readonly ifSo: string
  readonly depends: string
  readonly precedents: string
  readonly precedentsNote: string
  readonly precedentSide: Readonly<Record<'same' | 'other' | 'open', string>>
  readonly precedentDecided: (verdicts: readonly string[]) => string
  readonly precedentDiffers: (differences: readonly string[], more: number) => string
  readonly precedentSame: string
  readonly thereNot: (there: string, here: string) => string
  readonly paper: (title: string) => string
  readonly paperTo: string
  readonly paperSubject: string
  readonly fillIn: (what: string) => string
  readonly severity: {
    readonly title: string
    readonly score: (score: string) => string
    readonly between: (low: string, high: string) => string
    readonly open: (criteria: readonly string[]) => string
    readonly adjusted: (categories: readonly string[], reason: string) => string
    readonly manyPeople: (limit: number, is: boolean | undefined) => string
    readonly unintelligible: (is: boolean | undefined) => string
    readonly clash: Readonly<Record<'severe-but-not-notified' | 'low-but-informed', string>>
    readonly note: string
  }
  readonly sources: string
  readonly decidedWith: (pack: string, version: string, sha: string, tool: string) => string
  readonly decidedAt: (when: string) => string
  readonly notAdvice: string
  readonly or: string
}

/** Nothing of the incident itself: a calendar is often shared. */
export interface CalendarWords {
  readonly name: string
  readonly deadline: string
  readonly reminder: (hours: number) => string
  readonly cancelled: string
  readonly about: (open: boolean) => string
}

export interface MomentWords {
  readonly short: (weekday: string, date: string, time: string) => string
  readonly inZone: (moment: string, zone: string, offset: string) => string
  readonly units: { readonly day: Unit; readonly hour: Unit; readonly minute: Unit }
  readonly lessThanAMinute: string
  readonly and: string
  readonly restDays: Readonly<Record<RestDay, string>>
  readonly warning: {
    readonly dateOnly: (moment: string) => string
    readonly ambiguousTime: (moment: string) => string
    readonly inFuture: (moment: string) => string
    readonly longAgo: (moment: string) => string
    readonly outOfOrder: (moment: string, after: string) => string
    readonly lateDiscovery: (hours: number) => string
    readonly unknownField: (field: string, nearest: string | undefined) => string
  }
}

/** Singular and plural. */
export type Unit = readonly [string, string]

export interface CommandWords {
  readonly about: string
  readonly usage: string
  readonly argumentsTitle: string
  readonly optionsTitle: string
  readonly commandsTitle: string
  readonly questionsTitle: string
  readonly assess: string
  readonly deadline: string
  readonly resume: string
  readonly register: string
  readonly verify: string
  readonly batch: string
  readonly registerCommands: Readonly<
    Record<
      | 'init'
      | 'list'
      | 'show'
      | 'note'
      | 'notified'
      | 'informed'
      | 'reassess'
      | 'confirm'
      | 'withdraw'
      | 'close'
      | 'export'
      | 'verify'
      | 'rerun',
      string
    >
  >
  readonly rules: string
  readonly ruleCommands: Readonly<
    Record<'list' | 'show' | 'check' | 'diff' | 'graph' | 'sql' | 'init', string>
  >
  readonly options: Readonly<Record<OptionName, string>>
  readonly values: Readonly<Record<ValueName, string>>
  readonly argument: {
    readonly pack: string
    readonly discovered: string
    readonly packs: string
    readonly packShown: string
    readonly incident: string
    readonly newPack: string
    readonly packBefore: string
    readonly packAfter: string
    readonly draft: string
    readonly packName: string
    readonly incidentName: string
    readonly report: string
    readonly table: string
    readonly questionName: string
  }
  readonly kindsName: string
  readonly numberName: string
  readonly momentsTitle: string
  readonly recordTitle: string
  readonly several: string
  readonly assumedHint: (answer: string) => string
  readonly numberHint: string
  readonly unknownHint: string
  readonly wrote: (path: string) => string
  /** Of a file that was written in a CI job. */
  readonly holdsTyped: (path: string) => string
  readonly notWritten: (path: string) => string
  readonly noHome: string
  readonly begun: (path: string) => readonly string[]
  readonly recorded: (incident: string, folder: string) => string
  readonly checkClean: (pack: string, cases: number, milliseconds: number) => string
  /** On newer versions of the packs it extends. */
  readonly checkHolds: (pack: string, milliseconds: number) => string
  readonly checkFound: (pack: string, count: number) => string
  readonly whatToDo: string
  readonly note: string
  readonly checkDone: (packs: number, problems: number) => string
  readonly bug: string
  readonly deadlineNote: string
  readonly warning: string
  readonly error: string
}

/** What stands behind a flag. */
export type ValueName =
  | 'pack'
  | 'text'
  | 'hash'
  | 'lang'
  | 'folder'
  | 'when'
  | 'fileOrStdin'
  | 'file'
  | 'answer'
  | 'reason'
  | 'record'
  | 'time'
  | 'zone'
  | 'format'
  | 'severity'
  | 'officer'
  | 'paper'
  | 'number'
  | 'whom'
  | 'name'
  | 'questions'

/** How many incidents of a table came to what. */
export interface BatchCounts {
  readonly verdicts: Readonly<Record<'authority' | 'controller' | 'nobody' | 'open', number>>
  readonly errors: number
}

export type OptionName =
  | 'answers'
  | 'answer'
  | 'reason'
  | 'record'
  | 'severity'
  | 'moment'
  | 'now'
  | 'zone'
  | 'lang'
  | 'format'
  | 'json'
  | 'output'
  | 'input'
  | 'accessible'
  | 'exitZero'
  | 'extends'
  | 'at'
  | 'reference'
  | 'delay'
  | 'head'
  | 'by'
  | 'second'
  | 'supplement'
  | 'blind'
  | 'all'
  | 'whom'
  | 'what'
  | 'how'
  | 'why'
  | 'otherPack'
  | 'text'
  | 'workers'
  | 'tableFormat'
  | 'tableOutput'
  | 'table'
  | 'columns'
  | 'paper'
  | 'save'
  | 'register'
  | 'rules'
  | 'own'
  | 'color'
  | 'quiet'
  | 'help'
  | 'version'
