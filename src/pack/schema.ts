// The shape of a pack file, before names are resolved. `rules/pack.schema.json` is generated from it.
import * as z from 'zod'
import { ID_PATTERN } from './model.ts'
import type { Expected } from '../problem.ts'

// A file is read once: to compile a schema takes longer than to walk it.
z.config({ jitless: true })

/** zod says only «Invalid input» unless told otherwise; the name of what was expected travels as the message. */
const expect = (expected: Expected): { error: string } => ({ error: expected })

/** An id, or `group.kind` for one kind of a `several` question. */
const NAME_PATTERN = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?$/

const id = z.string(expect('id')).regex(ID_PATTERN, expect('id'))
const name = z.string(expect('id')).regex(NAME_PATTERN, expect('id'))
const line = z.string(expect('text')).trim().min(1, expect('text'))
const text = z.strictObject({ nl: line, en: line }, expect('both-languages'))
const date = z.iso.date(expect('date'))
const url = z.string(expect('url')).regex(/^https:\/\/[^\s"'<>]+$/, expect('url'))
const ids = z.array(id, expect('list'))
const yesOrNo = z.boolean(expect('answer')).transform((value) => (value ? 'yes' : 'no'))
/** An answer, level or verdict; JSON's true and false may stand for yes and no. */
const level = z.union([id, yesOrNo], expect('answer'))

/** Steps with their words, or the bare list for `no` and `yes`, whose words the tool knows. */
const scale = z.union(
  [
    z.record(id, text, expect('scale')),
    z.tuple([z.literal('no', expect('scale')), z.literal('yes', expect('scale'))], expect('scale')),
    z.tuple([z.literal('yes', expect('scale')), z.literal('no', expect('scale'))], expect('scale')),
  ],
  expect('scale'),
)

const cell = z.union(
  [
    level,
    z.array(level, expect('cell')).min(1, expect('cell')),
    z.strictObject({ min: level }, expect('cell')),
    z.strictObject({ max: level }, expect('cell')),
    z.strictObject({ min: level, max: level }, expect('cell')),
  ],
  expect('cell'),
)
const row = z.record(name, cell, expect('rows'))
const rows = z.union([row, z.array(row, expect('rows')).min(1, expect('rows'))], expect('rows'))

const source = z.strictObject(
  {
    title: text,
    url: url.optional(),
    instead: z
      .strictObject(
        { question: name, sources: z.record(name, z.array(id, expect('list')), expect('mapping')) },
        expect('mapping'),
      )
      .optional()
      .describe('The sources that take its place under other answers to a question.'),
  },
  expect('mapping'),
)

const question = z.strictObject(
  {
    title: text,
    help: text.optional(),
    answers: scale.optional(),
    bands: z.record(id, z.int(expect('number')).nonnegative(expect('number')), expect('mapping')).optional(),
    several: z.boolean(expect('true-or-false')).optional(),
    ordered: z.boolean(expect('true-or-false')).optional(),
    assume: level.optional(),
    judges: id.optional(),
    sources: ids.optional(),
  },
  expect('mapping'),
)

const termRule = z.strictObject(
  { is: level, when: rows, id: id.optional(), text: text.optional(), sources: ids.optional() },
  expect('mapping'),
)
const term = z.strictObject(
  {
    title: text.optional(),
    levels: scale.optional(),
    rules: z.array(termRule, expect('list')),
    otherwise: level
      .optional()
      .describe(
        'Of a term that stands for a question of the base: what holds where no rule does. Without it that question is asked there.',
      ),
    sources: ids.optional(),
  },
  expect('mapping'),
)

const deadline = z.strictObject(
  {
    from: id,
    hours: z.int(expect('number')).positive(expect('number')).max(8760, expect('number')).optional(),
    days: z.int(expect('number')).positive(expect('number')).max(365, expect('number')).optional(),
    sources: ids,
  },
  expect('mapping'),
)
const verdict = z.strictObject(
  { text, deadlines: z.array(deadline, expect('list')).optional() },
  expect('mapping'),
)
const rule = z.strictObject(
  { id, then: id, when: rows, text, sources: ids.min(1, expect('list')) },
  expect('mapping'),
)
const duty = z.strictObject(
  {
    title: text,
    sources: ids,
    verdicts: z.record(id, verdict, expect('mapping')),
    rules: z.array(rule, expect('list')),
    'not-monotone': z
      .array(z.strictObject({ question: name, why: text }, expect('mapping')), expect('list'))
      .optional(),
    'mild-assumption': z
      .array(z.strictObject({ question: name, answers: ids, why: text }, expect('mapping')), expect('list'))
      .optional(),
  },
  expect('mapping'),
)

const action = z.strictObject(
  {
    verdict: text.optional(),
    for: z.record(id, z.union([id, ids], expect('cell')), expect('mapping')),
    when: rows.optional(),
    text,
    sources: ids.optional(),
  },
  expect('mapping'),
)

const lines = z.strictObject(
  {
    nl: z.string(expect('text')).min(1, expect('text')),
    en: z.string(expect('text')).min(1, expect('text')),
  },
  expect('both-languages'),
)
const formPart = z.strictObject(
  {
    title: text,
    fields: z
      .array(z.strictObject({ label: text, value: lines.optional() }, expect('mapping')), expect('list'))
      .min(1, expect('list')),
  },
  expect('mapping'),
)
const paper = z.strictObject(
  {
    title: text,
    for: z
      .record(id, z.union([id, ids], expect('cell')), expect('mapping'))
      .optional()
      .describe('The verdicts to which it belongs.'),
    when: rows.optional(),
    to: line.optional(),
    subject: text.optional().describe('Of a letter.'),
    body: lines
      .optional()
      .describe('Of a letter: {name} stands for a record field, a moment, a question or a term.'),
    form: z
      .array(formPart, expect('list'))
      .min(1, expect('list'))
      .optional()
      .describe('Of a worksheet: the parts of the form, in its order.'),
    check: z
      .array(
        z.strictObject(
          {
            text,
            names: z.array(name, expect('list')).min(1, expect('list')),
            sources: ids.min(1, expect('list')),
          },
          expect('mapping'),
        ),
        expect('list'),
      )
      .optional()
      .describe('What it must say by law, and the names that say it.'),
    sources: ids.optional(),
  },
  expect('mapping'),
)

/** One answer as an officer writes it: a word, a number, a list of kinds; true and false for yes and no. */
const answer = z.union(
  [z.string(), z.number(), z.boolean(), z.array(z.string(expect('answer')))],
  expect('answer'),
)
const caseEntry = z.strictObject(
  {
    id: z.string(expect('text')).min(1, expect('text')),
    title: z.union([line, text], expect('text')),
    source: line.optional(),
    url: url.optional(),
    strength: z.enum(['guidance', 'ruled', 'soft', 'example'], expect('one-of')),
    answers: z.record(name, answer, expect('mapping')),
    inferred: z.array(name, expect('list')).optional(),
    expect: z.record(id, z.union([id, ids], expect('cell')), expect('mapping')),
    note: line.optional(),
    differs: text.optional(),
  },
  expect('mapping'),
)

/** `<pack>/<version>.cases.yaml`, a list of cases beside the pack. */
export const casesSchema = z.array(caseEntry, expect('list'))

export const packSchema = z
  .strictObject(
    {
      meldplicht: z.literal('pack@1', expect('format')).describe('The format of this file.'),
      id,
      'valid-from': date.describe('First day on which the pack holds; the name of the file.'),
      'valid-until': date.optional().describe('Last day on which the pack holds.'),
      proposal: z
        .literal(true, expect('true-or-false'))
        .optional()
        .describe('Not law: it can be shown and compared, and decides nothing.'),
      extends: id.optional().describe('The pack whose rules this one inherits.'),
      title: text,
      about: text,
      authority: z.strictObject({ name: text, url }, expect('mapping')).optional(),
      sources: z.record(id, source, expect('mapping')).optional(),
      moments: z
        .record(
          id,
          z.strictObject({ title: text, help: text.optional() }, expect('mapping')),
          expect('mapping'),
        )
        .optional(),
      given: z
        .record(name, answer, expect('mapping'))
        .optional()
        .describe('Questions of the base pack that this pack answers once and for all.'),
      questions: z.record(id, question, expect('mapping')).optional(),
      terms: z.record(name, term, expect('mapping')).optional(),
      duties: z.record(id, duty, expect('mapping')).optional(),
      record: z
        .record(
          id,
          z.strictObject({ title: text, help: text.optional() }, expect('mapping')),
          expect('mapping'),
        )
        .optional()
        .describe('Free text for the file; it never decides anything.'),
      actions: z.array(action, expect('list')).optional(),
      challenges: z
        .array(action, expect('list'))
        .optional()
        .describe('What to ask oneself before accepting a mild verdict.'),
      contradictions: z
        .array(
          z.strictObject(
            {
              when: rows,
              text,
              'if-said': z
                .literal(true, expect('true-or-false'))
                .optional()
                .describe('It counts only when it was said: what is still open makes no doubt of it.'),
            },
            expect('mapping'),
          ),
          expect('list'),
        )
        .optional()
        .describe('Answers that cannot all be true; the report asks to look again.'),
      papers: z.record(id, paper, expect('mapping')).optional().describe('Letters to send by hand.'),
      cases: casesSchema.optional(),
    },
    expect('mapping'),
  )
  .describe('A meldplicht rule pack.')

export type PackFile = z.infer<typeof packSchema>
export type CaseFile = z.infer<typeof casesSchema>
export type RawQuestion = NonNullable<PackFile['questions']>[string]
export type RawTerm = NonNullable<PackFile['terms']>[string]
export type RawDuty = NonNullable<PackFile['duties']>[string]
export type RawScale = NonNullable<RawQuestion['answers']>
export type RawRows = RawTerm['rules'][number]['when']
export type RawRow = Exclude<RawRows, readonly unknown[]>
export type RawCell = RawRow[string]
export type RawAnswer = CaseFile[number]['answers'][string]
