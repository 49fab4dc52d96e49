// One decision over twelve questions, by this engine, by hand-written TypeScript, and by other rule engines; on the same
// random incidents, with outputs checked equal. Decisions a second, and the ratio to the time of the hand-written one.
import { createRequire } from 'node:module'
import { ZenEngine } from '@gorules/zen-engine'
import { evaluate } from 'feelin'
import { Engine as JsonRulesEngine } from 'json-rules-engine'
import { LogicEngine } from 'json-logic-engine'
import Publicodes from 'publicodes'
import { compile } from '../../src/compile/compile.ts'
import { walk } from '../../src/compile/walk.ts'
import type { Row } from '../../src/pack/model.ts'
import { duty, flatPack, question, rule, term } from '../oracle/build.ts'
import { randomFrom } from '../oracle/random.ts'

/** It has no types of its own. */
const jsonLogic = createRequire(import.meta.url)('json-logic-js') as {
  apply: (logic: unknown, facts: unknown) => unknown
}

const INCIDENTS = 100_000
/** The slow ones get the first of them. */
const FEW = 5_000
const ROUNDS = 5

/** To be notified when all of one of these hold: question → answers, by their numbers. */
const ROWS: readonly (readonly (readonly [question: number, answers: readonly number[]])[])[] = [
  [
    [0, [2]],
    [1, [1, 2]],
  ],
  [
    [0, [1, 2]],
    [2, [2]],
    [3, [1]],
  ],
  [
    [4, [1, 2]],
    [5, [2]],
  ],
  [
    [6, [2]],
    [7, [1, 2]],
    [8, [0, 1]],
  ],
  [
    [9, [2]],
    [10, [2]],
  ],
  [
    [1, [2]],
    [11, [1, 2]],
    [3, [1, 2]],
  ],
  [
    [5, [1]],
    [8, [2]],
    [2, [1, 2]],
  ],
]
const QUESTIONS = 12
const ANSWERS = 3
const REPORT = 'report'
const NOT = 'no-report'

type Facts = Readonly<Record<string, string>>
const name = (at: number): string => `q${at}`
const answer = (code: number): string => `a${code}`

function byHand(c: ArrayLike<number>): boolean {
  return (
    (c[0] === 2 && c[1]! >= 1) ||
    (c[0]! >= 1 && c[2] === 2 && c[3] === 1) ||
    (c[4]! >= 1 && c[5] === 2) ||
    (c[6] === 2 && c[7]! >= 1 && c[8]! <= 1) ||
    (c[9] === 2 && c[10] === 2) ||
    (c[1] === 2 && c[11]! >= 1 && c[3]! >= 1) ||
    (c[5] === 1 && c[8] === 2 && c[2]! >= 1)
  )
}

function ours(): (codes: ArrayLike<number>) => boolean {
  const rows = ROWS.map((row): Row => row.map(([index, levels]) => ({ of: 'question', index, levels })))
  const level = (at: number): Row => [{ of: 'term', index: 0, levels: [at] }]
  const pack = flatPack({
    questions: Array.from({ length: QUESTIONS }, (_, at) => question(name(at), ANSWERS)),
    terms: [term('risk', 2, [rule('high', 1, rows)])],
    duties: [duty('authority', 2, [rule(NOT, 0, [level(0)]), rule(REPORT, 1, [level(1)])])],
  })
  const compiled = compile(pack)
  if (!compiled.ok) throw new Error('did not compile')
  const nodes = { ...compiled.value, table: Int32Array.from(compiled.value.table) }
  const { root } = compiled.value.duties[0]!
  return (codes) => walk(nodes, root, codes) === 2
}

const inJsonLogic = {
  or: ROWS.map((row) => ({
    and: row.map(([at, codes]) => ({ in: [{ var: name(at) }, codes.map(answer)] })),
  })),
}

function jsonRules(): (facts: Facts) => Promise<boolean> {
  const conditions = {
    any: ROWS.map((row) => ({
      all: row.map(([at, codes]) => ({ fact: name(at), operator: 'in', value: codes.map(answer) })),
    })),
  }
  const engine = new JsonRulesEngine([{ conditions, event: { type: REPORT } }])
  return async (facts) => (await engine.run(facts)).events.length > 0
}

