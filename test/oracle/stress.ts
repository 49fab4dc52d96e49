// A pack larger than any person would write: 200 questions in 40 terms, four duties over them.
import { DUTY_IDS, type Cell, type Pack, type Row } from '../../src/pack/model.ts'
import { duty, flatPack, question, rule, term } from './build.ts'

const QUESTIONS = 200
const TERMS = 40
const EACH = QUESTIONS / TERMS

/** Each term has three levels by five questions of three answers; groups of eight terms make a term of terms. */
export function stressPack(): Pack {
  const questions = Array.from({ length: QUESTIONS }, (_, index) => question(`q${index}`, 3))
  const at = (index: number, ...levels: number[]): Cell => ({ of: 'question', index, levels })
  const terms = Array.from({ length: TERMS - 5 }, (_, index) => {
    const own = Array.from({ length: EACH }, (_, member) => index * EACH + member)
    const some = own.map((one): Row => [at(one, 1, 2)])
    const most = own.map((one, member): Row => [at(one, 2), at(own[(member + 1) % EACH]!, 1, 2)])
    return term(`t${index}`, 3, [rule(`t${index}-some`, 1, some), rule(`t${index}-most`, 2, most)])
  })
  const levelOf = (index: number, ...levels: number[]): Cell => ({ of: 'term', index, levels })
  const groups = Array.from({ length: 5 }, (_, index) => {
    const own = Array.from({ length: 7 }, (_, member) => index * 7 + member)
    const rest = Array.from({ length: EACH }, (_, member) => (TERMS - 5) * EACH + index * EACH + member)
    return term(`g${index}`, 3, [
      rule(`g${index}-some`, 1, [
        ...own.map((one): Row => [levelOf(one, 1, 2)]),
        ...rest.map((one): Row => [at(one, 1, 2)]),
      ]),
      rule(
        `g${index}-most`,
        2,
        own.map((one, member): Row => [levelOf(one, 2), levelOf(own[(member + 1) % 7]!, 1, 2)]),
      ),
    ])
  })
  const first = TERMS - 5
  const all = groups.map((_, index) => levelOf(first + index, 0))
  const duties = DUTY_IDS.map((id) =>
    duty(id, 2, [
      rule(`${id}-no`, 0, [all]),
      rule(
        `${id}-yes`,
        1,
        groups.map((_, index) => [levelOf(first + index, 1, 2)]),
      ),
    ]),
  )
  const sourced = [...terms, ...groups].map((one) => ({ ...one, sources: ['law'] }))
  return flatPack({ questions, terms: sourced, duties })
}
