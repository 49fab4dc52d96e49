// How a number is spelled in JSON and YAML → whether it can be read in one way.

/**
 * Digits alone, without a zero before them, and not more than are exact. Any other number is refused where an answer is
 * wanted: `1.000` is a thousand to who writes it and one to a program.
 */
export const isPlainNumber = (spelling: string): boolean => /^(0|[1-9]\d{0,14})$/.test(spelling)
