// The name of a new pack → a commented pack that a check finds nothing wrong with, from a template in `rules/templates`.
import { readText } from '../../../pack/file.ts'
import { askable, isGroup, type Group, type Lang, type Pack, type Question } from '../../../pack/model.ts'
import { ok, type Result } from '../../../problem.ts'

/** What a new file starts with. */
export interface NewPack {
  readonly id: string
  /** Its first day, `yyyy-mm-dd`. */
  readonly from: string
  readonly path: string
  /** Where pack.schema.json stands, for editors. */
  readonly schema: string
}

/** Longest list of answers that is shown beside a question. */
const MOST_ANSWERS = 8

/** What a supplier that extends `ap` most often knows. */
const FIXED: readonly string[] = [
  'personal-data: yes',
  'role: controller',
  'integrity: intact',
  'availability: kept',
]

/**
 * The text of a new pack: one with rules of its own, or one that inherits every rule of a base.
 *
 * @param templates the folder of the templates
 * @param lang the language of its comments
 */
export function newPack(templates: string, lang: Lang, start: NewPack, base?: Pack): Result<string> {
  const template = readText(
    `${templates}/${base === undefined ? 'standalone' : 'extending'}.${lang}.template`,
  )
  if (!template.ok) return template
  if (base === undefined) return ok(filled(template.value, { ...start }))
  const target = targetOf(base)
  const [mildest, answer] = target?.answers ?? []
  const fixed = base.id === 'ap' ? FIXED : []
  const values = {
    ...start,
    base: base.id,
    fixed: (fixed.length === 0 ? ['{}'] : fixed).map((line) => `  ${line}`).join('\n'),
    open: leftOpen(base, target, fixed).join('\n'),
    question: target?.id ?? '',
    mildest: mildest?.id ?? '',
    answer: answer?.id ?? '',
  }
  // A base without a question whose answer could be derived leaves the author nothing to begin with.
  const isWhole = answer !== undefined
  const { value } = template
  return ok(filled(isWhole ? value : value.slice(0, value.indexOf('\nquestions:') + 1), values))
}

const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')

/** What the base derives already, asked only where none of its rules holds, is not to be fixed or derived again. */
const isDerived = ({ terms }: Pack, id: string): boolean => terms.some((term) => term.id === id)

/** The question of the base that the new pack derives an answer to. */
function targetOf(base: Pack): Question | undefined {
  const questions = base.questions.filter(({ id, assume, bands, ordered, group }) => {
    const isPlain = assume === undefined && bands === undefined && ordered && group === undefined
    return isPlain && !isDerived(base, id)
  })
  return questions.find(({ id }) => id === 'exposure') ?? questions[0]
}

/** What else can be fixed, as comments. */
function leftOpen(base: Pack, target: Question | undefined, fixed: readonly string[]): string[] {
  return askable(base)
    .filter((entry) => isGroup(entry) || (entry.assume === undefined && entry.id !== target?.id))
    .filter(({ id }) => !fixed.some((line) => line.startsWith(`${id}:`)) && !isDerived(base, id))
    .map((entry) => `  # ${entry.id}: ${answersOf(entry)}`)
}

function answersOf(entry: Question | Group): string {
  if (isGroup(entry)) {
    const kinds = entry.members.map((member) => member.slice(entry.id.length + 1))
    return `[${kinds.slice(0, MOST_ANSWERS).join(', ')}, …]`
  }
  if (entry.bands !== undefined) return '1200'
  const ids = entry.answers.map(({ id }) => id)
  return ids.slice(0, MOST_ANSWERS).join(' | ')
}
