// The questions of a pack file → questions and groups of the flat pack.
import type { Group, Question, Step, Text } from './model.ts'
import type { RawQuestion } from './schema.ts'
import { type Scope, stepsOf, YES_NO_STEPS } from './scope.ts'
import type { Path } from './yaml.ts'

/** A `several` question as people see it; its kinds are questions of their own. */
export function groupOf(id: string, raw: RawQuestion): Group {
  const members = raw.answers === undefined ? [] : stepsOf(raw.answers).map((kind) => `${id}.${kind.id}`)
  return { id, title: raw.title, ...helpOf(raw.help), members }
}

/** `{ help }` where there is one, for spreading. */
export function helpOf(help: Text | undefined): { help?: Text } {
  return help === undefined ? {} : { help }
}

/** One question, or one for each kind of a `several` question; none where it is too broken to go on with. */
export function questionsOf(
  scope: Scope,
  id: string,
  raw: RawQuestion,
  sourceIds: readonly string[],
): Question[] {
  const path: Path = ['questions', id]
  const at = scope.file.at(path, 'key')
  const sources = scope.known('source', raw.sources, sourceIds, [...path, 'sources'])
  const scale = raw.answers
  if (raw.several === true) {
    if (scale === undefined) return missing(scope, 'answers', path)
    for (const key of ['bands', 'ordered', 'assume', 'judges'] as const) {
      if (raw[key] !== undefined) refuse(scope, key, 'several', [...path, key])
    }
    reserved(scope, stepsOf(scale), [UNKNOWN, NONE], path)
    return stepsOf(scale).map((kind): Question => {
      const member = { id: `${id}.${kind.id}`, title: kind.text, answers: YES_NO_STEPS, ordered: true }
      return { ...member, group: id, sources, at }
    })
  }
  const bands = raw.bands === undefined ? undefined : Object.values(raw.bands)
  if (scale === undefined && bands === undefined) return missing(scope, 'answers', path)
  if (scale !== undefined && bands !== undefined) refuse(scope, 'bands', 'answers', [...path, 'bands'])
  if (bands?.some((bound, index) => bound <= (bands[index - 1] ?? -1)) === true) {
    scope.problems.push({ code: 'bands-not-rising', question: id, at: scope.file.at([...path, 'bands']) })
  }
  const answers = scale === undefined ? bandSteps(raw.bands ?? {}) : stepsOf(scale)
  if (answers.length < 2) return missing(scope, 'answers', path)
  reserved(scope, answers, [UNKNOWN], path)
  if (raw.judges !== undefined && raw.assume === undefined) return missing(scope, 'assume', path)
  const assume =
    raw.assume === undefined ? undefined : scope.step('answer', answers, raw.assume, [...path, 'assume'])
  return [
    {
      id,
      title: raw.title,
      ...helpOf(raw.help),
      answers,
      ordered: raw.ordered ?? true,
      ...(bands === undefined ? {} : { bands }),
      ...(assume === undefined ? {} : { assume }),
      ...(raw.judges === undefined ? {} : { judges: raw.judges }),
      sources,
      at,
    },
  ]
}

/** Words that every question takes besides its own answers. */
const UNKNOWN = 'unknown'

const NONE = 'none'

function reserved(scope: Scope, steps: readonly Step[], words: readonly string[], path: Path): void {
  for (const { id } of steps.filter((step) => words.includes(step.id))) {
    const at = scope.file.at([...path, 'answers', id], 'key')
    scope.problems.push({ code: 'duplicate-name', kind: 'answer', name: id, at })
  }
}

function refuse(scope: Scope, key: string, beside: string, path: Path): void {
  scope.problems.push({ code: 'key-beside', key, beside, at: scope.file.at(path, 'key') })
}

function missing(scope: Scope, key: string, path: Path): [] {
  scope.problems.push({ code: 'missing-key', key, at: scope.file.at(path, 'key') })
  return []
}

/** `{few: 1, dozens: 10}` → the words «1 to 9», «10 or more». */
function bandSteps(bands: Readonly<Record<string, number>>): { id: string; text: Text }[] {
  const entries = Object.entries(bands)
  return entries.map(([id, from], index) => {
    const next = entries[index + 1]?.[1]
    if (next === undefined) return { id, text: { nl: `${from} of meer`, en: `${from} or more` } }
    return { id, text: { nl: `${from} tot en met ${next - 1}`, en: `${from} to ${next - 1}` } }
  })
}
