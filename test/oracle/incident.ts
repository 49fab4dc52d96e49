// A random total pack with a random incident in it, decided.
import { decide, type Decision } from '../../src/decide/decide.ts'
import { randomSubject, type Subject } from './compiled.ts'
import { OPEN_CODE, randomCodes } from './randomAnswers.ts'
import type { Random } from './random.ts'

export interface Incident extends Subject {
  /** As given: assumptions are not filled in. */
  readonly given: readonly number[]
  /** With the assumptions filled in, by the oracle's own reading. */
  readonly codes: readonly number[]
  readonly decision: Decision
}

export function incidentOf(subject: Subject, given: readonly number[]): Incident {
  const codes = given.map((code, index) =>
    code === OPEN_CODE ? (subject.pack.questions[index]!.assume ?? code) : code,
  )
  const decision = decide(subject, { codes: given, numbers: {} })
  return { ...subject, given, codes, decision }
}

export function randomIncident(random: Random, known?: number): Incident {
  const subject = randomSubject(random, 'total')
  return incidentOf(subject, randomCodes(random, subject.pack, known))
}
