// Packs and differences as text, Markdown, HTML, Mermaid and SVG: complete, and nothing in a pack can act in them.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginRegister } from '../../src/register/place.ts'
import { HOME, meldplicht } from '../cli/run.ts'

const NOW = { now: '2026-11-21T12:00:00Z', columns: 80 }
const HOSTILE = `</title></style><script>alert(1)</script> | \`x\` [a](javascript:x) \\u001b[2J "]--> <img src=x onerror=y> ::error::z`
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-documents-'))
  mkdirSync(join(folder, 'tiny'))
  const tiny = readFileSync(join(HOME, 'test', 'fixtures', 'packs', 'tiny', '2020-01-01.yaml'), 'utf8')
  const text = JSON.stringify(HOSTILE)
  writeFileSync(
    join(folder, 'tiny', '2020-01-01.yaml'),
    tiny
      .replace('{ nl: Klein, en: Tiny }', `{ nl: ${text}, en: ${text} }`)
      .replace('{ nl: Gelekt, en: Leaked }', `{ nl: ${text}, en: ${text} }`),
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

const made = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await meldplicht(['rules', ...args], NOW)
  if (code !== 0) throw new Error(err)
  return out
}

describe('rules show', () => {
  test.each(['nl', 'en'])('has every question, term, rule, source and case in HTML (%s)', async (lang) => {
    const html = await made('show', 'ap', '--format', 'html', '--lang', lang)
    const yaml = readFileSync(join(HOME, 'rules', 'ap', '2018-05-25.yaml'), 'utf8')
    const escaped = (text: string): string =>
      text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/'/g, '&#39;')
    const texts = [...yaml.matchAll(/title: \{ nl: "([^"]+)", en: "([^"]+)" \}/g)]
    expect(texts.length).toBeGreaterThan(60)
    for (const [, nl, en] of texts)
      expect(html.toLowerCase()).toContain(escaped((lang === 'nl' ? nl : en)!).toLowerCase())
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/<script|\bon\w+=|undefined/)
  })

  test('Markdown has a row of as many cells as its head, in every table', async () => {
    const markdown = await made('show', 'ap', '--format', 'markdown', '--lang', 'nl')
    let columns = 0
    for (const line of markdown.split('\n')) {
      if (!line.startsWith('|')) columns = 0
      else {
        const cells = line.replace(/\\./g, '').split('|').length
        if (columns === 0) columns = cells
        expect(cells, line).toBe(columns)
      }
    }
  })
})

describe('a hostile text', () => {
  // eslint-disable-next-line no-control-regex
  const actions = /<script|<img|\u001b|^\s*::error/im

  test.each([
    ['show', 'text'],
    ['show', 'html'],
    ['show', 'markdown'],
    ['graph', 'text'],
    ['graph', 'html'],
    ['graph', 'svg'],
    ['graph', 'mermaid'],
  ])('stays a text in rules %s --format %s', async (command, format) => {
    const out = await made(command, 'tiny', '--rules', folder, '--format', format)
    if (format === 'text') expect(out).not.toContain('\u001b')
    else expect(out).not.toMatch(actions)
    if (format === 'svg' || format === 'html') expect(out).toContain('&lt;script&gt;')
    if (format === 'mermaid') expect(out.split('\n').filter((line) => /"].*"]/.test(line))).toEqual([])
  })

  test('stays a text in a difference', async () => {
    for (const format of ['html', 'markdown']) {
      const out = await made('diff', 'tiny', 'ap', '--rules', folder, '--format', format)
      expect(out).not.toMatch(actions)
    }
  })
})

