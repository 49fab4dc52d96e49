// Prompts of our own on inquirer's core, for what its own ones do that must not happen here:
// - its select takes every key that is no text for an empty search, and jumps to the first, mildest answer;
// - its checkbox takes every row for something to tick and Enter for the end, so whoever presses Enter on a kind of
//   data leaves without it;
// - its input draws anew for every character of a pasted text, and takes the first line of it for the whole.
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isNumberKey,
  isSpaceKey,
  isTabKey,
  isUpKey,
  type KeypressEvent,
  useEffect,
  usePagination,
  usePrefix,
  useKeypress,
  useRef,
  useState,
  type Theme,
} from '@inquirer/core'
import type { Chosen, Option } from './ask.ts'

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
  /** Said when nothing is ticked. */
  readonly nothingTicked: string
  readonly pageSize: number
  readonly theme: ListTheme
  /** A row behind its mark, in as many lines as it takes. */
  readonly row: (mark: string, title: string) => string
}

interface Row extends Option {
  readonly kind: 'option' | 'go-on' | 'alone'
}

const GO_ON = ''
/** Milliseconds in which nobody presses another key: what comes faster was pasted. */
const BURST = 25

/** A list to choose from: rows to tick, and rows that end the question at once. */
export const listPrompt = createPrompt<Chosen, ListConfig>((config, done) => {
  const { theme, goOn } = config
  const rows: Row[] = [
    ...config.options.map((option) => ({ ...option, kind: 'option' as const })),
    ...(goOn === undefined ? [] : [{ id: GO_ON, title: goOn, kind: 'go-on' as const }]),
    ...config.alone.map((option) => ({ ...option, kind: 'alone' as const })),
  ]
  const start = rows.findIndex(({ id }) => id === config.initial)
  const [ticked, setTicked] = useState(config.ticked)
  const [active, setActive] = useState(Math.max(start, 0))
  const [complaint, setComplaint] = useState('')
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined)
  const typed = useRef({ digits: '', textAt: -BURST })
  const prefix = usePrefix({ status: chosen === undefined ? 'idle' : 'done', theme })
  const end = (alone?: string): void => {
    const ids = config.options.map(({ id }) => id).filter((id) => ticked.includes(id))
    const result = { ticked: ids, ...(alone === undefined ? {} : { alone }) }
    setChosen(result)
    done(result)
  }
  const choose = ({ id, kind }: Row): void => {
    if (kind === 'alone') end(id)
    else if (kind === 'go-on') {
      if (ticked.length > 0) end()
      else setComplaint(config.nothingTicked)
    } else setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id])
  }
  useForeground()
  useKeypress((key, line) => {
    line.clearLine(0)
    if (chosen !== undefined) return
    setComplaint('')
    const { digits, textAt } = typed.current
    const isNumber = config.numbered === true && isNumberKey(key)
    typed.current.digits = isNumber ? `${digits}${key.name}` : ''
    if (isNumber) {
      const row = Number(typed.current.digits) - 1
      if (row < rows.length && row >= 0) setActive(row)
      else typed.current.digits = ''
    } else if (isUpKey(key)) setActive(Math.max(0, active - 1))
    else if (isDownKey(key)) setActive(Math.min(rows.length - 1, active + 1))
    else if (isTabKey(key)) setActive(config.options.length)
    else if (isEnterKey(key) || (isSpaceKey(key) && config.options.length > 0)) {
      // The end of a line that was pasted here is nobody's choice.
      if (performance.now() - textAt > BURST) choose(rows[active]!)
    } else if (isText(key)) typed.current.textAt = performance.now()
  })
  const page = usePagination({
    items: rows,
    active,
    renderItem: ({ item, index, isActive }) => {
      const tick = item.kind === 'option' ? (ticked.includes(item.id) ? '[x] ' : '[ ] ') : ''
      const number = config.numbered === true ? `${index + 1}. ` : ''
      const text = config.row(`${isActive ? '>' : ' '} ${tick}`, `${number}${item.title}`)
      return isActive ? theme.style.highlight(text) : text
    },
    pageSize: config.pageSize,
    loop: false,
  })
  const head = `${prefix} ${theme.style.message('', chosen === undefined ? 'idle' : 'done')}`
  if (chosen !== undefined) {
    const ids = chosen.alone === undefined ? chosen.ticked : [chosen.alone]
    const titles = rows.filter(({ id }) => ids.includes(id)).map(({ title }) => title)
    return `${head}\n${theme.style.answer(config.row('  ', titles.join('; ')))}`
  }
  const below = [complaint === '' ? '' : theme.style.error(complaint), theme.style.keysHelpTip()]
  return [head, page, '', ...below.filter(Boolean)].join('\n')
})

/** After Ctrl-Z and `fg` readline has paused the input, and without this the program would end there. */
function useForeground(): void {
  useEffect((line) => {
    const resume = (): void => void line.resume()
    line.on('SIGCONT', resume)
    return () => void line.removeListener('SIGCONT', resume)
  }, [])
}

/** A letter or a sign, and not a key that means something. */
const isText = ({ name, ctrl }: KeypressEvent): boolean => !ctrl && (name === undefined || name.length === 1)

export interface LineConfig {
  readonly initial: string
  readonly complain: (typed: string) => string | undefined
  readonly theme: Theme
}

/** A typed line. What is pasted is one text, however many lines it has. */
export const linePrompt = createPrompt<string, LineConfig>((config, done) => {
  const { theme } = config
  const [shown, setShown] = useState(config.initial)
  const [complaint, setComplaint] = useState('')
  const [isDone, setDone] = useState(false)
  const typing = useRef<{ text: string; timer?: NodeJS.Timeout }>({ text: config.initial })
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
    if (isEnterKey(key)) {
      // Enter has emptied the line. Should more come at once, it was the end of a line in a pasted text.
      line.write(`${now.text} `)
      now.timer = setTimeout(() => submit(line), BURST)
      return
    }
    now.text = line.line
    // Drawn once for all that comes together: to draw a long text anew for each of its characters takes minutes.
    now.timer = setTimeout(() => {
      setComplaint('')
      setShown(now.text)
    }, 0)
  })
  const head = `${prefix} ${theme.style.message('', isDone ? 'done' : 'idle')}`
  if (isDone) return `${head} ${theme.style.answer(shown)}`
  return [`${head} ${shown}`, complaint === '' ? '' : theme.style.error(complaint)]
})

type InquirerReadline = Parameters<Parameters<typeof useKeypress>[0]>[1]
