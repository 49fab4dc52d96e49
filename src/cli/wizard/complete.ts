// Completing the file: moments and texts that decide nothing, but belong in reports, letters and the register.
import { LONGEST_TEXT } from '../../decide/reason.ts'
import { parseMoment } from '../../decide/moment.ts'
import type { Zone } from '../../decide/zone.ts'
import type { Field, Pack } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import { problemText } from '../../report/problem.ts'
import type { Words } from '../../words/words.ts'
import { sentence } from '../../report/incident/writer.ts'
import type { Ask } from './ask.ts'
import { discoveryText } from './discovery.ts'
import type { Draft } from './draft.ts'
import { isoFromTyped } from './typedTime.ts'
import { BACK_SIGN, GO_ON } from './ways.ts'

export interface Completing {
  readonly ask: Ask
  readonly words: Words
  readonly pack: Pack
  readonly zone: Zone
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
  readonly save: (draft: Draft) => void
}

/** The draft with what was filled in; saved after every field. */
export async function complete(setting: Completing, start: Draft): Promise<Draft> {
  const { ask, words, pack, zone } = setting
  const { wizard } = words
  let draft = start
  const moments = pack.moments.filter(({ id }) => id !== 'discovered')
  for (;;) {
    const shown = (field: Field, text: string | undefined): string =>
      `${sentence(clean(field.title[words.lang]))}: ${text === undefined || text === '' ? wizard.empty : clean(text)}`
    const options = [
      ...moments.map((field) => {
        const moment = draft.moments[field.id]
        return {
          id: `moment ${field.id}`,
          title: shown(field, moment === undefined ? undefined : discoveryText(words, moment, zone)),
        }
      }),
      ...pack.record.map((field) => ({
        id: `record ${field.id}`,
        title: shown(field, draft.record[field.id]),
      })),
      { id: GO_ON, title: wizard.completed },
    ]
    const chosen = await ask.one({ above: [], title: wizard.completeWhich, numbered: true }, options)
    if (chosen === GO_ON) return draft
    const id = chosen.slice(chosen.indexOf(' ') + 1)
    const moment = moments.find((field) => chosen === `moment ${field.id}`)
    draft =
      moment === undefined
        ? await completeText(
            setting,
            draft,
            pack.record.find((field) => field.id === id)!,
          )
        : await completeMoment(setting, draft, moment)
    setting.save(draft)
  }
}

async function completeText({ ask, words }: Completing, draft: Draft, field: Field): Promise<Draft> {
  const { wizard } = words
  const typed = await ask.line(
    { above: [], title: sentence(clean(field.title[words.lang])), help: wizard.fieldKeys },
    (text) => (text.length > LONGEST_TEXT ? wizard.tooLong(LONGEST_TEXT) : undefined),
    draft.record[field.id],
  )
  if (typed.trim() === BACK_SIGN) return draft
  return { ...draft, record: { ...draft.record, [field.id]: typed.trim() } }
}

async function completeMoment(
  { ask, words, zone, now }: Completing,
  draft: Draft,
  field: Field,
): Promise<Draft> {
  const { wizard } = words
  const help = [field.help === undefined ? '' : clean(field.help[words.lang]), wizard.typeMomentKeys]
  const typed = await ask.line(
    { above: [], title: sentence(clean(field.title[words.lang])), help: help.filter(Boolean).join('\n') },
    (text) => {
      if (text.trim() === BACK_SIGN) return undefined
      const moment = parseMoment(field.id, isoFromTyped(text, now(), zone), zone)
      if (moment.ok) return undefined
      const problem = moment.problems[0]!
      return problem.code === 'moment-format' ? wizard.timeHint : problemText(words, problem)
    },
    draft.moments[field.id],
  )
  if (typed.trim() === BACK_SIGN) return draft
  return { ...draft, moments: { ...draft.moments, [field.id]: isoFromTyped(typed, now(), zone) } }
}
