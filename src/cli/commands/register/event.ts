// What the commands that add something to an incident have in common: which incident, when, by whom, and the line.
import { LONGEST_TEXT } from '../../../decide/reason.ts'
import { isoInZone, parseMoment } from '../../../decide/moment.ts'
import { isEmptyReason } from '../../../decide/reason.ts'
import type { Zone } from '../../../decide/zone.ts'
import { DUTY_IDS, type DutyId } from '../../../pack/model.ts'
import { nearestOf } from '../../../pack/nearest.ts'
import { fail } from '../../../problem.ts'
import type { Event } from '../../../register/event.ts'
import type { NewEntry } from '../../../register/entry.ts'
import { isBefore } from '../../../register/clocks.ts'
import type { Incident } from '../../../register/incident.ts'
import { incidentsFrom } from '../../../register/incidents.ts'
import { dueOf, isClosed, isOpenDuty, runningClocks } from '../../../register/standing.ts'
import { outlinesOf } from '../../../register/read.ts'
import { append } from '../../../register/register.ts'
import type { OfRegister } from '../../../report/incident/calendar.ts'
import { clean } from '../../../render/clean.ts'
import { shortMomentText } from '../../../render/clock.ts'
import type { Words } from '../../../words/words.ts'
import { type Command, defineCommand } from '../../command.ts'
import { type Context, need, note, Trouble } from '../../context.ts'
import type { FlagName, Options } from '../../flags.ts'
import { recorderOf } from '../../input/officers.ts'
import { onRegister } from './onRegister.ts'
import { readTime, zoneOf } from '../../input/time.ts'

/** What a command was given. */
export interface Told {
  readonly context: Context
  readonly incident: Incident
  /** Of the register. */
  readonly folder: string
  readonly options: Options
  /** What stands behind the incident. */
  readonly text: string
  readonly zone: Zone
  /** The moment of something whose moment was not said. */
  readonly now: number
  /** Who adds the line. */
  readonly by: string
  /** The clock stands before the last line. */
  readonly isBack: boolean
}

interface EventCommand {
  readonly name: keyof Words['commands']['registerCommands']
  readonly flags: readonly FlagName[]
  /** A compulsory text behind the incident. */
  readonly hasText?: true
  /** The event, or a problem thrown. */
  readonly event: (told: Told) => Event
}

/** A command that adds one line to an incident that is recorded. */
export function eventCommand({ name, flags, hasText, event }: EventCommand): Command {
  return defineCommand({
    name: `register ${name}`,
    about: (words) => words.commands.registerCommands[name],
    args: { '<incident>': 'incident', ...(hasText === true ? { '<text>': 'noted' } : {}) },
    flags: ['register', 'by', 'zone', 'now', ...flags],
    run: async (context, { args, options }) => {
      const { io, words } = context
      const work = async (folder: string): Promise<number> => {
        const zone = need(await zoneOf(io, options.zone))
        const now = need(readTime(io, options.now, zone))
        const by = recorderOf(context, options)
        const incident = await appendAfter(folder, args[0]!, io.now, (found, latest) => {
          const isBack = isBefore(io.now(), latest)
          if (isBack) {
            const [clock, last] = [io.now(), latest].map((at) => shortMomentText(words, at, zone))
            note(context, words.register.timeWentBack(clock!, last!))
          }
          const text = args[1] ?? ''
          return {
            event: event({ context, folder, incident: found, options, text, zone, now, by, isBack }),
            by,
          }
        })
        note(context, words.register.noted(clean(incident.id), clean(folder)))
        return 0
      }
      return onRegister(context, options.register, work, true)
    },
  })
}

const MOST_TRIES = 20

/** Adds a line that was decided on what the register held, and decides anew where it was added to meanwhile. */
export async function appendAfter(
  folder: string,
  name: string,
  now: () => number,
  decide: (incident: Incident, latest: number) => Omit<NewEntry, 'at' | 'incident'>,
): Promise<Incident> {
  for (let tries = 1; ; tries += 1) {
    const { incident, head, latest } = incidentNamed(folder, name, now())
    const appended = await append(folder, { ...decide(incident, latest), incident: incident.id }, now, head)
    const isMoved = !appended.ok && appended.problems.some(({ code }) => code === 'register-moved')
    if (isMoved && tries < MOST_TRIES) continue
    need(appended)
    return incident
  }
}

