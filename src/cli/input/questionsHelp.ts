// A pack → the part of `assess --help` that lists its moments and questions, with their flags and answers.
import type { Rules } from '../../compile/compile.ts'
import { askable, isGroup, type Group, type Pack, type Question, type Text } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import type { Context } from '../context.ts'
import { styleFor } from '../write/write.ts'

/** The lines behind the options. */
export async function questionsHelp(context: Context, { pack, compiled }: Rules): Promise<string> {
  const { words, lang } = context
  const { style, width } = await styleFor(context)
  const { Page } = await import('../../render/layout.ts')
  const page = new Page(width, style)
  const say = (text: Text): string => clean(text[lang])
  page.heading(words.commands.momentsTitle)
  for (const { id, title, help } of pack.moments) {
    page.say(`${style.strong(`--${id}`)}  ${say(title)}`, 2, 4)
    if (help !== undefined) page.say(say(help), 6)
  }
  page.say(words.commands.options.moment, 2)
  if (pack.record.length > 0) page.heading(words.commands.recordTitle)
  for (const { id, title } of pack.record) page.say(`${style.strong(id)}  ${say(title)}`, 2, 4)
  page.heading(words.commands.questionsTitle)
  const matters = new Set(compiled.questions)
  const hasEffect = (entry: Question | Group): boolean =>
    isGroup(entry) || matters.has(pack.questions.indexOf(entry))
  for (const entry of askable(pack).filter(hasEffect)) {
    page.say(
      `${style.strong(`--${entry.id}`)}  ${say(entry.title)} ${style.faint(hint(context, entry))}`.trimEnd(),
      2,
      4,
    )
    if (entry.help !== undefined) page.say(style.faint(say(entry.help)), 6)
    for (const { id, text } of choices(pack, entry)) page.say(`${id}: ${say(text)}`, 6, 4)
  }
  page.blank()
  page.say(words.commands.unknownHint)
  return page.lines.join('\n')
}

function hint({ words }: Context, entry: Question | Group): string {
  const { several, numberHint, assumedHint } = words.commands
  if (isGroup(entry)) return `(${several})`
  if (entry.bands !== undefined) return `(${numberHint})`
  return entry.assume === undefined ? '' : `(${assumedHint(entry.answers[entry.assume]!.id)})`
}

function choices(pack: Pack, entry: Question | Group): { id: string; text: Text }[] {
  if (!isGroup(entry)) return entry.bands === undefined ? [...entry.answers] : []
  return pack.questions
    .filter(({ group }) => group === entry.id)
    .map(({ id, title }) => ({ id: id.slice(entry.id.length + 1), text: title }))
}
