// The HTML of a report in a real browser: accessible, without script, on A4.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGS } from '../../src/pack/model.ts'
import { meldplicht } from '../cli/run.ts'

/** Debian's package; `.ci/run` installs it. */
const CHROMIUM = '/usr/bin/chromium'

const SERIOUS = [
  ...[
    '--personal-data',
    'yes',
    '--role',
    'controller',
    '--exposure',
    'confirmed',
    '--recipient',
    'malicious',
  ],
  ...['--encryption', 'none', '--identifiable', 'directly', '--public-before', 'no', '--data', 'national-id'],
  ...['--insight', 'detailed', '--people', '1200', '--discovered', '2020-05-01T09:00'],
  ...[
    '--first-signal',
    '2020-04-30T09:00',
    '--began',
    '2020-04-01T09:00',
    '--record',
    'title=<script>alert(1)',
  ],
]
const CASES: readonly (readonly [string, readonly string[], string])[] = [
  ['to be notified', SERIOUS, '2020-05-02T07:00:00Z'],
  ['overdue', SERIOUS, '2020-05-10T07:00:00Z'],
  ['open', ['--discovered', '2020-05-01T09:00'], '2020-05-02T07:00:00Z'],
  ['not to be notified', ['--personal-data', 'no'], '2020-05-02T07:00:00Z'],
  ['a worksheet', [...SERIOUS, '--paper', 'notification'], '2020-05-02T07:00:00Z'],
  ['a letter', [...SERIOUS, '--paper', 'letter'], '2020-05-02T07:00:00Z'],
]

describe.skipIf(!existsSync(CHROMIUM))('in a browser', () => {
  let folder = ''
  let browser: Browser
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'meldplicht-pages-'))
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  async function opened(
    args: readonly string[],
    now: string,
    lang: string,
    work: (page: Page) => Promise<void>,
  ): Promise<void> {
    const path = join(folder, 'report.html')
    await meldplicht(['assess', 'ap', ...args, '--lang', lang, '-o', path], { now })
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(request.url())
    })
    await page.goto(pathToFileURL(path).href)
    await work(page)
    expect(complaints).toEqual([])
    await page.close()
  }

  describe.each(LANGS)('%s', (lang) => {
    test.each(CASES)('axe finds nothing wrong with a report that is %s', async (_, args, now) => {
      await opened(args, now, lang, async (page) => {
        await page.evaluate(axe.source)
        const { violations } = await page.evaluate<axe.AxeResults>('axe.run()')
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      })
    })
  })

  test('nothing is wider than the page, on a phone or on A4', async () => {
    await opened(SERIOUS, CASES[0]![2], 'nl', async (page) => {
      for (const width of [360, 794]) {
        await page.setViewportSize({ width, height: 900 })
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
        expect(wide).toBeLessThanOrEqual(width)
      }
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    })
  })

  test('the pictures show the labels apart, and say the same in words', async () => {
    await opened(SERIOUS, CASES[0]![2], 'en', async (page) => {
      const labels = await page.evaluate<
        (Record<'left' | 'right' | 'top' | 'bottom', number> & { text: string })[]
      >(
        `[...document.querySelectorAll('figure svg')[0].querySelectorAll('text')].map((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect()
          return { left, right, top, bottom, text: text.textContent }
        })`,
      )
      const touching = labels.flatMap((one, index) =>
        labels
          .slice(index + 1)
          .filter(
            (other) =>
              one.left < other.right - 1 &&
              other.left < one.right - 1 &&
              one.top < other.bottom - 3 &&
              other.top < one.bottom - 3,
          )
          .map((other) => [one.text, other.text]),
      )
      expect(touching).toEqual([])
      const words = await page.evaluate<string[]>(
        "[...document.querySelectorAll('svg desc')].map((desc) => desc.textContent)",
      )
      expect(words[0]).toMatch(
        /Discovery: Friday 1 May 2020 at 09:00\..*Now: .*Deadline to notify: Monday 4 May 2020 at 09:00/,
      )
      expect(words[1]).toMatch(/Risk to the people concerned: high rests on/)
    })
  })
})
