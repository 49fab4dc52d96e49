// Flags and environment → language, colour, width. Read before the command line is parsed, so that its errors follow them.
import { join } from 'node:path'
import type { Lang } from '../../pack/model.ts'
import { LANGS } from '../../pack/model.ts'
import { nearestOf } from '../../pack/nearest.ts'
import { fail, ok, type Result } from '../../problem.ts'
import { registerFile, registerIn } from '../../register/place.ts'
import { type Context, Trouble } from '../context.ts'
import type { Io, Output } from '../io.ts'
import { foreignAt } from './places.ts'

/**
 * The language: `--lang`, `MELDPLICHT_LANG`, the configuration file, then the locale; Dutch if that says so, otherwise
 * English.
 */
export function languageOf(io: Io, flag: string | undefined, configured?: string): Result<Lang> {
  const asked = flag ?? io.env['MELDPLICHT_LANG'] ?? configured
  if (asked !== undefined && asked !== '') {
    const lang = LANGS.find((candidate) => candidate === asked.toLowerCase())
    if (lang !== undefined) return ok(lang)
    return fail({
      code: 'unknown-name',
      kind: 'language',
      name: asked,
      ...nearestOf(asked, LANGS),
      known: LANGS,
    })
  }
  const { LC_ALL, LC_MESSAGES, LANG } = io.env
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '')
  return ok((locale ?? systemLocale()).toLowerCase().startsWith('nl') ? 'nl' : 'en')
}

/** Asked last: it is the slow way, and only Windows and macOS have no LANG. */
function systemLocale(): string {
  return process.platform === 'linux' ? 'en' : Intl.DateTimeFormat().resolvedOptions().locale
}

export const COLOR_CHOICES = ['auto', 'always', 'never'] as const

/** Whether a stream gets colour: `--color`, then NO_COLOR, FORCE_COLOR, TERM=dumb, then whether it is a terminal. */
export function wantsColor(io: Io, output: Output, flag: string | undefined): boolean {
  if (flag === 'always') return true
  if (flag === 'never') return false
  if ((io.env['NO_COLOR'] ?? '') !== '') return false
  if ((io.env['FORCE_COLOR'] ?? '0') !== '0') return true
  return output.isTerminal && io.env['TERM'] !== 'dumb'
}

type Registering = Pick<Context, 'io' | 'config'>

/** The folder of the register that was named: by `--register`, MELDPLICHT_REGISTER or the configuration file. */
function namedRegister({ io, config }: Registering, flag: string | undefined): string | undefined {
  return flag ?? io.env['MELDPLICHT_REGISTER'] ?? config.register
}

/** The folder of the register, there or not: the named one, else the one among the user's own data. */
export function registerNamed(context: Registering, flag: string | undefined): string | undefined {
  const { data } = context.io
  return namedRegister(context, flag) ?? (data === undefined ? undefined : join(data, 'register'))
}

/** The folder of the register to write to. */
export function registerFolder(context: Registering, flag: string | undefined): string {
  const folder = registerNamed(context, flag)
  if (folder === undefined) throw new Trouble([{ code: 'no-place', variable: 'MELDPLICHT_REGISTER' }])
  for (const place of [registerFile(folder), folder]) refuseForeign(place, flag !== undefined)
  return folder
}

/** The same; it must hold a register, or a folder whose disk is not there would look like no incident at all. */
export function registerThere(context: Registering, flag: string | undefined): string {
  const folder = registerFolder(context, flag)
  const found = registerIn(folder)
  if (found.ok) return folder
  const isDefault = namedRegister(context, flag) === undefined
  throw new Trouble(
    found.problems.map((problem) =>
      problem.code === 'register-missing' && isDefault ? { ...problem, isDefault } : problem,
    ),
  )
}

/** The folder of drafts. */
export function draftsFolder({ state }: Io): string {
  if (state === undefined) throw new Trouble([{ code: 'no-place', variable: 'MELDPLICHT_STATE' }])
  refuseForeign(state, false)
  return state
}

/** What others could have written there must not be taken for the user's own. */
function refuseForeign(folder: string, isNamed: boolean): void {
  const foreign = foreignAt(folder, isNamed)
  if (foreign !== undefined) throw new Trouble([{ code: 'store-foreign', ...foreign }])
}

/** Columns of the terminal, else COLUMNS, else 80. */
export function widthOf(io: Io, output: Output): number {
  const wanted = Number(io.env['COLUMNS'])
  // A terminal that does not know its size says 0.
  return output.columns || (Number.isInteger(wanted) && wanted > 0 ? wanted : 80)
}

const CI_NAMES = [
  'CI',
  'GITHUB_ACTIONS',
  'TF_BUILD',
  'TEAMCITY_VERSION',
  'JENKINS_URL',
  'CODEBUILD_BUILD_ID',
  'BITBUCKET_BUILD_NUMBER',
]
/** A number of a build is not theirs alone; with one of these beside it it is. */
const BESIDE_BUILD_NUMBER = ['BUILD_ID', 'BUILD_URL', 'BUILD_TAG', 'BUILD_VCS_NUMBER', 'JOB_NAME']

/** Whether it runs in a CI job: nobody is there to answer, others can read the log, and the log can be a command. */
export function isInCi({ env }: Pick<Io, 'env'>): boolean {
  const isSet = (name: string): boolean => !['', 'false', '0'].includes((env[name] ?? '').toLowerCase())
  return CI_NAMES.some(isSet) || (isSet('BUILD_NUMBER') && BESIDE_BUILD_NUMBER.some(isSet))
}

/** Questions are asked on a terminal only: both ends of it, not in CI, not when told not to. */
export function isInteractive(io: Io, noInput: boolean): boolean {
  return !noInput && !isInCi(io) && io.stdin.isTerminal && io.stderr.isTerminal
}