/** What a register holds: its incidents, the hash of the last line of all and the latest moment of a line. */
interface Held {
  readonly incidents: readonly Incident[]
  readonly head: string
  readonly latest: number
}

/** Reads all that a register holds. */
export function heldIn(folder: string, now: number): Held {
  let head = ''
  let latest = 0
  const entries = function* (): ReturnType<typeof outlinesOf> {
    for (const entry of outlinesOf(folder)) {
      if (entry.ok) {
        head = entry.value.hash
        latest = Math.max(latest, Date.parse(entry.value.at))
      }
      yield entry
    }
  }
  return { incidents: need(incidentsFrom(entries(), now)), head, latest }
}

/** The same with one incident by its number; another number is a problem, with the nearest right one. */
export function incidentNamed(
  folder: string,
  name: string,
  now: number,
): Omit<Held, 'incidents'> & { readonly incident: Incident } {
  const { incidents, ...rest } = heldIn(folder, now)
  const incident = incidents.find(({ id }) => id === name)
  if (incident !== undefined) return { ...rest, incident }
  const known = incidents.map(({ id }) => id)
  throw new Trouble([{ code: 'unknown-name', kind: 'incident', name, ...nearestOf(name, known), known }])
}

/**
 * What a calendar shows of an incident: a deadline goes only when nobody has to do anything by it any more. Of a duty that
 * one officer decided against it shows what the assessment says.
 */
export function calendarOf(incident: Incident): OfRegister {
  const { identity, lines, changed, notified, withdrawn, informed } = incident
  const running = runningClocks(incident)
  const pending = running.map(({ duty }) => duty)
  const isDone: Readonly<Record<DutyId, boolean>> = {
    authority: notified !== undefined && withdrawn === undefined,
    'data-subjects': informed['data-subjects'] !== undefined,
    controller: informed.controller !== undefined,
    register: isClosed(incident),
  }
  const done = DUTY_IDS.filter((duty) => isDone[duty] && !pending.includes(duty))
  const known = DUTY_IDS.filter((duty) => pending.includes(duty) || done.includes(duty))
  return {
    ...{ identity, lines, changed, done },
    open: (['authority', 'data-subjects', 'controller'] as const).filter((id) => isOpenDuty(incident, id)),
    dues: Object.fromEntries(
      known.map((id) => [id, (running.find(({ duty }) => duty === id) ?? { due: dueOf(incident, id) }).due]),
    ),
  }
}

/**
 * The moment of `--at`, else the present one, with its offset from UTC.
 *
 * @param events what it cannot be before, besides the discovery
 */
export function momentOf(
  { context: { io }, incident, options, zone, now }: Told,
  events: Partial<Record<'notified' | 'withdrawn', string | undefined>> = {},
): { iso: string; instant: number } {
  const typed = options.at ?? isoInZone(now, zone)
  const { instant, dateOnly, ambiguous } = need(parseMoment('--at', typed, zone))
  // A day alone says nothing of the hour, and the hour decides whether it was in time.
  if (dateOnly) throw new Trouble([{ code: 'moment-format', moment: '--at', value: typed }])
  // Nor does an hour that the clock shows twice.
  if (ambiguous) throw new Trouble([{ code: 'moment-twice', moment: '--at', value: typed }])
  if (instant > io.now()) throw new Trouble([{ code: 'moment-in-future', moment: '--at', value: typed }])
  const befores = { discovered: incident.discovered, ...events }
  for (const other of ['discovered', 'notified', 'withdrawn'] as const) {
    const before = Date.parse(befores[other] ?? '')
    if (before <= io.now() && isBefore(instant, before))
      throw new Trouble([{ code: 'moment-before', moment: '--at', value: typed, other }])
  }
  return { iso: isoInZone(instant, zone), instant }
}

/** Texts of flags, by the name that each has in the line; an empty one is left out. */
export function textsOf<Name extends string>(
  given: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, string>> {
  const texts: Partial<Record<Name, string>> = {}
  for (const [name, typed] of Object.entries(given) as [Name, string | undefined][]) {
    const text = (typed ?? '').trim()
    if (text.length > LONGEST_TEXT) need(fail({ code: 'text-too-long', name, limit: LONGEST_TEXT }))
    if (name === 'reason' && isEmptyReason(text)) need(fail({ code: 'reason-empty', flag: '--reason', text }))
    if (text !== '') texts[name] = text
  }
  return texts
}
