// Drafts on the disk: nothing typed is lost, whatever else happens to the files.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Draft, draftFile, EMPTY_DRAFT, listDrafts } from '../../../src/cli/wizard/draft.ts'
import { meldplicht } from '../run.ts'

let state = ''
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'meldplicht-draft-'))
})
afterEach(() => rmSync(state, { recursive: true }))

const DAY = '2026-11-21'
const withAnswer = (answer: string): Draft => ({
  ...EMPTY_DRAFT,
  answers: { exposure: answer },
  saved: answer,
})
const names = (): string[] => readdirSync(join(state, 'drafts')).sort()

test('a draft is read back as it was saved, and only its owner can read it', () => {
  const file = draftFile(state, DAY)
  expect(file.id()).toBeUndefined()
  expect(file.save(withAnswer('possible')).ok).toBe(true)
  expect(listDrafts(state)).toEqual({
    drafts: [{ id: `${DAY}-1`, draft: withAnswer('possible') }],
    unreadable: [],
  })
  expect(statSync(join(state, 'drafts', `${DAY}-1.json`)).mode & 0o777).toBe(0o600)
  expect(statSync(join(state, 'drafts')).mode & 0o777).toBe(0o700)
  file.drop()
  expect(names()).toEqual([])
})

test('two wizards that go on with the same draft both keep what they have', () => {
  draftFile(state, DAY).save(withAnswer('possible'))
  const [stored] = listDrafts(state).drafts
  const [one, other] = [draftFile(state, DAY, stored), draftFile(state, DAY, stored)]
  one.save(withAnswer('confirmed'))
  other.save(withAnswer('excluded'))
  one.save(withAnswer('confirmed'))
  expect([one.id(), other.id()]).toEqual([`${DAY}-1`, `${DAY}-2`])
  expect(
    listDrafts(state)
      .drafts.map(({ draft }) => draft.answers['exposure'])
      .sort(),
  ).toEqual(['confirmed', 'excluded'])
  other.drop()
  expect(names()).toEqual([`${DAY}-1.json`])
})

test('a draft that cannot be written is trouble, and says where', () => {
  const folder = join(state, 'drafts')
  writeFileSync(folder, '')
  expect(draftFile(state, DAY).save(EMPTY_DRAFT)).toMatchObject({
    ok: false,
    problems: [{ code: 'cannot-write' }],
  })
})

test.each([
  ['no JSON', '{'],
  ['another schema', '{"schema":"meldplicht/report@1"}'],
  ['answers that are none', '{"schema":"meldplicht/draft@1","answers":null}'],
  ['a number that can be read as another', '{"schema":"meldplicht/draft@1","answers":{"people":1.000}}'],
  ['answers that stand twice', '{"schema":"meldplicht/draft@1","answers":{"a":"yes","a":"no"}}'],
  ['moments that are none', '{"schema":"meldplicht/draft@1","moments":{"discovered":5}}'],
  ['a list', '[]'],
  ['nothing', ''],
])('a file with %s is told of, and left alone', async (_, text) => {
  mkdirSync(join(state, 'drafts'))
  const path = join(state, 'drafts', `${DAY}-1.json`)
  writeFileSync(path, text)
  const { code, out, err } = await meldplicht(['resume'], { state })
  expect([code, out]).toEqual([0, 'There is nothing to go on with.\n'])
  expect(err).toContain(`cannot be read and was left alone: ${path}`)
  expect(draftFile(state, DAY).save(EMPTY_DRAFT).ok).toBe(true)
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test('a draft can be fed back as an answers file', async () => {
  const file = draftFile(state, DAY)
  file.save({
    ...withAnswer('possible'),
    pack: { id: 'ap', version: '2018-05-25', sha256: '' },
    beforehand: ['exposure'],
  })
  const { code, err } = await meldplicht(['assess', '--answers', join(state, 'drafts', `${DAY}-1.json`)])
  expect([code, err]).toEqual([3, ''])
})

test('without a terminal «resume» lists what there is', async () => {
  draftFile(state, DAY).save({
    ...withAnswer('possible'),
    moments: { discovered: '2026-11-20T14:30:00+01:00' },
    saved: '2026-11-20T14:00:00Z',
  })
  const { code, out } = await meldplicht(['resume'], { state })
  expect(code).toBe(0)
  expect(out).toBe(
    `${DAY}-1  ?, discovered Friday 20 November 2026 at 14:30, 1 answer, saved Friday 20 November 2026 at 15:00\n`,
  )
  expect((await meldplicht(['resume', 'no-such'], { state })).code).toBe(2)
})

test('a folder that may not be read has no drafts, and no crash', async () => {
  const folder = join(state, 'drafts')
  mkdirSync(folder)
  chmodSync(folder, 0)
  expect((await meldplicht(['resume'], { state })).code).toBe(0)
  chmodSync(folder, 0o700)
})
