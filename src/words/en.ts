// The tool's own sentences in English.
import type { FindingCode } from '../check/finding.ts'
import type { Doubt } from '../decide/doubt.ts'
import type { RestDay } from '../decide/restday.ts'
import type { Lang } from '../pack/model.ts'
import type { Expected, NameKind, ProblemCode, ProblemOf } from '../problem.ts'

const list = (words: readonly string[]): string => words.join(', ')
const both = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words)
const meant = (nearest: string | undefined, like?: string): string =>
  nearest === undefined ? '' : ` Did you mean «${nearest}»${like === undefined ? '' : ` (${like})`}?`
const known = (nearest: string | undefined, words: readonly string[] | undefined, like?: string): string =>
  nearest !== undefined
    ? meant(nearest, like)
    : words === undefined || words.length === 0 || words.length > 16
      ? ''
      : ` Possible: ${list(words)}.`
const words = (pairs: readonly { id: string; level: string }[]): string =>
  list(pairs.map(({ id, level }) => `${id}: ${level}`))

const withReference = (reference: string): string => (reference === '' ? '' : `, reference ${reference}`)

const count = (number: number): string => number.toLocaleString('en-GB')

const TROUBLE: Readonly<Record<string, string>> = {
  OTHER: 'what stands there now is something else',
  EFBIG: 'a line is too long',
  EMPTY: 'it is empty, and a register that was written never is; put back a copy',
  EINVAL: 'it is no ordinary file',
  ENOENT: 'it does not exist',
  NOFOLDER: 'its folder does not exist',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is not a folder',
  NOWRITER: 'it is a pipe, and nobody writes to it',
  ENXIO: 'it is a pipe, and nobody reads it',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ELOOP: 'links that go round in a circle',
  EEXIST: 'a file is in the way',
  SYMLINK: 'it is a link to another place',
  READONLY: 'the file there is read-only',
  OWN: 'meldplicht itself reads or keeps that file',
}
const trouble = (why: string): string => (Object.hasOwn(TROUBLE, why) ? TROUBLE[why]! : why)

const momentName = (id: string): string => (id === 'discovered' ? 'the discovery' : `«${id}»`)
const weekdayOf = (day: string): string =>
  new Date(day).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })

const FOREIGN = {
  owner: 'belongs to another user',
  mode: 'can be changed by other users (chmod go-w)',
} as const

/** How many incidents of a table came to what. */
export interface BatchCounts {
  readonly verdicts: Readonly<Record<'authority' | 'controller' | 'people' | 'nobody' | 'open', number>>
  readonly errors: number
}

/** Singular and plural. */
export type Unit = readonly [string, string]

