// `meldplicht rules check [pack|file…]`: proves packs, runs their cases, and says what is wrong and where.
import { check } from '../check/check.ts'
import { listVersions, loadVersion, type ReadBefore } from '../pack/library.ts'
import type { Problem } from '../pack/problem.ts'
import { clean } from '../report/clean.ts'
import { problemLine } from '../report/problem.ts'
import { type CommandFunction, type Context, nearHere, print } from './context.ts'
import { COMMON_FLAGS, lookAt, namesOf } from './flags.ts'
import { versionsNamed } from './packChoice.ts'
import { addFlags, newCommand, parse } from './program.ts'

const CLEAN = 0
const PROBLEMS = 5

export const rulesCheckCommand: CommandFunction = async (context, argv) => {
  const { io, words, folders } = context
  const command = newCommand('meldplicht rules check', io, words)
    .description(words.commands.ruleCommands.check)
    .argument('[pack...]', words.commands.argument.packs)
  const { args } = parse(addFlags(command, COMMON_FLAGS, words, lookAt(argv)), argv, namesOf(COMMON_FLAGS))
  const { versions, problems } =
    args.length === 0 ? listVersions(folders) : { versions: versionsNamed(context, args), problems: [] }
  const before: ReadBefore = new Map()
  let found = problems.length
  if (found > 0) print(io, lines(context, problems))
  for (const version of versions) {
    const started = performance.now()
    const pack = await loadVersion(folders, version, version.version, before)
    const report = pack.ok ? check(pack.value) : { problems: pack.problems }
    const name = clean(`${version.id} ${version.version}`)
    found += report.problems.length
    if (report.problems.length === 0 && pack.ok) {
      const milliseconds = Math.round(performance.now() - started)
      print(io, [words.commands.checkClean(name, pack.value.cases.length, milliseconds)])
    } else
      print(io, [words.commands.checkFound(name, report.problems.length), ...lines(context, report.problems)])
  }
  print(io, [words.commands.checkDone(versions.length, found)])
  return found === 0 ? CLEAN : PROBLEMS
}

function lines({ words }: Context, problems: readonly Problem[]): string[] {
  return problems.map((problem) => `  ${problemLine(words, nearHere(problem))}`)
}
