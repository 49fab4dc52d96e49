// Decisions, explanations and the proof in-process, on seeded random incidents.
import { join } from 'node:path'
import { check } from '../../src/check/check.ts'
import { wholeProof } from '../../src/check/work.ts'
import { prove } from '../../src/check/proof.ts'
import { compile, type Compiled, type Rules } from '../../src/compile/compile.ts'
import { walk } from '../../src/compile/walk.ts'
import { decide } from '../../src/decide/decide.ts'
import { explain } from '../../src/decide/explain.ts'
import { nextQuestion } from '../../src/decide/interview/remaining.ts'
import { loadPack } from '../../src/pack/library.ts'
import { stressPack } from '../oracle/stress.ts'

const INCIDENTS = 100_000
const ROUNDS = 9

/** One line for each measurement. */
export async function benchEngine(home: string): Promise<string[]> {
  const loaded = await loadPack([join(home, 'rules')], 'ap', '2026-01-01')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const compiled = compile(loaded.value)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return measure({ pack: loaded.value, compiled: compiled.value })
}

function measure(rules: Rules): string[] {
  const { pack, compiled } = rules
  const complete = incidents(compiled, 1)
  const partial = incidents(compiled, 0.5).slice(0, 500)
  const typed = { ...compiled, table: Int32Array.from(compiled.table) }
  const root = compiled.duties[0]!.root
  const walks = rate(INCIDENTS, () => complete.reduce((sum, codes) => sum + walk(typed, root, codes), 0))
  const answers = complete.slice(0, 20_000).map((codes) => ({ codes, numbers: {} }))
  const decisions = rate(answers.length, () =>
    answers.reduce((sum, one) => sum + decide(rules, one).exitCode, 0),
  )
  const explained = milliseconds(partial.length, () => {
    for (const codes of partial) {
      const decision = decide(rules, { codes, numbers: {} })
      for (const duty of decision.duties) explain(rules, decision, duty)
    }
  })
  const steps = milliseconds(partial.length, () => {
    for (const codes of partial) nextQuestion(rules, { codes, numbers: {} })
  })
  const compiling = milliseconds(1, () => compile(pack))
  const proof = milliseconds(1, () => prove(rules, wholeProof()))
  const checking = milliseconds(1, () => check(pack))
  const stress = stressPack()
  const stressing = milliseconds(1, () => check(stress))
  return [
    `one duty on coded answers (walk)    ${million(walks)} million decisions a second`,
    `all duties on coded answers         ${million(decisions)} million decisions a second`,
    `decide and explain, half unknown    ${explained.toFixed(3)} ms an incident (target 1)`,
    `next question, half unknown         ${steps.toFixed(3)} ms a question (target 5)`,
    `compile ap                          ${compiling.toFixed(1)} ms (${compiled.table.length} integers)`,
    `proof of ap                         ${proof.toFixed(1)} ms (target 100)`,
    `compile, proof and cases of ap      ${checking.toFixed(1)} ms (${check(pack).nodes} nodes)`,
    `200 questions in 40 terms, the same  ${stressing.toFixed(1)} ms (${check(stress).nodes} nodes)`,
  ]
}

const million = (count: number): string => (count / 1e6).toFixed(2)

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function milliseconds(count: number, work: () => unknown): number {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now()
    work()
    times.push((performance.now() - started) / count)
  }
  return middle(times)
}

/** How many a second. */
function rate(count: number, work: () => unknown): number {
  return 1000 / milliseconds(count, work)
}

/** Random answers; each question is answered with the given chance. The same on every run. */
function incidents({ arity }: Compiled, answered: number): number[][] {
  let seed = 20200430
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32
  }
  return Array.from({ length: INCIDENTS }, () =>
    arity.map((count) => (random() < answered ? Math.floor(random() * count) : -1)),
  )
}
