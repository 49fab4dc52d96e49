// Ticking several options on one screen, as a prompt of our own on inquirer's core. Its checkbox prompt takes every
// row for something to tick and Enter for the end, so whoever presses Enter on a kind of data leaves without it.
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isTabKey,
  isUpKey,
  usePagination,
  usePrefix,
  useKeypress,
  useState,
  type Theme,
} from '@inquirer/core'
import type { Chosen, Option } from './ask.ts'

export interface SeveralConfig {
  /** Can be ticked. */
  readonly options: readonly Option[]
  /** Ends the question with what is ticked. */
  readonly goOn: string
  /** Ends the question at once, by itself. */
  readonly alone: readonly Option[]
  readonly ticked: readonly string[]
  /** Said when nothing is ticked. */
  readonly nothingTicked: string
  readonly pageSize: number
  readonly theme: Theme<{ style: { keysHelpTip: () => string } }>
  /** A row with its mark, in as many lines as it takes. */
  readonly row: (mark: string, title: string) => string
}

interface Row extends Option {
  readonly kind: 'option' | 'go-on' | 'alone'
}

const GO_ON = ''

export const severalPrompt = createPrompt<Chosen, SeveralConfig>((config, done) => {
  const rows: Row[] = [
    ...config.options.map((option) => ({ ...option, kind: 'option' as const })),
    { id: GO_ON, title: config.goOn, kind: 'go-on' },
    ...config.alone.map((option) => ({ ...option, kind: 'alone' as const })),
  ]
  const { theme } = config
  const [ticked, setTicked] = useState(config.ticked)
  const [active, setActive] = useState(0)
  const [complaint, setComplaint] = useState('')
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined)
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
  useKeypress((key, line) => {
    line.clearLine(0)
    if (chosen !== undefined) return
    setComplaint('')
    if (isUpKey(key)) setActive(Math.max(0, active - 1))
    else if (isDownKey(key)) setActive(Math.min(rows.length - 1, active + 1))
    else if (isTabKey(key)) setActive(config.options.length)
    else if (isEnterKey(key) || isSpaceKey(key)) choose(rows[active]!)
  })
  const page = usePagination({
    items: rows,
    active,
    renderItem: ({ item, isActive }) => {
      const mark = item.kind === 'option' ? (ticked.includes(item.id) ? '[x] ' : '[ ] ') : ''
      const text = config.row(`${isActive ? '>' : ' '} ${mark}`, item.title)
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