function zen(): (facts: Facts) => Promise<boolean> {
  const inputs = Array.from({ length: QUESTIONS }, (_, at) => ({
    id: name(at),
    field: name(at),
    name: name(at),
  }))
  const cells = (row: (typeof ROWS)[number]): Record<string, string> =>
    Object.fromEntries(
      row.map(([at, codes]) => [name(at), codes.map((code) => `'${answer(code)}'`).join(', ')]),
    )
  const empty = Object.fromEntries(inputs.map(({ id }) => [id, '']))
  const rules = [
    ...ROWS.map((row, at) => ({ _id: `r${at}`, ...empty, ...cells(row), out: `'${REPORT}'` })),
    { _id: 'else', ...empty, out: `'${NOT}'` },
  ]
  const table = { hitPolicy: 'first', inputs, outputs: [{ id: 'out', field: 'out', name: 'out' }], rules }
  const content = {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'table', type: 'decisionTableNode', name: 'table', content: table, position: { x: 1, y: 0 } },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'e1', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'e2', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  }
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)))
  return async (facts) => ((await decision.evaluate(facts)).result as { out: string }).out === REPORT
}

const inFeel = ROWS.map((row) => {
  const cells = row.map(
    ([at, codes]) => `(${codes.map((code) => `${name(at)} = "${answer(code)}"`).join(' or ')})`,
  )
  return `(${cells.join(' and ')})`
}).join(' or ')

function publicodes(): (facts: Facts) => boolean {
  const rules: Record<string, unknown> = Object.fromEntries(
    Array.from({ length: QUESTIONS }, (_, at) => [name(at), { 'par défaut': `'${answer(0)}'` }]),
  )
  rules['report'] = {
    'une de ces conditions': ROWS.map((row) => ({
      'toutes ces conditions': row.map(([at, codes]) => ({
        'une de ces conditions': codes.map((code) => `${name(at)} = '${answer(code)}'`),
      })),
    })),
  }
  const engine = new Publicodes(rules as ConstructorParameters<typeof Publicodes>[0])
  return (facts) => {
    engine.setSituation(Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, `'${value}'`])))
    return engine.evaluate('report').nodeValue === true
  }
}

/** One line for each engine. */
export async function benchEngines(): Promise<string[]> {
  const random = randomFrom(2018)
  const codes = Array.from({ length: INCIDENTS }, () =>
    Int8Array.from({ length: QUESTIONS }, () => random.below(ANSWERS)),
  )
  const facts = codes.map((own): Facts =>
    Object.fromEntries(Array.from(own, (code, at) => [name(at), answer(code)])),
  )
  const expected = codes.map(byHand)
  const compiled = new LogicEngine().build(inJsonLogic) as (facts: Facts) => unknown
  const [walked, asked, decided, computed] = [ours(), jsonRules(), zen(), publicodes()]
  const engines: [string, number, (at: number) => unknown, target?: number][] = [
    ['hand-written TypeScript, coded answers', INCIDENTS, (at) => byHand(codes[at]!)],
    ['meldplicht, coded answers', INCIDENTS, (at) => walked(codes[at]!)],
    ['json-logic-engine, compiled', INCIDENTS, (at) => compiled(facts[at]!), 1],
    ['json-logic-js', INCIDENTS, (at) => jsonLogic.apply(inJsonLogic, facts[at]!), 25],
    ['@gorules/zen-engine', FEW, (at) => decided(facts[at]!), 200],
    ['json-rules-engine', FEW, (at) => asked(facts[at]!), 500],
    ['feelin', FEW, (at) => resultOf(evaluate(inFeel, facts[at]!)), 1],
    ['publicodes', FEW, (at) => computed(facts[at]!), 1],
  ]
  const lines: string[] = []
  let own = 0
  let floor = 0
  for (const [label, count, decide, target] of engines) {
    const times: number[] = []
    const isAsync = decide(0) instanceof Promise
    for (let round = 0; round < (count === FEW ? 3 : ROUNDS); round += 1) {
      let right = 0
      const started = performance.now()
      if (isAsync) for (let at = 0; at < count; at += 1) right += Number((await decide(at)) === expected[at])
      else for (let at = 0; at < count; at += 1) right += Number(decide(at) === expected[at])
      times.push(((performance.now() - started) * 1000) / count)
      if (right !== count) throw new Error(`${label}: ${count - right} of ${count} come out otherwise`)
    }
    const time = times.sort((a, b) => a - b)[times.length >> 1]!
    if (floor !== 0) own ||= time
    floor ||= time
    const told =
      target !== undefined
        ? `  ${(time / own).toFixed(1)} x meldplicht (target ${target})`
        : time === own
          ? '  (target 4)'
          : ''
    lines.push(
      `${label.padEnd(40)} ${Math.round(1e6 / time)
        .toLocaleString('en-GB')
        .padStart(12)} a second  ${(time / floor).toFixed(1).padStart(9)} x${told}`,
    )
  }
  return lines
}

/** feelin gives the value, or the value with what it wants to warn of. */
function resultOf(result: unknown): unknown {
  return typeof result === 'object' && result !== null && 'value' in result ? result.value : result
}
