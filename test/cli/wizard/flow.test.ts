// The wizard's flow with scripted answers, without a terminal.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EMPTY_DRAFT, type Draft } from '../../../src/cli/wizard/draft.ts'
import { runFlow, type Ended } from '../../../src/cli/wizard/flow.ts'
import { codedAnswers } from '../../../src/decide/interview/path.ts'
import { questionsLeft } from '../../../src/decide/interview/bound.ts'
import { compile, type Rules } from '../../../src/compile/compile.ts'
import { decide } from '../../../src/decide/decide.ts'
import { nextQuestion } from '../../../src/decide/interview/remaining.ts'
import { loadPack } from '../../../src/pack/library.ts'
import { en } from '../../../src/words/en.ts'
import { HOME } from '../run.ts'
import { randomFrom } from '../../oracle/random.ts'
import { scripted, STANDING, type Script, type Scripted } from './script.ts'

async function rulesOf(id: string): Promise<Rules> {
  const pack = await loadPack([join(HOME, 'rules')], id, '2026-01-01')
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems))
  const compiled = compile(pack.value)
  if (!compiled.ok) throw new Error(id)
  return { pack: pack.value, compiled: compiled.value }
}
const procurios = await rulesOf('procurios-contactmomenten')
const ap = await rulesOf('ap')

interface Run extends Ended, Scripted {
  readonly saved: readonly Draft[]
}

async function run(rules: Rules, script: Script, start: Partial<Draft> = {}): Promise<Run> {
  const saved: Draft[] = []
  const scene = scripted(script)
  const flow = {
    ask: scene.ask,
    words: en,
    rules,
    clock: () => ['deadline'],
    discovery: () => 'Friday',
    save: (draft: Draft) => void saved.push(draft),
  }
  const finished = await runFlow(flow, { ...EMPTY_DRAFT, ...start })
  return { ...finished, ...scene, saved }
}

const REST: Readonly<Record<string, string>> = {
  'Check your answers. Choose one to change it.': 'This is right',
  'This was assumed. Choose what is different.': 'This is right',
  'Your own judgement of the risk': 'Accept what the facts give',
}
const by =
  (answers: Readonly<Record<string, string | readonly string[]>>): Script =>
  (title) => {
    const answer = answers[title] ?? REST[title]
    if (answer === undefined) throw new Error(`unexpected screen: ${title}`)
    return answer
  }
const CONTACT = 'Are there contact moments in your environment?'
const PRIVATE = 'Were all contact moments marked private?'
const PATIENTS = {
  [CONTACT]: 'Yes',
  [PRIVATE]: 'No, not all',
  'Are there signs of misuse?': 'No, we looked',
  'Which data are they?': ['Name, address', 'Special categories'],
  'What do the data say about one person, all together?': 'A few facts',
  'Are vulnerable people among them?': 'Yes',
  'How many people do the data concern?': '1.200',
}

describe('the Procurios path', () => {
  test('ends after one question when there are no contact moments', async () => {
    const { seen, draft, how } = await run(procurios, by({ [CONTACT]: 'No, we looked' }))
    expect(how).toBe('finished')
    expect(draft.answers).toEqual({ 'contact-moments': 'no' })
    // With pack and moment of discovery before it and the outcome behind it: at most six.
    expect(seen.length + 2).toBeLessThanOrEqual(6)
  })

  test('asks only what can still change a duty, and says how far one is', async () => {
    const { seen, draft, saved } = await run(procurios, by(PATIENTS))
    expect(seen.length + 2).toBeLessThanOrEqual(15)
    expect(decide(procurios, codedAnswers(procurios.pack, draft)).exitCode).toBe(21)
    const positions = seen.flatMap(({ above }) => above.filter((line) => line.startsWith('Question')))
    expect(positions[0]).toMatch(/^Question 1 of at most \d+$/)
    expect(saved.length).toBeGreaterThanOrEqual(positions.length)
    expect(seen.every(({ above }) => above[0] === 'deadline')).toBe(true)
  })

  test('does not ask again what was given beforehand', async () => {
    const { seen } = await run(procurios, by({}), { answers: { 'contact-moments': 'no' } })
    expect(seen.map(({ title }) => title)).not.toContain(CONTACT)
  })
})

