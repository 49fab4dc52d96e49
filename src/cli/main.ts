// Arguments → the command, run; what it threw → one line and an exit code. Commands are loaded only when called.
import { readdirSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { nearestOf } from '../pack/nearest.ts'
import { ID_PATTERN, type Lang } from '../pack/model.ts'
import { MOST_PROBLEMS, type Problem, type ProblemCode } from '../pack/problem.ts'
import { clean } from '../report/clean.ts'
import { problemLine } from '../report/problem.ts'
import type { Words } from '../report/words/words.ts'
import { type Config, readConfig } from './config.ts'
import {
  type CommandFunction,
  type Context,
  isTrouble,
  nearHere,
  need,
  note,
  print,
  Trouble,
} from './context.ts'
import {
  asksHelp,
  COMMON_FLAGS,
  type FirstLook,
  lookAt,
  namesOf,
  NO_INPUT,
  WIZARD_FLAGS,
  withoutFirstWord,
} from './flags.ts'
import type { Io } from './io.ts'
import { loggedIo } from './log.ts'
import { quickParse } from './quickParse.ts'
import { COLOR_CHOICES, isInteractive, languageOf } from './settings.ts'
import { zoneOf } from './time.ts'

const CATALOGUES: Readonly<Record<Lang, () => Promise<Words>>> = {
  nl: async () => (await import('../report/words/nl.ts')).nl,
  en: async () => (await import('../report/words/en.ts')).en,
}

const COMMANDS: Readonly<Record<string, () => Promise<CommandFunction>>> = {
  assess: async () => (await import('./assess.ts')).assessCommand,
  deadline: async () => (await import('./deadline.ts')).deadlineCommand,
  resume: async () => (await import('./resume.ts')).resumeCommand,
  register: async () => (await import('./register.ts')).registerCommand,
  batch: async () => (await import('./batch.ts')).batchCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  rules: async () => (await import('./rules.ts')).rulesCommand,
}

/** Exit codes besides those of an assessment; see the README. */
const BUG = 1
const WRONG_USE = 2
export const CANNOT_STORE = 4
const STORE_TROUBLE: ReadonlySet<ProblemCode> = new Set([
  'cannot-write',
  'store-foreign',
  'no-place',
  'register-locked',
  'register-broken',
  'register-unreadable',
  'register-missing',
  'register-refused',
  'register-unconfirmed',
  'register-moved',
])

/** Runs the program. Never throws and never exits: the code is returned, the words are written. */
export async function run(world: Io): Promise<number> {
  const io = loggedIo(world)
  const look = lookAt(io.argv)
  let words = await CATALOGUES[fallbackLanguage(io, look)]()
  try {
    refuseEmpty(io, look)
    const config = need(readConfig(io.config, (io.env['MELDPLICHT_CONFIG'] ?? '') !== ''))
    const lang = need(languageOf(io, look.values.get('--lang')?.at(-1), config.lang))
    if (lang !== words.lang) words = await CATALOGUES[lang]()
    return await dispatch(contextOf(io, lang, words, look, config), look)
  } catch (error) {
    if (error instanceof Error && error.name === 'HelpShown') return 0
    if (isTrouble(error)) return complain(io, words, error.problems)
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const lines = [words.commands.bug, ...stack.split('\n').map(clean)]
    io.stderr.write(`${lines.join('\n')}\n`)
    return BUG
  }
}

/** Variables that name a file or a folder. */
const PLACES = ['MELDPLICHT_CONFIG', 'MELDPLICHT_REGISTER', 'MELDPLICHT_STATE']

/** What was left empty by mistake must not fall back to something else, nor a place depend on where one happens to be. */
function refuseEmpty({ env }: Io, { values }: FirstLook): void {
  const flags = [...values].filter(([, given]) => given.includes('')).map(([flag]) => flag)
  const variables = [...PLACES, 'MELDPLICHT_LANG'].filter((name) => env[name] === '')
  const problems: Problem[] = [
    ...flags.map((flag) => ({ code: 'flag-value', flag }) as const),
    ...variables.map((name) => ({ code: 'value-empty', name }) as const),
  ]
  const relative = PLACES.flatMap((variable): Problem[] => {
    const path = env[variable] ?? ''
    return path === '' || isAbsolute(path) ? [] : [{ code: 'place-relative', variable, path }]
  })
  if (problems.length + relative.length > 0) throw new Trouble([...problems, ...relative])
}

/** A pack of one's own must not take the place of a shipped one unasked. */
function refuseShadows({ home }: Io, own: readonly string[], wanted: readonly string[]): void {
  const shipped = new Set(readdirSync(join(home, 'rules')).filter((name) => ID_PATTERN.test(name)))
  const problems = own.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => shipped.has(name) && !wanted.includes(name))
      .map((pack): Problem => ({ code: 'pack-shadows', pack, folder })),
  )
  if (problems.length > 0) throw new Trouble(problems)
}

