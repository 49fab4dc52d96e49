// Prompts of our own, registered with inquirer, for what its own ones do that must not happen here:
// - its select takes every key that is no text for an empty search, and jumps to the first, mildest answer;
// - its checkbox takes every row for something to tick and Enter for the end, so whoever presses Enter on a kind of
//   data leaves without it;
// - its lists take the Enter behind a typed text for the choice of the row they happen to stand on;
// - its input draws anew for every character of a pasted text, and takes the first line of it for the whole.
import {
  createPrompt,
  isBackspaceKey,
  isDownKey,
  isEnterKey,
  isNumberKey,
  isSpaceKey,
  isTabKey,
  isUpKey,
  useEffect,
  usePagination,
  usePrefix,
  useKeypress,
  useRef,
  useState,
  type Theme,
} from '@inquirer/core'
import { createPromptModule } from 'inquirer'
import { clean } from '../../render/clean.ts'
import type { Terminal } from '../io.ts'
import type { Chosen, Option } from './ask.ts'
import { BURST, isPasted, PASTE, textOf } from './typing.ts'

type ListTheme = Theme<{ style: { keysHelpTip: () => string } }>

export interface ListConfig {
  /** Can be ticked; then `goOn` ends the question with what is ticked. */
  readonly options: readonly Option[]
  readonly goOn?: string
  /** Ends the question at once, by itself. */
  readonly alone: readonly Option[]
  readonly ticked: readonly string[]
  /** The row to stand on at first. */
  readonly initial?: string
  /** The rows carry numbers, and a number goes to its row. */
  readonly numbered?: boolean
  /** A text that is typed here ends the question; otherwise it waits for nothing. */
  readonly takesText?: boolean
  /** Said of a text that stands here. */
  readonly typed: (text: string) => string
  /** Said when nothing is ticked. */
  readonly nothingTicked: string
  readonly pageSize: number
  readonly theme: ListTheme
  /** A row behind its mark, in as many lines as it takes. */
  readonly row: (mark: string, title: string) => string
}

interface ChoiceRow extends Option {
  readonly kind: 'option' | 'go-on' | 'alone'
}

const GO_ON = ''

/** What was chosen, or the text that was typed in place of choosing. */
export type Listed = Chosen & { readonly text?: string }

/** What stands on the screen of a list. Kept in one place, for several keys may come before it is drawn again. */
interface Cursor {
  ticked: readonly string[]
  active: number
  /** Digits that name a row. */
  digits: string
  /** Typed, and naming no row: as long as it stands here Enter chooses none. */
  text: string
  /** When the last of it came. */
  textAt: number
  isPasting: boolean
  /** When the last of several empty lines came. */
  emptyAt: number
  complaint: string
  /** The ticks before those of this burst of keys, and when the last of these was set. */
  before: readonly string[]
  tickedAt: number
  /** Ends the question, unless more comes at once: then it was the beginning of a pasted text, or a line of it. */
  ending: { readonly timer: NodeJS.Timeout; readonly act: () => void } | undefined
  drawing?: NodeJS.Timeout
}

