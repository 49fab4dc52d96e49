// A path through a diagram → an example in the words of its duty: the terms and questions that its rules name.
import type { Compiled } from '../compile/compile.ts'
import { single, walk } from '../compile/walk.ts'
import type { Cell, Duty, Pack } from '../pack/model.ts'
import type { Example } from '../problem.ts'

/** The names that the rules of a duty use, each with its level under complete answers. */
export function exampleOf(pack: Pack, compiled: Compiled, duty: Duty, codes: readonly number[]): Example {
  const seen = new Set<string>()
  const words = duty.rules
    .flatMap((rule) => rule.rows.flat())
    .flatMap((cell) => {
      const { id, level } = wordOf(pack, compiled, cell, codes)
      if (seen.has(id)) return []
      seen.add(id)
      return [{ id, level }]
    })
  const answers = Object.fromEntries(
    pack.questions.map((question, index) => [question.id, question.answers[codes[index]!]!.id]),
  )
  return { words, answers }
}

function wordOf(
  pack: Pack,
  compiled: Compiled,
  { of, index }: Cell,
  codes: readonly number[],
): { id: string; level: string } {
  if (of === 'question') {
    const question = pack.questions[index]!
    return { id: question.id, level: question.answers[codes[index]!]!.id }
  }
  const term = pack.terms[index]!
  const level = single(walk(compiled, compiled.terms[index]!.root, codes)) ?? 0
  return { id: term.id, level: term.levels[level]!.id }
}
