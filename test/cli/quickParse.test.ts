// Whatever the quick reading of a command line understands, commander understands the same way.
import { expect, test } from 'vitest'
import { ASSESS_FLAGS, COMMON_FLAGS, lookAt, namesOf, WIZARD_FLAGS } from '../../src/cli/flags.ts'
import type { Io } from '../../src/cli/io.ts'
import { addFlags, addPackFlag, newCommand, parse } from '../../src/cli/program.ts'
import { quickParse } from '../../src/cli/quickParse.ts'
import { en } from '../../src/report/words/en.ts'
import { forAll } from '../oracle/random.ts'

const FLAGS = [...COMMON_FLAGS, ...ASSESS_FLAGS, ...WIZARD_FLAGS]
const PACK = [
  { long: '--misuse', key: 'question misuse' },
  { long: '--people', key: 'question people' },
]
const io = { env: {}, stdout: { isTerminal: false, columns: 80, write: () => undefined } } as unknown as Io

/** What commander makes of it; undefined when it complains. */
function byCommander(argv: readonly string[]): unknown {
  const look = lookAt(argv)
  const command = newCommand('meldplicht assess', io, en).argument('[pack]').allowExcessArguments()
  addFlags(command, FLAGS, en, look)
  for (const { long, key } of PACK) if (look.flags.has(long)) addPackFlag(command, key, `${long} <answer>`)
  try {
    const { args, options } = parse(command, argv, namesOf(FLAGS))
    // `--no-input` makes commander say true where it was not given.
    return { args, options: { ...options, input: options['input'] ?? true } }
  } catch {
    return undefined
  }
}

test('the quick reading and commander agree wherever the quick one reads', () => {
  const words = [
    'ap',
    '--misuse',
    '--misuse=suspected',
    '--people',
    '12',
    '--json',
    '--no-input',
    '--exit-zero',
    '-q',
    '--quiet',
    '--lang',
    'en',
    '--lang=nl',
    '--answer',
    'a=b',
    '--answer=c=d',
    '-o',
    'x.json',
    '-ox.json',
    '--',
    '-',
    '--help',
    '--unknown',
    '',
    '--people=',
    '--reason',
    '--json=x',
    '--accessible',
    '-qo',
  ]
  let understood = 0
  forAll(4000, (random) => {
    const argv = Array.from({ length: random.between(0, 6) }, () => random.pick(words))
    const quick = quickParse(argv, lookAt(argv), FLAGS, PACK)
    if (quick === undefined) return
    understood += 1
    const { args, options } = quick
    expect(
      { args: [...args], options: { ...options, input: options['input'] ?? true } },
      argv.join(' '),
    ).toEqual(byCommander(argv))
  })
  expect(understood).toBeGreaterThan(300)
})
