// Arguments → the command, run; what it threw → one line and an exit code. Commands are loaded only when called.
import { statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { nearestOf } from '../pack/nearest.ts'
import { shadowsIn } from '../pack/library.ts'
import type { Lang } from '../pack/model.ts'
import { MOST_PROBLEMS, type Problem, type ProblemCode } from '../problem.ts'
import { clean } from '../render/clean.ts'
import { problemLine } from '../report/problem.ts'
import type { Words } from '../words/words.ts'
import { type Config, readConfig } from './settings/config.ts'
import { type Argv, behindFirstWord, lastOf, readArgv } from './argv.ts'
import { type Command, refuseOthers } from './command.ts'
import {
  columnsOf,
  type Context,
  fitted,
  isTrouble,
  withShortPath,
  need,
  note,
  print,
  Trouble,
} from './context.ts'
import { COMMON, type FlagName, FLAGS, longOf } from './flags.ts'
import type { Io } from './io.ts'
import { loggedIo } from './log.ts'
import { COLOR_CHOICES, isInCi, isInteractive, languageOf } from './settings/settings.ts'
import { zoneOf } from './input/time.ts'
import { errorCode } from '../plain.ts'
import { EXIT } from './exit.ts'

const CATALOGUES: Readonly<Record<Lang, () => Promise<Words>>> = {
  nl: async () => (await import('../words/nl.ts')).nl,
  en: async () => (await import('../words/en.ts')).en,
}

type Loader = () => Promise<Command>

/** Commands of `rules` and `register`, and those that have none of their own; each is loaded when it is called. */
const COMMANDS: Readonly<Record<string, Loader | Readonly<Record<string, Loader>>>> = {
  assess: async () => (await import('./commands/assess.ts')).assess,
  resume: async () => (await import('./commands/resume.ts')).resume,
  deadline: async () => (await import('./commands/deadline.ts')).deadline,
  register: {
    init: async () => (await import('./commands/register/init.ts')).registerInit,
    list: async () => (await import('./commands/register/list.ts')).registerList,
    show: async () => (await import('./commands/register/show.ts')).registerShow,
    note: async () => (await import('./commands/register/note.ts')).registerNote,
    notified: async () => (await import('./commands/register/notified.ts')).registerNotified,
    informed: async () => (await import('./commands/register/informed.ts')).registerInformed,
    reassess: async () => (await import('./commands/register/reassess.ts')).registerReassess,
    confirm: async () => (await import('./commands/register/confirm.ts')).registerConfirm,
    withdraw: async () => (await import('./commands/register/withdraw.ts')).registerWithdraw,
    close: async () => (await import('./commands/register/close.ts')).registerClose,
    export: async () => (await import('./commands/register/export.ts')).registerExport,
    rerun: async () => (await import('./commands/register/rerun.ts')).registerRerun,
    verify: async () => (await import('./commands/register/verify.ts')).registerVerify,
  },
  batch: async () => (await import('./commands/batch/index.ts')).batch,
  verify: async () => (await import('./commands/verify.ts')).verify,
  rules: {
    list: async () => (await import('./commands/rules/list.ts')).rulesList,
    show: async () => (await import('./commands/rules/show.ts')).rulesShow,
    check: async () => (await import('./commands/rules/check.ts')).rulesCheck,
    diff: async () => (await import('./commands/rules/diff.ts')).rulesDiff,
    graph: async () => (await import('./commands/rules/graph.ts')).rulesGraph,
    sql: async () => (await import('./commands/rules/sql.ts')).rulesSql,
    init: async () => (await import('./commands/rules/init.ts')).rulesInit,
  },
}

const STORE_TROUBLE: ReadonlySet<ProblemCode> = new Set([
  'cannot-write',
  'store-foreign',
  'no-place',
  'register-locked',
  'register-broken',
  'register-torn',
  'register-unreadable',
  'register-missing',
  'register-refused',
  'register-unconfirmed',
  'register-moved',
])

/** Runs the program. Never throws and never exits: the code is returned, the words are written. */
export async function run(world: Io): Promise<number> {
  const io = loggedIo(world)
  const argv = readArgv(io.argv)
  let words = await CATALOGUES[fallbackLanguage(io, argv)]()
  try {
    refuseEmpty(io, argv)
    const config = need(readConfig(io.config, (io.env['MELDPLICHT_CONFIG'] ?? '') !== ''))
    const lang = need(languageOf(io, lastOf(argv, 'lang'), config.lang))
    if (lang !== words.lang) words = await CATALOGUES[lang]()
    return await dispatch(contextOf(io, lang, words, argv, config), argv)
  } catch (error) {
    if (isTrouble(error)) return complain(io, words, error.problems)
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const lines = [words.commands.bug, ...stack.split('\n').map(clean)]
    io.stderr.write(`${lines.join('\n')}\n`)
    return EXIT.bug
  }
}

/** Variables that name a file or a folder. */
const PLACES = ['MELDPLICHT_CONFIG', 'MELDPLICHT_REGISTER', 'MELDPLICHT_STATE']

/** What was left empty by mistake must not fall back to something else, nor a place depend on where one happens to be. */
function refuseEmpty({ env }: Io, { values }: Argv): void {
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

/** The language for complaints, also about the language. */
function fallbackLanguage(io: Io, argv: Argv): Lang {
  const asked = languageOf(io, lastOf(argv, 'lang'))
  if (asked.ok) return asked.value
  const byLocale = languageOf({ ...io, env: { ...io.env, MELDPLICHT_LANG: undefined } }, undefined)
  return byLocale.ok ? byLocale.value : 'en'
}

function contextOf(io: Io, lang: Lang, words: Words, argv: Argv, config: Config): Context {
  const color = lastOf(argv, 'color')
  if (color !== undefined && !COLOR_CHOICES.some((choice) => choice === color)) {
    const nearest = nearestOf(color, COLOR_CHOICES)
    throw new Trouble([
      { code: 'unknown-name', kind: 'choice', name: color, ...nearest, known: COLOR_CHOICES },
    ])
  }
  const own = [...(argv.values.get('--rules') ?? []), ...config.rules]
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
  const shadows = shadowsIn(join(io.home, 'rules'), own, argv.values.get('--own') ?? [])
  if (shadows.length > 0) throw new Trouble(shadows)
  return {
    io,
    lang,
    words,
    folders: [...own, join(io.home, 'rules')],
    quiet: argv.flags.has('--quiet'),
    color,
    config,
  }
}

/** Why a path is no folder that can be read. */
function notAFolder(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? undefined : 'ENOTDIR'
  } catch (error) {
    return errorCode(error)
  }
}

/** Finds the command that the words name, and runs it. `help` before them asks for its help. */
async function dispatch(context: Context, argv: Argv): Promise<number> {
  if (argv.words[0] === 'help')
    return dispatch(context, { ...behindFirstWord(argv), flags: new Set([...argv.flags, '--help']) })
  const [name] = argv.words
  if (name === undefined) return withoutCommand(context, argv)
  const found = oneOf(COMMANDS, name, name)
  const behind = behindFirstWord(argv)
  if (typeof found === 'function') return runCommand(context, found, behind)
  const [second] = behind.words
  if (second !== undefined)
    return runCommand(context, oneOf(found, second, `${name} ${second}`), behindFirstWord(behind))
  refuseOthers(argv, (Object.keys(FLAGS) as FlagName[]).map(longOf))
  const { groupHelp } = await import('./help.ts')
  const { commands } = context.words
  const [about, each] =
    name === 'rules'
      ? [commands.rules, commands.ruleCommands]
      : [commands.register, commands.registerCommands]
  return showHelp(context.io, groupHelp(context, name, about, each), argv)
}

/** Help that was asked for is the output; otherwise it says what is missing. */
function showHelp({ stdout, stderr }: Io, help: string, { flags }: Argv): number {
  const isAsked = flags.has('--help')
  const { write } = isAsked ? stdout : stderr
  write(`${help}\n`)
  return isAsked ? EXIT.done : EXIT.wrongUse
}

/** One of some commands by its name; another is a problem, with the nearest right one. */
function oneOf<T>(commands: Readonly<Record<string, T>>, name: string, typed: string): T {
  const known = Object.keys(commands)
  const found = known.find((one) => one === name)
  if (found !== undefined) return commands[found]!
  throw new Trouble([
    { code: 'unknown-name', kind: 'command', name: typed, ...nearestOf(name, known), known },
  ])
}

async function runCommand(context: Context, load: Loader, argv: Argv): Promise<number> {
  if (context.io.config === undefined && !argv.flags.has('--help'))
    note(context, context.words.commands.noHome)
  return (await load())(context, argv)
}

/** `meldplicht` alone: on a terminal it asks, elsewhere it shows what can be asked. */
async function withoutCommand(context: Context, argv: Argv): Promise<number> {
  const { io } = context
  if (argv.flags.has('--version')) {
    print(io, [io.version])
    return 0
  }
  const flags = [...COMMON, 'accessible', 'noInput', 'version'] as const
  refuseOthers(argv, flags.map(longOf))
  if (!argv.flags.has('--help') && isInteractive(io, argv.flags.has('--no-input'))) {
    const { isAccessible, newOrResumed } = await import('./wizard/start.ts')
    const zone = need(await zoneOf(io, undefined))
    return newOrResumed(context, { zone, accessible: isAccessible(context, argv.flags.has('--accessible')) })
  }
  const { groupHelp } = await import('./help.ts')
  const { commands } = context.words
  const help = groupHelp(
    context,
    '',
    commands.about,
    {
      'assess [pack]': commands.assess,
      'resume [draft]': commands.resume,
      'deadline <discovered>': commands.deadline,
      'register <…>': commands.register,
      'batch <pack> <file>': commands.batch,
      'verify <report.json>': commands.verify,
      [`rules ${Object.keys(COMMANDS['rules']!).join('|')}`]: commands.rules,
    },
    flags,
  )
  return showHelp(io, help, argv)
}

function complain(io: Io, words: Words, problems: readonly Problem[]): number {
  for (const problem of problems.slice(0, MOST_PROBLEMS)) {
    const line = problemLine(words, withShortPath(problem), isInCi(io))
    io.stderr.write(`${fitted(`${words.commands.error} ${line}`, columnsOf(io.stderr))}\n`)
  }
  if (problems.length > MOST_PROBLEMS) io.stderr.write(`… (${problems.length})\n`)
  return problems.some(({ code }) => STORE_TROUBLE.has(code)) ? EXIT.notStored : EXIT.wrongUse
}
