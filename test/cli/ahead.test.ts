// A discovery that lies ahead is wrong: it puts no deadline off, and chooses no rules that do not hold yet.
import { expect, test } from 'vitest'
import { tiny, newFolder, put } from '../pack/folder.ts'
import { meldplicht, report } from './run.ts'

const NOW = '2026-03-02T10:00:00+01:00'
const AT_MOST = '2026-03-05T10:00:00+01:00'

test('counts from now, in the report, the calendar and the clock alone, and is told', async () => {
  const args = ['assess', 'ap', '--discovered', '2062-05-01T10:15', '--now', NOW]
  const { duties, warnings } = await report(args)
  expect(duties.authority.deadlines[0]).toMatchObject({ due: AT_MOST, overdue: false })
  expect(warnings).toContainEqual({ code: 'in-future', moment: 'discovered' })
  expect((await meldplicht(args, { columns: 300 })).out).toContain('a deadline from it counts from now')
  expect((await meldplicht([...args, '--format', 'ics'])).out).toContain('DTEND:20260305T090000Z')
  const clock = await meldplicht(['deadline', '2062-05-01T10:15', '--now', NOW, '--json'])
  expect(JSON.parse(clock.out)).toMatchObject({ deadlines: [{ due: AT_MOST }] })
})

test('is decided by the rules of today, and so by verify', async () => {
  const folder = newFolder()
  put(folder, 'twice', '2020-01-01', tiny())
  put(folder, 'twice', '2060-01-01', tiny())
  const args = ['assess', 'twice', '--rules', folder, '--discovered', '2062-05-01', '--now', NOW]
  expect((await report(args)).pack.version).toBe('2020-01-01')
  const { out } = await meldplicht([...args, '--json'])
  const again = await meldplicht(['verify', '-', '--rules', folder], { stdin: out })
  expect([again.code, again.err]).toEqual([0, ''])
})
