// The moment of discovery: asked first, because from then on the deadline runs.
import { isoInZone, parseMoment } from '../../decide/moment.ts'
import { warningsAbout } from '../../decide/moments.ts'
import type { Zone } from '../../decide/zone.ts'
import { clean } from '../../render/clean.ts'
import { shortMomentText } from '../../render/clock.ts'
import { problemText } from '../../report/problem.ts'
import { warningText } from '../../report/incident/warning.ts'
import type { Words } from '../../words/words.ts'
import type { Ask } from './ask.ts'
import { isoFromTyped, lastSuch } from './typedTime.ts'
import { typedWay } from './screen.ts'
import { BACK, EXPLAIN, STOP } from './ways.ts'
import { MINUTE } from '../../plain.ts'

export interface Discovery {
  readonly ask: Ask
  readonly words: Words
  readonly zone: Zone
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
  readonly canGoBack: boolean
}

/** The moment as an answers file has it, or a way out. `standing` is the one given before. */
export async function askDiscovery(
  setting: Discovery,
  standing: string | undefined,
): Promise<{ moment: string } | typeof BACK | typeof STOP> {
  const { ask, words, zone, canGoBack } = setting
  const { wizard } = words
  // One that cannot be read is asked for again, and «now» must not stand in its place.
  const isReadable = standing !== undefined && parseMoment('discovered', standing, zone).ok
  const options = [
    ...(!isReadable ? [] : [{ id: 'standing', title: discoveryText(words, standing, zone) }]),
    { id: 'now', title: wizard.now },
    { id: 'hour', title: wizard.hourAgo },
    { id: 'typed', title: wizard.otherTime },
    { id: EXPLAIN, title: wizard.explain },
    ...(canGoBack ? [{ id: BACK, title: wizard.back }] : []),
    { id: STOP, title: wizard.saveAndStop },
  ]
  for (;;) {
    const answer = await ask.oneOrText(
      { above: [], title: wizard.discovered, help: wizard.discoveredHelp },
      options,
      standing === undefined || isReadable ? options[0]!.id : 'typed',
    )
    const text = 'text' in answer ? answer.text : undefined
    const chosen = 'id' in answer ? answer.id : typedWay({ words }, answer.text)
    const now = Math.floor(setting.now() / MINUTE) * MINUTE
    if (chosen === STOP || (chosen === BACK && canGoBack)) return chosen
    if (chosen === BACK) continue
    if (chosen === 'standing') return { moment: standing! }
    if (chosen === 'now') return { moment: isoInZone(now, zone) }
    if (chosen === 'hour') return { moment: isoInZone(now - 60 * MINUTE, zone) }
    if (chosen === EXPLAIN) {
      ask.show(['', ...wizard.discoveredExplained])
      continue
    }
    const typed = await askTyped(setting, text)
    if (typed !== BACK) return typed
  }
}

/** @param before what was typed on the list; taken where it is a time, otherwise to be mended */
async function askTyped(
  setting: Discovery,
  before?: string,
): Promise<{ moment: string } | typeof BACK | typeof STOP> {
  const { ask, words, zone } = setting
  const { wizard } = words
  const complain = (text: string): string | undefined => {
    if (typedWay({ words }, text) !== undefined) return undefined
    const moment = parseMoment('discovered', isoFromTyped(text, setting.now(), zone), zone)
    if (!moment.ok)
      return moment.problems[0]!.code === 'moment-format'
        ? wizard.timeHint
        : problemText(words, moment.problems[0]!)
    return moment.value.instant > setting.now() ? wizard.notInFuture : undefined
  }
  const complaint = before === undefined ? undefined : complain(before)
  if (complaint !== undefined) ask.show(['', complaint])
  const typed =
    before !== undefined && complaint === undefined
      ? before
      : await ask.line({ above: [], title: wizard.typeTime, help: wizard.typeTimeKeys }, complain, before)
  const way = typedWay({ words }, typed)
  if (way !== undefined) return way === STOP ? STOP : BACK
  const iso = isoFromTyped(typed, setting.now(), zone)
  const moment = parseMoment('discovered', iso, zone)
  if (!moment.ok) return BACK
  // A day alone stays one, so that the report says it too; any other time is kept with its offset from UTC.
  const kept = moment.value.dateOnly ? iso : isoInZone(moment.value.instant, zone)
  const field = { id: 'discovered', title: { nl: wizard.discovery, en: wizard.discovery } }
  const warnings = warningsAbout({ moments: [field] }, { discovered: moment.value }, setting.now())
  if (warnings.length === 0 && lastSuch(typed, setting.now(), zone) === undefined) return { moment: kept }
  const doubts = warnings.map((warning) => clean(warningText(words, { moments: [field] }, warning)))
  const sure = await ask.one(
    { above: [], title: wizard.isThisRight(discoveryText(words, kept, zone)), help: doubts.join('\n') },
    [
      { id: 'yes', title: wizard.yesRight },
      { id: BACK, title: wizard.noAgain },
    ],
    BACK,
  )
  return sure === BACK ? BACK : { moment: kept }
}

/** The moment of discovery in words; as it stands where it cannot be read. */
export function discoveryText(words: Words, moment: string, zone: Zone): string {
  const read = parseMoment('discovered', moment, zone)
  return read.ok ? shortMomentText(words, read.value.instant, zone) : clean(moment)
}
