// The name of a new pack → a commented pack that a check finds nothing wrong with, to start from.
import { askable, isGroup, type Lang, type Pack } from '../pack/model.ts'

/** What a new file starts with. */
export interface NewPack {
  readonly id: string
  /** Its first day, `yyyy-mm-dd`. */
  readonly from: string
  readonly path: string
  /** Where pack.schema.json stands, for editors. */
  readonly schema: string
  /** The language of its comments. */
  readonly lang: Lang
}

/** Longest list of answers that is shown beside a question. */
const MOST_ANSWERS = 8

const COMMENTS = {
  nl: {
    head: (path: string) => `Regelpakket in wording. Na elke wijziging: meldplicht rules check ${path}`,
    readme:
      'Hoe een pakket werkt staat in rules/README.md; wat een controle kan vinden in rules/FINDINGS.md.',
    from: 'eerste dag waarop het geldt; ook de naam van dit bestand',
    given: 'Wat u als leverancier weet, ligt vast en wordt uw klant niet gevraagd.',
    givenMore: 'Ook vast te leggen of hieronder af te leiden; wat u weglaat wordt de klant gevraagd:',
    questions: 'Wat alleen uw klant weet.',
    terms: 'Wat zijn antwoorden betekenen voor een vraag van het pakket waarop dit voortbouwt.',
    otherwise: 'waar geen regel geldt, wordt de vraag zelf gesteld; zo zegt u het antwoord daar zelf',
    cases: 'Gevallen: wat er uit moet komen. Elke regel hoort in ten minste één geval te gelden.',
    sources: 'Waar alles op rust. Elke regel noemt een bron.',
    scale: 'Antwoorden van minst naar meest ernstig.',
    term: 'Een begrip: het hoogste niveau waarvan een regel geldt, anders het eerste.',
    duties: 'Plichten: voor elke combinatie van antwoorden precies één uitkomst, de mildste vooraan.',
  },
  en: {
    head: (path: string) => `A pack in the making. After every change: meldplicht rules check ${path}`,
    readme: 'How a pack works: rules/README.md. What a check can find: rules/FINDINGS.md.',
    from: 'first day on which it holds; also the name of this file',
    given: 'What you as the supplier know is fixed, and your customer is not asked.',
    givenMore: 'Can be fixed as well, or derived below; what you leave out the customer is asked:',
    questions: 'What only your customer knows.',
    terms: 'What its answers mean for a question of the pack that this one extends.',
    otherwise: 'where no rule holds the question itself is asked; with this you give its answer there',
    cases: 'Cases: what must come out. Every rule should apply in at least one of them.',
    sources: 'What everything rests on. Every rule names a source.',
    scale: 'Answers from least to most serious.',
    term: 'A term: the highest level of which a rule holds, otherwise the first.',
    duties: 'Duties: for every combination of answers exactly one verdict, the mildest first.',
  },
} as const

/** The first lines of any pack. */
function headOf({ id, from, path, schema, lang }: NewPack): string[] {
  const say = COMMENTS[lang]
  return [
    `# yaml-language-server: $schema=${schema}`,
    `# ${say.head(path)}`,
    `# ${say.readme}`,
    'meldplicht: pack@1',
    `id: ${id}`,
    `valid-from: ${from} # ${say.from}`,
  ]
}

/** A pack that inherits every rule of a base: a supplier's advisory in under thirty lines. */
export function extendingTemplate(start: NewPack, base: Pack): string {
  const { id, lang } = start
  const say = COMMENTS[lang]
  // What the base derives already, asked only where none of its rules holds, is not to be fixed or derived again.
  const derived = new Set(base.terms.map((term) => term.id))
  const questions = base.questions.filter(({ id: one, assume, bands, ordered, group }) => {
    return assume === undefined && bands === undefined && ordered && group === undefined && !derived.has(one)
  })
  const target = questions.find((question) => question.id === 'exposure') ?? questions[0]
  const fixed =
    base.id === 'ap'
      ? ['personal-data: yes', 'role: controller', 'integrity: intact', 'availability: kept']
      : []
  const fixedIds = fixed.map((line) => line.split(':')[0]!)
  const open = askable(base)
    .filter((entry) => isGroup(entry) || (entry.assume === undefined && entry.id !== target?.id))
    .filter(({ id: one }) => !fixedIds.includes(one) && !derived.has(one))
    .map((entry) => {
      const answers = isGroup(entry)
        ? `[${entry.members
            .slice(0, MOST_ANSWERS)
            .map((member) => member.slice(entry.id.length + 1))
            .join(', ')}, …]`
        : entry.bands === undefined
          ? entry.answers
              .slice(0, MOST_ANSWERS)
              .map((answer) => answer.id)
              .join(' | ')
          : '1200'
      return `  # ${entry.id}: ${answers}`
    })
  const second = target?.answers[1]?.id
  return [
    ...headOf(start),
    `extends: ${base.id}`,
    `title: { nl: "${id}", en: "${id}" }`,
    'about: { nl: "Wat er is gebeurd, in één zin.", en: "What happened, in one sentence." }',
    `sources: # ${say.sources}`,
    '  advisory: { title: { nl: "Ons bericht aan klanten", en: "Our message to customers" } }',
    `given: # ${say.given}`,
    ...fixed.map((line) => `  ${line}`),
    `  # ${say.givenMore}`,
    ...open,
    ...(fixed.length === 0 ? ['  {}'] : []),
    ...(target === undefined || second === undefined
      ? []
      : [
          `questions: # ${say.questions}`,
          '  uses-module:',
          '    title: { nl: "Gebruikt u de module?", en: "Do you use the module?" }',
          '    answers: [no, yes]',
          '    sources: [advisory]',
          `terms: # ${say.terms}`,
          `  ${target.id}:`,
          `    rules: [{ is: ${second}, when: { uses-module: yes }, sources: [advisory] }]`,
          `    # otherwise: ${target.answers[0]!.id} # ${say.otherwise}`,
          `cases: # ${say.cases}`,
          '  - { id: module-used, title: The module is used, strength: example, answers: { uses-module: yes }, expect: {} }',
        ]),
    '',
  ].join('\n')
}