/** The language for complaints, also about the language. */
function fallbackLanguage(io: Io, look: FirstLook): Lang {
  const asked = languageOf(io, look.values.get('--lang')?.at(-1))
  if (asked.ok) return asked.value
  const byLocale = languageOf({ ...io, env: { ...io.env, MELDPLICHT_LANG: undefined } }, undefined)
  return byLocale.ok ? byLocale.value : 'en'
}

function contextOf(io: Io, lang: Lang, words: Words, look: FirstLook, config: Config): Context {
  const color = look.values.get('--color')?.at(-1)
  if (color !== undefined && !COLOR_CHOICES.some((choice) => choice === color)) {
    const nearest = nearestOf(color, COLOR_CHOICES)
    throw new Trouble([
      { code: 'unknown-name', kind: 'choice', name: color, ...nearest, known: COLOR_CHOICES },
    ])
  }
  const own = [...(look.values.get('--rules') ?? []), ...config.rules]
  for (const folder of own) {
    const why = notAFolder(folder)
    if (why === undefined) continue
    throw new Trouble([
      {
        code: 'file-unreadable',
        path: folder,
        why,
        at: { origin: '--rules' },
      },
    ])
  }
  refuseShadows(io, own, look.values.get('--own') ?? [])
  return {
    io,
    lang,
    words,
    folders: [...own, join(io.home, 'rules')],
    quiet: look.flags.has('--quiet') || look.flags.has('-q'),
    color,
    config,
  }
}

/** Why a path is no folder that can be read. */
function notAFolder(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? undefined : 'ENOTDIR'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error)
  }
}

async function dispatch(context: Context, look: FirstLook): Promise<number> {
  const { io, words } = context
  const [name] = look.words[0] === 'help' ? [] : look.words
  const wantsHelp = look.words[0] === 'help'
  const command = name === undefined ? undefined : COMMANDS[name]
  if (name !== undefined && Object.hasOwn(COMMANDS, name) && command !== undefined) {
    if (io.config === undefined && !asksHelp(look)) note(context, words.commands.noHome)
    return (await command())(context, withoutFirstWord(io.argv, look))
  }
  if (name !== undefined) {
    const known = Object.keys(COMMANDS)
    throw new Trouble([{ code: 'unknown-name', kind: 'command', name, ...nearestOf(name, known), known }])
  }
  if (look.flags.has('--version') || look.flags.has('-V')) {
    print(io, [io.version])
    return 0
  }
  const flags = [...COMMON_FLAGS, ...WIZARD_FLAGS, ...NO_INPUT]
  const asks = isInteractive(io, look.flags.has('--no-input'))
  if (!wantsHelp && asks && quickParse(io.argv, look, flags) !== undefined) return wizard(context, look)
  const { mainProgram, parse } = await import('./mainProgram.ts')
  const program = mainProgram(context)
  if (wantsHelp) {
    print(io, [program.helpInformation().trimEnd()])
    return 0
  }
  parse(program, io.argv, namesOf(flags))
  if (asks) return wizard(context, look)
  // Nothing was asked: show what can be.
  io.stderr.write(program.helpInformation())
  return WRONG_USE
}

async function wizard(context: Context, look: FirstLook): Promise<number> {
  const { isAccessible, newOrResumed } = await import('./wizard/start.ts')
  const zone = need(await zoneOf(context.io, undefined))
  return newOrResumed(context, { zone, accessible: isAccessible(context, look.flags.has('--accessible')) })
}

function complain(io: Io, words: Words, problems: readonly Problem[]): number {
  for (const problem of problems.slice(0, MOST_PROBLEMS)) {
    io.stderr.write(`${words.commands.error} ${problemLine(words, nearHere(problem))}\n`)
  }
  if (problems.length > MOST_PROBLEMS) io.stderr.write(`… (${problems.length})\n`)
  return problems.some(({ code }) => STORE_TROUBLE.has(code)) ? CANNOT_STORE : WRONG_USE
}