describe('rules graph', () => {
  test('draws every node and every arrow once, with the same in words', async () => {
    const svg = await made('graph', 'ap', '--format', 'svg', '--lang', 'en')
    const mermaid = await made('graph', 'ap', '--format', 'mermaid', '--lang', 'en')
    const arrows = mermaid.match(/ --> /g)!.length
    const nodes = mermaid.split('\n').filter((line) => /^ {2}\w+[[({]/.test(line)).length
    expect(svg.match(/marker-end/g)).toHaveLength(arrows)
    expect(svg.match(/<rect x=/g)).toHaveLength(nodes)
    expect(svg).toMatch(/<desc id="graph-words">[^<]*Risk to the people concerned rests on: /)
    expect(svg).not.toMatch(/href|url\((?!#graph-arrow)|<script|https?:(?!\/\/www\.w3\.org\/2000\/svg)/)
  })
})

test('a graph that is too large to draw is told in words instead', async () => {
  mkdirSync(join(folder, 'large'))
  const tiny = readFileSync(join(HOME, 'test', 'fixtures', 'packs', 'tiny', '2020-01-01.yaml'), 'utf8')
  const terms = Array.from({ length: 300 }, (_, index) => {
    const when = index === 0 ? '{ leaked: yes }' : `[{ t${index - 1}: yes }, { leaked: yes }]`
    return `  t${index}: { title: { nl: T, en: T }, levels: [no, yes], rules: [{ is: yes, when: ${when}, sources: [law] }] }\n`
  })
  writeFileSync(
    join(folder, 'large', '2020-01-01.yaml'),
    tiny
      .replace('id: tiny', 'id: large')
      .replace('terms:\n', `terms:\n${terms.join('')}`)
      .replace('when: { leaked: yes, size: { min: large } }', 'when: { t299: yes, size: { min: large } }'),
  )
  const { code, err } = await meldplicht(
    ['rules', 'graph', 'large', '--rules', folder, '--format', 'svg'],
    NOW,
  )
  expect([code, err]).toEqual([2, expect.stringContaining('--format mermaid')])
  expect(await made('graph', 'large', '--rules', folder, '--format', 'mermaid')).toContain(
    't_t299 --> t_serious',
  )
})

describe('rules diff', () => {
  test('says for whom the proposal would change it, as text, Markdown, HTML and data', async () => {
    const text = await made('diff', 'ap', 'digital-omnibus-proposal', '--lang', 'nl')
    expect(text).toContain('is een voorstel en geen geldend recht')
    expect(text).toMatch(/579\.057\.710\.528 van de 16\.511\.297\.126\.400 combinaties/)
    expect(text).toMatch(/was uiterlijk\s+72 uur/)
    expect(text).toContain('edpb-01-2021-16')
    const { duties } = JSON.parse(await made('diff', 'ap', 'digital-omnibus-proposal', '--json')) as {
      duties: { duty: string; isSame: boolean; total: string; changed: string }[]
    }
    expect(duties.map(({ duty, isSame }) => [duty, isSame])).toEqual([
      ['authority', false],
      ['data-subjects', true],
      ['controller', true],
      ['register', true],
    ])
    expect(duties[0]).toMatchObject({ total: '16511297126400', changed: '579057710528' })
  })

  test('names the recorded incidents that would come out otherwise', async () => {
    const register = join(folder, 'register')
    beginRegister(register)
    const facts = ['--personal-data', 'yes', '--role', 'controller', '--exposure', 'confirmed']
    for (const risk of ['likely', 'high'])
      await meldplicht(
        [
          'assess',
          'ap',
          ...facts,
          '--risk-of-harm',
          risk,
          '--reason',
          'risk-of-harm=known and harmless',
          '--save',
          '--register',
          register,
        ],
        NOW,
      )
    const { incidents } = JSON.parse(
      await made('diff', 'ap', 'digital-omnibus-proposal', '--register', register, '--json'),
    ) as { incidents: { id: string }[] }
    expect(incidents.map(({ id }) => id)).toEqual(['2026-1'])
  })

  test('of a pack with itself is the same function on every duty', async () => {
    const text = await made('diff', 'ap', 'ap@2018-05-25', '--lang', 'en')
    expect(text.match(/The same function/g)).toHaveLength(4)
    expect(text).toMatch(/No case that both packs know\s+comes out otherwise/)
  })
})