/** A pack with rules of its own: one question, one term and the four duties. */
export function standaloneTemplate(start: NewPack): string {
  const { id, lang } = start
  const say = COMMENTS[lang]
  const duty = (
    name: string,
    nl: string,
    en: string,
    mild: string,
    strict: string,
    words: readonly string[],
  ): string[] => [
    `  ${name}:`,
    `    title: { nl: "${nl}", en: "${en}" }`,
    '    sources: [gdpr-33]',
    '    verdicts:',
    `      ${mild}: { text: { nl: "${words[0]!}", en: "${words[1]!}" } }`,
    ...(name === 'authority'
      ? [
          `      ${strict}:`,
          `        text: { nl: "${words[2]!}", en: "${words[3]!}" }`,
          '        deadlines: [{ from: discovered, hours: 72, sources: [gdpr-33] }]',
        ]
      : [`      ${strict}: { text: { nl: "${words[2]!}", en: "${words[3]!}" } }`]),
    '    rules:',
    `      - { id: ${name}-no, then: ${mild}, when: { breach: no }, text: { nl: "Zonder inbreuk geldt dit niet.", en: "Without a breach this does not hold." }, sources: [gdpr-33] }`,
    `      - { id: ${name}-yes, then: ${strict}, when: { breach: yes }, text: { nl: "Bij een inbreuk geldt dit.", en: "With a breach this holds." }, sources: [gdpr-33] }`,
  ]
  return [
    ...headOf(start),
    `title: { nl: "${id}", en: "${id}" }`,
    'about: { nl: "Waarover dit pakket gaat, in één zin.", en: "What this pack is about, in one sentence." }',
    'authority: { name: { nl: "Autoriteit Persoonsgegevens", en: "Dutch Data Protection Authority" }, url: https://www.autoriteitpersoonsgegevens.nl/ }',
    '',
    `sources: # ${say.sources}`,
    '  gdpr-33: { title: { nl: "AVG art. 33", en: "GDPR art. 33" }, url: https://eur-lex.europa.eu/eli/reg/2016/679/oj }',
    '',
    'moments:',
    '  discovered: { title: { nl: "Ontdekking", en: "Discovery" } }',
    '',
    'questions:',
    '  leaked:',
    '    title: { nl: "Kon iemand bij de gegevens die dat niet mocht?", en: "Could somebody unauthorised get at the data?" }',
    `    answers: # ${say.scale}`,
    '      excluded: { nl: "Uitgesloten", en: "Excluded" }',
    '      possible: { nl: "Mogelijk", en: "Possible" }',
    '      confirmed: { nl: "Zeker", en: "Confirmed" }',
    '    sources: [gdpr-33]',
    '',
    `terms: # ${say.term}`,
    '  breach:',
    '    title: { nl: "Inbreuk", en: "Breach" }',
    '    levels: [no, yes]',
    '    rules: [{ is: yes, when: { leaked: { min: possible } } }]',
    '    sources: [gdpr-33]',
    '',
    `duties: # ${say.duties}`,
    ...duty(
      'authority',
      'Melden aan de toezichthouder',
      'Notify the supervisory authority',
      'no-report',
      'report',
      ['melden is niet verplicht', 'notifying is not required', 'meld dit', 'notify this'],
    ),
    ...duty(
      'data-subjects',
      'Meedelen aan de betrokkenen',
      'Inform the people concerned',
      'not-required',
      'inform',
      [
        'inlichten is niet verplicht',
        'informing is not required',
        'licht de betrokkenen in',
        'inform the people',
      ],
    ),
    ...duty(
      'controller',
      'De verwerkingsverantwoordelijke informeren',
      'Inform the controller',
      'not-required',
      'inform',
      [
        'er is niemand te informeren',
        'there is nobody to inform',
        'informeer de verwerkingsverantwoordelijke',
        'inform the controller',
      ],
    ),
    ...duty(
      'register',
      'Vastleggen in het datalekregister',
      'Record in the breach register',
      'not-required',
      'record',
      ['vastleggen is niet verplicht', 'recording is not required', 'leg het vast', 'record it'],
    ),
    '',
    `cases: # ${say.cases}`,
    '  - { id: excluded, title: Nobody could get at it, strength: example, answers: { leaked: excluded }, expect: { authority: no-report, register: not-required } }',
    '  - { id: possible, title: Somebody could, strength: example, answers: { leaked: possible }, expect: { authority: report, register: record } }',
    '',
  ].join('\n')
}
