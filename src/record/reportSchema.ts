// The shape of a report as data, `meldplicht/report@1`: what scripts read, and what can be decided again. Ids only, no
// language. `rules/report.schema.json` is generated from it.
import * as z from 'zod'
import type { Expected } from '../problem.ts'
import { DOUBTS } from '../decide/doubt.ts'
import { DUTY_IDS } from '../pack/model.ts'

const expect = (expected: Expected): { error: string } => ({ error: expected })

const text = z.string(expect('text'))
const flag = z.boolean(expect('true-or-false'))
const texts = z.record(z.string(), text, expect('mapping'))
const list = z.array(text, expect('list'))
const bilingual = z.strictObject({ nl: text, en: text }, expect('both-languages'))
const duties = z.enum(DUTY_IDS, expect('one-of'))
const file = z.strictObject(
  { id: text, version: z.iso.date(expect('date')), sha256: z.hex(expect('text')).length(64, expect('text')) },
  expect('mapping'),
)

const ground = z.strictObject({
  question: text,
  answer: text,
  assumed: z.literal(true).optional().describe('It was not said, but holds until somebody says otherwise.'),
  given: z
    .literal(true)
    .optional()
    .describe(
      'The pack establishes it: fixed, or by a rule of its own from the answers. It makes the verdict milder.',
    ),
})

/** A deadline as it was decided, without what depends on the present moment. */
const fixedDeadline = z.strictObject({
  due: text.nullable().describe('With its offset from UTC; null while the moment it runs from is not known.'),
  dueUtc: text.nullable(),
  from: text.describe('The moment it runs from.'),
  hours: z.int().optional(),
  days: z.int().optional(),
})
const deadline = fixedDeadline.extend({
  overdue: flag.nullable(),
  remainingSeconds: z.int().nullable(),
  reading1182: text.optional().describe('For information only: Regulation (EEC, Euratom) 1182/71 art. 3.'),
  restDay: text.optional().describe('The weekend day or holiday it falls on, which does not stretch it.'),
  sources: list,
})

const outcome = z.strictObject({
  status: z.enum(['decided', 'open'], expect('one-of')),
  verdict: text.optional().describe('Where it is decided.'),
  possible: list
    .optional()
    .describe('Where it is open: every verdict that is still possible, mildest first.'),
  strictest: text.optional(),
  because: z.array(ground).describe('The fewest answers found that alone force the verdict.'),
  rules: z.array(z.strictObject({ id: text, sources: list, certain: flag })),
  deadlines: z.array(fixedDeadline).describe('Of the verdict, or of the strictest that is possible.'),
  atWorst: z
    .array(fixedDeadline)
    .optional()
    .describe('Where that is none: those that it would have if «no» could not be relied on.'),
})
const duty = outcome.extend({
  deadlines: z.array(deadline).describe('Of the verdict, or of the strictest that is possible.'),
  terms: z.array(z.strictObject({ id: text, levels: list, sources: list })),
  flips: z
    .array(
      ground.extend({
        verdict: text,
        possible: list.optional(),
        doubt: z
          .literal('contradictory')
          .optional()
          .describe('The verdict stays, and could not be relied on.'),
      }),
    )
    .describe(
      'Every single other answer that would change a decided verdict, or facts of a pack that keep one from doubt.',
    ),
  settles: list.describe('Questions that would settle it.'),
  challenges: z.array(z.strictObject({ text: bilingual, sources: list })),
  actions: z.array(z.strictObject({ text: bilingual, sources: list, certain: flag })),
})

/** The ENISA second opinion; no part of the verdict. */
const severity = z.strictObject({
  scores: texts,
  open: list,
  bands: list,
  adjusted: list,
  reason: text,
  se: z.strictObject({ min: z.number(), max: z.number() }),
  manyPeople: flag.nullable(),
  unintelligible: flag.nullable(),
  clash: z.enum(['severe-but-not-notified', 'low-but-informed']).nullable(),
})

const judgement = z.strictObject({
  question: text,
  answer: text,
  reason: text,
  term: text,
  facts: list.describe('Levels of the term that the facts give.'),
  milder: flag,
  byFacts: z.partialRecord(duties, list).describe('Verdicts that the facts would give, where these differ.'),
})

/** A published case for comparison; no part of the verdict. */
const precedent = z.strictObject({
  case: text,
  title: text,
  source: text.optional(),
  url: text.optional(),
  decided: z.partialRecord(duties, list),
  side: z.enum(['same', 'other', 'open']),
  distance: z.number(),
  differs: z.array(z.strictObject({ question: text, ours: text, theirs: text })),
})