describe('every screen', () => {
  test('of a question offers unknown, explain, back, save and stop', async () => {
    const { seen } = await run(procurios, by(PATIENTS))
    const ways = ["I don't know", 'Explain', 'Back', 'Save and stop']
    expect(seen[0]?.options).toEqual(expect.arrayContaining(ways))
    expect(seen[1]?.options).toEqual(expect.arrayContaining(ways))
  })

  test('back from the first question goes to the moment of discovery', async () => {
    expect((await run(procurios, by({ [CONTACT]: 'Back' }))).how).toBe('discovery')
  })

  test('explains with help and source, and asks again', async () => {
    const { shown, draft } = await run(procurios, (title, visit) =>
      title === CONTACT ? (visit === 1 ? 'Explain' : 'No, we looked') : by({})(title, visit),
    )
    expect(shown.join('\n')).toMatch(/procurios\.cloud\/contact_moment[\s\S]*Procurios help centre/)
    expect(draft.answers).toEqual({ 'contact-moments': 'no' })
  })

  test('goes back to the question before, whose answer can then be another', async () => {
    const { draft } = await run(procurios, (title, visit) => {
      if (title === CONTACT) return visit === 1 ? 'Yes' : 'No, we looked'
      if (title === PRIVATE) return 'Back'
      return by({})(title, visit)
    })
    expect(draft.answers).toEqual({ 'contact-moments': 'no' })
  })

  test('gone back to has the answer that was given standing, and is the same question of as many', async () => {
    const { seen, draft } = await run(procurios, (title, visit) => {
      if (title === CONTACT) return visit === 2 ? STANDING : 'Yes'
      if (title === PRIVATE) return visit === 1 ? 'Back' : 'No, not all'
      return by(PATIENTS)(title, visit)
    })
    const [first, , again] = seen
    expect(again?.title).toBe(CONTACT)
    expect(again?.standing).toBe('yes')
    expect(again?.above).toEqual(first?.above)
    expect(draft.answers['contact-moments']).toBe('yes')
  })

  test('keeps what was ticked when the question is explained, or left and stopped', async () => {
    const DATA = 'Which data are they?'
    const start = {
      answers: {
        'contact-moments': 'yes',
        'private-only': 'no',
        misuse: 'none-found',
        'data.contact': 'yes',
      },
    }
    const { seen, draft } = await run(
      procurios,
      (title, visit) =>
        title !== DATA ? by(PATIENTS)(title, visit) : visit === 1 ? 'Explain' : 'Save and stop',
      start,
    )
    expect(seen.filter(({ title }) => title === DATA).map(({ standing }) => standing)).toEqual([
      ['contact'],
      ['contact'],
    ])
    expect(draft.answers).toEqual(start.answers)
  })

  test('of an assumption stands on what is assumed', async () => {
    const { seen } = await run(procurios, (title, visit) => {
      if (title.startsWith('This was assumed')) return visit === 1 ? 'Have measures since' : 'This is right'
      if (title.startsWith('Have measures')) return STANDING
      return by(PATIENTS)(title, visit)
    })
    expect(seen.find(({ title }) => title.startsWith('Have measures'))?.standing).toBe('none')
  })

  test('stops with everything answered so far saved', async () => {
    const { how, draft, saved } = await run(procurios, by({ [CONTACT]: 'Yes', [PRIVATE]: 'Save and stop' }))
    expect([how, draft.answers]).toEqual(['stopped', { 'contact-moments': 'yes' }])
    expect(saved.at(-1)?.answers).toEqual(draft.answers)
  })

  test('takes «I don’t know» for an answer, and never asks it again', async () => {
    const { seen, draft } = await run(
      procurios,
      by({ ...PATIENTS, 'Are vulnerable people among them?': "I don't know" }),
    )
    expect(draft.answers['vulnerable'] ?? 'unknown').toBe('unknown')
    const titles = seen.map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
  })
})

describe('before the outcome', () => {
  test('an answer can be changed; only newly relevant questions follow, and what no longer counts is kept and marked', async () => {
    const { draft, seen } = await run(procurios, (title, visit) => {
      if (title === CONTACT) return visit === 1 ? 'Yes' : 'No, we looked'
      if (title.startsWith('Check')) return visit === 1 ? CONTACT : 'This is right'
      return by(PATIENTS)(title, visit)
    })
    expect(draft.answers).toMatchObject({
      'contact-moments': 'no',
      'private-only': 'no',
      misuse: 'none-found',
    })
    const last = seen.filter(({ title }) => title.startsWith('Check')).at(-1)
    expect(
      last?.options.filter((option) => option.includes('(does not count)')).length,
    ).toBeGreaterThanOrEqual(3)
    expect(last?.options.find((option) => option.startsWith(CONTACT))).not.toContain('does not count')
  })

  test('the moment of discovery is the first of the answers, and can be changed', async () => {
    const { how, seen } = await run(procurios, (title) =>
      title.startsWith('Check') ? 'Discovery' : by({ [CONTACT]: 'No, we looked' })(title, 1),
    )
    expect(how).toBe('discovery')
    expect(seen.at(-1)?.options[0]).toBe('Discovery: Friday')
    expect(seen.at(-1)?.numbered).toBe(true)
  })

  test('an assumption can be changed', async () => {
    const { draft } = await run(procurios, (title, visit) => {
      if (title.startsWith('This was assumed')) return visit === 1 ? 'Have measures since' : 'This is right'
      if (title.startsWith('Have measures')) return 'Yes'
      return by(PATIENTS)(title, visit)
    })
    expect(draft.answers['measures']).toBe('effective')
  })

  test('the officer’s own judgement needs a reason, and names what the facts give', async () => {
    const { draft, seen } = await run(
      procurios,
      by({
        ...PATIENTS,
        'Your own judgement of the risk': 'A risk is unlikely',
        'Your reason, for the file': 'only invented patients',
      }),
    )
    expect(draft.answers['risk-of-harm']).toBe('unlikely')
    expect(draft.reasons).toEqual({ 'risk-of-harm': 'only invented patients' })
    expect(seen.at(-2)?.options[0]).toBe('Accept what the facts give: high')
  })
})

test('«at most» is exact: no run asks more, and some run asks as many', () => {
  const random = randomFrom(7)
  const { pack, compiled } = ap
  let reached = 0
  const first = questionsLeft({ pack, compiled }, codedAnswers(pack, EMPTY_DRAFT))!
  for (let round = 0; round < 60; round += 1) {
    const codes = pack.questions.map((): number => -1)
    let asked = 0
    let bound = first
    for (;;) {
      const answers = { codes, numbers: {} }
      const left = questionsLeft({ pack, compiled }, answers)!
      expect(left).toBeLessThanOrEqual(bound)
      bound = left
      const next = nextQuestion({ pack, compiled }, answers)
      if (next === undefined) break
      const { group } = pack.questions[next]!
      asked += 1
      pack.questions.forEach((question, index) => {
        const isAsked = group === undefined ? index === next : question.group === group
        if (isAsked) codes[index] = random.below(question.answers.length)
      })
    }
    expect(bound).toBe(0)
    reached = Math.max(reached, asked)
    expect(asked).toBeLessThanOrEqual(first)
  }
  expect(reached).toBeGreaterThan(first / 2)
})
