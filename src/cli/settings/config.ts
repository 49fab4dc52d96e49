// The configuration file of a user → folders with packs of one's own, the register, the language.
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { readText } from '../../pack/file.ts'
import { lookOver } from '../../pack/jsonText.ts'
import { foreignAt } from './places.ts'
import { nearestOf } from '../../pack/nearest.ts'
import { fail, ok, type Problem, type Result } from '../../problem.ts'
import { errorCode, isMapping } from '../../plain.ts'

/** What stands in the file; paths are told from its folder. */
export interface Config {
  readonly rules: readonly string[]
  readonly register?: string
  readonly lang?: string
  /** Who decides, where `--by` does not say. */
  readonly officer?: string
  /** Not to notify takes a second officer. */
  readonly secondOfficer: boolean
}

/** `file`, or why it is none: a pipe would wait for somebody to write to it. */
function typeOf(path: string): string {
  try {
    return statSync(path).isFile() ? 'file' : 'EISDIR'
  } catch (error) {
    return errorCode(error)
  }
}

/** What holds where there is no file. */
const NOTHING: Config = { rules: [], secondOfficer: false }

const KEYS = ['rules', 'register', 'lang', 'officer', 'second-officer']

/**
 * Reads the file. One that is not there says nothing, unless it was `named`: then the packs it names would be passed
 * over. One that cannot be understood is a problem.
 */
export function readConfig(path: string | undefined, named: boolean): Result<Config> {
  if (path === undefined) return ok(NOTHING)
  const found = typeOf(path)
  if (found === 'ENOENT' && !named) return ok(NOTHING)
  if (found !== 'file') return fail({ code: 'file-unreadable', path, why: found })
  const foreign = foreignAt(path, false)
  if (foreign !== undefined) return fail({ code: 'config-foreign', ...foreign })
  const text = readText(path)
  if (!text.ok) return text
  let value: unknown
  try {
    value = JSON.parse(text.value)
  } catch {
    return fail({ code: 'wrong-value', key: path, expected: 'json' })
  }
  const at = { at: { origin: path } }
  if (!isMapping(value)) return fail({ code: 'wrong-value', key: path, expected: 'mapping' })
  const problems: Problem[] = Object.keys(value)
    .filter((key) => !KEYS.includes(key))
    .map((name) => ({
      code: 'unknown-name',
      kind: 'key',
      name,
      ...nearestOf(name, KEYS),
      known: KEYS,
      ...at,
    }))
  const { duplicate: key } = lookOver(text.value, value)
  if (key !== undefined) problems.push({ code: 'duplicate-key', key, ...at })
  const {
    rules = [],
    register,
    lang,
    officer,
    'second-officer': second = false,
  } = value as Record<string, unknown>
  const folders = [rules].flat()
  if (!folders.every((folder) => typeof folder === 'string'))
    problems.push({ code: 'wrong-value', key: 'rules', expected: 'list', ...at })
  for (const [key, text] of Object.entries({ register, lang, officer })) {
    if (text !== undefined && (typeof text !== 'string' || text === ''))
      problems.push({ code: 'wrong-value', key, expected: 'text', ...at })
  }
  if (typeof second !== 'boolean')
    problems.push({ code: 'wrong-value', key: 'second-officer', expected: 'true-or-false', ...at })
  if (problems.length > 0) return fail(...problems)
  const here = (folder: string): string => resolve(dirname(path), folder)
  return ok({
    rules: (folders as string[]).map(here),
    ...(register === undefined ? {} : { register: here(register as string) }),
    ...(lang === undefined ? {} : { lang: lang as string }),
    ...(officer === undefined ? {} : { officer: officer as string }),
    secondOfficer: second === true,
  })
}
