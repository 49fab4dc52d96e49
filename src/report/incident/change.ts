// Two decisions about one incident → what is different: answers, outcomes, deadline; and that in words.
import { DUTY_IDS, type DutyId, type Pack } from '../../pack/model.ts'
import type { Zone } from '../../decide/zone.ts'
import { shortMomentText } from '../../render/clock.ts'
import { type Block, strong } from '../../render/document.ts'
import type { RecordedDecision, Report } from '../../record/reportSchema.ts'
import type { Words } from '../../words/words.ts'
import { answerText, titleIn, verdictsText } from '../names.ts'
import { asked, sentence } from './writer.ts'

type Decided = RecordedDecision | Report

/** Of one thing what it was and what it is; undefined where it was not, or is not there. */
export interface Change<Name extends string = string> {
  readonly name: Name
  readonly before: string | undefined
  readonly after: string | undefined
}

export interface Changes {
  readonly answers: readonly Change[]
  readonly moments: readonly Change[]
  /** Names of the texts for the file that are new or other. */
  readonly record: readonly string[]
  /** Verdicts by their ids; several where it is open. */
  readonly duties: readonly {
    readonly duty: DutyId
    readonly before: readonly string[]
    readonly after: readonly string[]
  }[]
  /** The first deadline for the authority, with its offset from UTC. */
  readonly due: Change | undefined
  /** The same of the other duties, where there is one. */
  readonly otherDues: readonly Change<DutyId>[]
}

/** Of a duty the deadline that was, and the one that is. */
export type Dues = (duty: DutyId) => readonly [before: string | undefined, after: string | undefined]

/** What is different between two decisions. @param dues their deadlines, where a register counts them otherwise */
export function changesBetween(
  before: Decided,
  after: Decided,
  dues: Dues = (duty) => [dueOf(before, duty), dueOf(after, duty)],
): Changes {
  const questions = [...new Set([...Object.keys(before.answers), ...Object.keys(after.answers)])]
  const answers = questions.map((name) => ({
    name,
    before: written(before.answers[name]),
    after: written(after.answers[name]),
  }))
  const duties = DUTY_IDS.map((duty) => ({
    duty,
    before: verdictsOf(before, duty),
    after: verdictsOf(after, duty),
  }))
  const names = [...new Set([...Object.keys(before.moments), ...Object.keys(after.moments)])]
  const moments = names.map((name) => ({ name, before: before.moments[name], after: after.moments[name] }))
  return {
    moments: moments.filter((one) => Date.parse(one.before ?? '') !== Date.parse(one.after ?? '')),
    record: Object.keys(after.record).filter((name) => after.record[name] !== before.record[name]),
    answers: answers.filter((one) => one.before !== one.after),
    duties: duties.filter((one) => one.before.join() !== one.after.join()),
    due: changeOf('due', ...dues('authority')),
    otherDues: DUTY_IDS.filter((duty) => duty !== 'authority').flatMap(
      (duty) => changeOf(duty, ...dues(duty)) ?? [],
    ),
  }
}

/** What became of a moment; undefined where it is the same. */
function changeOf<Name extends string>(
  name: Name,
  before: string | undefined,
  after: string | undefined,
): Change<Name> | undefined {
  const isSame = before === after || Date.parse(before ?? '') === Date.parse(after ?? '')
  return isSame ? undefined : { name, before, after }
}

const written = (answer: Decided['answers'][string] | undefined): string | undefined =>
  answer === undefined ? undefined : Array.isArray(answer) ? answer.join(', ') || 'none' : String(answer)

function verdictsOf({ duties }: Decided, duty: DutyId): readonly string[] {
  const { verdict, possible } = duties[duty]
  return verdict === undefined ? (possible ?? []) : [verdict]
}

/** The first deadline of a duty, as it was decided. */
export const dueOf = ({ duties }: Decided, duty: DutyId): string | undefined =>
  duties[duty].deadlines.flatMap(({ due }) => due ?? []).sort()[0]

/** What is different, in the words of a pack that knows both. */
export function changeBlocks(
  { answers, moments, record, duties, due, otherDues }: Changes,
  pack: Pack,
  words: Words,
  zone: Zone,
): Block[] {
  const { change: say } = words
  const moment = (at: string | undefined): string =>
    at === undefined ? say.noDue : shortMomentText(words, Date.parse(at), zone)
  const items = [
    ...duties.map(({ duty, before, after }) => {
      const shown = (ids: readonly string[]): string => verdictsText(words, pack, duty, ids)
      return [strong(`${titleIn(words, pack.duties, duty)}: `), say.fromTo(shown(before), shown(after))]
    }),
    ...(due === undefined ? [] : [say.due(say.fromTo(moment(due.before), moment(due.after)))]),
    ...otherDues.map(({ name, before, after }) => {
      const of = words.report.timeLine.deadlineOf(titleIn(words, pack.duties, name))
      return `${of}: ${say.fromTo(moment(before), moment(after))}`
    }),
    ...answers.map(({ name, before, after }) => {
      const shown = (value: string | undefined): string =>
        value === undefined ? say.nothing : answerText(words, pack, name, value)
      return `${asked(titleIn(words, [...pack.groups, ...pack.questions], name))} ${say.fromTo(shown(before), shown(after))}`
    }),
    ...moments.map(({ name, before, after }) => {
      const title = sentence(titleIn(words, pack.moments, name))
      return `${asked(title)} ${say.fromTo(moment(before), moment(after))}`
    }),
    ...(record.length === 0 ? [] : [say.file(record.map((name) => titleIn(words, pack.record, name)))]),
  ]
  return items.length === 0
    ? [{ kind: 'paragraph', text: say.none }]
    : [
        { kind: 'heading', text: say.title },
        { kind: 'list', items },
      ]
}