export const en = {
  lang: 'en' as Lang,
  report: {
    /** Packs in place of shipped ones of the same id. */
    ownPack: (ids: readonly string[]) =>
      `By a version of ${list(ids)} of your own, not the one that meldplicht ships.`,
    openHeadline: 'Not decided yet: what is unknown decides.',
    /** Before what makes it doubtful. */
    notDecided: 'Not decided yet.',
    /** Why «no duty» cannot be relied on. */
    doubts: {
      contradictory: 'Your answers cannot all be true. Look at them again before you rely on this.',
      'possibly-contradictory':
        'What is still unknown may contradict your answers. Find that out before you rely on this.',
      'judged-milder':
        'Your own judgement says that nobody need be told, while the facts still leave that open.',
      undated:
        'It is not said when it was discovered (or that lies in the future), and before today other rules held. Give the moment of discovery (--discovered).',
      'second-officer':
        'Your answers give «do not notify», and here that takes a second officer (--second <name>). Until one agrees the clock runs.',
      'officers-differ':
        'Another officer comes to something else. Until you agree, no duty is decided against.',
    } satisfies Record<Doubt, string>,
    /** Before the deadline of a notification that is not due, but may turn out to be. */
    afterAll: 'Should it have to be notified after all:',
    possibleContradiction: (text: string) =>
      `If this turns out so, your answers cannot all be true: “${text}”`,
    strictest: (verdicts: readonly string[]) => `Strictest outcome still possible: ${list(verdicts)}.`,
    dueBy: (when: string) => `No later than ${when}.`,
    dueUnknown: (hours: number, moment: string, flag: string) =>
      `Within ${hours} hours of: ${moment}. That moment is not known; give ${flag}.`,
    dueDaysUnknown: (days: number, moment: string, flag: string) =>
      `Within ${days} days of: ${moment}. That moment is not known; give ${flag}.`,
    /** In place of the time left, where the register knows that the authority was told. */
    wasTold: (when: string) =>
      `Notified on ${when}. If new facts come up, supplement the notification (GDPR art. 33(4)).`,
    /** Behind a deadline that is counted from the latest that its moment can have been. */
    bound: (moment: string) =>
      `That is the latest it can be: «${moment}» is missing, or lies later than it can have been. The real deadline is earlier.`,
    timeLeft: (duration: string) => `Time left: ${duration}.`,
    overdue: (duration: string) => `Overdue by ${duration}.`,
    lateDuty: 'The duty stands. Notify now and give the reasons for the delay.',
    lateIfDue: 'If you must notify, do so now and give the reasons for the delay.',
    restDay: (day: string) => `That is ${day}. Weekends and holidays do not extend the period.`,
    reading1182: (when: string, inDays: boolean) =>
      `For information: by Regulation (EEC, Euratom) 1182/71 art. 3, which does not count the hour of discovery, the period would end on ${when}.${inDays ? ' Whether art. 3(5) (two working days) holds for a period in hours is disputed.' : ''} Go by the time above.`,
    duties: 'The four duties',
    open: 'still open',
    yes: 'yes',
    /** A verdict that is doubtful. */
    byAnswers: (verdict: string) => `Not certain; by your answers: ${verdict}`,
    /** A «no» that is doubtful. */
    doubtfulNo: 'not certain; no by your answers',
    no: 'no',
    why: 'Why',
    certainBecause: 'These answers decide it:',
    maybeRule: '(may apply)',
    definitions: 'How the facts were weighed',
    judgement: 'Your own judgement',
    judged: (level: string, term: string, isFollowed: boolean) =>
      `The officer’s own judgement${isFollowed ? ' was followed' : ''}: ${term}: ${level}.${isFollowed ? '' : ' It does not change the outcome.'}`,
    facts: (levels: readonly string[]) => `The facts give: ${levels.join(', or ')}.`,
    milder: 'The judgement is milder than what the facts give. It needs a reason that holds up.',
    notMilder: 'The judgement is not milder than what the facts give.',
    wouldBe: (duty: string, verdicts: readonly string[]) =>
      `By the facts alone, ${duty}: ${verdicts.join(', or ')}.`,
    reason: (text: string) => `Reason: ${text}`,
    title: (incident: string) =>
      incident === '' ? 'Personal data breach' : `Personal data breach: ${incident}`,
    timeLine: {
      title: 'The time line',
      deadline: 'Deadline to notify',
      deadlineOf: (duty: string) => `${duty} (deadline)`,
      now: 'Now',
      hours: (hours: number) => `${hours} hours`,
    },
    path: { title: 'From facts to duties' },
    flips: 'What would change the outcome',
    flipTo: (verdict: string) => `then: ${verdict}`,
    flipOpen: (verdicts: readonly string[]) => `then open: ${verdicts.join(', or ')}`,
    moreFlips: (count: number) => `and ${count} more; --json lists them all`,
    settles: 'Still unknown, and it would settle the outcome',
    given: 'What you said',
    /** In place of a text that is not for a log. */
    hidden: '[not shown in CI]',
    officers: {
      by: (name: string) => `Decided by: ${name}`,
      second: (name: string) => `Second officer: ${name}`,
    },
    byJudgement: (verdicts: readonly string[]) =>
      `This follows from your own judgement. On the facts alone: ${verdicts.join(', or ')}.`,
    fixed: 'Fixed by this rule pack',
    derived: 'Follows by this rule pack from what you said',
    notInvolved: (kinds: readonly string[]) => `not: ${kinds.join('; ')}`,
    /** Behind a fact that is not for whoever decides to answer. */
    established: {
      given: {
        holds: '(established by the supplier)',
        otherwise: '(contrary to what the supplier established)',
      },
      derived: {
        holds: '(follows from your answers, by this rule pack)',
        otherwise: '(contrary to what follows from your answers)',
      },
    },
    noOthers: 'None besides those that this rule pack speaks for',
    assumed: 'Assumed unless you say otherwise',
    warnings: 'Please look again',
    actions: 'What to do now',
    challenges: 'Before you accept this',
    ifSo: 'If it comes to that:',
    depends: 'Depending on what was not asked or is not known yet:',
    precedents: 'Published cases nearest to this one',
    precedentsNote:
      'For comparison only; they did not decide. Nearness is the average distance between the answers, each measured on its own scale; what is not known counts as half-way.',
    precedentSide: { same: 'same outcome', other: 'other outcome', open: 'outcome cannot be compared' },
    precedentDecided: (verdicts: readonly string[]) => `Decided there: ${verdicts.join('; ')}.`,
    precedentOpen: (duties: readonly string[]) => `Left open there: ${duties.join('; ')}.`,
    precedentDiffers: (differences: readonly string[], more: number) =>
      `Different here: ${differences.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    precedentSame: 'The known answers are the same.',
    thereNot: (there: string, here: string) => `there «${there}», here «${here}»`,
    paper: (title: string) => `${title} (nothing is sent by this tool; send it yourself)`,
    paperTo: 'To',
    paperSubject: 'Subject',
    fillIn: (what: string) => `[fill in: ${what}]`,
    severity: {
      title: 'Second opinion: severity by the ENISA method',
      score: (score: string) => `SE = ${score}`,
      between: (low: string, high: string) =>
        `SE between ${low} and ${high}, because not everything was scored`,
      open: (criteria: readonly string[]) => `Not scored: ${criteria.join(', ')}.`,
      adjusted: (categories: readonly string[], reason: string) =>
        `Adjusted from the base score: ${categories.join(', ')}. Reason: ${reason}`,
      manyPeople: (limit: number, is: boolean | undefined) =>
        `Flag: more than ${limit} people: ${is === undefined ? 'not known' : is ? 'yes' : 'no'}.`,
      unintelligible: (is: boolean | undefined) =>
        `Flag: data unintelligible: ${is === undefined ? 'not known' : is ? 'yes' : 'no'}.`,
      clash: {
        'severe-but-not-notified':
          'This clashes with the verdict: by ENISA the severity is high or very high, and yet the authority need not be notified. Look at the answers again.',
        'low-but-informed':
          'This clashes with the verdict: by ENISA the severity is low, and yet the people must be told. The verdict stands.',
      },
      note: 'ENISA sets no level at which to notify. This score is no part of the verdict.',
    },
    sources: 'Sources',
    decidedWith: (pack: string, version: string, sha: string, tool: string) =>
      `Rules: ${pack}, version ${version} (sha256 ${sha}), meldplicht ${tool}.`,
    decidedAt: (when: string) => `Assessed on ${when}.`,
    notAdvice: 'This is a tool, not legal advice. The decision is yours.',
    or: 'or',
  },
  difference: {
    title: (before: string, after: string) => `What changes from ${before} to ${after}?`,
    proposal: (pack: string) => `${pack} is a proposal and not law.`,
    same: (total: string) => `The same function: all ${total} combinations of answers give the same.`,
    nothingInCommon: 'Cannot be compared: no combination of answers exists in both.',
    changed: (changed: string, total: string, share: string) =>
      `${changed} of ${total} combinations of answers (${share}) come out otherwise.`,
    verdict: 'Verdict',
    count: 'How often',
    smallest: 'Smallest example',
    fromTo: (from: string, to: string) => `${from} → ${to}`,
    ofAll: (count: string, share: string) => `${count} combinations (${share})`,
    example: (words: string) => `For example: ${words}.`,
    exampleAfter: (words: string) => `In the other pack: ${words}.`,
    deadline: (verdict: string, before: string, after: string) =>
      `Deadline of «${verdict}»: was ${before}, becomes ${after}.`,
    onlyIn: (pack: string, questions: readonly string[]) => `Only ${pack} asks: ${list(questions)}`,
    otherAnswers: (question: string, answers: readonly string[]) =>
      `${question} Not compared, as not in both: ${list(answers)}.`,
    cases: 'Cases that come out otherwise',
    noCases: 'No case that both packs know comes out otherwise.',
    incidents: 'Recorded incidents that come out otherwise',
    noIncidents: 'No recorded incident that both packs know comes out otherwise.',
    incomparable: (names: readonly string[]) =>
      `Cannot be compared, as one of the packs does not know the answers: ${list(names)}.`,
  },
  graph: {
    restsOn: (title: string, grounds: readonly string[]) =>
      `${title.replace(/[?.]$/, '')} rests on: ${grounds.map((one) => one.replace(/[?.]$/, '')).join('; ')}.`,
    restsOnNothing: (title: string) => `${title.replace(/[?.]$/, '')} is fixed.`,
  },
  register: {
    begun: (folder: string) => `A breach register was begun in ${folder}.`,
    begunBefore: (folder: string) => `There is a breach register in ${folder} already. Nothing was changed.`,
    empty: 'The breach register is empty.',
    notListed: (count: number, pending: number) =>
      `And ${count} more, of which ${pending} with something to be done. Show all with --all or --json.`,
    verdicts: {
      report: 'Must be notified',
      'no-report': 'Notifying is not required',
      controller: 'The controller must be informed',
      people: 'The people concerned must be informed',
      open: 'Not decided yet',
      unsettled: 'Not decided yet: a second officer has to agree',
      differs: 'Not decided yet: the officers come to different outcomes',
      'left-open': 'Left undecided: whoever might have to be told was told',
    },
    standings: { due: 'yes', open: 'still open', 'not-due': 'no' },
    seconds: { 'not-needed': '', awaited: 'not yet', agrees: 'agrees', differs: 'comes out otherwise' },
    /** What is still to be done. */
    tasks: (id: string) => ({
      authority: `Still to do: notify the authority, or assess again (meldplicht register reassess ${id}).`,
      late: `Notified late, and the reasons for the delay are missing (GDPR art. 33(1)): meldplicht register notified ${id} --reason "…".`,
      further: `Still to do: a further deadline of the same duty. Tell more by then, and record it: meldplicht register notified ${id} --supplement, or register informed ${id}.`,
      supplement: `Still to do: it was assessed again after the notification. If there are new facts, supplement the notification (GDPR art. 33(4)): meldplicht register notified ${id} --supplement. If not, close it with --reason "…".`,
      people: `Still to do: inform the people concerned, without undue delay, or assess again.`,
      'people-again': `Still to do: it was assessed again after the people concerned were informed. If there is something that they do not know yet, inform them again (GDPR art. 34): meldplicht register informed ${id} --whom data-subjects. If not, close it with --reason "…".`,
      controller: `Still to do: inform the controller, without undue delay, or assess again.`,
      'controller-again': `Still to do: it was assessed again after the controller was informed. If there is something that it does not know yet, inform it again (GDPR art. 33(2)): meldplicht register informed ${id} --whom controller. If not, close it with --reason "…".`,
      record: `Still to do: complete the record and close it (meldplicht register close ${id}).`,
      second: `Still to do: a second officer has to look at this.`,
      differs: `Still to do: settle what the officers differ on. Lay their assessments side by side (meldplicht register show ${id}) and assess again (meldplicht register reassess ${id}), or somebody else agrees and says why (meldplicht register confirm ${id} --text "…").`,
      doubt: `Still to do: settle what is doubtful in the answers, by assessing again (meldplicht register reassess ${id}).`,
      'authority-if-due': `Still to do: find out whether the authority must be notified (meldplicht register reassess ${id}), and if so notify it.`,
      'people-if-due': `Still to do: find out whether the people concerned must be informed (meldplicht register reassess ${id}), and if so inform them without undue delay.`,
      'controller-if-due': `Still to do: find out whether the controller must be informed (meldplicht register reassess ${id}), and if so inform it without undue delay.`,
    }),
    pending: 'Something is still to be done',
    done: 'Nothing left to be done',
    due: (when: string, left: string) => `By ${when} (${left} left).`,
    /** Duties in front of their deadlines. */
    duties: {
      authority: 'Notify the authority',
      'data-subjects': 'Inform the people',
      controller: 'Inform the controller',
      register: 'Complete the record',
    },
    ranOut: (when: string, ago: string) => `The time ran out on ${when} (${ago} ago).`,
    /** A deadline that is counted from the recording. */
    atMost: (when: string) => `at the latest ${when}, counted from the recording`,
    toCome: (duty: string, moment: string) =>
      `${duty}: a further deadline runs from «${moment}», which is not known yet; it may be earlier.`,
    noDeadline: 'The deadline is not known: the moment of discovery is missing.',
    /** A discovery that is later than its recording. */
    futureDiscovery: (id: string) =>
      `The deadline is not known: the moment of discovery is later than the moment of recording. Correct it with meldplicht register reassess ${id} --discovered <time>.`,
    /** Why the deadline runs from the recording. */
    fromRecording: 'Until that is known it counts from the recording; the real deadline is earlier.',
    afterAll: (when: string) => `Should it have to be notified after all: by ${when}.`,
    withoutDelay: 'No deadline in hours: without undue delay.',
    history: 'What was recorded',
    lastAssessmentAt: (when: string) => `The last assessment, as of ${when}`,
    lastAssessment: 'The last assessment, as it was then',
    wasAssessed: 'Assessed',
    wasAssessedBlind: 'Assessed by a second officer, apart from the first assessment',
    otherView: (by: string, outcome: string) =>
      `${by === '' ? 'Another officer' : by} comes to something else: ${outcome}`,
    wasConfirmed: 'A second officer agrees',
    wasNotified: (at: string, reference: string) =>
      `Notified to the authority on ${at}${withReference(reference)}`,
    /** Whether a notification was in time by the deadline of that moment, and by that of the last assessment. */
    filing: {
      yes: (due: string) => `Late: the deadline as it stood then was ${due}.`,
      no: (due: string) => `In time: the deadline as it stood then was ${due}.`,
      unknown: () => 'Whether that was in time is not known: the deadline was not known then.',
      clockBack: () =>
        'Whether that was in time is not known: it was recorded by a clock that had gone back.',
      lateSince: (due: string) => `By what is recorded now the deadline was ${due}, and it was late by that.`,
      inTimeSince: (due: string) =>
        `By what is recorded now the deadline is ${due}; that does not change what it was held against.`,
    },
    late: { yes: 'late', no: 'in time', unknown: 'not known' },
    noneDue: (until: string) => `No deadline ends before ${until}.`,
    timeWentBack: (clock: string, last: string) =>
      `The time went back: the clock says ${clock}, and a line of the register was recorded on ${last}. Set the clock right; what is recorded now does not count as in time.`,
    clockBack: (line: number, at: string, before: string) =>
      `Line ${line} was recorded at ${at}, before the line above it (${before}): the clock of a computer stood wrong.`,
    wasSupplemented: (at: string, reference: string) =>
      `Supplement to the authority on ${at}${withReference(reference)}`,
    supplements: (count: number) => (count === 1 ? 'with 1 supplement' : `with ${count} supplements`),
    wasWithdrawn: (at: string, reference: string) =>
      `The notification was withdrawn on ${at}${withReference(reference)}`,
    wasInformed: {
      'data-subjects': (at: string) => `The people concerned were informed on ${at}`,
      controller: (at: string) => `The controller was informed on ${at}`,
    },
    noteText: (text: string) => `Note: ${text}`,
    wasClosed: 'Closed',
    awaitsSecond: (incident: string) =>
      `Not to notify takes a second officer here, who confirms it with: meldplicht register confirm ${incident} --by <name>`,
    secondAgrees: 'The second assessment comes to the same.',
    secondDiffers: 'The second assessment comes out otherwise. Lay them side by side and assess again.',
    otherRules:
      'The rules by which this was decided are not here, or were changed. These are the data as they were recorded:',
    notWithoutRules: (incident: string) =>
      `The rules by which ${incident} was decided are not here, or were changed; without them this cannot be made. What was recorded: meldplicht register show ${incident}`,
    noted: (incident: string, folder: string) => `Recorded with ${incident} (${folder})`,
    reassessed: (incident: string, folder: string) => `New assessment recorded with ${incident} (${folder})`,
    nothingNew: 'There is nothing new in it, so nothing was recorded.',
    unnamed: (name: string) =>
      `Recorded in the name of ${name}. Say who decides with --by "name", or with officer in config.json.`,
    facts: {
      summary: 'the facts',
      consequences: 'the effects',
      'measures-taken': 'the measures',
    },
    delay: (reason: string) => `Reason for the delay: ${reason}`,
    whole: (lines: number, head: string) =>
      lines === 0
        ? 'The breach register is empty.'
        : `${lines} ${lines === 1 ? 'line' : 'lines'}, each as it was written. Last hash: ${head}`,
    headMissing: (head: string) =>
      `No line has the hash ${head}: this is not the register in which it stood.`,
    columns: {
      incident: 'Number',
      title: 'Incident',
      recorded: 'Recorded on',
      discovered: 'Discovered on',
      zone: 'Time zone',
      firstSignal: 'First signal',
      began: 'Start of the breach',
      ended: 'End of the breach',
      facts: 'Facts',
      data: 'Kinds of personal data',
      people: 'Number of people concerned',
      consequences: 'Consequences',
      measures: 'Measures',
      others: 'Further recorded',
      notes: 'Notes',
      outcome: 'Outcome',
      doubts: 'Why it is doubtful',
      authority: 'Notify the authority',
      due: 'Deadline',
      notified: 'Notified to the authority on',
      dueThen: 'Deadline as it stood then',
      late: 'Notified in time',
      reference: 'Reference of the notification',
      delay: 'Reasons for the delay',
      supplements: 'Number of supplements',
      withdrawn: 'Withdrawn on, with the reason',
      informPeople: 'Inform the people',
      peopleInformed: 'People informed on',
      informController: 'Inform the controller',
      controllerInformed: 'Controller informed on',
      reasons: 'Reasons of the decision',
      by: 'Decided by',
      second: 'Second officer',
      status: 'Status',
      pack: 'Rule pack',
      version: 'Version',
      sha256: 'SHA-256 of the rule pack',
      answers: 'Answers',
      untyped: 'Fixed, following and assumed',
    },
    rerun: {
      counts: (incidents: number, otherwise: number, undecided: number) =>
        `${incidents} ${incidents === 1 ? 'incident' : 'incidents'}: ${otherwise} ${otherwise === 1 ? 'comes' : 'come'} out otherwise, ${undecided} cannot be decided by these rules.`,
      undecided: (why: string, more: number) =>
        `Cannot be decided: ${why}${more === 0 ? '' : ` (and ${more} more)`}`,
    },
  },
  batch: {
    counts: ({ verdicts, errors }: BatchCounts) => {
      const { authority, controller, people, nobody, open } = verdicts
      return [
        `${count(authority)} to notify the authority`,
        ...(controller === 0 ? [] : [`${count(controller)} to inform the controller`]),
        ...(people === 0 ? [] : [`${count(people)} to inform the people only`]),
        `${count(nobody)} with nobody to notify`,
        `${count(open)} still open`,
        ...(errors === 0 ? [] : [`${count(errors)} unreadable`]),
      ].join(', ')
    },
    emptyRows: (number: number) => `Empty rows, passed over: ${count(number)}`,
    /** @param names of columns, perhaps not all */
    ignored: (names: readonly string[], number: number) =>
      `Columns that are not read, because no question is called so: ${names.map((name) => `«${name}»`).join(', ')}${number > names.length ? ` and ${count(number - names.length)} more` : ''}`,
    undated: (number: number) => `Without the moment of discovery, so without a deadline: ${count(number)}`,
    toCome: (number: number) =>
      `With a further deadline that runs from a moment that is not given: ${count(number)}`,
    inFuture: (number: number) =>
      `Discovered in the future (check the date; the deadline counts from now): ${count(number)}`,
    firstDue: (when: string) => `First deadline: ${when}`,
    progress: (lines: number, share: number | undefined) =>
      `${share === undefined ? '' : `${Math.floor(share * 100)}% `}${count(lines)} lines`,
  },
  /** Comment lines of an SQL statement; one entry is one line. */
  sql: {
    about: (title: string) => `${title}: which duties follow from the answers in a table.`,
    rules: (pack: string, version: string, sha256: string) =>
      `Rules: ${pack}, version ${version} (sha256 ${sha256}).`,
    made: (version: string) =>
      `Made by meldplicht ${version} for DuckDB, PostgreSQL, Spark SQL (3.4 or later) and Trino. Do not edit it; make it anew. It is a tool, not legal advice.`,
    days: (from: string, until: string | undefined) =>
      until === undefined
        ? `For breaches discovered on or after ${from}. No later version is known yet.`
        : `For breaches discovered on or after ${from} and before ${until}.`,
    clock: (zone: string, until: string) =>
      `A time without an offset is read in ${zone}. One that the clock passes over there is an error, and so is one on or after ${until}, for nobody knows how the clock will go then.`,
    columns: (table: string) => `Columns of the table ${table}, and what may stand in them:`,
    id: 'anything that names the row',
    discovered:
      'day or time of discovery (2020-05-01 10:15), date, time or text, empty: decided by the rules of today',
    list: (kinds: readonly string[]) => `one or more, with | or , between them: ${list(kinds)}`,
    number: (answers: readonly string[]) => `a whole number, or: ${list(answers)}`,
    notes: [
      'An empty cell (NULL) was not answered. Not answered and unknown mean: it could be any answer. Where something is',
      'assumed, not answered means that, and unknown means: any answer. Words are read as they stand here, a number as',
      'digits only.',
      '',
      'Out come:',
      '  verdict        report, no-report, open or error: notify the authority, for a processor inform the controller',
      '  exit_code      as in docs/exit-codes.md (22: a processor informs the controller)',
      '  each duty      its verdict, or all that are possible, with | between them and the strictest last',
      '  doubts         why «no duty» cannot be relied on: contradictory (the answers cannot all be true),',
      '                 possibly-contradictory (what is unknown may show so), undated (not said when it',
      '                 was discovered, and earlier other rules held), second-officer (one is awaited)',
      '  error          columns with something that was not understood, or a discovery on a day for which these rules do',
      '                 not hold. Such a row is decided on nothing.',
    ] as readonly string[],
    assumed: (answers: readonly string[]) => `Assumed where nothing is said: ${list(answers)}.`,
    twoOfficers: 'It takes two officers to decide that nobody need be told, so such a row stays open.',
  },
  paper: {
    draft: 'Draft. Fill in what stands between brackets and read it through; meldplicht sends nothing.',
    /** A field that is filled in on the form itself. */
    onForm: 'on the form',
    notKnownYet: (kinds: readonly string[]) => `Not known yet: ${kinds.join('; ')}`,
    check: 'Does it say what the law wants?',
    said: 'filled in (read for yourself whether it is enough)',
    missing: (names: readonly string[]) =>
      `${both(names.map((name) => `«${name}»`))} ${names.length === 1 ? 'is' : 'are'} still missing`,
    list: 'Papers for this breach',
    assumed: (text: string) => `${text} (assumed; nobody said so)`,
    judged: (text: string) => `${text} (by your own judgement)`,
    count: (said: number, wanted: number) => `${said} of ${wanted} parts known`,
    choose: 'Save a letter or worksheet',
  },
  change: {
    title: 'Other than before',
    none: 'Nothing has changed.',
    nothing: 'not answered',
    fromTo: (before: string, after: string) => `${before} → ${after}`,
    due: (change: string) => `Deadline to notify: ${change}`,
    noDue: 'none',
    file: (names: readonly string[]) => `Added to the file: ${list(names)}`,
  },
  verify: {
    sameRules: (pack: string, version: string) =>
      `These are the rules of the report: ${pack}, version ${version}.`,
    otherRules: (file: string, then: string, now: string | undefined) =>
      now === undefined
        ? `Other rules: ${file} (sha256 ${then}) is not here.`
        : `Other rules: the report has ${file} (sha256 ${then}), here is ${now}.`,
    sameOutcome: 'Decided again from the answers of the report: the same outcome.',
    otherOutcome: (count: number) =>
      `Decided again from the answers of the report: ${count} ${count === 1 ? 'difference' : 'differences'}.`,
    unequal: (path: string, here: string | undefined, there: string | undefined) =>
      `${path}: in the report ${here ?? '–'}, now ${there ?? '–'}`,
    counted:
      'The deadlines were counted with what a register held, as the report tells it; that can make them earlier, not later.',
    beside: 'Not compared, for it cannot be had again: the version of meldplicht, and how a time was typed.',
  },
  wizard: {
    choosePack: 'Which breach is it? Choose the rules.',
    startOrResume: 'There are saved answers. What do you go on with?',
    newIncident: 'A new breach',
    discovered: 'When was the breach discovered?',
    discoveredHelp:
      'The moment at which your organisation was reasonably certain that personal data were affected. If your processor told you, the moment it did. If you do not know exactly, take the earliest moment.',
    discoveredExplained: [
      'The period for notifying the authority runs from this moment: 72 hours by GDPR art. 33(1).',
      'It is the moment at which the organisation was reasonably certain that personal data were affected. Not when the DPO heard of it, and not when the investigation ended. A short investigation beforehand is allowed.',
      'EDPB Guidelines 9/2022 section II.A (becoming aware): https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-92022-personal-data-breach-notification-under_en',
    ] as readonly string[],
    discovery: 'Discovery',
    now: 'Now',
    hourAgo: 'An hour ago',
    otherTime: 'At another time',
    typeTime: 'Date and time',
    typeTimeKeys:
      'Such as: 14:30 (today), yesterday 14:30 or 20-11-2026 14:30. Or type: < (back), stop (save and stop).',
    typeMomentKeys: 'Such as: 14:30 (today), yesterday 14:30 or 20-11-2026 14:30. Or type: < (back).',
    timeHint: 'Type a time such as 14:30, yesterday 14:30, 20-11-2026 14:30 or 20 November 2026 at 14:30.',
    notInFuture: 'That lies in the future. Give the moment of discovery.',
    isThisRight: (moment: string) => `Is this right: ${moment}?`,
    yesRight: 'Yes, that is right',
    noAgain: 'No, once more',
    unknown: "I don't know",
    unknownMeans:
      '“I don’t know” counts as: every answer is still possible. Where that makes a difference, the outcome stays open.',
    none: 'None of these',
    explain: 'Explain',
    back: 'Back',
    saveAndStop: 'Save and stop',
    numberHint: 'Type a whole number, such as 1200 or 1.200. An estimate will do, but without “about”.',
    stopWord: 'stop',
    unknownWord: 'unknown',
    checkAnswers: 'Check your answers. Choose one to change it.',
    answersAreRight: 'This is right, go on',
    doesNotCount: 'does not count',
    assumptions: 'This was assumed. Choose what is different.',
    assumptionsAreRight: 'This is right, go on',
    backToAnswers: 'Back to the answers',
    reason: 'Your reason, for the file',
    reasonKeys: 'Or type: < (back), stop (save and stop).',
    reasonHint: 'Write down why. Without a reason this cannot be.',
    tooLong: (limit: number) => `That is too long: at most ${limit} characters.`,
    keysOne: '↑↓ to choose, enter to confirm',
    keysMore: 'there is more than fits, scroll with ↑↓',
    /** Where a text can be typed in place of choosing. */
    keysOneOrText: '↑↓ to choose, enter to confirm, or just type the time',
    /** Of a text that was typed where it means nothing; where it is taken; and before the question was there. */
    typedOnList: (text: string) =>
      `You typed: “${text}”. Typing chooses nothing here. Choose with ↑↓, or wipe it with backspace.`,
    typedTaken: (text: string) =>
      `You typed: “${text}”. Enter takes it as the time, ↑↓ goes back to the list.`,
    typedAhead: (text: string) => `Typed before this question was here, and not used: “${text}”`,
    /** The same in plain lines. */
    numberOrText: 'Or type the time: yesterday 14:30.',
    keysSeveral: '↑↓ to move, space or enter to tick, tab to “Go on”',
    goOnTicked: 'Go on with what is ticked',
    nothingTicked: 'Nothing is ticked. Tick what belongs to it, or choose “None of these”.',
    chosen: 'chosen',
    chooseAlone: 'That can only be chosen by itself.',
    typeNumber: 'Type a number: ',
    typeNumbers: 'Type one or more numbers, with commas: ',
    typeNumbersOr: 'Type one or more numbers, with commas (enter leaves it so): ',
    enterKeeps: (initial: string) => `Enter takes: ${initial}`,
    whatNow: 'What now?',
    saveReport: 'Save the report',
    whichFormats: 'In which form?',
    formats: {
      html: 'Page, to keep and to print (.html)',
      markdown: 'Markdown (.md)',
      text: 'Plain text (.txt)',
      json: 'Data, to assess again later (.json)',
    },
    where: 'Where? The name of a file, or a folder',
    whereHelp: 'The extension is added. Or type: < (back).',
    exists: (path: string) => `${path} exists. Choose another name.`,
    noFolder: (path: string) => `There is no folder ${path}.`,
    saveCalendar: 'Put the deadline in your calendar (.ics)',
    beginRegister: (folder: string) => `Begin a breach register in ${folder}? There is none yet.`,
    beginRegisterYes: 'Yes, begin a register there',
    beginRegisterNo: 'No',
    whoDecides: 'In whose name is it recorded?',
    saveRegister: (incident: string | undefined) =>
      incident === undefined
        ? 'Record this in the breach register'
        : `Record this in the breach register again, with ${incident}`,
    otherRegister: (incident: string) =>
      `${incident}, as which this was recorded before, is not in this register: it is recorded as a new incident.`,
    overtaken: (incident: string, by: string) =>
      `${incident} was assessed again meanwhile by ${by}. This was not recorded. What that has otherwise stands below; look at your answers once more before you record them.`,
    completeFile: 'Complete the file (times, description, measures)',
    completeWhich: 'What do you want to add? It does not change the outcome.',
    fieldKeys: 'Or type: < (back).',
    empty: 'still empty',
    completed: 'Done with this',
    seeReport: 'Show the report again',
    finish: 'Stop',
    discard: 'Stop and throw the answers away',
    discardSure: 'Throw the answers away? This cannot be undone.',
    discardYes: 'Yes, throw away',
    discardNo: 'No, go back',
    kept: (command: string) => `Your answers are kept. Go on with: meldplicht ${command}`,
    discarded: 'The answers have been thrown away.',
    noDrafts: 'There is nothing to go on with.',
    chooseDraft: 'Which one do you go on with?',
    draftLine: (pack: string, discovered: string | undefined, answers: number) =>
      `${pack}, ${discovered === undefined ? 'discovery not filled in yet' : `discovered ${discovered}`}, ${answers} ${answers === 1 ? 'answer' : 'answers'}`,
    draftSaved: (when: string) => `saved ${when}`,
    unreadableDraft: (path: string) => `This saved input cannot be read and was left alone: ${path}`,
    question: (number: number) => `Question ${number}`,
    questionOf: (number: number, most: number) => `Question ${number} of at most ${most}`,
    numberKeys: (canGoBack: boolean) =>
      `Or type: unknown, ? (explain)${canGoBack ? ', < (back)' : ''}, stop (save and stop).`,
    acceptFacts: (levels: readonly string[]) => `Accept what the facts give: ${levels.join(' or ')}`,
    typeNumberOr: (standing: number) => `Type a number (enter is ${standing}): `,
    notANumber: (most: number) => `Choose a number from 1 to ${most}.`,
    clockDiscovered: (when: string) => `Discovered: ${when}`,
    clock: (when: string, hours: number, minutes: number) =>
      `If you must notify: by ${when} (${hours} hours and ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left)`,
    clockOverdue: (when: string, over: string) =>
      `If you must notify: the time ran out on ${when} (${over} ago). Then notify now.`,
    resume: (command: string) => `Saved. Go on with: meldplicht ${command}`,
    savedUntil: (command: string) => `What was saved before is found with: meldplicht ${command}`,
    otherRules: (before: string, now: string) =>
      `The rules have changed since this was saved (${before}, now ${now}). The answers were checked again.`,
    otherPack: (before: string, now: string) =>
      `Other rules were chosen (${before}, now ${now}). The answers were checked again.`,
    dropped: (question: string) => `No longer fits and is asked again: ${question}`,
    droppedMoment: (moment: string) => `No longer fits and was left out: ${moment}`,
  },
  show: {
    proposal: 'This is a proposal and not law. Nothing is decided by it.',
    columns: {
      question: 'Question',
      help: 'Help',
      answers: 'Answers',
      law: 'Law or source',
      when: 'When',
      because: 'Why',
      action: 'What to do',
      verdict: 'Verdict, exactly',
      source: 'Source',
      address: 'Address',
      case: 'Case',
      outcome: 'Outcome',
    },
    version: (version: string, until: string | undefined, bases: readonly string[]) =>
      `In force from ${version}${until === undefined ? '' : ` to ${until}`}.${bases.length === 0 ? '' : ` Extends ${bases.join(', ')}.`}`,
    questions: 'Questions',
    terms: 'Definitions',
    duties: 'Duties',
    moments: 'Moments',
    record: 'Text for the file',
    actions: 'What to do',
    challenges: 'Before you accept a mild outcome',
    cases: 'Cases',
    several: 'One or more of these, or none.',
    assumed: 'assumed unless you say otherwise',
    ordered: 'From least to most serious.',
    otherwise: 'otherwise',
    askedOtherwise: 'Otherwise the question itself is asked',
    said: (verdict: string) => `The report then says: ${verdict}.`,
    papers: 'Letters',
    contradictions: 'Answers that cannot all be true',
    given: 'fixed by this pack',
    defined: 'derived by this pack from its own questions',
    inAll: 'In every case:',
    always: 'always',
    atLeast: (answer: string) => `at least ${answer}`,
    atMost: (answer: string) => `at most ${answer}`,
    deadline: (hours: number | undefined, days: number | undefined, from: string) =>
      `no later than ${hours === undefined ? `${days ?? 0} days` : `${hours} hours`} after: ${from.toLowerCase()}`,
    strength: {
      guidance: 'Guidance of an authority or the EDPB (binding for this pack)',
      ruled: 'Decisions (binding for this pack)',
      soft: 'Practice and secondary accounts (for information)',
      example: 'Invented, to show where the line is drawn',
    },
    differs: 'This pack differs:',
  },
  moments: {
    short: (weekday: string, date: string, time: string) => `${weekday} ${date} at ${time}`,
    inZone: (moment: string, zone: string, offset: string) => `${moment} (${zone}, UTC${offset})`,
    units: {
      day: ['day', 'days'] as Unit,
      hour: ['hour', 'hours'] as Unit,
      minute: ['minute', 'minutes'] as Unit,
    },
    lessThanAMinute: 'less than a minute',
    and: 'and',
    restDays: {
      saturday: 'a Saturday',
      sunday: 'a Sunday',
      'new-year': 'New Year’s Day',
      'good-friday': 'Good Friday',
      'easter-monday': 'Easter Monday',
      'kings-day': 'King’s Day',
      'liberation-day': 'Liberation Day',
      ascension: 'Ascension Day',
      'whit-monday': 'Whit Monday',
      christmas: 'Christmas Day',
      'boxing-day': 'Boxing Day',
    } satisfies Record<RestDay, string>,
    warning: {
      dateOnly: (moment: string) =>
        `${moment}: only a day was given, so 00:00 of that day was taken. Give the time as well.`,
      ambiguousTime: (moment: string) =>
        `${moment}: the clock showed this time twice that night. The earlier was taken; add an offset to choose.`,
      inFuture: (moment: string) =>
        `${moment} lies in the future. Check the date; a deadline from it counts from now.`,
      longAgo: (moment: string) => `${moment} is more than a year ago. Check the date.`,
      outOfOrder: (moment: string, after: string) => `${moment} lies before: ${after}. Check both.`,
      unknownField: (field: string, nearest: string | undefined) =>
        `These rules have no field «${field}» for the file; the text is kept.${meant(nearest)}`,
      lateDiscovery: (hours: number) =>
        `There are ${hours} hours between the first signal and the discovery. The clock runs from when the organisation was reasonably certain, not from when the DPO heard. Write down why it took so long.`,
    },
  },
  calendar: {
    name: 'Data breach deadlines',
    deadline: (duty: string) => `Personal data breach (last moment): ${duty}`,
    cancelled: (duty: string) => `Dropped: personal data breach (last moment): ${duty}`,
    bound:
      ' The moment that it runs from is missing or cannot be right: it is counted from the latest that it can have been, and the real deadline is earlier.',
    toCome: (moments: readonly string[]) =>
      ` A further deadline runs from: ${list(moments)}. That is not known yet; it is not in this calendar and may be earlier.`,
    about: (is: 'due' | 'open' | 'against') =>
      `${{ due: '', open: 'Not decided yet whether you must notify; this is the strictest outcome. ', against: 'By your own judgement this is not required; should it have to be done after all, this is the last moment. ' }[is]}The time also runs at weekends and on holidays. The facts of the incident are not in this calendar.`,
  },
  commands: {
    about: 'Must a personal data breach be notified to the Dutch authority (AP), by when, and why?',
    usage: 'Usage:',
    argumentsTitle: 'Arguments:',
    optionsTitle: 'Options:',
    commandsTitle: 'Commands:',
    questionsTitle: 'Questions of this pack and their answers',
    assess: 'assess one incident by a rule pack',
    deadline: 'just the clock: when 72 hours after discovery end',
    resume: 'go on with an interrupted wizard',
    register: 'list, add to, verify or export the breach register',
    registerCommands: {
      init: 'begin a breach register in a folder (--register, or your own)',
      list: 'list the incidents, open deadlines first (exits 30 when one has passed, 31 when one passes within --due-within)',
      show: 'show what was recorded of an incident, also as a report (--format, -o)',
      note: 'add a note',
      notified: 'record that the authority was notified, or was told more (--supplement)',
      informed: 'record that the people concerned or the controller were informed',
      reassess: 'assess an incident again with new facts, and show what changes',
      confirm: 'a second officer agrees, or assesses it too',
      withdraw: 'record that the notification to the authority was withdrawn',
      close: 'close an incident about which nothing is left to be done',
      export: 'write the whole register for a spreadsheet (csv) or as data (json)',
      rerun: 'decide the whole register by another rule pack, and show what changes',
      verify: 'verify that every line is as it was written',
    },
    batch: 'assess a table of incidents (NDJSON or CSV), one outcome a line',
    verify: 'decide again from a report, and compare rules and outcome',
    rules: 'list, check, compare or start rule packs',
    ruleCommands: {
      graph: 'draw how facts lead to duties (--format svg or mermaid)',
      sql: 'print a rule pack as SQL, for tables in a database',
      init: 'start a rule pack of your own',
      diff: 'show what changes between two rule packs, and for whom',
      list: 'list the rule packs and their versions',
      show: 'print a whole pack as tables, for lawyers',
      check: 'prove that rule packs have no gap, clash, dead rule or failing case',
    },
    options: {
      answers: 'answers from a YAML or JSON file, or - for standard input',
      answer: 'one answer, id=value (repeatable)',
      record: 'free text for the file, field=text (repeatable)',
      severity: 'ENISA severity as a second opinion, criterion=score,… (see docs/assess.md)',
      reason: 'a written reason, question=text (repeatable)',
      moment: 'date-time, such as 2020-05-01T09:00',
      now: 'as if it were this time',
      zone: 'time zone for times without an offset (default Europe/Amsterdam)',
      lang: 'nl or en',
      format: 'how it is written',
      json: 'same as --format json',
      output: 'write the report to a file, format from its extension (repeatable)',
      accessible: 'ask by plain numbered lines, without redrawing',
      noInput: 'never ask anything',
      exitZero: 'exit 0 also when something must be notified, is open or is due',
      extends: 'the pack that this one builds on',
      at: 'when it happened (default now)',
      reference: 'reference of the notification',
      delay: 'the reasons for the delay, compulsory after the deadline',
      head: 'a hash that the register must hold',
      by: 'who decides or records (default: officer in config.json, else the user)',
      second: 'second officer, who agrees',
      supplement: 'it is a supplement (GDPR art. 33(4))',
      all: 'show all of them',
      dueWithin: 'only what must be notified within so long, such as 24h or 3d',
      blind: 'on a terminal: assess it too, without seeing the first assessment',
      whom: 'who was informed (default: the people concerned, or whoever must be)',
      what: 'what was added',
      how: 'how, and what was said',
      whyClosed: 'why it is closed although facts, effects or measures are missing, or without a supplement',
      why: 'the reason',
      text: 'why you do not follow an assessment that comes out otherwise',
      table: 'name of the table in SQL (default incidents)',
      columns: 'the questions that the table has a column for (default all)',
      otherPack: 'the rule pack to decide by',
      paper: 'write this paper in place of the report (the report names them)',
      save: 'record the outcome in the breach register',
      register: 'folder of the breach register',
      rules: 'folder with rule packs of your own',
      own: 'use your own version of this shipped pack',
      color: 'auto, always or never',
      quiet: 'no messages besides the report',
      help: 'show this help',
      version: 'show the version',
    },
    values: {
      text: 'text',
      hash: 'hash',
      pack: 'pack',
      lang: 'nl|en',
      folder: 'folder',
      when: 'when',
      fileOrStdin: 'file|-',
      file: 'file',
      answer: 'id=value',
      reason: 'question=text',
      record: 'field=text',
      time: 'time',
      duration: 'duration',
      zone: 'zone',
      format: 'format',
      severity: 'criterion=score,…',
      officer: 'name',
      paper: 'paper',
      whom: 'data-subjects|controller',
      name: 'name',
      questions: 'question,…',
    },
    argument: {
      pack: 'rule pack (default ap)',
      discovered: 'moment of discovery, such as 2020-05-01T09:00',
      packs: 'packs or files to check (default: all)',
      draft: 'draft to go on with (default: the only one, or your choice)',
      packShown: 'rule pack',
      noted: 'what is to be noted',
      incident: 'number of the incident, such as 2026-1',
      newPack: 'name of the new pack',
      packBefore: 'pack as it was: id, id@version or file',
      packAfter: 'pack as it becomes',
      table: 'table in NDJSON or CSV with one incident a line, or - for standard input',
      report: 'report in JSON, or - for standard input',
      questionName: 'question answer',
    },
    kindsName: 'kinds',
    numberName: 'number',
    recordTitle: 'Text for the file, --record name=text',
    momentsTitle: 'Moments of the incident',
    several: 'one or more, with commas; or none, unknown',
    assumedHint: (answer: string) => `assumed: ${answer}`,
    numberHint: 'a number',
    unknownHint: 'Every question also takes: unknown.',
    wrote: (path: string) => `Written: ${path}`,
    /** Of a file that was written in a CI job. */
    showsTyped:
      'Standard output holds what was typed about the incident. In the log of this job others can read it.',
    holdsTyped: (path: string) =>
      `${path} holds what was typed about the incident. As a summary or an artifact of this job others can read it.`,
    notWritten: (path: string) =>
      `Not written: ${path}. There is no deadline for notifying the authority, and without a number or a short name (--record title=…) it cannot be said which event in a calendar goes.`,
    noHome: 'There is no home folder, so no configuration file was read. MELDPLICHT_CONFIG names one.',
    begun: (path: string) => [`Started: ${path}`, `Check it with: meldplicht rules check ${path}`],
    recorded: (incident: string, folder: string) =>
      `Recorded in the breach register as ${incident} (${folder})`,
    checkClean: (pack: string, cases: number, milliseconds: number) => {
      const held = cases === 0 ? 'no cases yet' : `${cases} ${cases === 1 ? 'case' : 'cases'}`
      return `${pack}: no gap, clash, dead rule or failing case (${held}, ${milliseconds} ms)`
    },
    /** On newer versions of the packs it extends. */
    checkHolds: (pack: string, milliseconds: number) =>
      `${pack}: no gap, clash or broken order here either (${milliseconds} ms)`,
    checkFound: (pack: string, count: number) => `${pack}: ${count} ${count === 1 ? 'problem' : 'problems'}`,
    whatToDo: 'What to do:',
    note: 'Note:',
    checkDone: (packs: number, problems: number) =>
      `${packs} ${packs === 1 ? 'pack' : 'packs'} checked, ${problems} ${problems === 1 ? 'problem' : 'problems'}`,
    bug: 'This is a bug in meldplicht, not an outcome. No verdict was given.',
    deadlineNote: 'This is only the clock. Whether you must notify: meldplicht assess.',
    warning: 'Warning:',
    error: 'Error:',
  },
  /** What each problem says, from its arguments; one line, without the place. */
  problems: {
    'file-unreadable': ({ path, why }) => `Cannot read ${path}: ${trouble(why)}.`,
    'file-too-large': ({ path, limit }) => `${path} is larger than ${limit} bytes.`,
    'file-not-text': ({ path }) => `${path} is not a UTF-8 text file.`,
    'file-empty': ({ path }) => `${path} is empty.`,
    'yaml-syntax': ({ why }) => `This is not valid YAML: ${why}`,
    'yaml-feature': ({ feature }) =>
      ({
        alias: 'Anchors and aliases (& and *) are not accepted. Write the value out.',
        tag: 'Tags (!) are not accepted.',
        version: 'Only YAML 1.2 is read. Remove the %YAML line.',
        documents: 'One document per file. Remove the second ---.',
        key: 'A key must be a plain word.',
        depth: 'This is nested too deeply.',
        size: 'There are too many values in this file (at most 50,000).',
      })[feature],
    'duplicate-key': ({ key }) => `«${key}» stands here twice.`,
    'cut-off': () =>
      'The last line has no end: the file may have been cut off. Check that it is whole, and put a line end (Enter) behind it.',
    'missing-key': ({ key }) => `«${key}» is missing.`,
    'wrong-value': ({ key, expected, options }): string =>
      `«${key}» must be ${en.expected[expected]}.${options === undefined ? '' : ` Possible: ${list(options)}.`}`,
    'key-beside': ({ key, beside }) => `«${key}» cannot stand beside «${beside}».`,
    'unknown-name': ({ kind, name, nearest, like, known: all }): string =>
      `There is no ${en.names[kind]} «${name}».${known(nearest, all, like)}`,
    'duplicate-name': ({ kind, name }): string => `The ${en.names[kind]} «${name}» exists already.`,
    'not-ordered': ({ question }) =>
      `The answers to «${question}» have no order, so min and max have no meaning.`,
    'empty-range': ({ question }) => `No answer to «${question}» lies between this min and max.`,
    'bands-not-rising': ({ question }) => `The bounds of «${question}» must rise.`,
    'base-not-questions': ({ key }) =>
      `«${key}» belongs to the pack that this one extends. Only its questions can be fixed or defined.`,
    'extends-itself': ({ pack }) => `«${pack}» extends itself.`,
    'mildest-verdict': ({ duty, mildest }) =>
      `The first verdict of «${duty}», and no other, must be ${mildest.join(' or ')}.`,
    'assumed-judgement': ({ question, answer, term }) =>
      `«${question}» assumes ${answer}, which is a judgement of «${term}». Assume an answer that leaves it to the facts.`,
    'odd-file': ({ path }) =>
      `“${path}” is no version of a pack and may be meant for one. Call it <pack>/<yyyy-mm-dd>.yaml, after a day that exists (and the cases beside it <yyyy-mm-dd>.cases.yaml), or move it away.`,
    'odd-folder': ({ path, nearest }) =>
      `“${path}” is passed over: the folder of a pack has small letters, digits and hyphens. Name it «${nearest}».`,
    'no-version': ({ pack, on, versions }) =>
      `No version of «${pack}» holds on ${on}. There is: ${list(versions)}. Check the moment of discovery.`,
    'version-mismatch': ({ path, version }) =>
      `${path} says valid-from ${version}; the file name must be that date.`,
    'name-mismatch': ({ path, id }) => `${path} has the id «${id}»; its folder must have that name.`,
    gap: ({ duty, example }) => `Gap: no rule of «${duty}» says what holds for ${words(example.words)}.`,
    clash: ({ duty, verdicts, rules, example }) =>
      `Clash: on «${duty}» the rules ${list(rules)} say ${verdicts.join(' and ')} for ${words(example.words)}.`,
    'dead-rule': ({ of, rule }) => `The rule «${rule}» of «${of}» can never apply.`,
    'redundant-rule': ({ of, rule, by }) =>
      by.length === 0
        ? `The rule «${rule}» of «${of}» changes nothing.`
        : `The rule «${rule}» of «${of}» changes nothing: ${list(by)} already says so.`,
    'not-monotone': ({ duty, question, from, to, before, after, example }) =>
      `Not monotone: on «${duty}», «${question}» going from ${from} to ${to} lowers ${before} to ${after}, for ${words(example.words)}.`,
    'needless-exemption': ({ duty, question }) =>
      `«${duty}» needs no exemption for «${question}». Remove it.`,
    'mild-assumption': ({ duty, question, assumed, stricter, example }) =>
      `«${question}» assumes ${assumed}, but ${stricter} is stricter on «${duty}», for ${words(example.words)}.`,
    'mild-fact': ({ question, answer, assumed, duty, milder, stricter, example }) =>
      `This pack says ${answer} for «${question}». The pack that it extends assumes ${assumed} until whoever must decide says otherwise, and ${answer} makes «${duty}» ${milder} in place of ${stricter}, for ${words(example.words)}.`,
    'told-otherwise': ({ question, answer, assumed, duty, example }) =>
      `This pack says ${answer} for «${question}». The pack that it extends assumes ${assumed} until whoever must decide says otherwise, and ${answer} lifts a doubt about «${duty}» or changes what is told of it, for ${words(example.words)}.`,
    'decides-alone': ({ pack }) =>
      `«${pack}» decides alone that nobody need be told: what it says of the facts leaves nothing for whoever must decide to answer.`,
    'left-open': ({ question, answer, duty, milder, stricter, example }) =>
      `For ${words(example.words)}, no rule says what «${question}» is. The question itself is asked there; its answer decides whether «${duty}» is ${stricter} or ${milder} (${answer}).`,
    'said-otherwise': ({ question, answer, duty, milder, stricter, example }) =>
      `For ${words(example.words)}, no rule says what «${question}» is, and otherwise says ${answer}. That makes «${duty}» ${milder}, where another answer would make it ${stricter}.`,
    'idle-question': ({ question }) => `The question «${question}» never changes anything.`,
    'unused-term': ({ term }) => `Nothing uses the term «${term}».`,
    'unused-source': ({ source }) => `Nothing refers to the source «${source}».`,
    'no-source': ({ of, rule }) => `The rule «${rule}» of «${of}» names no source.`,
    expired: ({ pack, on }) => `«${pack}» held until ${on}.`,
    'too-complex': ({ pack, budget }) =>
      `«${pack}» needs more than ${budget} nodes. Group conditions into terms.`,
    'case-fails': ({ case: id, duty, expected, got }) =>
      `Case «${id}», ${duty}: expected ${expected.join(' or ')}, but it comes out as ${got.join(' or ')}.`,
    'unexercised-rule': ({ of, rule }) => `No case makes the rule «${rule}» of «${of}» apply. Add one.`,
    unproven: ({ pack }) =>
      `«${pack}» has gaps or clashes, so it decides nothing. Run: meldplicht rules check ${pack}`,
    'answer-conflict': ({ question, first, second }) =>
      `«${question}» was answered twice, with ${first} and with ${second}.`,
    'answer-alone': ({ question, answer }) =>
      `«${answer}» cannot stand beside other answers to «${question}».`,
    'text-too-long': ({ name, limit }) => `The text for «${name}» is longer than ${limit} characters.`,
    'verdict-not-here': () =>
      'Only an action of a pack that extends no other can say a verdict more exactly.',
    'empty-rules': ({ term }) =>
      `«${term}» has no rules, so it would always be the mildest. Fix it under given instead.`,
    'otherwise-not-here': ({ term }) =>
      `«${term}» stands for no question of the pack that this one extends. Where no rule holds it has its first level.`,
    'too-many-names': ({ paper, limit }) =>
      `The letter «${paper}» has more than ${limit} names between braces.`,
    'answer-fixed': ({ question, pack, answer }) =>
      answer === undefined
        ? `«${question}» is not asked: «${pack}» derives it from its own questions.`
        : `«${question}» is not asked: «${pack}» fixes it as ${answer}. Where that is otherwise, decide by the pack that it extends.`,
    'answer-number': ({ question, value, least }) =>
      `«${question}» takes a whole number of at least ${least}, such as 1200; not «${value}».`,
    'number-spelling': ({ question, value }) =>
      `«${question}: ${value}» is not spelled in digits alone, and could be read as another number. Write digits alone, such as 1000; as a text, "1.000" is read as 1000.`,
    'answer-shape': ({ question, value }) => `«${question}» cannot be answered with ${value}.`,
    'assignment-shape': ({ flag, value }) => `${flag} takes name=value; not «${value}».`,
    'reason-missing': ({ question, answer }) =>
      `«${question}: ${answer}» is your own judgement and needs a written reason: --reason ${question}="…".`,
    'reason-empty': ({ flag, text }) =>
      `«${text}» is no reason. Write in a few words why: ${flag}${flag.includes(' ') ? '=' : ' '}"…".`,
    'moment-format': ({ moment, value, like }) =>
      `«${value}» is not a date-time for ${momentName(moment)}. ${like === undefined ? '' : { serial: 'It is the number by which a spreadsheet counts days: give that column the format of a date. ', 'short-year': 'Write the year in four digits. ' }[like]}Write day-month-year hour:minute, such as 1-5-2020 9:00; or 2020-05-01T09:00, if need be with an offset (2020-05-01T09:00+02:00).${/^\p{L}/u.test(value) ? ' Only the wizard knows which day «yesterday» is.' : ''}`,
    'moment-day-or-month': ({ moment, value, days: [first, second] }) =>
      `«${value}» for «${moment}» can be ${first} or ${second}. With slashes day and month are not told apart: write that day with hyphens, ${first}.`,
    'moment-weekday': ({ moment, value, day }) =>
      `«${value}» for «${moment}» was a ${weekdayOf(day)}. Check the date.`,
    'moment-no-such-day': ({ moment, value, lastDay }) =>
      `«${value}» for «${moment}» does not exist: that month has ${lastDay} days.`,
    'moment-skipped': ({ moment, value, zone, before, after }) =>
      `«${value}» for «${moment}» does not exist in ${zone}: the clock went forward. Possible: ${before} or ${after}.`,
    'moment-out-of-range': ({ moment, value }) =>
      `«${value}» for «${moment}» is not a possible date-time (from 1970; months 01–12, hours 00–23, minutes 00–59).`,
    'flag-without-value': ({ flag, value }) => `${flag} takes no value, and “${value}” stands behind it.`,
    'flag-value': ({ flag }) => `${flag} needs a value.`,
    'argument-missing': ({ name }) => `«${name}» is missing.`,
    'argument-excess': ({ word }) => `«${word}» is one word too many.`,
    'paper-not-due': ({ paper, known: all }) =>
      `«${paper}» does not belong to what this assessment comes to.${known(undefined, all)}`,
    'flag-twice': ({ flag, first, second }) => `${flag} was given twice, as ${first} and as ${second}.`,
    'too-large-to-draw': ({ nodes, limit }) =>
      `This has ${nodes} boxes and arrows, too many for a drawing (at most ${limit}). Take --format mermaid or text.`,
    proposal: ({ pack, base }) =>
      `«${pack}» is a proposal and not law. Nothing is decided by it. Compare it: meldplicht rules diff ${base} ${pack}.`,
    'config-foreign': ({ path, why }) => `The configuration is not trusted: ${path} ${FOREIGN[why]}.`,
    'store-foreign': ({ path, why }) => `Not trusted: ${path} ${FOREIGN[why]}.`,
    'no-place': ({ variable }) => `There is no home folder to keep this in. Name a folder with ${variable}.`,
    'value-empty': ({ name }) => `${name} is empty.`,
    'place-relative': ({ variable, path }) =>
      `${variable} must name a whole path, from the root: ${path} is told from the folder you are in.`,
    'pack-shadows': ({ pack, folder }) =>
      `${folder} has a pack ${pack}, and so has meldplicht. Say --own ${pack} to use yours.`,
    'cannot-write': ({ path, why }) => `Cannot write ${path}: ${trouble(why)}.`,
    'no-deadline': () =>
      'Without a moment of discovery (or a deadline in the rules) there is no deadline for a calendar. Give --discovered.',
    'register-locked': ({ path, host, process, lock }) =>
      `The register ${path} is in use by process ${process} on ${host}. Try again in a moment. If that process is gone, remove ${lock}.`,
    'delay-without-reason': ({ incident, isLate }) =>
      `${isLate ? `The deadline of ${incident} had passed.` : `Whether the notification of ${incident} is in time is not known.`} Give the reasons for the delay with --reason (GDPR art. 33(1)).`,
    'duration-format': ({ flag, value }) =>
      `${flag}: «${value}» is no duration. Write hours or days: 24h or 3d.`,
    'moment-in-future': ({ moment, value }) => `${moment} ${value} lies in the future.`,
    'register-broken': ({ path, line }) =>
      `${path}: ${line === 'last' ? 'the last line' : `line ${line}`} is not as meldplicht wrote it. Nothing is added as long as that is so. Put back a backup.`,
    'register-torn': ({ path }) =>
      `In ${path} stands what is no whole line of the register: the rest of a line that was never reported as saved, or of one that was damaged. Look at it and record again if need be. The next line that is added puts it aside in a file ….torn; keep that elsewhere.`,
    'csv-syntax': ({ why, line }) =>
      ({
        quotes: `A quotation mark is out of place or not closed in the row that begins on line ${line}. A cell with a quotation mark stands in quotation marks, and that mark twice.`,
        return: `Within line ${line} a carriage return (CR) stands alone. A line ends in LF or CR LF.`,
        cells: `Line ${line} has more or fewer cells than there are columns.`,
        'cut-off': `Line ${line} is the last one and has no end: the table may have been cut off there. Check that it is whole, and put a line end (Enter) behind it.`,
        head: 'The first line of a table in CSV names the columns.',
      })[why],
    'too-many-columns': ({ limit }) => `A table has at most ${limit} columns.`,
    'columns-undated': () =>
      'A table needs the column discovered: the moment of discovery chooses the rules. Name it under --columns too.',
    'line-too-long': ({ line, limit }) => `Line ${line} is longer than ${limit} bytes.`,
    'line-not-json': ({ line }) => `Line ${line} is not valid JSON.`,
    'line-not-text': ({ line }) => `Line ${line} is not UTF-8 text. In Excel: Save as, «CSV UTF-8».`,
    'officer-name': ({ name }) => `«${name}» is no name of an officer. Write it in plain letters.`,
    'moment-before': ({ moment, value, other }) =>
      `${moment} ${value} lies before ${{ discovered: 'discovery', notified: 'the notification', withdrawn: 'the withdrawal' }[other]}.`,
    'moment-twice': ({ moment, value }) =>
      `${moment} ${value}: the clock shows that time twice that night. Add which one: +02:00 for the first, +01:00 for the second (in the Netherlands).`,
    'register-unreadable': ({ path, why }) => `Cannot read the register ${path}: ${trouble(why)}.`,
    'register-missing': ({ path, found, isDefault }) =>
      `${{ nothing: `There is no folder ${path}`, folder: `The folder ${path} holds no breach register`, file: `${path} is a file, and no folder with a breach register` }[found]}. Is its name right, and its disk connected? A new register begins with: meldplicht register init${isDefault === true ? '' : ` --register "${path}"`}`,
    'register-refused': ({ why }) =>
      `Nothing was recorded. ${{ size: 'This is more than one line of the register can hold (8 MB). Shorten the texts.', clock: 'The clock of this computer stands outside the years 0 to 9999. Set it right.', shape: 'The register could not read this back.', incident: 'The register does not hold this incident.' }[why]}`,
    'register-unconfirmed': ({ path, incident, why }) =>
      `${incident} was written to ${path}, but the disk did not confirm it: ${trouble(why)}. Do not record it again before you have looked: meldplicht register verify, then register show ${incident}.`,
    'register-moved': ({ path }) => `The register ${path} was changed meanwhile. Try again.`,
    'already-notified': ({ incident }) =>
      `${incident} was notified already. Add to it with --supplement, give missing reasons with --reason alone, or withdraw first (register withdraw).`,
    'already-closed': ({ incident }) =>
      `${incident} is closed already. What is new is a note (register note) or a new assessment (register reassess).`,
    'controller-not-due': ({ incident }) => `With ${incident} there is no controller to inform: that is you.`,
    'second-differs': ({ incident }) =>
      `An assessment of ${incident} comes out otherwise. If it was yours, have it assessed again (register reassess) or give new answers; otherwise --text "…" says why you do not follow it.`,
    'draft-of-second': ({ command }) => `This is a second opinion. Go on with: meldplicht ${command}`,
    'blind-needs-answers': () => '--blind takes a terminal, or answers as flags.',
    'flag-missing': ({ flag, known = [] }) =>
      `${flag} is missing${known.length === 0 ? '' : `: ${known.join(' / ')}`}.`,
    'text-misplaced': ({ flag, of }) =>
      ({
        assessment: `${flag} belongs to an assessment of one's own: who agrees without answers makes none.`,
        notification: `${flag} belongs to a supplement (--supplement). A remark on a notification is a note: register note.`,
        supplement: `${flag} gives the reasons for the delay of a notification. What a supplement says is --text.`,
        second: `${flag} belongs to a second officer who agrees, without answers. A remark on an assessment of your own is a note: register note.`,
      })[of],
    'not-notified': ({ incident }) =>
      `No notification of ${incident} to the authority that still stands is recorded.`,
    'tasks-open': ({ incident, tasks }): string =>
      `${incident} cannot be closed yet. ${tasks.map((task) => en.register.tasks(incident)[task]).join(' ')}`,
    undocumented: ({ incident, missing }): string =>
      `${incident} cannot be closed yet: ${both(missing.map((name) => en.register.facts[name]))} are missing (GDPR art. 33(5)). Add them: meldplicht register reassess ${incident} ${missing.map((name) => `--record ${name}="…"`).join(' ')}. Or close it with --reason "…", which says why not.`,
    'not-a-report': ({ key }) =>
      `This is not a report of meldplicht (meldplicht/report@1)${key === '' ? '' : `: «${key}» is not right`}.`,
    'same-officer': ({ name }) => `«${name}» decided it. The second officer must be somebody else.`,
  } satisfies { readonly [Code in ProblemCode]: (problem: ProblemOf<Code>) => string },
  /** What to do about each finding about a pack. */
  advice: {
    'file-unreadable': 'Check the name and the permissions of the file.',
    'file-too-large': 'Split the pack, or take out what does not belong in it.',
    'file-not-text': 'Save the file as UTF-8 text.',
    'file-empty': 'Start with: meldplicht rules init.',
    'yaml-syntax': 'Check indentation, colons and quotes on this line.',
    'yaml-feature': 'Write it out in plain YAML.',
    'duplicate-key': 'Keep one of them.',
    'cut-off': 'Put back a whole copy, or end the last line with Enter.',
    'number-spelling': 'Write digits alone.',
    'missing-key': 'Add what is missing. Every text must exist in Dutch (nl) and English (en).',
    'wrong-value': 'See rules/README.md for what this field looks like.',
    'key-beside': 'Choose one of the two.',
    'unknown-name': 'Correct the name, or first declare what it stands for.',
    'duplicate-name': 'Give one of them another name.',
    'not-ordered': 'Name the answers in a list, or remove ordered: false if they do rise.',
    'empty-range': 'Swap min and max, or name the answer itself.',
    'bands-not-rising': 'Put the bounds from low to high.',
    'base-not-questions':
      'A pack that extends changes no rules. Fix a question (given) or derive it (terms).',
    'extends-itself': 'Name another pack behind extends.',
    'mildest-verdict': 'Put the mildest verdict first; the order is from mild to strict.',
    'assumed-judgement': 'Assume that the facts decide.',
    'odd-file': 'Name the file after its first day, or move it away.',
    'no-version': 'Add a version that holds on that day, or choose another day.',
    'version-mismatch': 'Make the file name and valid-from the same.',
    'name-mismatch': 'Make the folder name and id the same.',
    gap: 'Add a rule that says something for this example, or widen an existing one.',
    clash: 'Narrow one of the rules named, so that one verdict is left for this example.',
    'dead-rule': 'Remove the rule, or correct its conditions: they exclude each other.',
    'redundant-rule': 'Remove the rule, or narrow the other.',
    'not-monotone':
      'A more serious answer gives a milder verdict here. Correct the order of the answers or the rule. If the law really says so, record it under not-monotone.',
    'needless-exemption': 'Remove the exemption.',
    'mild-assumption': 'Assume the stricter answer, or leave assume out so that it is asked.',
    'mild-fact':
      'Leave it out. No outcome becomes milder by the word of the pack alone: whoever must decide answers this, and must be able to show it.',
    'told-otherwise':
      'Leave it out. Whoever must decide answers this: no doubt is lifted, and no duty is fulfilled otherwise, by the word of the pack alone.',
    'decides-alone':
      'Leave out what only whoever must decide can know, so that it is asked. A supplier makes no decision for its customers.',
    'idle-question': 'Remove the question, or use it in a rule.',
    'unused-term': 'Remove the term, or use it in a rule.',
    'unused-source': 'Remove the source, or name it with the rule that rests on it.',
    'no-source': 'Name the source it rests on.',
    expired: 'Add a new version, or extend valid-until if the rules still hold.',
    'too-complex': 'Group conditions into terms, so that a rule looks at fewer questions.',
    'case-fails': 'Correct the rules, or the case if it was written down wrongly.',
    'unexercised-rule': 'Add a case in which this rule applies.',
    'empty-rules': 'Add at least one rule.',
    'verdict-not-here': 'Remove verdict here.',
    'otherwise-not-here': 'Remove otherwise, or put the first level first.',
    'too-many-names': 'Use fewer names in this letter.',
    'answer-conflict': 'Keep one answer.',
    'answer-alone': 'Name that answer by itself.',
    'answer-fixed': 'Take this answer out of the case.',
    'answer-number': 'Give a whole number.',
    'answer-shape': 'Write the answer as a word, a number or a list.',
  } satisfies Record<FindingCode, string>,
  expected: {
    text: 'a text',
    'both-languages': 'a text in both languages, nl and en',
    id: 'a name in lower case letters, digits and hyphens',
    date: 'a date, yyyy-mm-dd',
    url: 'an address that begins with https://',
    mapping: 'a list of «name: value» lines',
    list: 'a list',
    number: 'a whole number',
    'true-or-false': 'true or false',
    cell: 'an answer, a list of answers, or { min: … } or { max: … }',
    rows: 'conditions, «question: answer», or a list of them',
    scale: 'answers with their text, or [no, yes]',
    'one-of': 'one of the possible words',
    answer: 'an answer',
    'hours-or-days': 'either hours or days',
    'later-date': 'a date after valid-from',
    'table-name': 'letters, digits and underscores, with at most two dots',
    format: 'pack@1',
    json: 'valid JSON',
  } satisfies Record<Expected, string>,
  names: {
    pack: 'rule pack',
    question: 'question',
    'question-or-term': 'question or term (above this line)',
    term: 'term',
    answer: 'answer',
    verdict: 'verdict',
    duty: 'duty',
    source: 'source',
    moment: 'moment',
    field: 'record field, moment or question',
    incident: 'incident',
    draft: 'draft',
    key: 'key',
    command: 'command',
    flag: 'option',
    language: 'language',
    format: 'format',
    zone: 'time zone',
    criterion: 'ENISA criterion',
    score: 'score',
    paper: 'paper',
    column: 'column',
    choice: 'choice',
  } satisfies Record<NameKind, string>,
}
