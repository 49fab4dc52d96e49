// YAML or JSON text → plain values, and for every value the place where it stands. Hostile input is refused.
import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import { isPlainNumber } from './plainNumber.ts'
import { fail, MOST_PROBLEMS, ok, type Problem, type Result, type Place } from '../problem.ts'

/** A path from the top of a file to a value in it. */
export type Path = readonly (string | number)[]

export interface YamlFile {
  readonly value: unknown
  /** The place of the value at a path; of its key with `key`; of the nearest ancestor where there is none. */
  readonly at: (path: Path, part?: 'key') => Place
  /** How the number at a path is spelled, where that is not as plain digits; undefined for any other value. */
  readonly oddNumberAt: (path: Path) => string | undefined
}

const DEEPEST = 40

/**
 * Reads one YAML 1.2 (or JSON) document. Aliases, tags, several documents and `%YAML 1.1` are refused, so that
 * `no` is always a word and no file can grow when it is read. A number keeps its spelling when that is not a plain
 * whole number (`1.200` stays `'1.200'`), because what it means depends on who reads it. A last line without its end is
 * refused: what stands on it may be half of what stood there.
 */
export function readYaml(text: string, file: string): Result<YamlFile> {
  const lines = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const lexemes = [...new Lexer().lex(text)]
  const tooDeep = deepNesting(text, lexemes)
  if (tooDeep !== undefined) {
    return fail({ code: 'yaml-feature', feature: 'depth', at: { file, ...tooDeep } })
  }
  const documents = [
    ...new Composer({
      version: '1.2',
      schema: 'core',
      // Its own check takes the square of the number of keys, and takes `true` and `"true"` for different ones.
      uniqueKeys: false,
    }).compose(tokensOf(lexemes, lines)),
  ]
  const [document] = documents
  if (document === undefined) return fail({ code: 'file-empty', path: file })
  if (documents.length > 1) {
    const second = documents[1]?.range[0] ?? 0
    return fail({ code: 'yaml-feature', feature: 'documents', at: place(second) })
  }
  const yaml = document.directives?.yaml
  if (yaml?.explicit === true && yaml.version !== '1.2') {
    return fail({ code: 'yaml-feature', feature: 'version', at: place(0) })
  }
  if (!isWhole(text, document.contents)) return fail({ code: 'cut-off', at: place(text.length) })
  const [error] = document.errors
  if (error !== undefined) {
    return fail({ code: 'yaml-syntax', why: error.message.split('\n')[0] ?? '', at: place(error.pos[0]) })
  }

  const problems: Problem[] = []
  const refuse = (feature: 'alias' | 'tag' | 'key' | 'depth', node: Node): undefined => {
    problems.push({ code: 'yaml-feature', feature, at: place(node.range?.[0] ?? 0) })
    return undefined
  }
  const plain = (node: unknown, depth: number): unknown => {
    if (node === null || node === undefined || problems.length > 0) return null
    if (isAlias(node)) return refuse('alias', node)
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null
    if (depth > DEEPEST) return refuse('depth', node)
    if (node.anchor !== undefined) return refuse('alias', node)
    if (node.tag !== undefined) return refuse('tag', node)
    if (isScalar(node)) return typeof node.value === 'number' ? (oddSpelling(node) ?? node.value) : node.value
    if (isSeq(node)) return node.items.map((item) => plain(item, depth + 1))
    const object: Record<string, unknown> = {}
    for (const { key, value } of node.items) {
      if (problems.length >= MOST_PROBLEMS) return null
      if (!isScalar(key) || key.value === null || key.source === '__proto__') return refuse('key', node)
      if (key.tag !== undefined) return refuse('tag', key)
      if (key.anchor !== undefined) return refuse('alias', key)
      const name = nameOf(key)
      if (Object.hasOwn(object, name)) {
        problems.push({ code: 'duplicate-key', key: name, at: place(key.range?.[0] ?? 0) })
      }
      object[name] = plain(value, depth + 1)
    }
    return object
  }
  const value = plain(document.contents, 0)
  if (problems.length > 0) return fail(...problems)

  const known = new WeakMap<YAMLMap, Map<string, Pair>>()
  const pairsOf = (map: YAMLMap): Map<string, Pair> => {
    const pairs =
      known.get(map) ??
      new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[nameOf(pair.key), pair]] : [])))
    known.set(map, pairs)
    return pairs
  }
  const at = (path: Path, part?: 'key'): Place => {
    let node: unknown = document.contents
    let offset = document.contents?.range?.[0] ?? 0
    path.forEach((step, index) => {
      if (isSeq(node) && typeof step === 'number') {
        node = node.items[step]
        offset = rangeStart(node) ?? offset
      } else if (isMap(node)) {
        const pair = pairsOf(node).get(String(step))
        if (pair === undefined) return
        node = pair.value
        const wanted = part === 'key' && index === path.length - 1 ? pair.key : (pair.value ?? pair.key)
        offset = rangeStart(wanted) ?? rangeStart(pair.key) ?? offset
      }
    })
    return place(offset)
  }
  const oddNumberAt = (path: Path): string | undefined => {
    const node = path.reduce<unknown>(
      (inner, step) =>
        isSeq(inner)
          ? inner.items[Number(step)]
          : isMap(inner)
            ? pairsOf(inner).get(String(step))?.value
            : undefined,
      document.contents,
    )
    return isScalar(node) && typeof node.value === 'number' ? oddSpelling(node) : undefined
  }
  return ok({ value, at, oddNumberAt })
}

/** A mapping or list in brackets tells itself where it ends; anything else ends with its last line. */
const isWhole = (text: string, top: unknown): boolean =>
  text.endsWith('\n') || ((isMap(top) || isSeq(top)) && top.flow === true)

/** As `parseAllDocuments` goes from a text to tokens, but that the text is cut into lexemes already. */
function* tokensOf(lexemes: readonly string[], lines: LineCounter): Generator<CST.Token> {
  lines.addNewLine(0)
  const parser = new Parser(lines.addNewLine)
  for (const lexeme of lexemes) yield* parser.next(lexeme)
  yield* parser.end()
}

const WIDEST_INDENT = 200
/** Tokens of the lexer that stand for no text: document, end of flow, scalar. */
const LEXER_MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f'])

/**
 * Where a text is nested too deeply. The parser recurses, and on deep input it runs out of stack inside V8, which ends
 * the process and cannot be caught; so the depth is bounded before it, by the lexer, which does not recurse.
 */
function deepNesting(text: string, lexemes: readonly string[]): { line: number; column: number } | undefined {
  const lines = text.split('\n')
  const wide = lines.findIndex(
    (line) => /^(?:[ \t]|[-?:](?=[ \t\r]|$))*/.exec(line)![0].length > WIDEST_INDENT,
  )
  if (wide >= 0) return { line: wide + 1, column: WIDEST_INDENT + 1 }
  let depth = 0
  let offset = 0
  for (const token of lexemes) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    if (depth > DEEPEST) {
      const before = text.slice(0, offset).split('\n')
      return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    }
    if (!LEXER_MARKS.has(token)) offset += token.length
  }
  return undefined
}

const nameOf = (key: Scalar): string => String(key.source ?? key.value)

function rangeStart(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}

/** The spelling of a number that has anything besides digits, a zero before them, or more of them than are exact. */
const oddSpelling = ({ source }: Scalar): string | undefined =>
  source === undefined || isPlainNumber(source) ? undefined : source
