// Names → what they stand for. Collects a problem with its place for every name that stands for nothing.
import type { Cell, Group, Row, Step } from './model.ts'
import { nearestOf } from './nearest.ts'
import { MOST_PROBLEMS, type NameKind, type Problem } from '../problem.ts'
import type { RawCell, RawRow, RawRows, RawScale } from './schema.ts'
import type { Path, YamlFile } from './yaml.ts'

interface Identified {
  readonly of: 'question' | 'term'
  readonly index: number
  readonly steps: readonly Step[]
  readonly ordered: boolean
}

const NO_YES: Readonly<Record<'no' | 'yes', Step>> = {
  no: { id: 'no', text: { nl: 'nee', en: 'no' } },
  yes: { id: 'yes', text: { nl: 'ja', en: 'yes' } },
}

/** Scale of a file → steps; a bare list may only say `no` and `yes`. */
export function stepsOf(scale: RawScale): Step[] {
  if (Array.isArray(scale)) return scale.map((id) => NO_YES[id])
  return Object.entries(scale).map(([id, text]) => ({ id, text }))
}

export const YES_NO_STEPS: readonly Step[] = [NO_YES.no, NO_YES.yes]

/** The names of one pack as they are being read, in file order. */
export class Scope {
  readonly problems: Problem[] = []
  private readonly entries = new Map<string, Identified>()

  constructor(
    readonly file: YamlFile,
    private readonly groups: readonly Group[] = [],
  ) {}

  add(name: string, entry: Identified): void {
    this.entries.set(name, entry)
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  find(name: string): Identified | undefined {
    return this.entries.get(name)
  }

  /** Complains about a name that does not exist. */
  unknown(kind: NameKind, name: string, known: readonly string[], path: Path, part?: 'key'): undefined {
    if (this.problems.length >= MOST_PROBLEMS) return undefined
    this.problems.push({
      code: 'unknown-name',
      kind,
      name,
      ...nearestOf(name, known),
      known,
      at: this.file.at(path, part),
    })
    return undefined
  }

  /** Index of a step by its id. */
  step(kind: NameKind, steps: readonly Step[], id: string, path: Path, part?: 'key'): number | undefined {
    const index = steps.findIndex((step) => step.id === id)
    if (index >= 0) return index
    const known = steps.map((step) => step.id)
    return this.unknown(kind, id, known, path, part)
  }

  /** Keeps the names that are known. */
  known(
    kind: NameKind,
    names: readonly string[] | undefined,
    known: readonly string[],
    path: Path,
  ): string[] {
    return (names ?? []).filter((name, index) => {
      const found = known.includes(name)
      if (!found) this.unknown(kind, name, known, [...path, index])
      return found
    })
  }

  rows(raw: RawRows, path: Path): Row[] {
    if (Array.isArray(raw)) return raw.map((row, index) => this.row(row, [...path, index]))
    return [this.row(raw, path)]
  }

  private row(raw: RawRow, path: Path): Row {
    return Object.entries(raw).flatMap(([name, cell]) => this.cell(name, cell, [...path, name]) ?? [])
  }

  private cell(name: string, raw: RawCell, path: Path): Cell | undefined {
    const entry = this.entries.get(name)
    if (entry === undefined) {
      const kinds = this.groups.find((group) => group.id === name)?.members
      const known = kinds ?? [...this.entries.keys()]
      return this.unknown('question-or-term', name, known, path, 'key')
    }
    const { steps, ordered } = entry
    const indexOf = (id: string, part: Path): number =>
      this.step('answer', steps, id, [...path, ...part]) ?? -1
    let levels: number[]
    if (typeof raw === 'string') levels = [indexOf(raw, [])]
    else if (Array.isArray(raw)) levels = raw.map((id, index) => indexOf(id, [index]))
    else {
      const range = raw as { min?: string; max?: string }
      if (!ordered) {
        this.problems.push({ code: 'not-ordered', question: name, at: this.file.at(path) })
        return undefined
      }
      const min = range.min === undefined ? 0 : indexOf(range.min, ['min'])
      const max = range.max === undefined ? steps.length - 1 : indexOf(range.max, ['max'])
      levels = steps.map((_, index) => index).filter((index) => index >= min && index <= max)
      if (min >= 0 && max >= 0 && levels.length === 0) {
        this.problems.push({ code: 'empty-range', question: name, at: this.file.at(path) })
      }
    }
    return { of: entry.of, index: entry.index, levels: [...new Set(levels)].sort((a, b) => a - b) }
  }
}
