// How much of a thing is tried: all of it in `.ci/run` (MELDPLICHT_TEST=full), a part of it in the everyday `npm test`.

export const IS_FULL = process.env['MELDPLICHT_TEST'] === 'full'

/** A count of random tries; a tenth of it on every day, and never so few that nothing is tried. */
export const samples = (full: number, everyday = Math.ceil(full / 10)): number => (IS_FULL ? full : everyday)

/** A list that is tried item by item; every so many-th item on every day, the first among them. */
export const sampled = <T>(list: readonly T[], step: number): readonly T[] =>
  IS_FULL ? list : list.filter((_, at) => at % step === 0)
