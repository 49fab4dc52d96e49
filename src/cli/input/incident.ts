// Parsed flags and answers files → one incident as it was typed; a flag wins over a file.
import type { GivenAnswer } from '../../decide/answers.ts'
import type { GivenIncident } from '../../decide/assess.ts'
import { isNotAnswered } from '../../decide/word.ts'
import type { GivenMoment } from '../../decide/moments.ts'
import { askable, type Pack, replacedIn } from '../../pack/model.ts'
import { fail, ok, type Problem, type Result } from '../../problem.ts'
import type { AnswersFile } from '../../record/answersFile.ts'
import type { Options } from '../flags.ts'

/** From a flag. */
type Typed<Given> = Given & { readonly at: { readonly origin: string } }

/**
 * Flags and files as one incident; a flag wins over a file.
 *
 * @param valuesOf values of the flag of a question or moment, by its id
 */
export function incidentOf(
  pack: Pack,
  options: Options<'answer' | 'reason' | 'record'>,
  valuesOf: (id: string) => readonly string[],
  files: readonly AnswersFile[],
): Result<GivenIncident> {
  const problems: Problem[] = []
  const answers: Typed<GivenAnswer>[] = [...askable(pack).map(({ id }) => id), ...replacedIn(pack)].flatMap(
    (id) => valuesOf(id).map((value) => ({ question: id, value, at: { origin: `--${id}` } })),
  )
  for (const { name, value } of assignments('--answer', options.answer, problems)) {
    answers.push({ question: name, value, at: { origin: '--answer' } })
  }
  const moments: Typed<GivenMoment>[] = pack.moments.flatMap(({ id }) =>
    valuesOf(id).map((value) => ({ moment: id, value, at: { origin: `--${id}` } })),
  )
  const reasons = textsOf('--reason', options.reason, problems)
  const record = textsOf('--record', options.record, problems)
  // In a file an empty value means that nothing was said; behind a flag it is a variable that was never set.
  for (const { value, at } of [...answers, ...moments])
    if (isNotAnswered(value)) problems.push({ code: 'flag-value', flag: at.origin })
  if (problems.length > 0) return fail(...problems)
  const timed = new Set(moments.map(({ moment }) => moment))
  return ok({
    answers: [
      ...files.flatMap((file) => file.answers.map((answer) => ({ weak: 1 as const, ...answer }))),
      ...answers,
    ],
    moments: [
      ...files.flatMap((file) => file.moments.filter(({ moment }) => !timed.has(moment))),
      ...moments,
    ],
    reasons: Object.fromEntries(
      [...files.map((file) => file.reasons), reasons].flatMap(Object.entries<string>),
    ),
    record: Object.fromEntries([...files.map((file) => file.record), record].flatMap(Object.entries<string>)),
  })
}

function assignments(
  flag: string,
  texts: readonly string[] | undefined,
  problems: Problem[],
): { name: string; value: string }[] {
  return (texts ?? []).flatMap((text) => {
    const equals = text.indexOf('=')
    if (equals > 0) return [{ name: text.slice(0, equals).trim(), value: text.slice(equals + 1) }]
    problems.push({ code: 'assignment-shape', flag, value: text })
    return []
  })
}

/** `name=text` of a flag that may be given once for each name. */
function textsOf(
  flag: string,
  values: readonly string[] | undefined,
  problems: Problem[],
): Record<string, string> {
  const texts = new Map<string, string>()
  for (const { name, value } of assignments(flag, values, problems)) {
    const first = texts.get(name)
    if (first !== undefined && first !== value) {
      problems.push({ code: 'flag-twice', flag: `${flag} ${name}`, first, second: value })
    }
    texts.set(name, value)
  }
  return Object.fromEntries(texts)
}
