// An assessment → its time line: what happened when, the deadlines and now, as a drawing and in words.
import type { Assessment } from '../../decide/assess.ts'
import type { Duty } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import { durationText, shortMomentText } from '../../render/clock.ts'
import type { Block } from '../../render/document.ts'
import { escapedHtml } from '../../render/html.ts'
import type { Words } from '../../words/words.ts'
import { sentence } from '../incident/writer.ts'
import { HOUR } from '../../plain.ts'

/** Something on the line. */
interface Mark {
  readonly kind: 'moment' | 'deadline' | 'now'
  readonly name: string
  /** Milliseconds since 1970, UTC. */
  readonly instant: number
}

/** Sizes in units of the drawing. */
const WIDTH = 760
const MARGIN = 12
/** What lies before discovery and after the deadline is set at even distances, in this part of the width each. */
const SIDE = 0.2
const FONT = 12
const LETTER = FONT * 0.56
const ROW = 34
const LINE_TO_LABEL = 14
const TICKS = 24 * HOUR

const COLORS = { moment: '#14466b', deadline: '#a3120a', now: '#14612b' } as const

/** Nothing where no deadline is known: then there is no line to draw. */
export function timeLine(assessment: Assessment, words: Words): Block[] {
  const deadlines = deadlinesOn(assessment)
  const deadline = deadlines.find(({ duty }) => duty.id === 'authority') ?? deadlines[0]
  const from = assessment.incident.moments[deadline?.from ?? '']?.instant
  if (deadline === undefined || from === undefined) return []
  const start = Math.min(from, assessment.now)
  if (deadline.due <= start) return []
  const marks = marksOf(assessment, words, deadlines)
  const told = marks.map(({ kind, name, instant }) => {
    const text = `${name}: ${shortMomentText(words, instant, assessment.zone)}.`
    return kind === 'now' ? `${text} ${timeLeft(words, deadline.due, instant)}` : text
  })
  const svg = drawing(assessment, words, marks, told, start, deadline.due)
  return [{ kind: 'picture', title: words.report.timeLine.title, svg, words: told }]
}

const timeLeft = (words: Words, due: number, now: number): string =>
  now > due
    ? words.report.overdue(durationText(words, now - due))
    : words.report.timeLeft(durationText(words, due - now))

interface Due {
  readonly duty: Duty
  readonly due: number
  readonly from: string
}

/** The first deadline of each duty, the earliest first. */
function deadlinesOn({ duties }: Assessment): Due[] {
  const known = duties.flatMap(({ duty, deadlines }) =>
    deadlines.flatMap(({ rule, due }) => (due === undefined ? [] : [{ duty, due, from: rule.from }])),
  )
  const sorted = known.sort((a, b) => a.due - b.due)
  return sorted.filter(({ duty }, at) => sorted.findIndex((one) => one.duty === duty) === at)
}

function marksOf({ pack, incident, now }: Assessment, words: Words, deadlines: readonly Due[]): Mark[] {
  const { report, lang } = words
  const moments = pack.moments.flatMap(({ id, title }): Mark[] => {
    const moment = incident.moments[id]
    return moment === undefined
      ? []
      : [{ kind: 'moment', name: sentence(clean(title[lang])), instant: moment.instant }]
  })
  const marks: Mark[] = [
    ...moments,
    ...deadlines.map(({ duty: { id, title }, due }): Mark => {
      const { deadline, deadlineOf } = report.timeLine
      const name = id === 'authority' ? deadline : deadlineOf(sentence(clean(title[lang])))
      return { kind: 'deadline', name, instant: due }
    }),
    { kind: 'now', name: report.timeLine.now, instant: now },
  ]
  return marks.sort((a, b) => a.instant - b.instant)
}

/** Where an instant stands: to scale between discovery and deadline, at even distances beside them. */
function placer(marks: readonly Mark[], start: number, due: number): (instant: number) => number {
  const before = [...new Set(marks.map(({ instant }) => instant).filter((one) => one < start))]
  const after = [...new Set(marks.map(({ instant }) => instant).filter((one) => one > due))]
  const inner = WIDTH - 2 * MARGIN
  const left = MARGIN + (before.length > 0 ? inner * SIDE : 0)
  const right = WIDTH - MARGIN - (after.length > 0 ? inner * SIDE : 0)
  return (instant) => {
    if (instant < start) return MARGIN + ((left - MARGIN) * before.indexOf(instant)) / before.length
    if (instant > due) return right + ((WIDTH - MARGIN - right) * (after.indexOf(instant) + 1)) / after.length
    return left + ((right - left) * (instant - start)) / (due - start)
  }
}

