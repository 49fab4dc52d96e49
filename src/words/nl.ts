// De eigen zinnen van het programma in het Nederlands.
import type { Words } from './words.ts'

const list = (words: readonly string[]): string => words.join(', ')
const both = (words: readonly string[]): string => new Intl.ListFormat('nl').format(words)
const meant = (nearest: string | undefined, like?: string): string =>
  nearest === undefined ? '' : ` Bedoelt u «${nearest}»${like === undefined ? '' : ` (${like})`}?`
const known = (nearest: string | undefined, words: readonly string[] | undefined, like?: string): string =>
  nearest !== undefined
    ? meant(nearest, like)
    : words === undefined || words.length === 0 || words.length > 16
      ? ''
      : ` Mogelijk: ${list(words)}.`
const words = (pairs: readonly { id: string; level: string }[]): string =>
  list(pairs.map(({ id, level }) => `${id}: ${level}`))

const kenmerk = (reference: string): string => (reference === '' ? '' : `, kenmerk ${reference}`)

const getal = (count: number): string => count.toLocaleString('nl-NL')

const TROUBLE: Readonly<Record<string, string>> = {
  OTHER: 'wat er nu staat is iets anders',
  EFBIG: 'een regel is te lang',
  EMPTY: 'het is leeg, en een register dat ooit is geschreven is dat nooit; zet een reservekopie terug',
  EINVAL: 'het is geen gewoon bestand',
  ENOENT: 'het bestaat niet',
  NOFOLDER: 'de map bestaat niet',
  EISDIR: 'het is een map',
  ENOTDIR: 'het is geen map',
  NOWRITER: 'het is een pijp waar niemand in schrijft',
  ENXIO: 'het is een pijp die niemand leest',
  EACCES: 'geen toestemming',
  EPERM: 'geen toestemming',
  EROFS: 'de schijf is alleen-lezen',
  ENOSPC: 'de schijf is vol',
  ELOOP: 'koppelingen die in een kring lopen',
  EEXIST: 'er staat een bestand in de weg',
  SYMLINK: 'het is een link naar een andere plek',
  READONLY: 'het bestand dat daar staat is alleen-lezen',
  OWN: 'meldplicht leest of bewaart dat bestand zelf',
}
const trouble = (why: string): string => (Object.hasOwn(TROUBLE, why) ? TROUBLE[why]! : why)

const momentName = (id: string): string => (id === 'discovered' ? 'de ontdekking' : `«${id}»`)
const weekdayOf = (day: string): string =>
  new Date(day).toLocaleDateString('nl', { weekday: 'long', timeZone: 'UTC' })

const FOREIGN = {
  owner: 'is van een andere gebruiker',
  mode: 'kan door anderen worden gewijzigd (chmod go-w)',
} as const

