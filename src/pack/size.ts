// Plain values → whether there are more of them than a schema is asked about.

/**
 * A file of a megabyte that a person wrote has fewer. The schema library puts all that is wrong with a file on the stack at
 * once, and with twice as many it runs out of it.
 */
const MOST_VALUES = 50_000

export function hasTooMany(value: unknown): boolean {
  let count = 0
  const todo = [value]
  for (let one = todo.pop(); count <= MOST_VALUES; one = todo.pop()) {
    count += 1
    if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) todo.push(inner)
    if (todo.length === 0) return false
    if (todo.length > MOST_VALUES) return true
  }
  return true
}
