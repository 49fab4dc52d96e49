// A path through a diagram → an example in the words of its duty: the terms and questions that its rules name.
import type { Rules } from '../compile/compile.ts'
import { single, walk } from '../compile/walk.ts'
import type { Cell, Duty } from '../pack/model.ts'
import type { Example } from '../problem.ts'

/** The names that the rules of a duty use, each with its level under complete answers. */
export function exampleOf({ pack, compiled }: Rules, duty: Duty, codes: readonly number[]): Example {
  const answers = pack.questions.map(({ id, answers: all }, index) => [id, all[codes[index]!]!.id] as const)
  const wordOf = ({ of, index }: Cell): readonly [string, string] => {
    if (of === 'question') return answers[index]!
    const { term, root } = compiled.terms[index]!
    return [term.id, term.levels[single(walk(compiled, root, codes)) ?? 0]!.id]
  }
  const words = new Map(duty.rules.flatMap(({ rows }) => rows.flat()).map(wordOf))
  return { words: [...words].map(([id, level]) => ({ id, level })), answers: Object.fromEntries(answers) }
}
