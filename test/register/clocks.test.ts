// No deadline of a register is later than its lines allow, and of several of one duty each is met by a telling of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginRegister } from '../../src/register/place.ts'
import { meldplicht, type Ran } from '../cli/run.ts'
import { newFolder, put, tiny } from '../pack/folder.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-clocks-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const rules = newFolder()
const CLASSIFIED = 'classified: { title: { nl: Indeling, en: Classification } }\n  discovered: { title'
const ONE = 'deadlines: [{ from: discovered, hours: 72, sources: [law] }]'
const clock = (from: string, hours: number): string => `{ from: ${from}, hours: ${hours}, sources: [law] }`
put(
  rules,
  'classed',
  '2020-01-01',
  tiny(['discovered: { title', CLASSIFIED], [ONE, `deadlines: [${clock('classified', 24)}]`]),
)
put(
  rules,
  'steps',
  '2020-01-01',
  tiny([ONE, `deadlines: [${clock('discovered', 24)}, ${clock('discovered', 72)}]`]),
)

const FIRST = '2026-05-02T12:00:00Z'
const run = (args: string, now = FIRST): Promise<Ran> =>
  meldplicht([...args.split(' '), '--register', folder, '--rules', rules], { now, columns: 400 })
const register = (args: string, now = FIRST): Promise<Ran> => run(`register ${args}`, now)
interface Listed {
  readonly due: string | null
  readonly tasks: readonly string[]
}
async function listed(now = FIRST): Promise<Listed & { code: number }> {
  const { code, out } = await register('list --json', now)
  return { code, ...(JSON.parse(out) as { incidents: Listed[] }).incidents[0]! }
}

describe('a moment other than the discovery', () => {
  const LARGE = '--leaked yes --size large --discovered 2026-05-01T10:15'

  test('that lies ahead counts from the first line that tells it, however often that is said again', async () => {
    await run(`assess classed ${LARGE} --classified 2026-05-09T10:00 --save`)
    expect(await listed()).toMatchObject({ due: '2026-05-03T12:00:00.000Z' })
    for (const [day, ahead] of [
      ['03', '10'],
      ['04', '11'],
    ] as const) {
      await register(`reassess 2026-1 --classified 2026-05-${ahead}T10:00`, `2026-05-${day}T13:00:00Z`)
      expect(await listed('2026-05-04T13:00:00Z')).toMatchObject({
        code: 30,
        due: '2026-05-03T12:00:00.000Z',
      })
    }
  })

  test('that was told does not come to life again by a correction that lies ahead', async () => {
    await run(`assess classed ${LARGE} --classified 2026-05-01T10:00 --save`)
    const due = '2026-05-02T08:00:00.000Z'
    expect(await listed()).toMatchObject({ code: 30, due })
    await register('reassess 2026-1 --classified 2026-05-20T10:00')
    expect(await listed()).toMatchObject({ code: 30, due })
  })
})

describe('of two deadlines of one duty', () => {
  test('a notification meets the first, and the next stays in list, calendar and report until more is told', async () => {
    await run('assess steps --leaked yes --size large --discovered 2026-05-01T14:00 --save')
    expect(await listed()).toMatchObject({ due: '2026-05-02T12:00:00.000Z', tasks: ['authority'] })
    await register('notified 2026-1 --at 2026-05-02T11:00')
    expect(await listed()).toMatchObject({ due: '2026-05-04T12:00:00.000Z', tasks: ['further'] })
    expect(await listed('2026-05-05T12:00:00Z')).toMatchObject({ code: 30 })
    const ics = (await register('show 2026-1 --format ics')).out
    expect(ics).toMatch(/DTEND:20260504T120000Z[^]*STATUS:CONFIRMED/)
    expect(ics).not.toContain('DTEND:20260502T120000Z')
    expect((await register('show 2026-1')).out).toContain('Monday 4 May 2026 at 14:00')
    const closed = await register('close 2026-1 --reason done')
    expect([closed.code, closed.err]).toEqual([2, expect.stringContaining('a further deadline')])
    expect((await register('export')).out).toContain(';2026-05-04T14:00:00+02:00;')
    expect(await listed()).toMatchObject({ tasks: ['further'] })
    await register('notified 2026-1 --supplement --at 2026-05-02T13:30')
    expect(await listed('2026-05-05T12:00:00Z')).toMatchObject({ code: 0, tasks: [] })
  })
})

describe('a clock that is wrong', () => {
  test('years ahead puts no deadline off: it counts from the present, or from the next line', async () => {
    const facts = '--leaked yes --size large --discovered 2031-05-01T10:15'
    await run(`assess steps ${facts} --save`, '2031-05-01T12:00:00Z')
    expect(await listed()).toMatchObject({ due: '2026-05-03T12:00:00.000Z' })
    const { incidents } = JSON.parse((await register('list --json')).out) as { incidents: { id: string }[] }
    await register(`note ${incidents[0]!.id} seen`)
    expect(await listed('2026-05-04T12:00:00Z')).toMatchObject({ code: 30, due: '2026-05-03T12:00:00.000Z' })
  })

  test('that went back when it was assessed again takes nothing that was told before for told since', async () => {
    await run('assess steps --leaked yes --size large --discovered 2026-05-01T14:00 --save')
    await register('notified 2026-1 --at 2026-05-02T11:00')
    await register('notified 2026-1 --supplement --at 2026-05-02T11:30')
    await register('reassess 2026-1 --size large', '2026-04-30T12:00:00Z')
    // By the wrong clock it was discovered before the notification was due: it may have been late.
    expect(await listed()).toMatchObject({ tasks: ['late', 'supplement'] })
    expect((await register('list')).out).not.toContain('it was late')
    await register('notified 2026-1 --supplement --at 2026-05-02T11:45')
    expect(await listed()).toMatchObject({ tasks: ['late', 'supplement'] })
    await register('notified 2026-1 --supplement', '2026-05-02T13:00:00Z')
    expect(await listed('2026-05-02T13:00:00Z')).toMatchObject({ tasks: ['late'] })
  })
})
