// A seed → reproducible choices, and the loop that tries a property on many of them.

export interface Random {
  /** A whole number from 0, below `end`. */
  below(end: number): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Some of the list in its order, at least `least` of them. */
  some<T>(list: readonly T[], least?: number): T[]
  shuffle<T>(list: readonly T[]): T[]
}

/** Mulberry32: small, fast, and the same on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  const shuffle = <T>(list: readonly T[]): T[] => {
    const left = [...list]
    return list.map(() => left.splice(below(left.length), 1)[0]!)
  }
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)]!,
    some: (list, least = 0) => {
      const count = least + below(list.length - least + 1)
      const chosen = new Set(shuffle(list.map((_, index) => index)).slice(0, count))
      return list.filter((_, index) => chosen.has(index))
    },
    shuffle,
  }
}

/** Tries a property `runs` times; a failure names its run, so that it alone can be tried again with `from`. */
export function forAll(runs: number, property: (random: Random, run: number) => void, from = 0): void {
  for (let run = from; run < runs; run += 1) {
    try {
      property(randomFrom(run * 7919 + 2018), run)
    } catch (error) {
      if (error instanceof Error) error.message = `run ${run}: ${error.message}`
      throw error
    }
  }
}
