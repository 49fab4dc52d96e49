// The tool's own sentences in English.
import type { Words } from './words.ts'

const list = (words: readonly string[]): string => words.join(', ')
const meant = (nearest: string | undefined): string =>
  nearest === undefined ? '' : ` Did you mean «${nearest}»?`
const known = (nearest: string | undefined, words: readonly string[] | undefined): string =>
  nearest !== undefined
    ? meant(nearest)
    : words === undefined || words.length === 0 || words.length > 12
      ? ''
      : ` Possible: ${list(words)}.`
const words = (pairs: readonly { id: string; level: string }[]): string =>
  list(pairs.map(({ id, level }) => `${id}: ${level}`))

const TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is not a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ELOOP: 'links that go round in a circle',
  EEXIST: 'a file is in the way',
}
const trouble = (why: string): string => (Object.hasOwn(TROUBLE, why) ? TROUBLE[why]! : why)

export const en: Words = {
  lang: 'en',
  report: {
    openHeadline: 'Not decided yet: what is unknown decides.',
    strictest: (verdict) => `Strictest outcome still possible: ${verdict}.`,
    dueBy: (when) => `No later than ${when}.`,
    dueUnknown: (hours, moment, flag) =>
      `Within ${hours} hours of: ${moment}. That moment is not known; give ${flag}.`,
    dueDaysUnknown: (days, moment, flag) =>
      `Within ${days} days of: ${moment}. That moment is not known; give ${flag}.`,
    timeLeft: (duration) => `Time left: ${duration}.`,
    overdue: (duration) => `Overdue by ${duration}.`,
    lateDuty: 'The duty stands. Notify now and give the reasons for the delay (GDPR art. 33(1)).',
    restDay: (day) => `That is ${day}. Weekends and holidays do not extend the period.`,
    reading1182: (when) =>
      `For information: by Regulation (EEC, Euratom) 1182/71 art. 3, which does not count the hour of discovery, the period would end on ${when}. Whether art. 3(5) (two working days) holds for a period in hours is disputed. Go by the time above.`,
    duties: 'The four duties',
    open: 'still open',
    yes: 'yes',
    no: 'no',
    why: 'Why',
    rules: 'Rules that apply',
    certainBecause: 'These answers decide it:',
    maybeRule: '(may apply)',
    definitions: 'How the facts were weighed',
    judgement: 'Your own judgement',
    judged: (level, term) => `The officer’s own judgement was followed: ${term}: ${level}.`,
    facts: (levels) => `The facts give: ${levels.join(', or ')}.`,
    milder: 'The judgement is milder than what the facts give. It needs a reason that holds up.',
    notMilder: 'The judgement is not milder than what the facts give.',
    wouldBe: (duty, verdicts) => `By the facts alone, ${duty}: ${verdicts.join(', or ')}.`,
    reason: (text) => `Reason: ${text}`,
    flips: 'What would change the outcome',
    flip: (question, answer) => `${question} ${answer}`,
    flipTo: (verdict) => `then: ${verdict}`,
    flipOpen: (verdicts) => `then open: ${verdicts.join(', or ')}`,
    moreFlips: (count) => `and ${count} more; --json lists them all`,
    settles: 'Still unknown, and it would settle the outcome',
    fixed: 'Fixed by this rule pack',
    assumed: 'Assumed unless you say otherwise',
    warnings: 'Please look again',
    actions: 'What to do now',
    challenges: 'Before you accept this',
    ifSo: 'If it comes to that:',
    depends: 'Depending on what is not known yet:',
    precedents: 'Published cases nearest to this one',
    precedentsNote:
      'For comparison only; they did not decide. Nearness is the average distance between the answers, each measured on its own scale; what is not known counts as half-way.',
    precedentSide: { same: 'same outcome', other: 'other outcome', open: 'left open here or there' },
    precedentDecided: (verdicts) => `Decided there: ${verdicts.join('; ')}.`,
    precedentDiffers: (differences, more) =>
      `Different here: ${differences.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    precedentSame: 'The known answers are the same.',
    thereNot: (there, here) => `there «${there}», here «${here}»`,
    paper: (title) => `${title} (nothing is sent by this tool; send it yourself)`,
    paperTo: 'To',
    paperSubject: 'Subject',
    fillIn: (what) => `[fill in: ${what}]`,
    severity: {
      title: 'Second opinion: severity by the ENISA method',
      score: (score) => `SE = ${score}`,
      between: (low, high) => `SE between ${low} and ${high}, because not everything was scored`,
      open: (criteria) => `Not scored: ${criteria.join(', ')}.`,
      adjusted: (categories, reason) =>
        `Adjusted from the base score: ${categories.join(', ')}. Reason: ${reason}`,
      manyPeople: (limit, is) =>
        `Flag: more than ${limit} people: ${is === undefined ? 'not known' : is ? 'yes' : 'no'}.`,
      unintelligible: (is) =>
        `Flag: data unintelligible: ${is === undefined ? 'not known' : is ? 'yes' : 'no'}.`,
      clash: {
        'severe-but-not-notified':
          'This clashes with the verdict: by ENISA the severity is high or very high, and yet the AP need not be notified. Look at the answers again.',
        'low-but-informed':
          'This clashes with the verdict: by ENISA the severity is low, and yet the people must be told. The verdict stands.',
      },
      note: 'ENISA sets no level at which to notify. This score is no part of the verdict.',
    },
    sources: 'Sources',
    decidedWith: (pack, version, sha, tool) =>
      `Rules: ${pack}, version ${version} (sha256 ${sha}), meldplicht ${tool}.`,
    decidedAt: (when) => `Assessed on ${when}.`,
    notAdvice: 'This is a tool, not legal advice. The decision is yours.',
    or: 'or',
  },
  wizard: {
    choosePack: 'What happened? Choose the rules.',
    startOrResume: 'There is unfinished input. What do you go on with?',
    newIncident: 'A new breach',
    discovered: 'When was the breach discovered?',
    discoveredHelp:
      'The moment at which your organisation was reasonably certain that personal data were affected. If your processor told you, the moment it did. If you do not know exactly, take the earliest moment.',
    discoveredExplained: [
      'The 72 hours for a notification to the AP run from this moment (GDPR art. 33(1)).',
      'It is the moment at which the organisation was reasonably certain that personal data were affected. Not when the DPO heard of it, and not when the investigation ended. A short investigation beforehand is allowed.',
      'EDPB Guidelines 9/2022 section II.A (becoming aware): https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-92022-personal-data-breach-notification-under_en',
    ],
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
    isThisRight: (moment) => `Is this right: ${moment}?`,
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
    tooLong: (limit) => `That is too long: at most ${limit} characters.`,
    keysOne: '↑↓ to choose, enter to confirm',
    keysSeveral: '↑↓ to move, space or enter to tick, tab to “Go on”',
    goOnTicked: 'Go on with what is ticked',
    nothingTicked: 'Nothing is ticked. Tick what belongs to it, or choose “None of these”.',
    chosen: 'chosen',
    chooseAlone: 'That can only be chosen by itself.',
    typeNumber: 'Type a number: ',
    typeNumbers: 'Type one or more numbers, with commas: ',
    typeNumbersOr: 'Type one or more numbers, with commas (enter leaves it so): ',
    enterKeeps: (initial) => `Enter takes: ${initial}`,
    whatNow: 'What now?',
    saveReport: 'Save the report',
    whichFormats: 'In which form?',
    formats: { text: 'Text, to read (.txt)', json: 'Data, to assess again later (.json)' },
    where: 'Where? The name of a file, or a folder',
    whereHelp: 'The extension is added. Or type: < (back).',
    exists: (path) => `${path} exists. Choose another name.`,
    noFolder: (path) => `There is no folder ${path}.`,
    saveCalendar: 'Put the deadline in your calendar (.ics)',
    saveRegister: 'Record this in the breach register',
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
    kept: (id) => `Your answers are kept. Go on with: meldplicht resume ${id}`,
    discarded: 'The answers have been thrown away.',
    noDrafts: 'There is nothing to go on with.',
    chooseDraft: 'Which one do you go on with?',
    draftLine: (pack, discovered, answers) =>
      `${pack}, ${discovered === undefined ? 'discovery not filled in yet' : `discovered ${discovered}`}, ${answers} ${answers === 1 ? 'answer' : 'answers'}`,
    draftSaved: (when) => `saved ${when}`,
    unreadableDraft: (path) => `This saved input cannot be read and was left alone: ${path}`,
    question: (number) => `Question ${number}`,
    questionOf: (number, most) => `Question ${number} of at most ${most}`,
    numberKeys: (canGoBack) =>
      `Or type: unknown, ? (explain)${canGoBack ? ', < (back)' : ''}, stop (save and stop).`,
    acceptFacts: (levels) => `Accept what the facts give: ${levels.join(' or ')}`,
    typeNumberOr: (standing) => `Type a number (enter is ${standing}): `,
    notANumber: (most) => `Choose a number from 1 to ${most}.`,
    clockDiscovered: (when) => `Discovered: ${when}`,
    clock: (when, left) => `If you must notify: by ${when} (${left} hours left)`,
    clockOverdue: (when, over) =>
      `If you must notify: the time ran out on ${when} (${over} hours ago). Then notify now.`,
    resume: (id) => `Saved. Go on with: meldplicht resume ${id}`,
    otherRules: (before, now) =>
      `The rules have changed since this was saved (${before}, now ${now}). The answers were checked again.`,
    otherPack: (before, now) =>
      `Other rules were chosen (${before}, now ${now}). The answers were checked again.`,
    dropped: (question) => `No longer fits and is asked again: ${question}`,
    droppedMoment: (moment) => `No longer fits and was left out: ${moment}`,
  },
  show: {
    version: (version, until, bases) =>
      `In force from ${version}${until === undefined ? '' : ` to ${until}`}.${bases.length === 0 ? '' : ` Extends ${bases.join(', ')}.`}`,
    questions: 'Questions',
    terms: 'Definitions',
    duties: 'Duties',
    actions: 'What to do',
    challenges: 'Before you accept a mild outcome',
    cases: 'Cases',
    several: 'One or more of these, or none.',
    assumed: 'assumed unless you say otherwise',
    ordered: 'From least to most serious.',
    otherwise: 'otherwise',
    said: (verdict) => `The report then says: ${verdict}.`,
    papers: 'Letters',
    contradictions: 'Answers that cannot all be true',
    given: 'fixed by this pack',
    defined: 'derived by this pack from its own questions',
    inAll: 'In every case:',
    always: 'always',
    atLeast: (answer) => `at least ${answer}`,
    atMost: (answer) => `at most ${answer}`,
    deadline: (hours, days, from) =>
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
    short: (weekday, date, time) => `${weekday} ${date} at ${time}`,
    inZone: (moment, zone, offset) => `${moment} (${zone}, UTC${offset})`,
    units: { day: ['day', 'days'], hour: ['hour', 'hours'], minute: ['minute', 'minutes'] },
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
    },
    warning: {
      dateOnly: (moment) =>
        `${moment}: only a day was given, so 00:00 of that day was taken. Give the time as well.`,
      ambiguousTime: (moment) =>
        `${moment}: the clock showed this time twice that night. The earlier was taken; add an offset to choose.`,
      inFuture: (moment) => `${moment} lies in the future. Check the date.`,
      longAgo: (moment) => `${moment} is more than a year ago. Check the date.`,
      outOfOrder: (moment, after) => `${moment} lies before: ${after}. Check both.`,
      unknownField: (field, nearest) =>
        `These rules have no field «${field}» for the file; the text is kept.${meant(nearest)}`,
      lateDiscovery: (hours) =>
        `There are ${hours} hours between the first signal and the discovery. The clock runs from when the organisation was reasonably certain, not from when the DPO heard. Write down why it took so long.`,
    },
  },
  calendar: {
    name: 'AP deadline',
    deadline: 'Last moment to notify the AP of a personal data breach',
    reminder: (hours) => `${hours} hours left to notify the AP of a personal data breach`,
    cancelled: 'Dropped: last moment to notify the AP of a personal data breach',
    about: (open) =>
      `${open ? 'Not decided yet whether you must notify; this is the strictest outcome. ' : ''}The time also runs at weekends and on holidays. The facts of the incident are not in this calendar.`,
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
    rules: 'list or check the rule packs',
    ruleCommands: {
      list: 'list the rule packs and their versions',
      show: 'print a whole pack as tables, for lawyers',
      check: 'prove that rule packs have no gap, clash, dead rule or failing case',
    },
    options: {
      answers: 'answers from a YAML or JSON file, or - for standard input',
      answer: 'one answer, id=value (repeatable)',
      record: 'free text for the file, field=text (repeatable)',
      severity: 'ENISA severity as a second opinion, criterion=score,… (see the README)',
      reason: 'a written reason, question=text (repeatable)',
      moment: 'date-time, such as 2020-05-01T09:00',
      now: 'assess as if it were this time',
      zone: 'time zone for times without an offset (default Europe/Amsterdam)',
      lang: 'nl or en',
      format: 'text, json or ics',
      json: 'same as --format json',
      output: 'write the report to a file, format from its extension (repeatable)',
      accessible: 'ask by plain numbered lines, without redrawing',
      input: 'never ask anything',
      exitZero: 'exit 0 also when something must be notified or is open',
      save: 'record the outcome in the breach register',
      register: 'folder of the breach register',
      rules: 'folder with rule packs of your own',
      color: 'auto, always or never',
      quiet: 'no messages besides the report',
      help: 'show this help',
      version: 'show the version',
    },
    values: {
      lang: 'nl|en',
      folder: 'folder',
      when: 'when',
      fileOrStdin: 'file|-',
      file: 'file',
      answer: 'id=value',
      reason: 'question=text',
      record: 'field=text',
      time: 'time',
      zone: 'zone',
      format: 'format',
      severity: 'criterion=score,…',
    },
    argument: {
      pack: 'rule pack (default ap)',
      discovered: 'moment of discovery, such as 2020-05-01T09:00',
      packs: 'packs or files to check (default: all)',
      draft: 'draft to go on with (default: the only one, or your choice)',
      packShown: 'rule pack',
      packName: 'pack',
      questionName: 'question answer',
    },
    kindsName: 'kinds',
    numberName: 'number',
    recordTitle: 'Text for the file, --record name=text',
    momentsTitle: 'Moments of the incident',
    several: 'one or more, with commas; or none, unknown',
    assumedHint: (answer) => `assumed: ${answer}`,
    numberHint: 'a number',
    unknownHint: 'Every question also takes: unknown.',
    wrote: (path) => `Written: ${path}`,
    recorded: (incident, folder) => `Recorded in the breach register as ${incident} (${folder})`,
    checkClean: (pack, cases, milliseconds) =>
      `${pack}: no gap, clash, dead rule or failing case (${cases} cases, ${milliseconds} ms)`,
    checkFound: (pack, count) => `${pack}: ${count} ${count === 1 ? 'problem' : 'problems'}`,
    checkDone: (packs, problems) =>
      `${packs} ${packs === 1 ? 'pack' : 'packs'} checked, ${problems} ${problems === 1 ? 'problem' : 'problems'}`,
    bug: 'This is a bug in meldplicht, not an outcome. No verdict was given.',
    deadlineNote: 'This is only the clock. Whether you must notify: meldplicht assess.',
    warning: 'Warning:',
    error: 'Error:',
  },
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
      })[feature],
    'duplicate-key': ({ key }) => `«${key}» stands here twice.`,
    'missing-key': ({ key }) => `«${key}» is missing.`,
    'wrong-value': ({ key, expected, options }) =>
      `«${key}» must be ${en.expected[expected]}.${options === undefined ? '' : ` Possible: ${list(options)}.`}`,
    'key-beside': ({ key, beside }) => `«${key}» cannot stand beside «${beside}».`,
    'unknown-name': ({ kind, name, nearest, known: all }) =>
      `There is no ${en.names[kind]} «${name}».${known(nearest, all)}`,
    'duplicate-name': ({ kind, name }) => `The ${en.names[kind]} «${name}» exists already.`,
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
      `${path} is not the name of a version. Name it <yyyy-mm-dd>.yaml, or move it away.`,
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
      `«${duty}» does not break monotonicity on «${question}». Remove the exemption.`,
    'mild-assumption': ({ duty, question, assumed, stricter, example }) =>
      `«${question}» assumes ${assumed}, but ${stricter} is stricter on «${duty}», for ${words(example.words)}.`,
    'idle-question': ({ question }) => `The question «${question}» never changes anything.`,
    'unused-term': ({ term }) => `Nothing uses the term «${term}».`,
    'unused-source': ({ source }) => `Nothing refers to the source «${source}».`,
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
    'too-many-names': ({ paper, limit }) =>
      `The letter «${paper}» has more than ${limit} names between braces.`,
    'answer-fixed': ({ question, pack, answer }) =>
      answer === undefined
        ? `«${question}» is not asked: «${pack}» derives it from its own questions.`
        : `«${question}» is not asked: «${pack}» fixes it as ${answer}.`,
    'answer-number': ({ question, value, least }) =>
      `«${question}» takes a whole number of at least ${least}, such as 1200; not «${value}».`,
    'answer-shape': ({ question, value }) => `«${question}» cannot be answered with ${value}.`,
    'assignment-shape': ({ flag, value }) => `${flag} takes name=value; not «${value}».`,
    'reason-missing': ({ question, answer }) =>
      `«${question}: ${answer}» is your own judgement and needs a written reason: --reason ${question}="…".`,
    'moment-format': ({ moment, value }) =>
      `«${value}» is not a date-time for «${moment}». Write year-month-dayThour:minute, such as 2020-05-01T09:00, or add an offset: 2020-05-01T09:00+02:00.`,
    'moment-no-such-day': ({ moment, value, lastDay }) =>
      `«${value}» for «${moment}» does not exist: that month has ${lastDay} days.`,
    'moment-skipped': ({ moment, value, zone, before, after }) =>
      `«${value}» for «${moment}» does not exist in ${zone}: the clock went forward. Possible: ${before} or ${after}.`,
    'moment-out-of-range': ({ moment, value }) =>
      `«${value}» for «${moment}» is not a possible date-time (from 1970; months 01–12, hours 00–23, minutes 00–59).`,
    'flag-value': ({ flag }) => `${flag} needs a value.`,
    'argument-missing': ({ name }) => `«${name}» is missing.`,
    'argument-excess': ({ word }) => `«${word}» is one word too many.`,
    'flag-twice': ({ flag, first, second }) => `${flag} was given twice, as ${first} and as ${second}.`,
    'cannot-write': ({ path, why }) => `Cannot write ${path}: ${trouble(why)}.`,
    'no-deadline': () =>
      'Without a moment of discovery there is no deadline for a calendar. Give --discovered.',
    'register-locked': ({ path, host, process }) =>
      `The register ${path} is in use by process ${process} on ${host}. Try again in a moment.`,
    'register-broken': ({ path, line }) =>
      `${path}: ${line === 'last' ? 'the last line' : `line ${line}`} is not as meldplicht wrote it. Nothing was added. Put back a backup.`,
    usage: ({ message }) => message,
  },
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
    format: 'pack@1',
  },
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
    draft: 'draft',
    key: 'key',
    command: 'command',
    flag: 'option',
    language: 'language',
    format: 'format',
    zone: 'time zone',
    criterion: 'ENISA criterion',
    score: 'score',
    color: 'choice',
  },
}
