// The packs that are shipped: nothing is wrong with them, and no rule of `ap` can be changed unnoticed.
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { listVersions, loadPack, loadVersion } from '../../src/pack/library.ts'
import type { Pack } from '../../src/pack/model.ts'
import type { Problem } from '../../src/problem.ts'
import { sampled, samples } from '../size.ts'
import {
  applies,
  decidesTheSame,
  findings,
  removed,
  turned,
  widened,
  wordsOf,
  type Mutant,
} from './mutants.ts'

const RULES = join(import.meta.dirname, '../../rules')
const VERSIONS = listVersions([RULES]).versions

describe('every version of every shipped pack', () => {
  test('there is at least ap', () => {
    expect(VERSIONS.map(({ id }) => id)).toContain('ap')
  })

  test.each(VERSIONS.map((version) => [`${version.id} ${version.version}`, version] as const))(
    '%s has nothing wrong with it, and cases of its own',
    async (_, version) => {
      const loaded = await loadVersion([RULES], version, version.version)
      expect(loaded.ok ? [] : loaded.problems).toEqual([])
      if (!loaded.ok) return
      expect(check(loaded.value).problems).toEqual([])
      expect(loaded.value.cases.length).toBeGreaterThan(0)
    },
  )

  test.each(VERSIONS.map((version) => [`${version.id} ${version.version}`, version] as const))(
    'the help of %s names answers by words that stand on the screen',
    async (_, version) => {
      const loaded = await loadVersion([RULES], version, version.version)
      if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
      const { questions, groups } = loaded.value
      const titles = (ids: readonly string[]) =>
        questions.flatMap(({ id, title }) => (ids.includes(id) ? [title] : []))
      const asked = [
        ...questions.map((one) => ({ ...one, options: one.answers.map(({ text }) => text) })),
        ...groups.map((group) => ({ ...group, options: titles(group.members) })),
      ]
      const strange = asked.flatMap((of) => {
        const { id, title, help, options } = of
        return (['nl', 'en'] as const).flatMap((lang) => {
          const shown = [title, ...options].map((text) => text[lang].toLowerCase()).join('\n')
          const isChosen = !('members' in of) && of.bands === undefined
          const named = (help?.[lang] ?? '').matchAll(
            isChosen ? /(?:^|[.;] )(\p{Lu}[^.:;]{0,60}):/gu : /«([^»…]*)…»/gu,
          )
          return [...named]
            .map(([, words = '']) => words.toLowerCase())
            .filter((words) => !shown.includes(words.replace(/^(?:geen|not|niet|no|wel) /, '')))
            .filter((words) => !/^(?:wel|niet|ja|nee|yes|no|.*rede[nm]|.*reason)$/.test(words))
            .map((words) => `${id}: ${words}`)
        })
      })
      expect(strange).toEqual([])
    },
  )
})

/** A mutant with what a check says about it; each is checked once, and on every day one in seven. */
type Checked = Mutant & { readonly problems: readonly Problem[] }
const checked = (mutants: readonly Mutant[]): Checked[] =>
  sampled(mutants, 7).map((mutant) => ({ ...mutant, problems: findings(mutant.pack) }))
const names = (mutants: readonly Mutant[]): string[] => mutants.map(({ name }) => name)

let ap: Pack
let without: Checked[]
let otherwise: Checked[]
let wider: Checked[]
beforeAll(async () => {
  const loaded = await loadPack([RULES], 'ap', '2020-05-01')
  if (!loaded.ok) throw new Error('ap cannot be read')
  ap = loaded.value
  without = checked(removed(ap, 'duties'))
  otherwise = checked(turned(ap))
  wider = checked(widened(ap, 'duties'))
})

/** The mutants that decide otherwise without any finding. */
const unnoticed = (mutants: readonly Checked[]): string[] =>
  names(mutants.filter(({ problems, pack }) => problems.length === 0 && !decidesTheSame(ap, pack)))

describe('no rule of a duty of ap can be changed unnoticed', () => {
  test('removing a rule is found or changes nothing', () => {
    expect(removed(ap, 'duties')).toHaveLength(ap.duties.flatMap(({ rules }) => rules).length)
    expect(without.length).toBeGreaterThan(4)
    expect(unnoticed(without)).toEqual([])
  })

  test('no rule of a duty is there for nothing: removing it changes what is decided', () => {
    expect(names(without.filter(({ pack }) => decidesTheSame(ap, pack)))).toEqual([])
  })

  test('another verdict is found or changes nothing', () => {
    expect(otherwise.length).toBeGreaterThanOrEqual(without.length)
    expect(unnoticed(otherwise)).toEqual([])
  })

  test('a condition less is found or changes nothing', () => {
    expect(wider.length).toBeGreaterThan(without.length)
    expect(unnoticed(wider)).toEqual([])
  })
})

describe('a gap or clash that a change makes is shown by an example', () => {
  const shown = () =>
    [...without, ...otherwise, ...wider].flatMap(({ name, pack, of, problems }) =>
      problems.flatMap((problem) =>
        problem.code === 'gap' || problem.code === 'clash'
          ? [{ name, pack, duty: pack.duties[of]!, problem }]
          : [],
      ),
    )

  test('in the words of the rules of that duty, and of no other', () => {
    for (const { name, pack, duty, problem } of shown()) {
      expect(problem.duty, name).toBe(duty.id)
      const words = problem.example.words.map(({ id }) => id)
      expect(words, name).toEqual([...wordsOf(pack, duty)])
    }
    expect(shown().length).toBeGreaterThan(samples(50))
  })

  test('with answers under which no rule applies, or just the rules that are named, and they differ', () => {
    for (const { name, pack, duty, problem } of shown()) {
      const applying = duty.rules.filter((rule) => applies(pack, rule, problem.example.answers))
      expect(
        applying.map(({ id }) => id),
        name,
      ).toEqual(problem.code === 'gap' ? [] : problem.rules)
      if (problem.code === 'clash')
        expect(new Set(applying.map(({ to }) => to)).size, name).toBeGreaterThan(1)
    }
  })
})

describe('a rule of a term of ap that is removed', () => {
  test('is found by the proof or by a case, or is told here as one that no case reaches yet', () => {
    const free = unnoticed(checked(removed(ap, 'terms')))
    // Not a failure: for each of these a case is still to be written.
    if (free.length > 0) console.info(`rules of terms of ap that no case catches:\n${free.join('\n')}`)
    expect(free.length).toBeLessThan(sampled(removed(ap, 'terms'), 7).length / 2)
  })
})
