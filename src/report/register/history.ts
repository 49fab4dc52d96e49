// The lines of an incident → its history: what happened, when, and by whom it was recorded.
import type { Zone } from '../../decide/zone.ts'
import type { Pack } from '../../pack/model.ts'
import { readDecision } from '../../record/decision.ts'
import type { RecordedDecision } from '../../record/reportSchema.ts'
import type { Entry } from '../../register/entry.ts'
import type { Event } from '../../register/event.ts'
import type { Incident } from '../../register/incident.ts'
import { dueIn } from '../../register/standing.ts'
import { type Summary, summaryOf } from '../../register/summary.ts'
import { withoutTexts } from '../../record/freeText.ts'
import { clean } from '../../render/clean.ts'
import { shortMomentText } from '../../render/clock.ts'
import type { Block } from '../../render/document.ts'
import type { Words } from '../../words/words.ts'
import { asked, full, sentence } from '../incident/writer.ts'
import { titleIn } from '../names.ts'
import { answersOf, type Said, saidBefore, saidIn, saidText } from './said.ts'

/**
 * @param pack of the last assessment, where it is here: in its words it says what others say
 * @param isHidden what somebody typed is left out: the log is read by others
 */
export function historyBlocks(
  entries: readonly Entry[],
  pack: Pack | undefined,
  words: Words,
  zone: Zone,
  isHidden: boolean,
): Block[] {
  const shown = isHidden ? withoutTexts(entries, words.report.hidden) : entries
  const last = shown.findLast(({ event }) => event.kind === 'assessed')?.event
  const standing = last === undefined ? [] : saidIn(last)
  const items = shown.map(({ number, at, by, event }) => {
    const who = by === undefined ? '' : `, ${clean(by)}`
    const when = `${number}. ${shortMomentText(words, Date.parse(at), zone)}${who}`
    const text = full(`${when}: ${clean(eventText(event, words, zone))}`)
    return { text, below: decidedLines(event, standing, pack, words, zone) }
  })
  return [
    { kind: 'heading', text: words.register.history },
    { kind: 'list', items },
  ]
}

/** What a second officer answered and wrote; of other assessments what was written and stands no more. */
function decidedLines(
  event: Event,
  standing: readonly Said[],
  pack: Pack | undefined,
  words: Words,
  zone: Zone,
): readonly string[] {
  if (!('decision' in event)) return []
  const isSecond = event.kind === 'second'
  const decision = isSecond ? readDecision(event.decision, '') : undefined
  const said = isSecond ? saidIn(event) : saidBefore(saidIn(event), standing)
  return [
    ...(decision?.ok === true
      ? [...momentsOf(decision.value, pack, words, zone), ...answersOf(decision.value, pack, words)]
      : []),
    ...said.map((one) => saidText(one, pack, words)),
  ].map(clean)
}

/** Every moment behind its name. */
function momentsOf(
  { moments }: RecordedDecision,
  pack: Pack | undefined,
  words: Words,
  zone: Zone,
): readonly string[] {
  return Object.entries(moments).map(([id, at]) => {
    const name = sentence(titleIn(words, pack?.moments ?? [], id))
    return `${asked(name)} ${shortMomentText(words, Date.parse(at), zone)}`
  })
}

/** What other officers came to, where that is something else: a line for each. */
export const viewLines = ({ otherViews }: Incident, words: Words, zone: Zone, isHidden = false): string[] =>
  otherViews.map(({ by, summary, clocks }) =>
    full(
      words.register.otherView(
        isHidden ? words.report.hidden : clean(by ?? ''),
        summaryText(summary, words, zone, dueIn(summary, clocks)),
      ),
    ),
  )

/** What an assessment comes to: who must be told, and by when as the register counts it. */
function summaryText(
  { authority, people, controller }: Summary,
  words: Words,
  zone: Zone,
  due?: number,
): string {
  const { columns, standings } = words.register
  return [
    `${columns.authority}: ${standings[authority]}`,
    `${columns.informPeople}: ${standings[people]}`,
    `${columns.informController}: ${standings[controller]}`,
    ...(due === undefined ? [] : [`${columns.due}: ${shortMomentText(words, due, zone)}`]),
  ].join('; ')
}

/** What happened, in a sentence, with the texts that were given. */
function eventText(event: Event, { register: say, ...words }: Words, zone: Zone): string {
  const when = (at: string): string => shortMomentText({ register: say, ...words }, Date.parse(at), zone)
  const more = (...texts: (string | undefined)[]): string =>
    texts.map((text) => (text === undefined ? '' : `. ${text}`)).join('')
  switch (event.kind) {
    case 'assessed':
      return say.wasAssessed
    case 'second':
      return `${say.wasAssessedBlind}: ${summaryText(summaryOf(event.decision), { register: say, ...words }, zone)}`
    case 'confirmed':
      return say.wasConfirmed + more(event.text)
    case 'notified':
      return (
        say.wasNotified(when(event.at), event.reference ?? '') +
        more(event.reason === undefined ? undefined : say.delay(event.reason))
      )
    case 'supplemented':
      return say.wasSupplemented(when(event.at), event.reference ?? '') + more(event.text)
    case 'withdrawn':
      return say.wasWithdrawn(when(event.at), event.reference ?? '') + more(event.reason)
    case 'informed':
      return say.wasInformed[event.whom](when(event.at)) + more(event.text)
    case 'note':
      return say.noteText(event.text)
    case 'closed':
      return say.wasClosed + more(event.reason)
  }
}