/** A list to choose from: rows to tick, and rows that end the question at once. */
const listPrompt = createPrompt<Listed, ListConfig>((config, done) => {
  const { theme, goOn } = config
  const rows: ChoiceRow[] = [
    ...config.options.map((option) => ({ ...option, kind: 'option' as const })),
    ...(goOn === undefined ? [] : [{ id: GO_ON, title: goOn, kind: 'go-on' as const }]),
    ...config.alone.map((option) => ({ ...option, kind: 'alone' as const })),
  ]
  const start = rows.findIndex(({ id }) => id === config.initial)
  const now = useRef<Cursor>({
    ...{ ticked: config.ticked, active: Math.max(start, 0), digits: '', text: '', textAt: -BURST },
    ...{ isPasting: false, emptyAt: -BURST, complaint: '', before: config.ticked, tickedAt: -BURST },
    ending: undefined,
  }).current
  const [, setDrawn] = useState(0)
  const [chosen, setChosen] = useState<Listed | undefined>(undefined)
  // Whether a typed text is an answer is not known here yet.
  const isAnswered = chosen !== undefined && chosen.text === undefined
  const prefix = usePrefix({ status: isAnswered ? 'done' : 'idle', theme })
  useEffect(
    () => () => {
      clearTimeout(now.ending?.timer)
      clearTimeout(now.drawing)
    },
    [],
  )
  useForeground()
  const draw = (): void => setDrawn((count) => count + 1)
  const end = (how: { readonly alone?: string; readonly text?: string }): void => {
    const act = (): void => {
      const ids = config.options.map(({ id }) => id).filter((id) => now.ticked.includes(id))
      const result = { ticked: ids, ...how }
      setChosen(result)
      done(result)
    }
    now.ending = { act, timer: setTimeout(act, BURST) }
  }
  const tick = (id: string): void => {
    const { ticked } = now
    if (!isRecent(now.tickedAt)) now.before = ticked
    now.tickedAt = performance.now()
    now.ticked = ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]
  }
  const choose = ({ id, kind }: ChoiceRow): void => {
    if (kind === 'alone') end({ alone: id })
    else if (kind === 'option') tick(id)
    else if (now.ticked.length > 0) end({})
    else now.complaint = config.nothingTicked
  }
  const type = (text: string): void => {
    // A blank at the beginning of a pasted text ticks nothing.
    if (isRecent(now.tickedAt)) now.ticked = now.before
    now.text += now.digits + text
    now.digits = ''
    now.textAt = performance.now()
    // Drawn once for all that comes together, as the line below is.
    clearTimeout(now.drawing)
    now.drawing = setTimeout(draw, 0)
  }
  const goTo = (row: number): void => {
    now.active = Math.min(Math.max(row, 0), rows.length - 1)
    Object.assign(now, { digits: '', text: '' })
  }
  const confirm = (): void => {
    if (now.text.trim() === '') return choose(rows[now.active]!)
    // The end of a line that was pasted here is nobody's choice.
    if (isRecent(now.textAt)) return type(' ')
    if (config.takesText === true) end({ text: now.text.trim() })
  }
  useKeypress((key, line) => {
    line.clearLine(0)
    if (chosen !== undefined) return
    now.complaint = ''
    const typed = textOf(key)
    const { ending } = now
    if (ending !== undefined) {
      clearTimeout(ending.timer)
      now.ending = undefined
      if (isUpKey(key) || isDownKey(key) || isTabKey(key)) return ending.act()
      // The other half of the end of a line as Windows has it.
      if (key.name === 'enter') return void (now.ending = { ...ending, timer: setTimeout(ending.act, BURST) })
      if (now.text !== '') now.text += ' '
    }
    // Empty lines, one at once behind the other, were pasted too.
    if (isEnterKey(key) && (ending !== undefined || isRecent(now.emptyAt))) {
      now.emptyAt = performance.now()
      return
    }
    if (isPasted(key)) now.isPasting = key.name === 'paste-start'
    else if (now.isPasting) type(typed ?? (isEnterKey(key) || isTabKey(key) ? ' ' : ''))
    else if (isUpKey(key)) goTo(now.active - 1)
    else if (isDownKey(key)) goTo(now.active + 1)
    else if (isTabKey(key)) goTo(config.options.length)
    else if (isBackspaceKey(key))
      Object.assign(now, { digits: '', text: [...now.text].slice(0, -1).join('') })
    else if (isEnterKey(key)) confirm()
    else if (isSpaceKey(key) && now.text === '' && config.options.length > 0) choose(rows[now.active]!)
    else if (config.numbered === true && now.text === '' && isNumberKey(key)) {
      const row = Number(now.digits + key.name) - 1
      if (row >= 0 && row < rows.length) Object.assign(now, { active: row, digits: now.digits + key.name })
      else type(key.name)
    } else if (typed !== undefined && (typed.trim() !== '' || now.text !== '')) return type(typed)
    if (!now.isPasting) draw()
  })
  const page = usePagination({
    items: rows,
    active: now.active,
    renderItem: ({ item, index, isActive }) => {
      const mark = item.kind === 'option' ? (now.ticked.includes(item.id) ? '[x] ' : '[ ] ') : ''
      const number = config.numbered === true ? `${index + 1}. ` : ''
      const text = config.row(`${isActive ? '>' : ' '} ${mark}`, `${number}${item.title}`)
      return isActive ? theme.style.highlight(text) : text
    },
    pageSize: config.pageSize,
    loop: false,
  })
  const head = `${prefix} ${theme.style.message('', chosen === undefined ? 'idle' : 'done')}`
  if (chosen !== undefined) {
    const ids = chosen.alone === undefined ? chosen.ticked : [chosen.alone]
    const titles = rows.filter(({ id }) => ids.includes(id)).map(({ title }) => title)
    return `${head}\n${theme.style.answer(config.row('  ', clean(chosen.text ?? titles.join('; '))))}`
  }
  const complaint = now.text.trim() === '' ? now.complaint : config.typed(now.text)
  const below = [complaint === '' ? '' : theme.style.error(complaint), theme.style.keysHelpTip()]
  return [head, page, '', ...below.filter(Boolean)].join('\n')
})

