// README.md and docs/ are true: their transcripts are what the program prints, their links lead somewhere, they stay short.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { loadPack } from '../src/pack/library.ts'
import { HOME, meldplicht } from './cli/run.ts'

const DOCS = readdirSync(join(HOME, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => join('docs', path))
const PAGES = ['README.md', ...DOCS]
const textOf = (page: string): string => readFileSync(join(HOME, page), 'utf8')

/** What stands on the disk of whoever the transcripts are of. */
const ANNA = '/home/anna/.local/share/meldplicht'
/** The clock on the wall, where a transcript gives no `--now`: Friday 20 November 2026 at 9 in the Netherlands. */
const NOW = '2026-11-20T08:00:00Z'

interface Command {
  /** As it stands on the page, without the `$`. */
  readonly line: string
  readonly shown: string
}

type Step = { readonly file: string; readonly text: string } | { readonly commands: readonly Command[] }

/** The files that a page shows by name, and its transcripts, in their order. */
function stepsOn(page: string): Step[] {
  return [...textOf(page).matchAll(/^```(csv|yaml|console)(?: (\S+))?\n([\s\S]*?)^```$/gm)].flatMap(
    ([, kind, file, text = '']): Step[] => {
      if (kind !== 'console') return file === undefined ? [] : [{ file, text }]
      return [{ commands: commandsIn(text) }]
    },
  )
}

/** `$ ` begins a command, a backslash at the end of a line goes on with it, and the rest is what it printed. */
function commandsIn(block: string): Command[] {
  const [before, ...parts] = block.replaceAll(/ \\\n\s*/g, ' ').split(/^\$ /m)
  expect(before).toBe('')
  return parts.map((part) => {
    const end = part.indexOf('\n')
    return { line: part.slice(0, end), shown: part.slice(end + 1).trimEnd() }
  })
}

/** Words of a command as a shell would take them, as far as these pages go: blanks, and both kinds of quotation marks. */
const wordsOf = (line: string): string[] =>
  (line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) => word.replaceAll(/["']/g, ''))

/** Nobody keeps these: they differ with every change of a pack, and with every version. */
const lasting = (text: string): string =>
  text
    .replaceAll(/sha256 \w+/g, 'sha256')
    .replaceAll(/meldplicht \d[\w.-]*\w/g, 'meldplicht')
    .replaceAll(/^\uFEFF|\r(?=\n)/g, '')
    .trimEnd()

const here = process.cwd()
const folders: string[] = []
afterEach(() => {
  process.chdir(here)
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Runs everything that a page shows, in a folder of its own. */
async function replay(steps: readonly Step[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'meldplicht-docs-'))
  folders.push(folder)
  process.chdir(folder)
  const store = join(folder, '.store')
  let code = 0
  for (const step of steps) {
    if ('file' in step) {
      writeFileSync(step.file, step.text)
      continue
    }
    for (const { line, shown } of step.commands) {
      if (line === 'echo $?') {
        expect(`${line}\n${shown}`).toBe(`${line}\n${code}`)
        continue
      }
      const [, command = '', lines] =
        /^(?:meldplicht|node bin\/meldplicht\.js) (.*?)(?: \| head -n (\d+))?$/.exec(line) ?? []
      expect(command, `${line} can be run`).not.toBe('')
      const ran = await meldplicht(wordsOf(command), { columns: 80, now: NOW, state: store })
      code = ran.code
      // What is piped comes behind what goes to the terminal by itself.
      const head = ran.out.split('\n').slice(0, Number(lines))
      const printed = lasting(lines === undefined ? ran.both : ran.err + head.join('\n'))
      expect(`$ ${line}\n${lasting(shown)}`).toBe(`$ ${line}\n${printed.replaceAll(store, ANNA)}`)
    }
  }
}

describe('what a page shows is what the program prints (the hash of the pack and the version aside)', () => {
  const withCommands = PAGES.filter((page) => stepsOn(page).some((step) => 'commands' in step))
  test.each(withCommands)('%s', (page) => replay(stepsOn(page)))

  test('the README has a transcript, and so have the manuals in both languages', () => {
    expect(withCommands).toEqual(
      expect.arrayContaining(['README.md', 'docs/batch.md', 'docs/nl/register.md']),
    )
  })
})

test('the README counts the cases that the pack holds', async () => {
  const ap = await loadPack([join(HOME, 'rules')], 'ap', '2026-01-01')
  const cases = ap.ok ? ap.value.cases : []
  const count = (...kinds: string[]): number =>
    cases.filter(({ strength }) => kinds.includes(strength)).length
  expect(textOf('README.md')).toContain(
    `${count('guidance', 'ruled', 'soft')} published cases (${count('guidance', 'ruled')} of them binding) and ${count('example')} invented ones`,
  )
})

describe('it can be read', () => {
  test('the README has at most 900 words', () => {
    expect(textOf('README.md').split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(900)
  })

  test.each(PAGES)('no line of %s is longer than 500 characters', (page) => {
    const long = textOf(page)
      .split('\n')
      .filter((line) => line.length > 500)
    expect(long).toEqual([])
  })

  test.each([...PAGES, 'rules/README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])(
    'every link of %s leads to something that is there',
    (page) => {
      const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
      const dead = links.filter((link) => {
        if (/^[a-z]+:/.test(link)) return false
        const [path = '', part] = link.split('#')
        const file = path === '' ? page : join(dirname(page), path)
        return !existsSync(join(HOME, file)) || (part !== undefined && !anchorsOf(file).includes(part))
      })
      expect(dead).toEqual([])
    },
  )

  test('every page of the manual is in its index', () => {
    for (const index of ['docs/README.md', 'docs/nl/README.md']) {
      const beside = DOCS.filter((page) => dirname(page) === dirname(index) && page !== index)
      for (const page of beside) expect(textOf(index)).toContain(`(${page.slice(dirname(index).length + 1)})`)
    }
  })
})

/** The headings of a page as GitHub names them in a link. */
const anchorsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
