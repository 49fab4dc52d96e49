// Plain values from a file + a zod schema → typed values, or a problem with its place for each thing that is wrong.
import * as z from 'zod'
import { nearestOf } from './nearest.ts'
import { fail, MOST_PROBLEMS, ok, type Expected, type Problem, type Result } from '../problem.ts'
import { hasTooMany } from './size.ts'
import type { Path, YamlFile } from './yaml.ts'

/** Checks a file's value against a schema and puts a line and column on every complaint. */
export function validate<S extends z.ZodType>(schema: S, file: YamlFile): Result<z.infer<S>> {
  if (hasTooMany(file.value)) return fail({ code: 'yaml-feature', feature: 'size', at: file.at([]) })
  const parsed = schema.safeParse(file.value)
  if (parsed.success) return ok(parsed.data)
  return fail(
    ...parsed.error.issues.slice(0, MOST_PROBLEMS).flatMap((issue) => problemsOf(issue, schema, file)),
  )
}

type Issue = z.core.$ZodIssue

function problemsOf(issue: Issue, schema: z.ZodType, file: YamlFile): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const key = String(path.at(-1) ?? '')
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path)
    return issue.keys.slice(0, MOST_PROBLEMS).map((name) => ({
      code: 'unknown-name',
      kind: 'key',
      name,
      ...nearestOf(name, known),
      known,
      at: file.at([...path, name], 'key'),
    }))
  }
  if (issue.code === 'invalid_key') {
    return [{ code: 'wrong-value', key, expected: 'id', at: file.at(path, 'key') }]
  }
  if (valueAt(file.value, path) === undefined && path.length > 0) {
    return [{ code: 'missing-key', key, at: file.at(path) }]
  }
  const options = issue.code === 'invalid_value' ? { options: issue.values.map(String) } : {}
  return [{ code: 'wrong-value', key, expected: issue.message as Expected, ...options, at: file.at(path) }]
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  )
}

/** The keys that the schema allows at a path, for the nearest right word. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let inner: z.ZodType = schema
  for (const step of path) {
    inner = unwrap(inner)
    if (inner instanceof z.ZodObject) inner = (inner.shape as Record<string, z.ZodType>)[step] ?? inner
    else if (inner instanceof z.ZodRecord) inner = inner.valueType as z.ZodType
    else if (inner instanceof z.ZodArray) inner = inner.element as z.ZodType
    else return []
  }
  inner = unwrap(inner)
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
}

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap() as z.ZodType) : schema
}
