// Findings → what machines read: JSON, annotations of GitHub, SARIF 2.1.0, and JUnit.
import { isFinding } from '../../check/finding.ts'
import type { Problem } from '../../problem.ts'
import { cleanAll, commandless, jsonLines } from '../../render/clean.ts'
import { escapedHtml } from '../../render/html.ts'
import { problemText } from '../problem.ts'
import type { Words } from '../../words/words.ts'
import { type Checked, FINDINGS_PAGE, nameOf } from './findings.ts'

export type Render = (checked: readonly Checked[], words: Words, toolVersion: string) => readonly string[]

/** Every format by its name. */
export const MACHINE_FORMATS = {
  json: findingsJson,
  github: findingsGithub,
  sarif: findingsSarif,
  junit: findingsJunit,
} satisfies Readonly<Record<string, Render>>

/** The sentence of a finding and what to do about it. */
function message(words: Words, problem: Problem): string {
  const text = problemText(words, problem)
  return isFinding(problem) ? `${text} ${words.advice[problem.code]}` : text
}

/** `meldplicht/check@1`: every finding with its arguments, so that nobody need read sentences. */
function findingsJson(checked: readonly Checked[], words: Words, version: string): readonly string[] {
  return jsonLines({
    schema: 'meldplicht/check@1',
    tool: { name: 'meldplicht', version },
    ok: checked.every(({ problems }) => problems.length === 0),
    packs: checked.map(({ problems, notes, ...pack }) => ({
      ...pack,
      findings: problems.map((problem) => ({ ...problem, message: message(words, problem) })),
      notes: notes.map((note) => ({ ...note, message: message(words, note) })),
    })),
  })
}

/** GitHub shows so many of a level at their lines; of the others only the sentence, in the log. */
const MOST_SHOWN = 10

/** Workflow commands of GitHub Actions, one line each. */
function findingsGithub(checked: readonly Checked[], words: Words): readonly string[] {
  const value = (text: string): string =>
    commandless(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
  const property = (text: string): string => value(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
  const counts = { error: 0, notice: 0 }
  return checked.flatMap((one) =>
    [...one.problems, ...one.notes].map((problem) => {
      const { file, line, column } = cleanAll(placeOf(one, problem))
      const place = file === undefined ? '' : `file=${property(file)},line=${line},col=${column},`
      const level = one.notes.includes(problem) ? 'notice' : 'error'
      counts[level] += 1
      const isShown = counts[level] <= MOST_SHOWN || file === undefined
      const where = isShown ? '' : `${file}:${line}:${column}: `
      return `::${level} ${place}title=meldplicht ${problem.code}::${value(where + message(words, problem))}`
    }),
  )
}

/** Where a finding is shown. One without a place is shown at the top of its file: GitHub refuses all where one has none. */
function placeOf(
  { file }: Checked,
  problem: Problem,
): { readonly file: string | undefined; readonly line: number; readonly column: number } {
  if (problem.at !== undefined && 'file' in problem.at) return problem.at
  return { file, line: 1, column: 1 }
}

function findingsSarif(checked: readonly Checked[], words: Words, version: string): readonly string[] {
  const notes = new Set(checked.flatMap((one) => one.notes))
  const found = checked.flatMap((one) =>
    [...one.problems, ...one.notes].map((problem) => ({ problem, place: placeOf(one, problem) })),
  )
  const codes = [...new Set(found.map(({ problem }) => problem.code))].sort()
  const uriOf = (file: string): string => encodeURI(file.replaceAll('\\', '/'))
  return jsonLines({
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: 'meldplicht',
            version,
            rules: codes.map((id) => ({ id, help: { text: `${FINDINGS_PAGE}#${id}` } })),
          },
        },
        results: found.map(({ problem, place: { file, line, column } }) => ({
          ruleId: problem.code,
          level: notes.has(problem) ? 'note' : 'error',
          message: { text: message(words, problem) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(file ?? FINDINGS_PAGE) },
                region: { startLine: line, startColumn: column },
              },
            },
          ],
        })),
      },
    ],
  })
}

/** A suite for each pack: its rules as one test, and each of its cases. */
function findingsJunit(checked: readonly Checked[], words: Words): readonly string[] {
  const lineOf = (problem: Problem): string => junitLine(words, problem)
  const suites = checked.map((one) => {
    const { problems, notes, cases, milliseconds } = one
    const failing = new Map<string, Problem[]>()
    for (const problem of problems) {
      const name = problem.code === 'case-fails' ? problem.case : RULES
      failing.set(name, [...(failing.get(name) ?? []), problem])
    }
    const tests = [RULES, ...cases]
    return [
      `  <testsuite name="${xml(nameOf(one) || 'meldplicht')}" tests="${tests.length}" failures="${failing.size}" errors="0" time="${(milliseconds / 1000).toFixed(3)}">`,
      ...tests.flatMap((name) => testcase(words, nameOf(one), name, failing.get(name) ?? [])),
      ...(notes.length === 0 ? [] : [`    <system-out>${notes.map(lineOf).join('\n')}</system-out>`]),
      '  </testsuite>',
    ]
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="meldplicht rules check">',
    ...suites.flat(),
    '</testsuites>',
  ]
}

const RULES = 'rules'

function testcase(words: Words, pack: string, name: string, problems: readonly Problem[]): string[] {
  const head = `    <testcase classname="${xml(pack)}" name="${xml(name)}"`
  if (problems.length === 0) return [`${head}/>`]
  const first = problems[0]!
  const lines = problems.map((problem) => junitLine(words, problem))
  return [
    `${head}>`,
    `      <failure type="${first.code}" message="${xml(problemText(words, first))}">${lines.join('\n')}</failure>`,
    '    </testcase>',
  ]
}

function junitLine(words: Words, problem: Problem): string {
  const { at } = problem
  const place = at !== undefined && 'line' in at ? `${at.file}:${at.line}:${at.column}: ` : ''
  return xml(`${place}${problem.code}: ${message(words, problem)}`)
}

const xml = (text: string): string => escapedHtml(cleanAll(text))
