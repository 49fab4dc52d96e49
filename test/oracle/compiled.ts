// A random pack that compiles, with everything that the tests need to hold it against brute force.
import { compile, type Compiled } from '../../src/compile/compile.ts'
import type { Pack } from '../../src/pack/model.ts'
import { allWorlds, type World } from './bruteForce.ts'
import type { Random } from './random.ts'
import { randomPack, type Style } from './randomPack.ts'

export interface Subject {
  readonly pack: Pack
  readonly compiled: Compiled
  readonly worlds: readonly World[]
}

export function subjectOf(pack: Pack): Subject {
  const result = compile(pack)
  if (!result.ok) throw new Error(`did not compile: ${JSON.stringify(result.problems)}`)
  return { pack, compiled: result.value, worlds: allWorlds(pack) }
}

export function randomSubject(
  random: Random,
  style: Style = random.pick(['total', 'nearly', 'loose']),
): Subject {
  return subjectOf(randomPack(random, style))
}

/** Every function of a compiled pack, beside the same by brute force; leaves as lists of outcomes. */
export interface PackFunction {
  readonly name: string
  readonly root: number
  readonly outcomeOf: (world: World) => readonly number[]
}

export function functionsOf({ pack, compiled }: Subject): PackFunction[] {
  const truth = (holds: boolean): number[] => [holds ? 1 : 0]
  const list: PackFunction[] = []
  compiled.terms.forEach(({ root, rules }, term) => {
    list.push({ name: pack.terms[term]!.id, root, outcomeOf: (world) => [world.terms[term]!] })
    rules.forEach((ref, at) => {
      const name = pack.terms[term]!.rules[at]!.id
      list.push({ name, root: ref, outcomeOf: (world) => truth(world.termRules[term]![at]!) })
    })
  })
  compiled.duties.forEach(({ root, rules }, index) => {
    list.push({ name: pack.duties[index]!.id, root, outcomeOf: (world) => world.duties[index]! })
    rules.forEach((ref, at) => {
      const name = pack.duties[index]!.rules[at]!.id
      list.push({ name, root: ref, outcomeOf: (world) => truth(world.dutyRules[index]![at]!) })
    })
  })
  compiled.actions.forEach((root, index) => {
    list.push({ name: `action ${index}`, root, outcomeOf: (world) => truth(world.actions[index]!) })
  })
  return list
}