function drawing(
  { zone }: Assessment,
  words: Words,
  marks: readonly Mark[],
  told: readonly string[],
  start: number,
  due: number,
): string[] {
  const place = placer(marks, start, due)
  const labels = placed(
    marks.map((mark) => ({
      ...mark,
      x: place(mark.instant),
      when: shortMomentText(words, mark.instant, zone),
    })),
  )
  const rows = Math.max(...labels.map(({ row }) => row)) + 1
  const line = 30
  const height = line + LINE_TO_LABEL + rows * ROW + 6
  const number = (value: number): number => Math.round(value * 10) / 10
  const ticks = []
  for (let tick = start + TICKS; tick < due; tick += TICKS) ticks.push(tick)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="line-title line-words" font-family="Arial, Helvetica, sans-serif" font-size="${FONT}">`,
    `<title id="line-title">${escapedHtml(words.report.timeLine.title)}</title>`,
    `<desc id="line-words">${escapedHtml(told.join(' '))}</desc>`,
    `<line x1="${MARGIN}" y1="${line}" x2="${WIDTH - MARGIN}" y2="${line}" stroke="#8fa0ad" stroke-width="2" stroke-dasharray="2 4"/>`,
    `<line x1="${number(place(start))}" y1="${line}" x2="${number(place(due))}" y2="${line}" stroke="#14466b" stroke-width="6"/>`,
    ...ticks.flatMap((tick) => [
      `<line x1="${number(place(tick))}" y1="${line - 6}" x2="${number(place(tick))}" y2="${line + 6}" stroke="#14466b"/>`,
      `<text x="${number(place(tick))}" y="${line - 11}" text-anchor="middle" fill="#555555">${escapedHtml(words.report.timeLine.hours((tick - start) / HOUR))}</text>`,
    ]),
    ...labels.flatMap(({ kind, name, when, x, row, anchor }) => {
      const top = line + LINE_TO_LABEL + row * ROW
      const textAt = anchor === 'end' ? x - 3 : x + 3
      const shape =
        kind === 'now'
          ? `<path d="M${number(x)} ${line - 4} l-6 -12 h12 z" fill="${COLORS.now}"/>`
          : `<circle cx="${number(x)}" cy="${line}" r="6" fill="${COLORS[kind]}" stroke="#ffffff" stroke-width="2"/>`
      return [
        `<line x1="${number(x)}" y1="${line}" x2="${number(x)}" y2="${top + 2}" stroke="${COLORS[kind]}" stroke-width="0.8"/>`,
        shape,
        `<text x="${number(textAt)}" y="${top + FONT}" text-anchor="${anchor}" fill="${COLORS[kind]}" font-weight="bold">${escapedHtml(name)}</text>`,
        `<text x="${number(textAt)}" y="${top + FONT * 2.1}" text-anchor="${anchor}" fill="#1a1a1a">${escapedHtml(when)}</text>`,
      ]
    }),
    '</svg>',
  ]
}

interface Label extends Mark {
  readonly x: number
  readonly when: string
}

interface PlacedLabel extends Label {
  readonly row: number
  readonly anchor: 'start' | 'end'
  readonly from: number
  readonly to: number
}

/** Between two labels in one row. */
const GAP = 10

/**
 * From right to left, every label in the highest row in which it touches no other and its line crosses none above it.
 * Towards the right edge it stands left of its mark.
 */
function placed(labels: readonly Label[]): PlacedLabel[] {
  return labels.reduceRight<PlacedLabel[]>((done, label) => {
    const width = Math.max(label.name.length * 1.1, label.when.length) * LETTER
    const isLeft = label.x + width > WIDTH
    const [from, to] = isLeft ? [label.x - width, label.x] : [label.x, label.x + width]
    const isFree = (row: number): boolean =>
      done.every((one) => one.row !== row || one.to + GAP <= from || to + GAP <= one.from) &&
      done.every((one) => one.row >= row || label.x < one.from - 2 || label.x > one.to + 2)
    let row = 0
    while (!isFree(row) && row <= done.length) row += 1
    return [{ ...label, row, anchor: isLeft ? 'end' : 'start', from, to }, ...done]
  }, [])
}