const warning = z.discriminatedUnion('code', [
  z.strictObject({ code: z.enum(['date-only', 'ambiguous-time', 'in-future', 'long-ago']), moment: text }),
  z.strictObject({ code: z.literal('out-of-order'), moment: text, after: text }),
  z.strictObject({ code: z.literal('late-discovery'), hours: z.number() }),
  z.strictObject({ code: z.literal('unknown-field'), field: text, nearest: text.optional() }),
])

const officers = z.strictObject({
  by: text.optional().describe('Who decided.'),
  second: text.optional().describe('Who looked at it too and agrees.'),
  required: z
    .literal(true)
    .optional()
    .describe('Not to notify takes a second officer here; without one the exit code is 3.'),
  differs: z
    .literal(true)
    .optional()
    .describe('By the register another officer comes to something else: no duty is decided against.'),
})

const instant = z.iso.datetime(expect('date'))
const counted = z
  .strictObject({
    recorded: instant.describe('When the incident was first recorded: no discovery is later.'),
    from: instant.describe('What counts in place of a discovery that is not known or is later.'),
    clocks: z.array(
      z.strictObject({
        duty: duties,
        from: text,
        hours: z.int().optional(),
        days: z.int().optional(),
        due: instant.optional(),
        isBound: z.literal(true).optional(),
        isRunning: z.literal(true).optional(),
      }),
    ),
  })
  .describe(
    'What a register held that makes deadlines earlier than the answers alone do; left out where it makes none so.',
  )

/** What a report and a line of the register share: enough to decide again, and what was decided. */
const decided = {
  tool: z.strictObject({ name: z.literal('meldplicht'), version: text }, expect('mapping')),
  pack: file.extend({
    extends: z.array(file, expect('list')),
    own: list
      .optional()
      .describe('Ids of these packs that are not the shipped ones, but packs of one’s own with the same id.'),
  }),
  verdict: z.enum(['report', 'no-report', 'open'], expect('one-of')),
  exitCode: z.int(expect('number')),
  doubts: z
    .array(z.enum(DOUBTS, expect('one-of')), expect('list'))
    .describe(
      'Why «no duty» cannot be relied on; with any of them the verdict is never `no-report` and the exit code never 0.',
    ),
  answers: z.record(z.string(), z.union([text, z.number(), list], expect('answer')), expect('mapping')),
  assumed: texts,
  given: texts.describe('Questions of the base that the pack answers once and for all.'),
  derived: z
    .record(z.string(), list, expect('mapping'))
    .describe(
      'Questions of the base that follow from answers to others, with every answer that is still possible.',
    ),
  moments: texts,
  unanswered: list,
  reasons: texts,
  record: texts.describe('Free text for the file; it never decides anything.'),
  officers: officers.optional(),
  severity: severity.optional(),
  now: text.describe('When it was assessed.'),
  zone: text,
}

export const reportSchema = z
  .strictObject(
    {
      schema: z.literal('meldplicht/report@1', expect('format')),
      ...decided,
      duties: z.record(duties, duty, expect('mapping')),
      judgements: z.array(judgement),
      precedents: z.array(precedent),
      settles: list.describe('Questions that would settle what is open or doubtful.'),
      contradictions: z.array(bilingual).describe('Answers that cannot all be true.'),
      possibleContradictions: z
        .array(bilingual)
        .describe('Answers that may turn out not to be true together, though «no duty» rests on them.'),
      counted: counted.optional(),
      papers: list.describe('Ids of the letters and worksheets of the pack that belong to this incident.'),
      warnings: z.array(warning),
    },
    expect('mapping'),
  )
  .describe('A meldplicht report: what `meldplicht assess --json` prints.')

/** As the register keeps it: what explains the outcome follows from the answers and the pack. */
export const decisionSchema = z
  .strictObject(
    {
      schema: z.literal('meldplicht/decision@1', expect('format')),
      ...decided,
      duties: z.record(duties, outcome, expect('mapping')),
    },
    expect('mapping'),
  )
  .describe('A decision as the register of meldplicht keeps it.')

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T

export type Report = Frozen<z.infer<typeof reportSchema>>
export type RecordedDecision = Frozen<z.infer<typeof decisionSchema>>
export type ReportDuty = Report['duties']['authority']
export type ReportDeadline = ReportDuty['deadlines'][number]
export type ReportFlip = ReportDuty['flips'][number]
export type ReportGround = ReportDuty['because'][number]
export type ReportSeverity = NonNullable<Report['severity']>