const isRecent = (at: number): boolean => performance.now() - at <= BURST

/** After Ctrl-Z and `fg` readline has paused the input, and without this the program would end there. */
function useForeground(): void {
  useEffect((line) => {
    const resume = (): void => void line.resume()
    line.on('SIGCONT', resume)
    return () => void line.removeListener('SIGCONT', resume)
  }, [])
}

export interface LineConfig {
  readonly initial: string
  readonly complain: (typed: string) => string | undefined
  readonly theme: Theme
}

/** A typed line. What is pasted is one text, however many lines it has. */
const linePrompt = createPrompt<string, LineConfig>((config, done) => {
  const { theme } = config
  const [shown, setShown] = useState(config.initial)
  const [complaint, setComplaint] = useState('')
  const [isDone, setDone] = useState(false)
  const typing = useRef<Typing>({ text: config.initial, keyAt: -BURST, pastedAt: -PASTE, isPasting: false })
  const prefix = usePrefix({ status: isDone ? 'done' : 'idle', theme })
  useEffect((line) => {
    if (config.initial !== '') line.write(config.initial)
    return () => clearTimeout(typing.current.timer)
  }, [])
  useForeground()
  const submit = (line: InquirerReadline): void => {
    const text = typing.current.text.trim()
    const wrong = config.complain(text)
    line.clearLine(0)
    if (wrong !== undefined) line.write(text)
    typing.current.text = text
    setShown(text)
    setComplaint(wrong ?? '')
    if (wrong !== undefined) return
    setDone(true)
    done(text)
  }
  useKeypress((key, line) => {
    const now = typing.current
    if (isDone) return
    clearTimeout(now.timer)
    const at = performance.now()
    const isFast = at - now.keyAt < BURST
    now.keyAt = at
    if (isPasted(key)) now.isPasting = key.name === 'paste-start'
    if (isEnterKey(key)) {
      // Enter has emptied the line. Should more come at once, it was the end of a line in a pasted text; behind one that
      // came over a slow line it may take longer.
      line.write(`${now.text} `)
      now.text = line.line
      if (isFast) now.pastedAt = at
      if (!now.isPasting)
        now.timer = setTimeout(() => submit(line), at - now.pastedAt < PASTE ? PASTE : BURST)
      return
    }
    if (isFast || now.isPasting) now.pastedAt = at
    now.text = line.line
    // Drawn once for all that comes together: to draw a long text anew for each of its characters takes minutes.
    now.timer = setTimeout(() => {
      setComplaint('')
      setShown(now.text)
    }, 0)
  })
  const head = `${prefix} ${theme.style.message('', isDone ? 'done' : 'idle')}`
  if (isDone) return `${head} ${theme.style.answer(clean(shown))}`
  // One for one, because the cursor is put by the length of the line.
  const safe = shown.replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ')
  return [`${head} ${safe}`, complaint === '' ? '' : theme.style.error(complaint)]
})

interface Typing {
  text: string
  /** When the last key came, and the last of a pasted text. */
  keyAt: number
  pastedAt: number
  isPasting: boolean
  /** Ends the line, or draws it. */
  timer?: NodeJS.Timeout
}

type InquirerReadline = Parameters<Parameters<typeof useKeypress>[0]>[1]

/** What inquirer gets besides a question. */
export interface PromptContext extends Pick<Terminal, 'output' | 'signal'> {
  readonly input: NodeJS.ReadableStream
}

/** Asks by a list. */
export const askList = (config: ListConfig, context: PromptContext): Promise<Listed> =>
  answerTo<Listed>('list', config, context)

/** Asks for a line. */
export const askLine = (config: LineConfig, context: PromptContext): Promise<string> =>
  answerTo<string>('line', config, context)

/** One question by inquirer, which finds the prompt by its name. */
async function answerTo<Answer>(
  type: 'list' | 'line',
  config: object,
  context: PromptContext,
): Promise<Answer> {
  const prompt = createPromptModule(context)
  prompt.registerPrompt('list', listPrompt)
  prompt.registerPrompt('line', linePrompt)
  const { answer } = await prompt<{ answer: Answer }>([{ ...config, type, name: 'answer', message: '' }])
  return answer
}