export const nl: Words = {
  lang: 'nl',
  report: {
    ownPack: (ids) => `Volgens uw eigen versie van ${list(ids)}, niet die van meldplicht zelf.`,
    openHeadline: 'Nog niet te beslissen: wat u nog niet weet, geeft de doorslag.',
    notDecided: 'Nog niet te beslissen.',
    doubts: {
      contradictory:
        'Uw antwoorden kunnen niet allemaal kloppen. Kijk er nog eens naar voordat u hierop vertrouwt.',
      'possibly-contradictory':
        'Wat u nog niet weet, kan in strijd zijn met uw antwoorden. Zoek dat uit voordat u hierop vertrouwt.',
      'judged-milder':
        'Volgens uw eigen oordeel hoeft niemand te worden ingelicht, terwijl de feiten dat nog openlaten.',
      undated:
        'Er staat niet bij wanneer het is ontdekt (of dat ligt in de toekomst), en vóór vandaag golden er andere regels. Geef het moment van ontdekking (--discovered).',
      'second-officer':
        'Uw antwoorden geven «niet melden», en dat vraagt hier een tweede functionaris (--second <naam>). Tot die instemt, loopt de klok.',
      'officers-differ':
        'Een andere functionaris komt op iets anders uit. Tot u het eens bent, staat geen enkel «niet» vast.',
    },
    afterAll: 'Moet er toch worden gemeld:',
    possibleContradiction: (text) =>
      `Blijkt dit zo te zijn, dan kunnen uw antwoorden niet allemaal kloppen: «${text}»`,
    strictest: (verdicts) => `Strengste uitkomst die nog mogelijk is: ${list(verdicts)}.`,
    dueBy: (when) => `Uiterlijk ${when}.`,
    dueUnknown: (hours, moment, flag) =>
      `Binnen ${hours} uur na: ${moment}. Dat moment is niet bekend; geef ${flag} op.`,
    dueDaysUnknown: (days, moment, flag) =>
      `Binnen ${days} dagen na: ${moment}. Dat moment is niet bekend; geef ${flag} op.`,
    wasTold: (when) =>
      `Gemeld op ${when}. Komen er nieuwe feiten bij, vul de melding dan aan (AVG art. 33 lid 4).`,
    bound: (moment) =>
      `Dat is op zijn laatst: «${moment}» ontbreekt, of ligt later dan het geweest kan zijn. De echte termijn eindigt eerder.`,
    timeLeft: (duration) => `Nog ${duration}.`,
    overdue: (duration) => `De termijn is ${duration} geleden verstreken.`,
    lateDuty: 'De plicht blijft. Meld nu en geef de redenen voor de vertraging op.',
    lateIfDue: 'Als u moet melden, doe dat dan nu en geef de redenen voor de vertraging op.',
    restDay: (day) => `Dat is ${day}. Een weekend of feestdag verlengt de termijn niet.`,
    reading1182: (when, inDays) =>
      `Ter informatie: volgens Verordening (EEG, Euratom) 1182/71 art. 3, die het uur van de ontdekking niet meetelt, zou de termijn aflopen op ${when}.${inDays ? ' Of art. 3 lid 5 (twee werkdagen) ook geldt voor een termijn in uren is omstreden.' : ''} Ga uit van het tijdstip hierboven.`,
    duties: 'De vier plichten',
    open: 'nog open',
    yes: 'ja',
    byAnswers: (verdict) => `Niet zeker; volgens uw antwoorden: ${verdict}`,
    doubtfulNo: 'niet zeker; volgens uw antwoorden nee',
    no: 'nee',
    why: 'Waarom',
    certainBecause: 'Deze antwoorden geven de doorslag:',
    maybeRule: '(mogelijk)',
    definitions: 'Hoe de feiten zijn gewogen',
    judgement: 'Uw eigen oordeel',
    judged: (level, term, isFollowed) =>
      `Uw eigen oordeel${isFollowed ? ' is gevolgd' : ''}: ${term}: ${level}.${isFollowed ? '' : ' Het verandert de uitkomst niet.'}`,
    facts: (levels) => `De feiten geven: ${levels.join(', of ')}.`,
    milder: 'Dit oordeel is milder dan wat de feiten geven. Daar hoort een reden bij die standhoudt.',
    notMilder: 'Dit oordeel is niet milder dan wat de feiten geven.',
    wouldBe: (duty, verdicts) => `Op de feiten alleen, ${duty}: ${verdicts.join(', of ')}.`,
    reason: (text) => `Reden: ${text}`,
    title: (incident) => (incident === '' ? 'Datalek' : `Datalek: ${incident}`),
    timeLine: {
      title: 'De tijdlijn',
      deadline: 'Uiterste meldtijd',
      deadlineOf: (duty) => `${duty} (uiterste tijd)`,
      now: 'Nu',
      hours: (hours) => `${hours} uur`,
    },
    path: { title: 'Van feiten naar plichten' },
    flips: 'Wat de uitkomst zou veranderen',
    flipTo: (verdict) => `dan: ${verdict}`,
    flipOpen: (verdicts) => `dan open: ${verdicts.join(', of ')}`,
    moreFlips: (count) => `en nog ${count}; --json noemt ze alle`,
    settles: 'Nog niet bekend, en dat geeft de doorslag',
    given: 'Wat u hebt opgegeven',
    hidden: '[niet getoond in CI]',
    officers: {
      by: (name) => `Besloten door: ${name}`,
      second: (name) => `Tweede functionaris: ${name}`,
    },
    byJudgement: (verdicts) =>
      `Dit volgt uit uw eigen oordeel. Op de feiten alleen: ${verdicts.join(', of ')}.`,
    fixed: 'Vastgelegd door dit regelpakket',
    derived: 'Volgt volgens dit regelpakket uit wat u hebt gezegd',
    notInvolved: (kinds) => `niet: ${kinds.join('; ')}`,
    established: {
      given: {
        holds: '(vastgesteld door de leverancier)',
        otherwise: '(anders dan de leverancier vaststelde)',
      },
      derived: {
        holds: '(volgt uit uw antwoorden, volgens dit regelpakket)',
        otherwise: '(anders dan uit uw antwoorden volgt)',
      },
    },
    noOthers: 'Geen andere dan waar dit regelpakket over spreekt',
    assumed: 'Aangenomen, tenzij u iets anders opgeeft',
    warnings: 'Kijk hier nog eens naar',
    actions: 'Wat u nu moet doen',
    challenges: 'Voordat u dit aanneemt',
    ifSo: 'Als het daartoe komt:',
    depends: 'Afhankelijk van wat niet is gevraagd of nog niet bekend is:',
    precedents: 'Gepubliceerde zaken die hier het dichtst bij liggen',
    precedentsNote:
      'Alleen ter vergelijking; zij hebben niet beslist. Nabijheid is de gemiddelde afstand tussen de antwoorden, elk gemeten op zijn eigen schaal; wat niet bekend is telt als halverwege.',
    precedentSide: {
      same: 'zelfde uitkomst',
      other: 'andere uitkomst',
      open: 'uitkomst niet te vergelijken',
    },
    precedentDecided: (verdicts) => `Daar beslist: ${verdicts.join('; ')}.`,
    precedentOpen: (duties) => `Daar opengelaten: ${duties.join('; ')}.`,
    precedentDiffers: (differences, more) =>
      `Hier anders: ${differences.join('; ')}${more > 0 ? `; en nog ${more}` : ''}.`,
    precedentSame: 'De bekende antwoorden zijn gelijk.',
    thereNot: (there, here) => `daar «${there}», hier «${here}»`,
    paper: (title) => `${title} (dit programma verstuurt niets; verstuur het zelf)`,
    paperTo: 'Aan',
    paperSubject: 'Onderwerp',
    fillIn: (what) => `[in te vullen: ${what}]`,
    severity: {
      title: 'Tweede mening: ernst volgens de methode van ENISA',
      score: (score) => `SE = ${score}`,
      between: (low, high) => `SE tussen ${low} en ${high}, omdat niet alles is gescoord`,
      open: (criteria) => `Niet gescoord: ${criteria.join(', ')}.`,
      adjusted: (categories, reason) =>
        `Afgeweken van de basisscore: ${categories.join(', ')}. Reden: ${reason}`,
      manyPeople: (limit, is) =>
        `Aandachtspunt: meer dan ${limit} mensen: ${is === undefined ? 'niet bekend' : is ? 'ja' : 'nee'}.`,
      unintelligible: (is) =>
        `Aandachtspunt: gegevens onbegrijpelijk gemaakt: ${is === undefined ? 'niet bekend' : is ? 'ja' : 'nee'}.`,
      clash: {
        'severe-but-not-notified':
          'Dit botst met de uitkomst: volgens ENISA is de ernst hoog of zeer hoog, en toch hoeft u niet aan de toezichthouder te melden. Kijk de antwoorden nog eens na.',
        'low-but-informed':
          'Dit botst met de uitkomst: volgens ENISA is de ernst laag, en toch moet u de betrokkenen inlichten. De uitkomst blijft staan.',
      },
      note: 'ENISA noemt geen drempel om te melden. Deze score is geen deel van de uitkomst.',
    },
    sources: 'Bronnen',
    decidedWith: (pack, version, sha, tool) =>
      `Regels: ${pack}, versie ${version} (sha256 ${sha}), meldplicht ${tool}.`,
    decidedAt: (when) => `Beoordeeld op ${when}.`,
    notAdvice: 'Dit is een hulpmiddel, geen juridisch advies. U beslist.',
    or: 'of',
  },
  difference: {
    title: (before, after) => `Wat verandert er van ${before} naar ${after}?`,
    proposal: (pack) => `${pack} is een voorstel en geen geldend recht.`,
    same: (total) => `Dezelfde functie: alle ${total} combinaties van antwoorden geven hetzelfde.`,
    nothingInCommon: 'Niet te vergelijken: geen enkele combinatie van antwoorden komt in beide voor.',
    changed: (changed, total, share) =>
      `${changed} van de ${total} combinaties van antwoorden (${share}) komen anders uit.`,
    verdict: 'Uitkomst',
    count: 'Hoe vaak',
    smallest: 'Kleinste voorbeeld',
    fromTo: (from, to) => `${from} → ${to}`,
    ofAll: (count, share) => `${count} combinaties (${share})`,
    example: (words) => `Bijvoorbeeld: ${words}.`,
    exampleAfter: (words) => `In het andere pakket: ${words}.`,
    deadline: (verdict, before, after) => `Termijn bij «${verdict}»: was ${before}, wordt ${after}.`,
    onlyIn: (pack, questions) => `Alleen ${pack} vraagt: ${list(questions)}`,
    otherAnswers: (question, answers) => `${question} Niet vergeleken, want niet in beide: ${list(answers)}.`,
    cases: 'Gevallen die anders uitkomen',
    noCases: 'Geen geval dat beide pakketten kennen, komt anders uit.',
    incidents: 'Vastgelegde incidenten die anders uitkomen',
    noIncidents: 'Geen vastgelegd incident dat beide pakketten kennen, komt anders uit.',
    incomparable: (names) =>
      `Niet te vergelijken, want een van beide pakketten kent de antwoorden niet: ${list(names)}.`,
  },
  graph: {
    restsOn: (title, grounds) =>
      `${title.replace(/[?.]$/, '')} berust op: ${grounds.map((one) => one.replace(/[?.]$/, '')).join('; ')}.`,
    restsOnNothing: (title) => `${title.replace(/[?.]$/, '')} ligt vast.`,
  },
  register: {
    begun: (folder) => `In ${folder} is een datalekregister begonnen.`,
    begunBefore: (folder) => `In ${folder} is al een datalekregister. Er is niets gewijzigd.`,
    empty: 'Het datalekregister is leeg.',
    notListed: (count, pending) =>
      `En nog ${count}, waarvan ${pending} waaraan iets te doen is. Toon alles met --all of --json.`,
    verdicts: {
      report: 'Meldplichtig',
      'no-report': 'Melden is niet verplicht',
      controller: 'De verwerkingsverantwoordelijke moet worden geïnformeerd',
      people: 'De betrokkenen moeten worden ingelicht',
      open: 'Nog niet te beslissen',
      unsettled: 'Nog niet besloten: een tweede functionaris moet instemmen',
      differs: 'Nog niet besloten: de functionarissen komen op iets anders uit',
      'left-open': 'Onbeslist gelaten: wie misschien moest worden ingelicht, is ingelicht',
    },
    standings: { due: 'ja', open: 'nog open', 'not-due': 'nee' },
    seconds: {
      'not-needed': '',
      awaited: 'nog niet',
      agrees: 'akkoord',
      differs: 'komt anders uit',
    },
    tasks: (id) => ({
      authority: `Nog te doen: melden aan de toezichthouder, of opnieuw beoordelen (meldplicht register reassess ${id}).`,
      late: `Te laat gemeld, en de redenen voor de vertraging ontbreken (AVG art. 33 lid 1): meldplicht register notified ${id} --reason "…".`,
      further: `Nog te doen: voor dezelfde plicht loopt nog een termijn. Vul voor die tijd aan en leg dat vast: meldplicht register notified ${id} --supplement, of register informed ${id}.`,
      supplement: `Nog te doen: na de melding is het opnieuw beoordeeld. Zijn er nieuwe feiten, doe dan een vervolgmelding (AVG art. 33 lid 4): meldplicht register notified ${id} --supplement. Zo niet, sluit dan af met --reason "…".`,
      people: `Nog te doen: de betrokkenen onverwijld inlichten, of opnieuw beoordelen.`,
      'people-again': `Nog te doen: nadat de betrokkenen zijn ingelicht, is het opnieuw beoordeeld. Is er iets wat zij nog niet weten, licht hen dan opnieuw in (AVG art. 34): meldplicht register informed ${id} --whom data-subjects. Zo niet, sluit dan af met --reason "…".`,
      controller: `Nog te doen: de verwerkingsverantwoordelijke zo snel mogelijk informeren, of opnieuw beoordelen.`,
      'controller-again': `Nog te doen: nadat de verwerkingsverantwoordelijke is geïnformeerd, is het opnieuw beoordeeld. Is er iets wat deze nog niet weet, informeer deze dan opnieuw (AVG art. 33 lid 2): meldplicht register informed ${id} --whom controller. Zo niet, sluit dan af met --reason "…".`,
      record: `Nog te doen: de vastlegging volledig maken en afsluiten (meldplicht register close ${id}).`,
      second: `Nog te doen: een tweede functionaris moet hiernaar kijken.`,
      differs: `Nog te doen: eruit komen waarover de functionarissen verschillen. Leg hun beoordelingen naast elkaar (meldplicht register show ${id}) en beoordeel opnieuw (meldplicht register reassess ${id}), of laat een ander instemmen en zeggen waarom (meldplicht register confirm ${id} --text "…").`,
      doubt: `Nog te doen: ophelderen wat in de antwoorden twijfelachtig is, door opnieuw te beoordelen (meldplicht register reassess ${id}).`,
      'authority-if-due': `Nog te doen: uitzoeken of u aan de toezichthouder moet melden (meldplicht register reassess ${id}), en dat dan doen.`,
      'people-if-due': `Nog te doen: uitzoeken of u de betrokkenen moet inlichten (meldplicht register reassess ${id}), en dat dan onverwijld doen.`,
      'controller-if-due': `Nog te doen: uitzoeken of u de verwerkingsverantwoordelijke moet informeren (meldplicht register reassess ${id}), en dat dan zo snel mogelijk doen.`,
    }),
    pending: 'Er is nog iets te doen',
    done: 'Niets meer te doen',
    due: (when, left) => `Uiterlijk ${when} (nog ${left}).`,
    duties: {
      authority: 'Melden aan de toezichthouder',
      'data-subjects': 'Betrokkenen inlichten',
      controller: 'Verwerkingsverantwoordelijke informeren',
      register: 'Vastlegging volledig maken',
    },
    ranOut: (when, ago) => `De termijn verstreek op ${when} (${ago} geleden).`,
    atMost: (when) => `op zijn laatst ${when}, geteld vanaf het vastleggen`,
    toCome: (duty, moment) =>
      `${duty}: een andere termijn loopt vanaf «${moment}», en dat is nog niet bekend; die kan eerder eindigen.`,
    noDeadline: 'De termijn is niet bekend: het moment van ontdekking ontbreekt.',
    futureDiscovery: (id) =>
      `De termijn is niet bekend: het moment van ontdekking ligt na het vastleggen. Verbeter het met meldplicht register reassess ${id} --discovered <tijd>.`,
    fromRecording:
      'Zolang dat niet bekend is, telt hij vanaf het vastleggen; de echte termijn eindigt eerder.',
    afterAll: (when) => `Moet er toch worden gemeld: uiterlijk ${when}.`,
    withoutDelay: 'Geen termijn in uren: zo snel mogelijk.',
    history: 'Wat er is vastgelegd',
    lastAssessmentAt: (when) => `De laatste beoordeling, naar de stand van ${when}`,
    lastAssessment: 'De laatste beoordeling, zoals die toen was',
    wasAssessed: 'Beoordeeld',
    wasAssessedBlind: 'Beoordeeld door een tweede functionaris, los van de eerste beoordeling',
    otherView: (by, outcome) => `${by === '' ? 'Een andere functionaris' : by} komt anders uit: ${outcome}`,
    wasConfirmed: 'Een tweede functionaris is akkoord',
    wasNotified: (at, reference) => `Gemeld aan de toezichthouder op ${at}${kenmerk(reference)}`,
    filing: {
      yes: (due) => `Te laat: de termijn zoals die toen stond, eindigde op ${due}.`,
      no: (due) => `Op tijd: de termijn zoals die toen stond, eindigde op ${due}.`,
      unknown: () => 'Of dat op tijd was, is niet bekend: de termijn was toen niet bekend.',
      clockBack: () =>
        'Of dat op tijd was, is niet bekend: het is vastgelegd met een klok die was teruggezet.',
      lateSince: (due) => `Naar wat nu is vastgelegd eindigde de termijn op ${due}; daarmee was het te laat.`,
      inTimeSince: (due) =>
        `Naar wat nu is vastgelegd eindigt de termijn op ${due}; dat verandert niets aan hoe er toen is gemeld.`,
    },
    late: { yes: 'te laat', no: 'op tijd', unknown: 'niet bekend' },
    noneDue: (until) => `Er eindigt geen termijn vóór ${until}.`,
    timeWentBack: (clock, last) =>
      `De tijd liep terug: volgens de klok is het ${clock}, maar er is een regel vastgelegd op ${last}. Zet de klok goed; wat nu wordt vastgelegd, geldt niet als op tijd.`,
    clockBack: (line, at, before) =>
      `Regel ${line} is vastgelegd om ${at}, vóór de regel erboven (${before}): de klok van een computer stond verkeerd.`,
    wasSupplemented: (at, reference) => `Vervolgmelding aan de toezichthouder op ${at}${kenmerk(reference)}`,
    supplements: (count) => (count === 1 ? 'met 1 vervolgmelding' : `met ${count} vervolgmeldingen`),
    wasWithdrawn: (at, reference) => `De melding is ingetrokken op ${at}${kenmerk(reference)}`,
    wasInformed: {
      'data-subjects': (at) => `De betrokkenen zijn ingelicht op ${at}`,
      controller: (at) => `De verwerkingsverantwoordelijke is geïnformeerd op ${at}`,
    },
    noteText: (text) => `Aantekening: ${text}`,
    wasClosed: 'Afgesloten',
    awaitsSecond: (incident) =>
      `Niet melden vraagt hier een tweede functionaris. Die bevestigt het met: meldplicht register confirm ${incident} --by <naam>`,
    secondAgrees: 'De tweede beoordeling komt op hetzelfde uit.',
    secondDiffers: 'De tweede beoordeling komt anders uit. Leg ze naast elkaar en beoordeel opnieuw.',
    otherRules:
      'De regels waarmee dit is beoordeeld staan hier niet of zijn gewijzigd. Dit zijn de gegevens zoals ze zijn vastgelegd:',
    notWithoutRules: (incident) =>
      `De regels waarmee ${incident} is beoordeeld staan hier niet of zijn gewijzigd; zonder die regels kan dit niet worden gemaakt. Wat is vastgelegd: meldplicht register show ${incident}`,
    noted: (incident, folder) => `Vastgelegd bij ${incident} (${folder})`,
    reassessed: (incident, folder) => `Nieuwe beoordeling vastgelegd bij ${incident} (${folder})`,
    nothingNew: 'Er is niets nieuws, dus is er niets vastgelegd.',
    unnamed: (name) =>
      `Vastgelegd op naam van ${name}. Noem wie beslist met --by "naam", of met officer in config.json.`,
    facts: { summary: 'de feiten', consequences: 'de gevolgen', 'measures-taken': 'de maatregelen' },
    delay: (reason) => `Reden voor de vertraging: ${reason}`,
    whole: (lines, head) =>
      lines === 0
        ? 'Het datalekregister is leeg.'
        : `${lines} ${lines === 1 ? 'regel' : 'regels'}, elk zoals geschreven. Laatste hash: ${head}`,
    headMissing: (head) => `Geen regel heeft de hash ${head}: dit is niet het register waarin die stond.`,
    columns: {
      incident: 'Nummer',
      title: 'Incident',
      recorded: 'Vastgelegd op',
      discovered: 'Ontdekt op',
      zone: 'Tijdzone',
      firstSignal: 'Eerste signaal',
      began: 'Begin van de inbreuk',
      ended: 'Einde van de inbreuk',
      facts: 'Feiten',
      data: 'Soorten persoonsgegevens',
      people: 'Aantal betrokkenen',
      consequences: 'Gevolgen',
      measures: 'Maatregelen',
      others: 'Verder vastgelegd',
      notes: 'Aantekeningen',
      outcome: 'Uitkomst',
      doubts: 'Waarom dat twijfelachtig is',
      authority: 'Melden aan de toezichthouder',
      due: 'Uiterste meldtijd',
      notified: 'Gemeld aan de toezichthouder op',
      dueThen: 'Uiterste meldtijd zoals die toen stond',
      late: 'Op tijd gemeld',
      reference: 'Kenmerk van de melding',
      delay: 'Redenen voor de vertraging',
      supplements: 'Aantal vervolgmeldingen',
      withdrawn: 'Ingetrokken op, met reden',
      informPeople: 'Betrokkenen inlichten',
      peopleInformed: 'Betrokkenen ingelicht op',
      informController: 'Verwerkingsverantwoordelijke informeren',
      controllerInformed: 'Verwerkingsverantwoordelijke geïnformeerd op',
      reasons: 'Redenen van de beslissing',
      by: 'Besloten door',
      second: 'Tweede functionaris',
      status: 'Stand',
      pack: 'Regelpakket',
      version: 'Versie',
      sha256: 'SHA-256 van het regelpakket',
      answers: 'Antwoorden',
      untyped: 'Vastgesteld, afgeleid en aangenomen',
    },
    rerun: {
      counts: (incidents, otherwise, undecided) =>
        `${incidents} ${incidents === 1 ? 'incident' : 'incidenten'}: ${otherwise} ${otherwise === 1 ? 'komt' : 'komen'} anders uit, ${undecided} niet te beslissen met deze regels.`,
      undecided: (why, more) => `Niet te beslissen: ${why}${more === 0 ? '' : ` (en nog ${more})`}`,
    },
  },
  batch: {
    counts: ({ verdicts, errors }) => {
      const { authority, controller, people, nobody, open } = verdicts
      return [
        `${getal(authority)} te melden aan de toezichthouder`,
        ...(controller === 0 ? [] : [`${getal(controller)} te melden aan de verwerkingsverantwoordelijke`]),
        ...(people === 0 ? [] : [`${getal(people)} alleen mee te delen aan de betrokkenen`]),
        `${getal(nobody)} aan niemand te melden`,
        `${getal(open)} nog open`,
        ...(errors === 0 ? [] : [`${getal(errors)} niet te lezen`]),
      ].join(', ')
    },
    emptyRows: (number) => `Lege rijen, overgeslagen: ${getal(number)}`,
    ignored: (names, number) =>
      `Kolommen die niet worden gelezen, omdat geen vraag zo heet: ${names.map((name) => `«${name}»`).join(', ')}${number > names.length ? ` en nog ${getal(number - names.length)}` : ''}`,
    undated: (number) => `Zonder moment van ontdekking, dus zonder uiterste meldtijd: ${getal(number)}`,
    toCome: (number) =>
      `Met een andere termijn, die loopt vanaf een moment dat niet is opgegeven: ${getal(number)}`,
    inFuture: (number) =>
      `Ontdekking in de toekomst (controleer de datum; de termijn telt vanaf nu): ${getal(number)}`,
    firstDue: (when) => `Eerste uiterste meldtijd: ${when}`,
    progress: (lines, share) =>
      `${share === undefined ? '' : `${Math.floor(share * 100)}% `}${getal(lines)} regels`,
  },
  sql: {
    about: (title) => `${title}: welke plichten volgen uit de antwoorden in een tabel.`,
    rules: (pack, version, sha256) => `Regels: ${pack}, versie ${version} (sha256 ${sha256}).`,
    made: (version) =>
      `Gemaakt door meldplicht ${version} voor DuckDB, PostgreSQL, Spark SQL (3.4 of later) en Trino. Wijzig dit niet, maak het opnieuw. Het is een hulpmiddel, geen juridisch advies.`,
    days: (from, until) =>
      until === undefined
        ? `Voor datalekken die op of na ${from} zijn ontdekt. Een latere versie is nog niet bekend.`
        : `Voor datalekken die op of na ${from} en vóór ${until} zijn ontdekt.`,
    clock: (zone, until) =>
      `Een tijd zonder UTC-verschil wordt gelezen in ${zone}. Een tijd die de klok daar overslaat is een fout, en ook een tijd op of na ${until}: hoe de klok dan loopt, weet nog niemand.`,
    columns: (table) => `Kolommen van de tabel ${table}, en wat erin mag staan:`,
    id: 'wat de rij aanduidt',
    discovered:
      'dag of tijdstip van ontdekking (2020-05-01 10:15), als datum, tijd of tekst, leeg: beslist naar de regels van vandaag',
    list: (kinds) => `één of meer, met | of , ertussen: ${list(kinds)}`,
    number: (answers) => `een geheel getal, of: ${list(answers)}`,
    notes: [
      'Een lege cel (NULL) is niet beantwoord. Niet beantwoord en unknown betekenen: het kan elk antwoord zijn. Waar iets',
      'wordt aangenomen, betekent niet beantwoord dat, en unknown: elk antwoord. Woorden worden gelezen zoals ze hier staan,',
      'een getal alleen als cijfers.',
      '',
      'Uitkomst:',
      '  verdict        report, no-report, open of error: melden aan de toezichthouder, bij een verwerker aan de verwerkingsverantwoordelijke',
      '  exit_code      zoals in docs/exit-codes.md (22: een verwerker informeert de verwerkingsverantwoordelijke)',
      '  per plicht     het oordeel, of alle oordelen die mogelijk zijn, met | ertussen en het strengste achteraan',
      '  doubts         waarom op «geen plicht» niet te vertrouwen is: contradictory (de antwoorden kunnen niet',
      '                 allemaal waar zijn), possibly-contradictory (wat onbekend is, kan dat laten zien),',
      '                 undated (geen ontdekking bekend, en eerder golden er andere regels), second-officer (er wordt op',
      '                 een tweede functionaris gewacht)',
      '  error          kolommen met iets wat niet is begrepen, of een ontdekking op een dag waarop deze regels niet gelden.',
      '                 Over zo’n rij wordt niets beslist.',
    ],
    assumed: (answers) => `Aangenomen waar niets is gezegd: ${list(answers)}.`,
    twoOfficers:
      'Beslissen dat niemand iets hoeft te horen vergt twee functionarissen; zo’n rij blijft daarom open.',
  },
  paper: {
    draft: 'Concept. Vul aan wat tussen haken staat en lees het na; meldplicht verstuurt niets.',
    onForm: 'op het formulier',
    notKnownYet: (kinds) => `Nog niet bekend: ${kinds.join('; ')}`,
    check: 'Staat erin wat de wet verlangt?',
    said: 'ingevuld (lees zelf na of het volstaat)',
    missing: (names) =>
      `${both(names.map((name) => `«${name}»`))} ${names.length === 1 ? 'ontbreekt' : 'ontbreken'} nog`,
    list: 'Stukken bij dit datalek',
    assumed: (text) => `${text} (aangenomen; niet opgegeven)`,
    judged: (text) => `${text} (naar uw eigen oordeel)`,
    count: (said, wanted) => `${said} van de ${wanted} onderdelen bekend`,
    choose: 'Een brief of werkblad opslaan',
  },
  change: {
    title: 'Anders dan hiervoor',
    none: 'Er is niets veranderd.',
    nothing: 'niet beantwoord',
    fromTo: (before, after) => `${before} → ${after}`,
    due: (change) => `Uiterste meldtijd: ${change}`,
    noDue: 'geen',
    file: (names) => `Toegevoegd aan het dossier: ${list(names)}`,
  },
  verify: {
    sameRules: (pack, version) => `Dit zijn de regels van het verslag: ${pack}, versie ${version}.`,
    otherRules: (file, then, now) =>
      now === undefined
        ? `Andere regels: ${file} (sha256 ${then}) is hier niet.`
        : `Andere regels: het verslag heeft ${file} (sha256 ${then}), hier staat ${now}.`,
    sameOutcome: 'Opnieuw beslist met de antwoorden van het verslag: dezelfde uitkomst.',
    otherOutcome: (count) =>
      `Opnieuw beslist met de antwoorden van het verslag: ${count} ${count === 1 ? 'verschil' : 'verschillen'}.`,
    unequal: (path, here, there) => `${path}: in het verslag ${here ?? '–'}, nu ${there ?? '–'}`,
    counted:
      'De termijnen zijn geteld met wat een register bevatte, zoals het verslag dat vermeldt; dat kan ze vervroegen, nooit uitstellen.',
    beside:
      'Niet vergeleken, want niet opnieuw te bepalen: de versie van meldplicht, en hoe een tijd is ingevoerd.',
  },
  wizard: {
    choosePack: 'Om welk datalek gaat het? Kies de regels.',
    startOrResume: 'Er zijn nog antwoorden bewaard. Waarmee gaat u verder?',
    newIncident: 'Een nieuw datalek',
    discovered: 'Wanneer is het datalek ontdekt?',
    discoveredHelp:
      'Het moment waarop uw organisatie redelijk zeker wist dat persoonsgegevens waren getroffen. Hoort u het van uw verwerker, dan het moment waarop die het u vertelde. Weet u het niet precies, neem dan het vroegste moment.',
    discoveredExplained: [
      'De termijn voor een melding aan de toezichthouder loopt vanaf dit moment: 72 uur volgens AVG art. 33 lid 1.',
      'Het gaat om het moment waarop de organisatie redelijk zeker wist dat er persoonsgegevens waren getroffen. Niet om het moment waarop de FG het hoorde, en niet om het einde van het onderzoek. Een kort onderzoek vooraf mag.',
      'EDPB-richtsnoeren 9/2022 deel II.A (kennisneming): https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-92022-personal-data-breach-notification-under_en',
    ],
    discovery: 'Ontdekking',
    now: 'Nu',
    hourAgo: 'Een uur geleden',
    otherTime: 'Op een ander moment',
    typeTime: 'Datum en tijd',
    typeTimeKeys:
      'Zoals: 14:30 (vandaag), gisteren 14:30 of 20-11-2026 14:30. Of typ: < (vorige), stop (bewaar en stop).',
    typeMomentKeys: 'Zoals: 14:30 (vandaag), gisteren 14:30 of 20-11-2026 14:30. Of typ: < (vorige).',
    timeHint: 'Typ een tijd zoals 14:30, gisteren 14:30, 20-11-2026 14:30 of 20 november 2026 om 14.30 uur.',
    notInFuture: 'Dat ligt in de toekomst. Geef het moment van ontdekking.',
    isThisRight: (moment) => `Klopt dit: ${moment}?`,
    yesRight: 'Ja, dat klopt',
    noAgain: 'Nee, opnieuw',
    unknown: 'Weet ik niet',
    unknownMeans:
      '«Weet ik niet» telt als: elk antwoord is nog mogelijk. De uitkomst blijft dan open waar dat verschil maakt.',
    none: 'Geen van deze',
    explain: 'Uitleg',
    back: 'Vorige',
    saveAndStop: 'Bewaar en stop',
    numberHint: 'Typ een heel getal, zoals 1200 of 1.200. Een schatting is goed, maar dan zonder «ongeveer».',
    stopWord: 'stop',
    unknownWord: 'onbekend',
    checkAnswers: 'Controleer uw antwoorden. Kies er een om te wijzigen.',
    answersAreRight: 'Dit klopt, ga verder',
    doesNotCount: 'telt niet mee',
    assumptions: 'Dit is aangenomen. Kies wat anders is.',
    assumptionsAreRight: 'Dit klopt, ga verder',
    backToAnswers: 'Terug naar de antwoorden',
    reason: 'Uw reden, voor in het dossier',
    reasonKeys: 'Of typ: < (vorige), stop (bewaar en stop).',
    reasonHint: 'Schrijf op waarom. Zonder reden kan dit niet.',
    tooLong: (limit) => `Dat is te lang: ten hoogste ${limit} tekens.`,
    keysOne: '↑↓ kiezen, enter bevestigen',
    keysMore: 'er is meer dan hier past, schuif met ↑↓',
    keysOneOrText: '↑↓ kiezen, enter bevestigen, of typ meteen het tijdstip',
    typedOnList: (text) =>
      `U typte: «${text}». Met typen kiest u hier niets. Kies met ↑↓, of wis het met backspace.`,
    typedTaken: (text) => `U typte: «${text}». Enter neemt dit als tijdstip, ↑↓ gaat terug naar de lijst.`,
    typedAhead: (text) => `Getypt voordat deze vraag er stond, en niet gebruikt: «${text}»`,
    numberOrText: 'Of typ het tijdstip: gisteren 14:30.',
    keysSeveral: '↑↓ verplaatsen, spatie of enter aankruisen, tab naar «Verder»',
    goOnTicked: 'Verder met wat is aangekruist',
    nothingTicked: 'Er is niets aangekruist. Kruis aan wat erbij hoort, of kies «Geen van deze».',
    chosen: 'gekozen',
    chooseAlone: 'Dat kan alleen op zichzelf worden gekozen.',
    typeNumber: 'Typ een nummer: ',
    typeNumbers: "Typ een of meer nummers, met komma's: ",
    typeNumbersOr: "Typ een of meer nummers, met komma's (enter laat het zo): ",
    enterKeeps: (initial) => `Enter neemt: ${initial}`,
    whatNow: 'Wat nu?',
    saveReport: 'Bewaar het verslag',
    whichFormats: 'In welke vorm?',
    formats: {
      html: 'Pagina, om te bewaren en af te drukken (.html)',
      markdown: 'Markdown (.md)',
      text: 'Platte tekst (.txt)',
      json: 'Gegevens, om later opnieuw te beoordelen (.json)',
    },
    where: 'Waar? Een bestandsnaam of een map',
    whereHelp: 'De extensie komt er vanzelf achter. Of typ: < (vorige).',
    exists: (path) => `${path} bestaat al. Kies een andere naam.`,
    noFolder: (path) => `De map ${path} bestaat niet.`,
    saveCalendar: 'Zet de uiterste meldtijd in de agenda (.ics)',
    beginRegister: (folder) => `Een datalekregister beginnen in ${folder}? Er is er nog geen.`,
    beginRegisterYes: 'Ja, begin daar een register',
    beginRegisterNo: 'Nee',
    whoDecides: 'Op wiens naam wordt het vastgelegd?',
    saveRegister: (incident) =>
      incident === undefined
        ? 'Leg dit vast in het datalekregister'
        : `Leg dit opnieuw vast in het datalekregister, bij ${incident}`,
    otherRegister: (incident) =>
      `${incident}, waaronder dit eerder is vastgelegd, staat niet in dit register: het wordt vastgelegd als een nieuw incident.`,
    overtaken: (incident, by) =>
      `${incident} is intussen opnieuw beoordeeld door ${by}. Dit is niet vastgelegd. Wat daarin anders is, staat hieronder; loop uw antwoorden nog eens na voordat u ze vastlegt.`,
    completeFile: 'Vul het dossier aan (tijden, omschrijving, maatregelen)',
    completeWhich: 'Wat wilt u aanvullen? Dit verandert de uitkomst niet.',
    fieldKeys: 'Of typ: < (vorige).',
    empty: 'nog leeg',
    completed: 'Klaar met aanvullen',
    seeReport: 'Toon het verslag opnieuw',
    finish: 'Stoppen',
    discard: 'Stoppen en de antwoorden weggooien',
    discardSure: 'De antwoorden weggooien? Dit kan niet ongedaan worden gemaakt.',
    discardYes: 'Ja, gooi weg',
    discardNo: 'Nee, terug',
    kept: (command) => `Uw antwoorden zijn bewaard. Ga verder met: meldplicht ${command}`,
    discarded: 'De antwoorden zijn weggegooid.',
    noDrafts: 'Er is niets om mee verder te gaan.',
    chooseDraft: 'Waarmee gaat u verder?',
    draftLine: (pack, discovered, answers) =>
      `${pack}, ${discovered === undefined ? 'ontdekking nog niet ingevuld' : `ontdekt ${discovered}`}, ${answers} ${answers === 1 ? 'antwoord' : 'antwoorden'}`,
    draftSaved: (when) => `bewaard ${when}`,
    unreadableDraft: (path) => `Deze bewaarde invoer kan niet worden gelezen en is met rust gelaten: ${path}`,
    question: (number) => `Vraag ${number}`,
    questionOf: (number, most) => `Vraag ${number} van ten hoogste ${most}`,
    numberKeys: (canGoBack) =>
      `Of typ: onbekend, ? (uitleg)${canGoBack ? ', < (vorige)' : ''}, stop (bewaar en stop).`,
    acceptFacts: (levels) => `Neem over wat de feiten geven: ${levels.join(' of ')}`,
    typeNumberOr: (standing) => `Typ een nummer (enter is ${standing}): `,
    notANumber: (most) => `Kies een nummer van 1 tot en met ${most}.`,
    clockDiscovered: (when) => `Ontdekt: ${when}`,
    clock: (when, hours, minutes) =>
      `Als u moet melden: uiterlijk ${when} (nog ${hours} uur en ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'})`,
    clockOverdue: (when, over) =>
      `Als u moet melden: de termijn verstreek op ${when} (${over} geleden). Meld dan nu.`,
    resume: (command) => `Bewaard. Ga verder met: meldplicht ${command}`,
    savedUntil: (command) => `Wat eerder is bewaard, vindt u met: meldplicht ${command}`,
    otherRules: (before, now) =>
      `De regels zijn gewijzigd sinds dit werd bewaard (${before}, nu ${now}). De antwoorden zijn opnieuw nagelopen.`,
    otherPack: (before, now) =>
      `Er zijn andere regels gekozen (${before}, nu ${now}). De antwoorden zijn opnieuw nagelopen.`,
    dropped: (question) => `Past niet meer en wordt opnieuw gevraagd: ${question}`,
    droppedMoment: (moment) => `Past niet meer en is weggelaten: ${moment}`,
  },
  show: {
    proposal: 'Dit is een voorstel en geen geldend recht. Er wordt niet mee beslist.',
    columns: {
      question: 'Vraag',
      help: 'Toelichting',
      answers: 'Antwoorden',
      law: 'Wet of bron',
      when: 'Wanneer',
      because: 'Waarom',
      action: 'Wat te doen',
      verdict: 'Uitkomst, precies',
      source: 'Bron',
      address: 'Adres',
      case: 'Geval',
      outcome: 'Uitkomst',
    },
    version: (version, until, bases) =>
      `Geldt vanaf ${version}${until === undefined ? '' : ` tot en met ${until}`}.${bases.length === 0 ? '' : ` Bouwt voort op ${bases.join(', ')}.`}`,
    questions: 'Vragen',
    terms: 'Begrippen',
    duties: 'Plichten',
    moments: 'Momenten',
    record: 'Tekst voor het dossier',
    actions: 'Wat te doen',
    challenges: 'Voordat u een milde uitkomst aanneemt',
    cases: 'Gevallen',
    several: 'Een of meer hiervan, of geen.',
    assumed: 'aangenomen, tenzij u iets anders opgeeft',
    ordered: 'Van minst naar meest ernstig.',
    otherwise: 'anders',
    askedOtherwise: 'Anders wordt de vraag zelf gesteld',
    said: (verdict) => `Het verslag zegt dan: ${verdict}.`,
    papers: 'Brieven',
    contradictions: 'Antwoorden die niet allemaal waar kunnen zijn',
    given: 'vastgelegd door dit regelpakket',
    defined: 'door dit regelpakket afgeleid uit eigen vragen',
    inAll: 'Steeds:',
    always: 'altijd',
    atLeast: (answer) => `ten minste ${answer}`,
    atMost: (answer) => `ten hoogste ${answer}`,
    deadline: (hours, days, from) =>
      `uiterlijk ${hours === undefined ? `${days ?? 0} dagen` : `${hours} uur`} na: ${from.toLowerCase()}`,
    strength: {
      guidance: 'Richtsnoeren van een toezichthouder of de EDPB (bindend voor dit pakket)',
      ruled: 'Besluiten en uitspraken (bindend voor dit pakket)',
      soft: 'Praktijk en bronnen uit de tweede hand (ter informatie)',
      example: 'Bedacht, om te tonen waar de grens ligt',
    },
    differs: 'Dit pakket wijkt af:',
  },
  moments: {
    short: (weekday, date, time) => `${weekday} ${date} om ${time} uur`,
    inZone: (moment, zone, offset) => `${moment} (${zone}, UTC${offset})`,
    units: { day: ['dag', 'dagen'], hour: ['uur', 'uur'], minute: ['minuut', 'minuten'] },
    lessThanAMinute: 'minder dan een minuut',
    and: 'en',
    restDays: {
      saturday: 'een zaterdag',
      sunday: 'een zondag',
      'new-year': 'Nieuwjaarsdag',
      'good-friday': 'Goede Vrijdag',
      'easter-monday': 'tweede paasdag',
      'kings-day': 'Koningsdag',
      'liberation-day': 'Bevrijdingsdag',
      ascension: 'Hemelvaartsdag',
      'whit-monday': 'tweede pinksterdag',
      christmas: 'eerste kerstdag',
      'boxing-day': 'tweede kerstdag',
    },
    warning: {
      dateOnly: (moment) =>
        `${moment}: er is alleen een dag opgegeven, dus is 00:00 uur van die dag genomen. Geef ook het tijdstip op.`,
      ambiguousTime: (moment) =>
        `${moment}: de klok wees deze tijd die nacht twee keer aan. De vroegste is genomen; kies met een UTC-verschil.`,
      inFuture: (moment) =>
        `${moment} ligt in de toekomst. Controleer de datum; een termijn die daarvan uitgaat, telt vanaf nu.`,
      longAgo: (moment) => `${moment} is meer dan een jaar geleden. Controleer de datum.`,
      outOfOrder: (moment, after) => `${moment} ligt vóór: ${after}. Controleer beide.`,
      unknownField: (field, nearest) =>
        `Deze regels hebben geen dossierveld «${field}»; de tekst is bewaard.${meant(nearest)}`,
      lateDiscovery: (hours) =>
        `Tussen het eerste signaal en de ontdekking zitten ${hours} uur. De termijn loopt vanaf het moment dat de organisatie redelijk zeker was, niet vanaf het moment dat de FG het hoorde. Leg vast waarom het zo lang duurde.`,
    },
  },
  calendar: {
    name: 'Termijnen bij datalekken',
    deadline: (duty) => `Datalek (uiterste tijd): ${duty}`,
    cancelled: (duty) => `Vervallen: datalek (uiterste tijd): ${duty}`,
    bound:
      ' Het moment waarvandaan de termijn loopt ontbreekt of kan niet kloppen: hij is geteld vanaf het laatste moment dat het geweest kan zijn, en de echte termijn eindigt eerder.',
    toCome: (moments) =>
      ` Een andere termijn loopt vanaf: ${list(moments)}. Dat is nog niet bekend; die termijn staat niet in deze agenda en kan eerder eindigen.`,
    about: (is) =>
      `${{ due: '', open: 'Nog niet beslist of u moet melden; dit is de strengste uitkomst. ', against: 'Naar uw eigen oordeel hoeft dit niet; moet het toch, dan is dit het laatste moment. ' }[is]}De termijn loopt ook in het weekend en op feestdagen door. De gegevens van het incident staan niet in deze agenda.`,
  },
  commands: {
    about:
      'Moet een datalek worden gemeld aan de Autoriteit Persoonsgegevens (AP), wanneer uiterlijk, en waarom?',
    usage: 'Gebruik:',
    argumentsTitle: 'Argumenten:',
    optionsTitle: 'Opties:',
    commandsTitle: 'Opdrachten:',
    questionsTitle: 'De vragen van dit regelpakket en hun antwoorden',
    assess: 'beoordeel één incident met een regelpakket',
    deadline: 'alleen de klok: wanneer 72 uur na ontdekking om zijn',
    resume: 'ga verder met een onderbroken vragenlijst',
    register: 'toon, vul aan, controleer of exporteer het datalekregister',
    registerCommands: {
      init: 'een datalekregister beginnen in een map (--register, of die van uzelf)',
      list: 'toon de incidenten, open termijnen eerst (code 30 als er een is verstreken, 31 als er een binnen --due-within verstrijkt)',
      show: 'toon wat van een incident is vastgelegd, ook als verslag (--format, -o)',
      note: 'voeg een aantekening toe',
      notified: 'leg vast dat aan de toezichthouder is gemeld, of is aangevuld (--supplement)',
      informed: 'leg vast dat betrokkenen of verwerkingsverantwoordelijke zijn ingelicht',
      reassess: 'beoordeel een incident opnieuw met nieuwe feiten, en toon wat verandert',
      confirm: 'een tweede functionaris is akkoord, of beoordeelt het zelf',
      withdraw: 'leg vast dat de melding aan de toezichthouder is ingetrokken',
      close: 'sluit een incident af waaraan niets meer te doen is',
      export: 'schrijf het hele register weg voor een spreadsheet (csv) of als gegevens (json)',
      rerun: 'beslis het hele register met een ander regelpakket, en toon wat verandert',
      verify: 'controleer of elke regel is zoals geschreven',
    },
    batch: 'beoordeel een tabel van incidenten (NDJSON of CSV), een uitkomst per regel',
    verify: 'beslis opnieuw uit een verslag, en vergelijk regels en uitkomst',
    rules: 'toon, controleer, vergelijk of begin regelpakketten',
    ruleCommands: {
      graph: 'teken hoe feiten tot plichten leiden (--format svg of mermaid)',
      sql: 'geef een regelpakket als SQL, voor tabellen in een database',
      init: 'begin een eigen regelpakket',
      diff: 'toon wat er verandert tussen twee regelpakketten, en voor wie',
      list: 'toon de regelpakketten en hun versies',
      show: 'toon een heel regelpakket als tabellen, voor juristen',
      check: 'bewijs dat regelpakketten sluitend zijn en zonder tegenspraak, en reken hun gevallen na',
    },
    options: {
      answers: 'antwoorden uit een YAML- of JSON-bestand, of - voor standaardinvoer',
      answer: 'één antwoord, id=waarde (vaker mogelijk)',
      record: 'vrije tekst voor het dossier, veld=tekst (vaker mogelijk)',
      severity: 'ENISA-ernst als tweede mening, criterium=score,… (zie docs/assess.md)',
      reason: 'een schriftelijke reden, vraag=tekst (vaker mogelijk)',
      moment: 'datum en tijd, zoals 2020-05-01T09:00',
      now: 'alsof het dit moment is',
      zone: 'tijdzone voor tijden zonder UTC-verschil (standaard Europe/Amsterdam)',
      lang: 'nl of en',
      format: 'hoe het geschreven wordt',
      json: 'hetzelfde als --format json',
      output: 'schrijf het verslag naar een bestand, vorm volgens de extensie (vaker mogelijk)',
      accessible: 'vraag met gewone genummerde regels, zonder opnieuw te tekenen',
      noInput: 'stel nooit een vraag',
      exitZero: 'eindig met 0, ook als er iets te melden of nog open is',
      extends: 'het regelpakket waarop dit voortbouwt',
      at: 'wanneer het was (standaard nu)',
      reference: 'kenmerk van de melding',
      delay: 'de redenen voor de vertraging, verplicht na de termijn',
      head: 'hash die in het register moet staan',
      by: 'wie beslist of vastlegt (standaard: officer in config.json, anders de gebruiker)',
      second: 'tweede functionaris, die akkoord is',
      supplement: 'het is een vervolgmelding (AVG art. 33 lid 4)',
      dueWithin: 'alleen wat binnen die tijd moet worden gemeld, zoals 24h of 3d',
      all: 'toon ze allemaal',
      blind: 'op een terminal: beoordeel zelf, zonder de eerste beoordeling te zien',
      whom: 'wie is ingelicht (standaard: de betrokkenen, of wie er moet worden ingelicht)',
      what: 'wat er is aangevuld',
      how: 'hoe, en wat er is gezegd',
      whyClosed:
        'waarom het wordt afgesloten terwijl feiten, gevolgen of maatregelen ontbreken, of zonder vervolgmelding',
      why: 'de reden',
      text: 'waarom u een beoordeling die anders uitkomt niet volgt',
      table: 'naam van de tabel in SQL (standaard incidents)',
      columns: 'de vragen waarvoor de tabel een kolom heeft (standaard alle)',
      otherPack: 'het regelpakket om mee te beslissen',
      paper: 'schrijf in plaats van het verslag dit stuk (de stukken staan in het verslag)',
      save: 'leg de uitkomst vast in het datalekregister',
      register: 'map van het datalekregister',
      rules: 'map met eigen regelpakketten',
      own: 'gebruik uw eigen versie van dit meegeleverde pakket',
      color: 'auto, always of never',
      quiet: 'geen mededelingen naast het verslag',
      help: 'toon deze hulp',
      version: 'toon de versie',
    },
    values: {
      text: 'tekst',
      hash: 'hash',
      pack: 'regelpakket',
      lang: 'nl|en',
      folder: 'map',
      when: 'wanneer',
      fileOrStdin: 'bestand|-',
      file: 'bestand',
      answer: 'id=waarde',
      reason: 'vraag=tekst',
      record: 'veld=tekst',
      duration: 'duur',
      time: 'tijd',
      zone: 'tijdzone',
      format: 'vorm',
      severity: 'criterium=score,…',
      officer: 'naam',
      paper: 'stuk',
      whom: 'data-subjects|controller',
      name: 'naam',
      questions: 'vraag,…',
    },
    argument: {
      pack: 'regelpakket (standaard ap)',
      discovered: 'moment van ontdekking, zoals 2020-05-01T09:00',
      packs: 'regelpakketten of bestanden (standaard: alle)',
      draft: 'bewaarde invoer om mee verder te gaan (standaard: de enige, of uw keuze)',
      packShown: 'regelpakket',
      noted: 'wat er te noteren is',
      incident: 'nummer van het incident, zoals 2026-1',
      newPack: 'naam van het nieuwe regelpakket',
      packBefore: 'regelpakket zoals het was: id, id@versie of bestand',
      packAfter: 'regelpakket zoals het wordt',
      table: 'tabel in NDJSON of CSV met een incident per regel, of - voor standaardinvoer',
      report: 'verslag in JSON, of - voor standaardinvoer',
      questionName: 'vraag antwoord',
    },
    kindsName: 'soorten',
    numberName: 'aantal',
    recordTitle: 'Tekst voor het dossier, --record naam=tekst',
    momentsTitle: 'Momenten van het incident',
    several: 'een of meer, met komma’s; of none (geen), unknown (onbekend)',
    assumedHint: (answer) => `aangenomen: ${answer}`,
    numberHint: 'een getal',
    unknownHint: 'Bij elke vraag mag ook: unknown (onbekend).',
    wrote: (path) => `Geschreven: ${path}`,
    showsTyped:
      'De standaarduitvoer bevat wat over het incident is getypt. In het log van deze taak kunnen anderen het lezen.',
    holdsTyped: (path) =>
      `${path} bevat wat over het incident is getypt. Als samenvatting of artefact van deze taak kunnen anderen het lezen.`,
    notWritten: (path) =>
      `Niet geschreven: ${path}. Er loopt geen termijn voor melding aan de toezichthouder, en zonder nummer of korte naam (--record title=…) is niet te zeggen welke agenda-afspraak vervalt.`,
    noHome: 'Er is geen thuismap, dus er is geen configuratie gelezen. MELDPLICHT_CONFIG noemt er een.',
    begun: (path) => [`Begonnen: ${path}`, `Controleer het met: meldplicht rules check ${path}`],
    recorded: (incident, folder) => `Vastgelegd in het datalekregister als ${incident} (${folder})`,
    checkClean: (pack, cases, milliseconds) => {
      const held = cases === 1 ? 'het ene geval klopt' : `alle ${cases} gevallen kloppen`
      const all = cases === 0 ? 'maar er zijn nog geen gevallen' : `en ${held}`
      return `${pack}: sluitend, zonder tegenspraak of overbodige regel, ${all} (${milliseconds} ms)`
    },
    checkHolds: (pack, milliseconds) =>
      `${pack}: ook hierop sluitend, zonder tegenspraak (${milliseconds} ms)`,
    checkFound: (pack, count) => `${pack}: ${count} ${count === 1 ? 'bevinding' : 'bevindingen'}`,
    whatToDo: 'Wat te doen:',
    note: 'Let op:',
    checkDone: (packs, problems) =>
      `${packs} ${packs === 1 ? 'regelpakket' : 'regelpakketten'} gecontroleerd, ${problems} ${problems === 1 ? 'bevinding' : 'bevindingen'}`,
    bug: 'Dit is een fout in meldplicht en geen uitkomst. Er is niets beslist.',
    deadlineNote: 'Dit is alleen de klok. Of u moet melden: meldplicht assess.',
    warning: 'Let op:',
    error: 'Fout:',
  },
  problems: {
    'file-unreadable': ({ path, why }) => `Kan ${path} niet lezen: ${trouble(why)}.`,
    'file-too-large': ({ path, limit }) => `${path} is groter dan ${limit} bytes.`,
    'file-not-text': ({ path }) => `${path} is geen tekstbestand in UTF-8.`,
    'file-empty': ({ path }) => `${path} is leeg.`,
    'yaml-syntax': ({ why }) => `Dit is geen geldige YAML: ${why}`,
    'yaml-feature': ({ feature }) =>
      ({
        alias: 'Ankers en verwijzingen (& en *) worden niet aanvaard. Schrijf de waarde uit.',
        tag: 'Labels met ! worden niet aanvaard.',
        version: 'Alleen YAML 1.2 wordt gelezen. Haal de regel met %YAML weg.',
        documents: 'Eén document per bestand. Haal de tweede --- weg.',
        key: 'Een sleutel moet een gewoon woord zijn.',
        depth: 'Dit is te diep genest.',
        size: 'In dit bestand staan te veel waarden (ten hoogste 50.000).',
      })[feature],
    'duplicate-key': ({ key }) => `«${key}» staat hier twee keer.`,
    'cut-off': () =>
      'De laatste regel heeft geen einde: het bestand kan afgebroken zijn. Controleer of het heel is en zet er een regeleinde (Enter) achter.',
    'missing-key': ({ key }) => `«${key}» ontbreekt.`,
    'wrong-value': ({ key, expected, options }) =>
      `«${key}» moet ${nl.expected[expected]} zijn.${options === undefined ? '' : ` Mogelijk: ${list(options)}.`}`,
    'key-beside': ({ key, beside }) => `«${key}» kan niet naast «${beside}» staan.`,
    'unknown-name': ({ kind, name, nearest, like, known: all }) =>
      `Er is geen ${nl.names[kind]} «${name}».${known(nearest, all, like)}`,
    'duplicate-name': ({ kind, name }) => `Er is al een ${nl.names[kind]} «${name}».`,
    'not-ordered': ({ question }) =>
      `De antwoorden op «${question}» hebben geen volgorde; min en max betekenen daar niets.`,
    'empty-range': ({ question }) => `Geen antwoord op «${question}» ligt tussen deze min en max.`,
    'bands-not-rising': ({ question }) => `De grenzen van «${question}» moeten oplopen.`,
    'base-not-questions': ({ key }) =>
      `«${key}» hoort bij het regelpakket dat dit uitbreidt. Alleen de vragen daarvan zijn vast te leggen of te bepalen.`,
    'extends-itself': ({ pack }) => `«${pack}» breidt zichzelf uit.`,
    'mildest-verdict': ({ duty, mildest }) =>
      `De eerste uitkomst van «${duty}», en geen andere, moet ${mildest.join(' of ')} zijn.`,
    'assumed-judgement': ({ question, answer, term }) =>
      `«${question}» neemt ${answer} aan, en dat is al een oordeel over «${term}». Neem een antwoord aan dat het aan de feiten overlaat.`,
    'odd-file': ({ path }) =>
      `«${path}» is geen versie van een regelpakket en is misschien zo bedoeld. Noem het <pakket>/<jjjj-mm-dd>.yaml, naar een dag die bestaat (en de voorbeelden ernaast <jjjj-mm-dd>.cases.yaml), of haal het weg.`,
    'odd-folder': ({ path, nearest }) =>
      `«${path}» is overgeslagen: de map van een regelpakket heeft kleine letters, cijfers en streepjes. Noem die «${nearest}».`,
    'no-version': ({ pack, on, versions }) =>
      `Geen versie van «${pack}» geldt op ${on}. Er is: ${list(versions)}. Controleer het moment van ontdekking.`,
    'version-mismatch': ({ path, version }) =>
      `${path} heeft valid-from ${version}; de bestandsnaam moet die datum zijn.`,
    'name-mismatch': ({ path, id }) => `${path} heeft het id «${id}»; de map moet zo heten.`,
    gap: ({ duty, example }) => `Gat: geen regel van «${duty}» zegt wat geldt bij ${words(example.words)}.`,
    clash: ({ duty, verdicts, rules, example }) =>
      `Tegenspraak: bij «${duty}» zeggen de regels ${list(rules)} ${verdicts.join(' en ')} bij ${words(example.words)}.`,
    'dead-rule': ({ of, rule }) => `De regel «${rule}» van «${of}» kan nooit gelden.`,
    'redundant-rule': ({ of, rule, by }) =>
      by.length === 0
        ? `De regel «${rule}» van «${of}» verandert niets.`
        : `De regel «${rule}» van «${of}» verandert niets: ${list(by)} zegt dit al.`,
    'not-monotone': ({ duty, question, from, to, before, after, example }) =>
      `Niet monotoon: bij «${duty}» verlaagt «${question}» van ${from} naar ${to} de uitkomst van ${before} naar ${after}, bij ${words(example.words)}.`,
    'needless-exemption': ({ duty, question }) =>
      `«${duty}» heeft voor «${question}» geen uitzondering nodig. Haal die weg.`,
    'mild-assumption': ({ duty, question, assumed, stricter, example }) =>
      `«${question}» neemt ${assumed} aan, maar ${stricter} is strenger voor «${duty}», bij ${words(example.words)}.`,
    'mild-fact': ({ question, answer, assumed, duty, milder, stricter, example }) =>
      `Dit regelpakket legt ${answer} vast voor «${question}». Het pakket waarop het voortbouwt neemt ${assumed} aan tot wie beslist iets anders zegt, en ${answer} maakt «${duty}» ${milder} in plaats van ${stricter}, bij ${words(example.words)}.`,
    'told-otherwise': ({ question, answer, assumed, duty, example }) =>
      `Dit regelpakket legt ${answer} vast voor «${question}». Het pakket waarop het voortbouwt neemt ${assumed} aan tot wie beslist iets anders zegt, en ${answer} neemt een twijfel over «${duty}» weg of verandert wat daarover wordt gezegd, bij ${words(example.words)}.`,
    'decides-alone': ({ pack }) =>
      `«${pack}» beslist alleen dat niemand hoeft te worden ingelicht: wat het over de feiten zegt, laat wie moet beslissen niets te beantwoorden.`,
    'left-open': ({ question, answer, duty, milder, stricter, example }) =>
      `Bij ${words(example.words)} zegt geen regel wat «${question}» is. Daar wordt de vraag zelf gesteld; het antwoord bepaalt of «${duty}» ${stricter} of ${milder} (${answer}) wordt.`,
    'said-otherwise': ({ question, answer, duty, milder, stricter, example }) =>
      `Bij ${words(example.words)} zegt geen regel wat «${question}» is, en otherwise zegt ${answer}. Dat maakt «${duty}» ${milder}, waar een ander antwoord ${stricter} zou geven.`,
    'idle-question': ({ question }) => `De vraag «${question}» verandert nooit iets.`,
    'unused-term': ({ term }) => `Niets gebruikt het begrip «${term}».`,
    'unused-source': ({ source }) => `Niets verwijst naar de bron «${source}».`,
    'no-source': ({ of, rule }) => `De regel «${rule}» van «${of}» noemt geen bron.`,
    expired: ({ pack, on }) => `«${pack}» gold tot en met ${on}.`,
    'too-complex': ({ pack, budget }) =>
      `«${pack}» heeft meer dan ${budget} knopen nodig. Bundel voorwaarden in begrippen.`,
    'case-fails': ({ case: id, duty, expected, got }) =>
      `Geval «${id}», ${duty}: verwacht ${expected.join(' of ')}, maar er komt uit ${got.join(' of ')}.`,
    'unexercised-rule': ({ of, rule }) =>
      `In geen enkel geval geldt de regel «${rule}» van «${of}». Voeg er een toe.`,
    unproven: ({ pack }) =>
      `«${pack}» heeft gaten of tegenspraken en beslist daarom niets. Draai: meldplicht rules check ${pack}`,
    'answer-conflict': ({ question, first, second }) =>
      `«${question}» is twee keer beantwoord, met ${first} en met ${second}.`,
    'answer-alone': ({ question, answer }) =>
      `«${answer}» kan niet samen met andere antwoorden op «${question}».`,
    'text-too-long': ({ name, limit }) => `De tekst voor «${name}» is langer dan ${limit} tekens.`,
    'verdict-not-here': () =>
      'Alleen een actie van een pakket dat niet op een ander voortbouwt kan een uitkomst preciezer zeggen.',
    'empty-rules': ({ term }) =>
      `«${term}» heeft geen regels en zou dus altijd het mildst zijn. Leg het vast onder given.`,
    'otherwise-not-here': ({ term }) =>
      `«${term}» staat voor geen vraag van het regelpakket dat dit uitbreidt. Waar geen regel geldt, is het eerste niveau de uitkomst.`,
    'too-many-names': ({ paper, limit }) =>
      `De brief «${paper}» heeft meer dan ${limit} namen tussen accolades.`,
    'answer-fixed': ({ question, pack, answer }) =>
      answer === undefined
        ? `«${question}» wordt niet gevraagd: «${pack}» leidt het af uit eigen vragen.`
        : `«${question}» wordt niet gevraagd: «${pack}» legt het vast als ${answer}. Is dat bij u anders, beoordeel dan met het regelpakket dat het uitbreidt.`,
    'answer-number': ({ question, value, least }) =>
      `«${question}» vraagt een geheel getal van ten minste ${least}, zoals 1200; niet «${value}».`,
    'number-spelling': ({ question, value }) =>
      `«${question}: ${value}» is niet met alleen cijfers geschreven, en kan als een ander getal worden gelezen. Schrijf alleen cijfers, zoals 1000; als tekst wordt "1.000" gelezen als 1000.`,
    'answer-shape': ({ question, value }) => `«${question}» is niet te beantwoorden met ${value}.`,
    'assignment-shape': ({ flag, value }) => `${flag} vraagt naam=waarde; niet «${value}».`,
    'reason-missing': ({ question, answer }) =>
      `«${question}: ${answer}» is uw eigen oordeel en vraagt een schriftelijke reden: --reason ${question}="…".`,
    'reason-empty': ({ flag, text }) =>
      `«${text}» is geen reden. Schrijf in een paar woorden waarom: ${flag}${flag.includes(' ') ? '=' : ' '}"…".`,
    'moment-format': ({ moment, value, like }) =>
      `«${value}» is geen datum en tijd voor ${momentName(moment)}. ${like === undefined ? '' : { serial: 'Het is het getal waarmee een spreadsheet dagen telt: geef die kolom de opmaak van een datum. ', 'short-year': 'Schrijf het jaar met vier cijfers. ' }[like]}Schrijf dag-maand-jaar uur:minuut, zoals 1-5-2020 9:00; of 2020-05-01T09:00, zo nodig met UTC-verschil (2020-05-01T09:00+02:00).${/^\p{L}/u.test(value) ? ' Welke dag «gisteren» is, weten alleen de vragen op het scherm.' : ''}`,
    'moment-day-or-month': ({ moment, value, days: [first, second] }) =>
      `«${value}» voor «${moment}» kan ${first} zijn of ${second}. Met schuine strepen is niet te zien wat de dag is en wat de maand: schrijf die dag met streepjes, ${first}.`,
    'moment-weekday': ({ moment, value, day }) =>
      `«${value}» voor «${moment}» was een ${weekdayOf(day)}. Controleer de datum.`,
    'moment-no-such-day': ({ moment, value, lastDay }) =>
      `«${value}» voor «${moment}» bestaat niet: die maand heeft ${lastDay} dagen.`,
    'moment-skipped': ({ moment, value, zone, before, after }) =>
      `«${value}» voor «${moment}» bestaat niet in ${zone}: de klok ging vooruit. Mogelijk: ${before} of ${after}.`,
    'moment-out-of-range': ({ moment, value }) =>
      `«${value}» voor «${moment}» kan geen datum en tijd zijn (vanaf 1970; maand 01–12, uur 00–23, minuut 00–59).`,
    'flag-without-value': ({ flag, value }) => `${flag} heeft geen waarde, en er staat «${value}» achter.`,
    'flag-value': ({ flag }) => `${flag} vraagt een waarde.`,
    'argument-missing': ({ name }) => `«${name}» ontbreekt.`,
    'argument-excess': ({ word }) => `«${word}» is een woord te veel.`,
    'paper-not-due': ({ paper, known: all }) =>
      `«${paper}» hoort niet bij de uitkomst van deze beoordeling.${known(undefined, all)}`,
    'flag-twice': ({ flag, first, second }) =>
      `${flag} is twee keer opgegeven, als ${first} en als ${second}.`,
    'too-large-to-draw': ({ nodes, limit }) =>
      `Dit heeft ${nodes} vakken en pijlen, te veel voor een tekening (ten hoogste ${limit}). Neem --format mermaid of text.`,
    proposal: ({ pack, base }) =>
      `«${pack}» is een voorstel en geen geldend recht. Er wordt niet mee beslist. Vergelijk het met: meldplicht rules diff ${base} ${pack}.`,
    'config-foreign': ({ path, why }) => `De configuratie is niet vertrouwd: ${path} ${FOREIGN[why]}.`,
    'store-foreign': ({ path, why }) => `Niet vertrouwd: ${path} ${FOREIGN[why]}.`,
    'no-place': ({ variable }) => `Er is geen thuismap om dit in te bewaren. Noem een map met ${variable}.`,
    'value-empty': ({ name }) => `${name} is leeg.`,
    'place-relative': ({ variable, path }) =>
      `${variable} moet een volledig pad noemen, vanaf de wortel: ${path} hangt af van de map waarin u staat.`,
    'pack-shadows': ({ pack, folder }) =>
      `In ${folder} staat een pakket ${pack}, en meldplicht heeft dat zelf ook. Met --own ${pack} gebruikt u het uwe.`,
    'cannot-write': ({ path, why }) => `Kan ${path} niet schrijven: ${trouble(why)}.`,
    'no-deadline': () =>
      'Zonder moment van ontdekking (of zonder termijn in de regels) is er geen uiterste meldtijd voor de agenda. Geef --discovered op.',
    'register-locked': ({ path, host, process, lock }) =>
      `Het register ${path} is in gebruik door proces ${process} op ${host}. Probeer het zo nog eens. Is dat proces er niet meer, verwijder dan ${lock}.`,
    'delay-without-reason': ({ incident, isLate }) =>
      `${isLate ? `De termijn voor ${incident} was verstreken.` : `Of ${incident} op tijd is gemeld, is niet bekend.`} Geef met --reason de redenen voor de vertraging op (AVG art. 33 lid 1).`,
    'duration-format': ({ flag, value }) =>
      `${flag}: «${value}» is geen tijdsduur. Schrijf uren of dagen: 24h of 3d.`,
    'moment-in-future': ({ moment, value }) => `${moment} ${value} ligt in de toekomst.`,
    'register-broken': ({ path, line }) =>
      `${path}: ${line === 'last' ? 'de laatste regel' : `regel ${line}`} is niet zoals meldplicht die schreef. Er wordt niets toegevoegd zolang dat zo is. Zet een reservekopie terug.`,
    'register-torn': ({ path }) =>
      `In ${path} staat iets dat geen hele regel van het register is: de rest van een regel die niet als bewaard is gemeld, of van een die is beschadigd. Kijk ernaar en leg zo nodig opnieuw vast. De volgende regel die wordt toegevoegd, zet het apart in een bestand ….torn; bewaar dat elders.`,
    'csv-syntax': ({ why, line }) =>
      ({
        quotes: `In de rij die op regel ${line} begint, staat een aanhalingsteken verkeerd of wordt het niet gesloten. Een cel met een aanhalingsteken staat tussen aanhalingstekens, en dat teken twee keer.`,
        return: `In regel ${line} staat een losse carriage return (CR). Een regel eindigt op LF of CR LF.`,
        cells: `Regel ${line} heeft meer of minder cellen dan er kolommen zijn.`,
        'cut-off': `Regel ${line} is de laatste en heeft geen einde: de tabel kan daar afgebroken zijn. Controleer of die heel is en zet er een regeleinde (Enter) achter.`,
        head: 'De eerste regel van een tabel in CSV noemt de kolommen.',
      })[why],
    'too-many-columns': ({ limit }) => `Een tabel heeft ten hoogste ${limit} kolommen.`,
    'columns-undated': () =>
      'Een tabel heeft de kolom discovered nodig: het moment van ontdekking kiest de regels. Noem die ook bij --columns.',
    'line-too-long': ({ line, limit }) => `Regel ${line} is langer dan ${limit} bytes.`,
    'line-not-json': ({ line }) => `Regel ${line} is geen geldige JSON.`,
    'line-not-text': ({ line }) =>
      `Regel ${line} is geen tekst in UTF-8. In Excel: Opslaan als, «CSV UTF-8».`,
    'officer-name': ({ name }) =>
      `«${name}» is geen naam van een functionaris. Schrijf de naam in gewone letters.`,
    'moment-before': ({ moment, value, other }) =>
      `${moment} ${value} ligt vóór ${{ discovered: 'de ontdekking', notified: 'de melding', withdrawn: 'de intrekking' }[other]}.`,
    'moment-twice': ({ moment, value }) =>
      `${moment} ${value}: dat tijdstip komt die nacht twee keer voor. Zet erachter welk u bedoelt: +02:00 voor het eerste, +01:00 voor het tweede (in Nederland).`,
    'register-unreadable': ({ path, why }) => `Kan het register ${path} niet lezen: ${trouble(why)}.`,
    'register-missing': ({ path, found, isDefault }) =>
      `${{ nothing: `Er is geen map ${path}`, folder: `In de map ${path} is geen datalekregister`, file: `${path} is een bestand, en geen map met een datalekregister` }[found]}. Klopt de naam, en is de schijf verbonden? Een nieuw register begint met: meldplicht register init${isDefault === true ? '' : ` --register "${path}"`}`,
    'register-refused': ({ why }) =>
      `Er is niets vastgelegd. ${{ size: 'Dit is meer dan in één regel van het register past (8 MB). Kort de teksten in.', clock: 'De klok van deze computer staat buiten de jaren 0 tot en met 9999. Zet hem goed.', shape: 'Het register kon dit niet teruglezen.', incident: 'Dit incident staat niet in het register.' }[why]}`,
    'register-unconfirmed': ({ path, incident, why }) =>
      `${incident} is geschreven in ${path}, maar de schijf heeft dat niet bevestigd: ${trouble(why)}. Leg het niet opnieuw vast voordat u hebt gekeken: meldplicht register verify, daarna register show ${incident}.`,
    'register-moved': ({ path }) => `Het register ${path} is intussen gewijzigd. Probeer het nog eens.`,
    'already-notified': ({ incident }) =>
      `${incident} is al gemeld. Voeg toe met --supplement, geef ontbrekende redenen met alleen --reason, of trek eerst in (register withdraw).`,
    'already-closed': ({ incident }) =>
      `${incident} is al afgesloten. Wat nieuw is, is een aantekening (register note) of een nieuwe beoordeling (register reassess).`,
    'controller-not-due': ({ incident }) =>
      `Bij ${incident} is er geen verwerkingsverantwoordelijke om te informeren: dat bent u zelf.`,
    'second-differs': ({ incident }) =>
      `Een beoordeling van ${incident} komt anders uit. Was die van u, laat dan opnieuw beoordelen (register reassess) of geef nieuwe antwoorden; anders zegt --text "…" waarom u haar niet volgt.`,
    'draft-of-second': ({ command }) => `Dit is een tweede beoordeling. Ga verder met: meldplicht ${command}`,
    'blind-needs-answers': () => '--blind vraagt een terminal, of antwoorden als opties.',
    'flag-missing': ({ flag, known = [] }) =>
      `${flag} ontbreekt${known.length === 0 ? '' : `: ${known.join(' / ')}`}.`,
    'text-misplaced': ({ flag, of }) =>
      ({
        assessment: `${flag} hoort bij een eigen beoordeling: wie instemt zonder antwoorden maakt er geen.`,
        notification: `${flag} hoort bij een vervolgmelding (--supplement). Een opmerking bij een melding is een aantekening: register note.`,
        supplement: `${flag} geeft de redenen voor de vertraging van een melding. Wat een vervolgmelding zegt, is --text.`,
        second: `${flag} hoort bij een tweede functionaris die instemt, zonder antwoorden. Een opmerking bij een eigen beoordeling is een aantekening: register note.`,
      })[of],
    'not-notified': ({ incident }) =>
      `Voor ${incident} is geen melding aan de toezichthouder vastgelegd die nog geldt.`,
    'tasks-open': ({ incident, tasks }) =>
      `${incident} is nog niet af te sluiten. ${tasks.map((task) => nl.register.tasks(incident)[task]).join(' ')}`,
    undocumented: ({ incident, missing }) =>
      `${incident} is nog niet af te sluiten: ${both(missing.map((name) => nl.register.facts[name]))} ontbreken nog (AVG art. 33 lid 5). Vul aan: meldplicht register reassess ${incident} ${missing.map((name) => `--record ${name}="…"`).join(' ')}. Of sluit af met --reason "…", dat zegt waarom niet.`,
    'not-a-report': ({ key }) =>
      `Dit is geen verslag van meldplicht (meldplicht/report@1)${key === '' ? '' : `: «${key}» klopt niet`}.`,
    'same-officer': ({ name }) => `«${name}» heeft zelf beslist. De tweede functionaris moet een ander zijn.`,
  },
  advice: {
    'file-unreadable': 'Controleer de naam en de rechten van het bestand.',
    'file-too-large': 'Splits het pakket, of haal weg wat er niet in hoort.',
    'file-not-text': 'Bewaar het bestand als tekst in UTF-8.',
    'file-empty': 'Begin met: meldplicht rules init.',
    'yaml-syntax': 'Controleer inspringing, dubbele punten en aanhalingstekens op deze regel.',
    'yaml-feature': 'Schrijf het uit in gewone YAML.',
    'duplicate-key': 'Laat er één staan.',
    'cut-off': 'Zet een hele kopie terug, of sluit de laatste regel af met Enter.',
    'number-spelling': 'Schrijf alleen cijfers.',
    'missing-key':
      'Vul aan wat ontbreekt. Elke tekst hoort er in het Nederlands (nl) en het Engels (en) te zijn.',
    'wrong-value': 'Kijk in rules/README.md hoe dit veld eruitziet.',
    'key-beside': 'Kies een van beide.',
    'unknown-name': 'Verbeter de naam, of geef eerst op waar die voor staat.',
    'duplicate-name': 'Geef een van beide een andere naam.',
    'not-ordered': 'Noem de antwoorden in een lijst, of haal ordered: false weg als ze wel oplopen.',
    'empty-range': 'Verwissel min en max, of noem het antwoord zelf.',
    'bands-not-rising': 'Zet de grenzen van laag naar hoog.',
    'base-not-questions':
      'Een pakket dat voortbouwt verandert geen regels. Leg een vraag vast (given) of leid haar af (terms).',
    'extends-itself': 'Noem een ander pakket achter extends.',
    'mildest-verdict': 'Zet de mildste uitkomst vooraan; de volgorde is van mild naar streng.',
    'assumed-judgement': 'Neem aan dat de feiten beslissen.',
    'odd-file': 'Geef het bestand de naam van zijn eerste geldige dag, of haal het weg.',
    'no-version': 'Voeg een versie toe die op die dag geldt, of kies een andere dag.',
    'version-mismatch': 'Maak de bestandsnaam en valid-from gelijk.',
    'name-mismatch': 'Maak de naam van de map en id gelijk.',
    gap: 'Voeg een regel toe die voor dit voorbeeld iets zegt, of maak een bestaande ruimer.',
    clash: 'Maak een van de genoemde regels nauwer, zodat voor dit voorbeeld maar één uitkomst overblijft.',
    'dead-rule': 'Haal de regel weg, of verbeter de voorwaarden: zij sluiten elkaar uit.',
    'redundant-rule': 'Haal de regel weg, of maak de andere nauwer.',
    'not-monotone':
      'Een ernstiger antwoord geeft hier een mildere uitkomst. Verbeter de volgorde van de antwoorden of de regel. Zegt de wet het echt zo, leg dat dan vast onder not-monotone.',
    'needless-exemption': 'Haal de uitzondering weg.',
    'mild-assumption': 'Neem het strengere antwoord aan, of laat assume weg zodat het wordt gevraagd.',
    'mild-fact':
      'Laat het weg. Geen uitkomst wordt milder op het woord van het pakket alleen: wie beslist geeft dit antwoord, en moet het kunnen aantonen.',
    'told-otherwise':
      'Laat het weg. Wie beslist geeft dit antwoord: op het woord van het pakket alleen verdwijnt geen twijfel, en wordt geen plicht anders vervuld.',
    'decides-alone':
      'Laat weg wat alleen wie moet beslissen kan weten; dan wordt daarnaar gevraagd. Een leverancier beslist niet voor zijn klanten.',
    'idle-question': 'Haal de vraag weg, of gebruik haar in een regel.',
    'unused-term': 'Haal het begrip weg, of gebruik het in een regel.',
    'unused-source': 'Haal de bron weg, of noem haar bij de regel die erop rust.',
    'no-source': 'Noem de bron waar dit op rust.',
    expired: 'Voeg een nieuwe versie toe, of verleng valid-until als de regels nog gelden.',
    'too-complex': 'Groepeer voorwaarden in begrippen (terms), zodat een regel naar minder vragen kijkt.',
    'case-fails': 'Verbeter de regels, of het geval als dat verkeerd is opgeschreven.',
    'unexercised-rule': 'Voeg een geval toe waarin deze regel geldt.',
    'empty-rules': 'Voeg ten minste één regel toe.',
    'verdict-not-here': 'Haal verdict hier weg.',
    'otherwise-not-here': 'Haal otherwise weg, of zet het eerste niveau vooraan.',
    'too-many-names': 'Gebruik minder namen in deze brief.',
    'answer-conflict': 'Laat één antwoord staan.',
    'answer-alone': 'Noem dat antwoord alleen.',
    'answer-fixed': 'Haal dit antwoord weg uit het geval.',
    'answer-number': 'Geef een heel getal.',
    'answer-shape': 'Schrijf het antwoord als een woord, een getal of een lijst.',
  },
  expected: {
    text: 'een tekst',
    'both-languages': 'een tekst in beide talen, nl en en,',
    id: 'een naam in kleine letters, cijfers en streepjes',
    date: 'een datum, jjjj-mm-dd,',
    url: 'een adres dat begint met https://',
    mapping: 'een reeks regels «naam: waarde»',
    list: 'een lijst',
    number: 'een geheel getal',
    'true-or-false': 'true of false',
    cell: 'een antwoord, een lijst van antwoorden, of { min: … } of { max: … }',
    rows: 'voorwaarden, «vraag: antwoord», of een lijst daarvan',
    scale: 'antwoorden met hun tekst, of [no, yes],',
    'one-of': 'een van de mogelijke woorden',
    answer: 'een antwoord',
    'hours-or-days': 'óf hours óf days',
    'later-date': 'een datum na valid-from',
    'table-name': 'letters, cijfers en liggende streepjes, met hoogstens twee punten',
    format: 'pack@1',
    json: 'geldige JSON',
  },
  names: {
    pack: 'regelpakket',
    question: 'vraag',
    'question-or-term': 'vraag of begrip (boven deze regel)',
    term: 'begrip',
    answer: 'antwoord',
    verdict: 'uitkomst',
    duty: 'plicht',
    source: 'bron',
    moment: 'moment',
    field: 'dossierveld, moment of vraag',
    incident: 'incident',
    draft: 'bewaarde invoer',
    key: 'veld',
    command: 'opdracht',
    flag: 'optie',
    language: 'taal',
    format: 'vorm',
    zone: 'tijdzone',
    criterion: 'ENISA-criterium',
    score: 'score',
    paper: 'stuk',
    column: 'kolom',
    choice: 'keuze',
  },
}
