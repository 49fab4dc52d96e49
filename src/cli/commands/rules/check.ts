// `meldplicht rules check [pack|file…]`: proves packs, runs their cases, and says what is wrong and where.
import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { check } from '../../../check/check.ts'
import { NODE_BUDGET } from '../../../compile/compile.ts'
import { dayInZone } from '../../../decide/moment.ts'
import { readText } from '../../../pack/file.ts'
import {
  daysOfNewBases,
  listVersions,
  loadVersion,
  type PackVersion,
  type ReadBefore,
} from '../../../pack/library.ts'
import type { Pack } from '../../../pack/model.ts'
import type { Problem, ProblemCode } from '../../../problem.ts'
import type { Checked } from '../../../report/findings/findings.ts'
import { MACHINE_FORMATS } from '../../../report/findings/machine.ts'
import { findingsText, type LineOf } from '../../../report/findings/text.ts'
import { defineCommand } from '../../command.ts'
import { type Context, withShortPath, need } from '../../context.ts'
import type { Io } from '../../io.ts'
import { notePassedOver, versionsNamed } from '../../input/packChoice.ts'
import { zoneOf } from '../../input/time.ts'
import { type Maker, styleFor, targetsOf, write } from '../../write/write.ts'
import { EXIT } from '../../exit.ts'

export const rulesCheck = defineCommand({
  name: 'rules check',
  about: (words) => words.commands.ruleCommands.check,
  args: { '[pack...]': 'packs' },
  flags: ['format', 'json', 'output'],
  formats: ['text', 'json', 'github', 'sarif', 'junit'],
  run: async (context, given) => {
    const { io, words } = context
    const targets = targetsOf(context, given)
    const checked = await checkAll(context, given.args)
    const machine =
      (name: keyof typeof MACHINE_FORMATS, shown: readonly Checked[] = checked): Maker =>
      () =>
        MACHINE_FORMATS[name](shown, words, io.version)
    await write(context, targets, {
      text: async ({ path }) =>
        findingsText(checked, await styleFor(context, path !== undefined), lineReader()),
      json: machine('json'),
      github: machine('github', fromRoot(checked, io)),
      sarif: machine('sarif', fromRoot(checked, io)),
      junit: machine('junit'),
    })
    return checked.every(({ problems }) => problems.length === 0) ? EXIT.done : EXIT.different
  },
})

/** Checks the packs that were named, or all there are. */
async function checkAll(context: Context, names: readonly string[]): Promise<Checked[]> {
  const { io, folders } = context
  const all = listVersions(folders)
  const versions = names.length === 0 ? all.versions : versionsNamed(context, names)
  if (names.length === 0) notePassedOver(context)
  const before: ReadBefore = new Map()
  const checked: Checked[] = []
  const outside = names.length === 0 ? all.problems.map(withShortPath) : []
  if (outside.length > 0) checked.push({ ...NOTHING, file: folders[0]!, problems: outside })
  const today = dayInZone(io.now(), need(await zoneOf(io, undefined)))
  for (const version of versions) {
    checked.push(...(await checkOne(context, version, all.versions, today, before)))
  }
  return checked
}

/** GitHub knows files from the root of the repository, wherever in it the check is run. */
function fromRoot(checked: readonly Checked[], { env }: Io): Checked[] {
  const root = resolve(env['GITHUB_WORKSPACE'] || (repositoryAbove(process.cwd()) ?? '.'))
  const place = (file: string): string => {
    const way = relative(root, resolve(file))
    return way.startsWith('..') || isAbsolute(way) ? file : way
  }
  return checked.map(({ problems, ...one }) => ({
    ...one,
    ...(one.file === undefined ? {} : { file: place(one.file) }),
    problems: problems.map((problem) =>
      problem.at !== undefined && 'file' in problem.at
        ? { ...problem, at: { ...problem.at, file: place(problem.at.file) } }
        : problem,
    ),
  }))
}

/** The nearest folder upwards that is a working tree of git. */
function repositoryAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const above = dirname(folder)
  return above === folder ? undefined : repositoryAbove(above)
}

const NOTHING: Checked = {
  pack: '',
  version: '',
  problems: [],
  notes: [],
  cases: [],
  nodes: 0,
  budget: NODE_BUDGET,
  milliseconds: 0,
}

/**
 * One version of a pack: what decides must hold on every version of the packs it extends; the rest of a check is the same
 * on each.
 */
async function checkOne(
  { folders }: Context,
  version: PackVersion,
  all: readonly PackVersion[],
  today: string,
  before: ReadBefore,
): Promise<Checked[]> {
  const checked: Checked[] = []
  const days = [version.version, ...(await daysOfNewBases(folders, version))]
  const isNewest = all.every(
    ({ id, version: other }) => id !== version.id || other <= version.version || other > today,
  )
  const current = isNewest ? days.findLast((day) => day <= today) : undefined
  for (const day of days) {
    const started = performance.now()
    const isFirst = day === version.version
    const pack = await loadVersion(folders, version, day, before)
    const one = { ...NOTHING, pack: version.id, version: version.version, file: version.path }
    if (!pack.ok) {
      const bases = isFirst ? {} : { bases: [day] }
      checked.push({ ...one, ...bases, problems: pack.problems.map(withShortPath) })
      continue
    }
    const { problems, notes, nodes } = check(pack.value)
    const told = [
      ...problems.filter(({ code }) => isFirst || DECIDES.has(code)),
      ...(day === current ? expired(pack.value, today) : []),
    ]
    checked.push({
      ...one,
      ...(isFirst
        ? { notes: notes.map(withShortPath), cases: pack.value.cases.map(({ id }) => id) }
        : { bases: pack.value.files.slice(1).map((file) => `${file.id}@${file.version}`) }),
      ...{ problems: told.map(withShortPath), nodes },
      milliseconds: Math.round(performance.now() - started),
    })
  }
  return checked
}

/** Findings with which a pack decides nothing. */
const DECIDES: ReadonlySet<ProblemCode> = new Set([
  'gap',
  'clash',
  'not-monotone',
  'mild-assumption',
  'mild-fact',
  'told-otherwise',
  'decides-alone',
  'too-complex',
])

/** What holds today must not have ended: otherwise there are no rules for what is discovered now. */
function expired({ id, lastDay, lastDayAt: at }: Pack, today: string): Problem[] {
  if (lastDay === undefined || lastDay >= today) return []
  return [{ code: 'expired', pack: id, on: lastDay, ...(at === undefined ? {} : { at }) }]
}

/** Lines of the files that findings stand in; each file is read once. */
function lineReader(): LineOf {
  const files = new Map<string, readonly string[]>()
  return (file, line) => {
    if (!files.has(file)) {
      const text = readText(file)
      files.set(file, text.ok ? text.value.split(/\r\n|\r|\n/) : [])
    }
    return files.get(file)![line - 1]
  }
}
