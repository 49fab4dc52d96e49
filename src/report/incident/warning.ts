// A warning about the moments → words. Apart from the clock, so that a script need not load what dates are shown with.
import type { Decision } from '../../decide/decide.ts'
import type { Warning } from '../../decide/moments.ts'
import type { Pack } from '../../pack/model.ts'
import { say, titleIn } from '../names.ts'
import type { Words } from '../../words/words.ts'

/** Answers that cannot all be true, or that may turn out so, in the words of the pack. */
export function contradictionTexts(
  words: Words,
  { contradictions: { certain, possible } }: Pick<Decision, 'contradictions'>,
): string[] {
  return [
    ...certain.map(({ text }) => say({ words }, text)),
    ...possible.map(({ text }) => words.report.possibleContradiction(say({ words }, text))),
  ]
}

/** A warning about a moment, in words. */
export function warningText(words: Words, pack: Pick<Pack, 'moments'>, warning: Warning): string {
  const { warning: told } = words.moments
  const title = (id: string): string => titleIn(words, pack.moments, id)
  switch (warning.code) {
    case 'date-only':
      return told.dateOnly(title(warning.moment))
    case 'ambiguous-time':
      return told.ambiguousTime(title(warning.moment))
    case 'in-future':
      return told.inFuture(title(warning.moment))
    case 'long-ago':
      return told.longAgo(title(warning.moment))
    case 'out-of-order':
      return told.outOfOrder(title(warning.moment), title(warning.after))
    case 'late-discovery':
      return told.lateDiscovery(warning.hours)
    case 'unknown-field':
      return told.unknownField(warning.field, warning.nearest)
  }
}
