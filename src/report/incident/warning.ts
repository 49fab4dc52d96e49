// A warning about the moments → words. Apart from the clock, so that a script need not load what dates are shown with.
import type { Decision } from '../../decide/decide.ts'
import type { Warning } from '../../decide/moments.ts'
import type { Pack } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import type { Words } from '../../words/words.ts'

/** Answers that cannot all be true, or that may turn out so, in the words of the pack. */
export function contradictionTexts(
  words: Words,
  { contradictions: { certain, possible } }: Pick<Decision, 'contradictions'>,
): string[] {
  return [
    ...certain.map(({ text }) => clean(text[words.lang])),
    ...possible.map(({ text }) => words.report.possibleContradiction(clean(text[words.lang]))),
  ]
}

/** A warning about a moment, in words. */
export function warningText(words: Words, pack: Pick<Pack, 'moments'>, warning: Warning): string {
  const say = words.moments.warning
  const title = (id: string): string => pack.moments.find((field) => field.id === id)?.title[words.lang] ?? id
  switch (warning.code) {
    case 'date-only':
      return say.dateOnly(title(warning.moment))
    case 'ambiguous-time':
      return say.ambiguousTime(title(warning.moment))
    case 'in-future':
      return say.inFuture(title(warning.moment))
    case 'long-ago':
      return say.longAgo(title(warning.moment))
    case 'out-of-order':
      return say.outOfOrder(title(warning.moment), title(warning.after))
    case 'late-discovery':
      return say.lateDiscovery(warning.hours)
    case 'unknown-field':
      return say.unknownField(warning.field, warning.nearest)
  }
}
