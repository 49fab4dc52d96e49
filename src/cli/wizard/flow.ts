// The wizard: from a draft to an incident that is complete enough to decide. It asks only what can still change a duty.
import { assumptions } from './assumptions.ts'
import type { Draft } from './draft.ts'
import { judgement } from './judgement.ts'
import {
  codedAnswers,
  type Askable,
  entryOf,
  nextEntry,
  positionOf,
  type Position,
} from '../../decide/interview/path.ts'
import { review } from './review.ts'
import { askEntry, type Flow } from './screen.ts'
import { BACK, DISCOVERY, GO_ON, STOP } from './ways.ts'

export type { Flow } from './screen.ts'

/** How the flow ended: ready for the outcome, saved to go on with later, or back to the moment of discovery. */
export interface Ended {
  readonly draft: Draft
  readonly how: 'finished' | 'stopped' | 'discovery'
}

/** Asks until every duty is decided or nothing asked could narrow it, then lets the officer check what was said. */
export async function runFlow(flow: Flow, start: Draft): Promise<Ended> {
  let draft = start
  for (;;) {
    const questioned = await questions(flow, draft)
    draft = questioned.draft
    if (questioned.how !== 'finished') return questioned
    const reviewed = await review(flow, draft)
    if (reviewed === STOP) return { draft, how: 'stopped' }
    if (reviewed === DISCOVERY) return { draft, how: 'discovery' }
    if (reviewed !== GO_ON) {
      const changed = await askEntry(flow, draft, entryOf(flow.rules.pack, reviewed), true)
      draft = keep(flow, changed.draft)
      if (changed.way === STOP) return { draft, how: 'stopped' }
      continue
    }
    const stated = await statements(flow, draft)
    draft = stated.draft
    if (stated.how === STOP) return { draft, how: 'stopped' }
    if (stated.how === GO_ON) return { draft, how: 'finished' }
  }
}

function keep(flow: Flow, draft: Draft): Draft {
  flow.save(draft)
  return draft
}

/** The questions one by one; «back» goes to the one before, with its answer kept until another is given. */
async function questions(flow: Flow, start: Draft): Promise<Ended> {
  const { rules } = flow
  let draft = start
  let again: Askable | undefined
  for (;;) {
    const entry: Askable | undefined = again ?? nextEntry(rules, codedAnswers(rules.pack, draft))
    if (entry === undefined) return { draft, how: 'finished' }
    const position = positionOf(rules, draft, entry)
    const given = await askEntry(flow, draft, entry, true, positionText(flow, position))
    draft = keep(flow, given.draft)
    if (given.way === STOP) return { draft, how: 'stopped' }
    if (given.way === BACK) {
      if (position.before === undefined) return { draft, how: 'discovery' }
      again = entryOf(rules.pack, position.before)
      continue
    }
    again = undefined
  }
}

function positionText({ words: { wizard } }: Flow, { number, most }: Position): string {
  return most === undefined ? wizard.question(number) : wizard.questionOf(number, most)
}

/** Assumptions, then the officer's own judgement; BACK where what was said makes a question relevant, or on request. */
async function statements(
  flow: Flow,
  start: Draft,
): Promise<{ draft: Draft; how: typeof GO_ON | typeof STOP | typeof BACK }> {
  const { rules } = flow
  let draft = start
  for (;;) {
    const assumed = await assumptions(flow, draft)
    if (assumed === STOP || assumed === BACK) return { draft, how: assumed }
    if (assumed === GO_ON) break
    draft = keep(flow, assumed)
    if (nextEntry(rules, codedAnswers(rules.pack, draft)) !== undefined) return { draft, how: BACK }
  }
  const judged = await judgement(flow, draft)
  if (judged === STOP || judged === BACK || judged === GO_ON) return { draft, how: judged }
  return { draft: keep(flow, judged), how: GO_ON }
}
