// The outcome of the wizard → the register: a new incident, or one that is known once more and over nothing that others recorded.
import type { Assessment } from '../../decide/assess.ts'
import { readOfficer } from '../../decide/officers.ts'
import type { Problem } from '../../problem.ts'
import { readDecision } from '../../record/decision.ts'
import { decisionOf, reportOf } from '../../record/report.ts'
import { decisionIn } from '../../register/entry.ts'
import type { Incident } from '../../register/incident.ts'
import { beginRegister, registerIn } from '../../register/place.ts'
import { entriesOfIncident } from '../../register/read.ts'
import { clean } from '../../render/clean.ts'
import { PLAIN } from '../../render/layout.ts'
import { documentText } from '../../render/text.ts'
import { changeBlocks, changesBetween } from '../../report/incident/change.ts'
import { problemText } from '../../report/problem.ts'
import { heldIn } from '../commands/register/event.ts'
import { asItStands, recordAssessment } from '../commands/register/save.ts'
import { type Context, need } from '../context.ts'
import type { Options } from '../flags.ts'
import { assessWith } from '../input/assessment.ts'
import type { Input } from '../input/input.ts'
import { registerFolder, registerThere, widthOf } from '../settings/settings.ts'
import type { Ask } from './ask.ts'
import type { Draft } from './draft.ts'
import type { Recording } from './setting.ts'

/**
 * Records what is in a draft. An incident that this register does not hold is new here. One that was assessed meanwhile is
 * not recorded: what is new there is said and is in the draft that comes back.
 */
export async function recordDraft(
  context: Context,
  ask: Ask,
  options: Options<'register' | 'by'>,
  input: Input,
  draft: Draft,
  assessment: Assessment,
): Promise<Recording> {
  const { io, words } = context
  const known = draft.incident
  if (known === undefined) await offerRegister(context, ask, options)
  const folder = registerThere(context, options.register)
  const held = known === undefined ? undefined : heldIn(folder, io.now())
  const found = held?.incidents.find(({ id, identity }) => id === known?.id && identity === known.identity)
  if (known !== undefined && found === undefined) ask.show([words.wizard.otherRegister(clean(known.id))])
  if (known !== undefined && found !== undefined && found.assessment !== known.assessment)
    return { draft: overtaken(context, ask, folder, found, draft, assessment) }
  const { rules, incident, scores, now, zone } = input
  const assessed =
    found?.needsSecond === true
      ? await assessWith(context, rules, incident, scores, now, zone, true)
      : assessment
  const after = found === undefined ? undefined : { incident: found.id, after: held!.head }
  const filed = await recordAssessment(context, assessed, options, after)
  return {
    draft: { ...draft, incident: knownAs(filed) },
    assessment: await asItStands(context, input, assessed, filed),
    filed,
  }
}

const knownAs = ({ id, identity, assessment }: Incident): NonNullable<Draft['incident']> => ({
  ...{ id, identity, assessment },
})

/** Says what an assessment that was recorded meanwhile has otherwise, and takes that over. */
function overtaken(
  { io, words }: Context,
  ask: Ask,
  folder: string,
  found: Incident,
  draft: Draft,
  assessment: Assessment,
): Draft {
  const lines = [...entriesOfIncident(folder, found.id)].map(need)
  const decided = (hash: string | undefined): Decided | undefined => {
    const line = lines.find((one) => one.hash === hash)
    return line && need(readDecision(decisionIn(line), found.id))
  }
  const theirs = decided(found.assessment)!
  // In a register that was put back it may not stand; then only what is not in the draft is taken over.
  const base = decided(draft.incident?.assessment)
  const before = base ?? decisionOf(reportOf(assessment, io.version))
  const changes = changeBlocks(changesBetween(before, theirs), assessment.pack, words, assessment.zone)
  ask.show([
    words.wizard.overtaken(clean(found.id), clean(found.by ?? '?')),
    ...documentText(changes, PLAIN, widthOf(io, io.stderr)),
  ])
  const merged = <T>(mine: Values<T>, was: Values<T> | undefined, is: Values<T>): Values<T> => {
    const isTaken = (name: string): boolean =>
      was === undefined ? !Object.hasOwn(mine, name) : JSON.stringify(was[name]) !== JSON.stringify(is[name])
    return Object.fromEntries([
      ...Object.entries(mine).filter(([name]) => !isTaken(name)),
      ...Object.entries(is).filter(([name]) => isTaken(name)),
    ])
  }
  /** Of a text that both wrote anew both stay. */
  const both = (
    mine: Values<string>,
    was: Values<string> | undefined,
    is: Values<string>,
  ): Values<string> => {
    const isMine = (name: string): boolean =>
      is[name] !== undefined && ![was?.[name], is[name], ''].includes(mine[name] ?? '')
    return Object.fromEntries(
      Object.entries(merged(mine, was, is)).map(([name, text]) => [
        name,
        isMine(name) && text !== mine[name] ? `${text}\n${mine[name]!}` : text,
      ]),
    )
  }
  return {
    ...draft,
    answers: merged(draft.answers, base?.answers, theirs.answers),
    moments: merged(draft.moments, base?.moments, theirs.moments),
    reasons: both(draft.reasons, base?.reasons, theirs.reasons),
    record: both(draft.record, base?.record, theirs.record),
    severity: merged(draft.severity, base && (base.severity?.scores ?? {}), theirs.severity?.scores ?? {}),
    incident: knownAs(found),
  }
}

type Decided = ReturnType<typeof decisionOf>
type Values<T> = Readonly<Record<string, T>>

/** Who decides, where neither a flag nor the configuration says so; the user of this computer as it stands. */
export function askOfficer({ io, words }: Context, ask: Ask): Promise<string> {
  const complain = (typed: string): string | undefined => {
    const name = readOfficer(typed)
    return name.ok ? undefined : problemText(words, name.problems[0]!)
  }
  return ask.line({ above: [], title: words.wizard.whoDecides }, complain, io.user)
}

/** Where there is no register yet, one can be begun. */
async function offerRegister(context: Context, ask: Ask, options: Options<'register'>): Promise<void> {
  const { beginRegister: title, beginRegisterYes, beginRegisterNo } = context.words.wizard
  const folder = registerFolder(context, options.register)
  const found = registerIn(folder)
  const canBegin = ({ code, ...problem }: Problem): boolean =>
    code === 'register-missing' && 'found' in problem && problem.found !== 'file'
  if (found.ok || !found.problems.every(canBegin)) return
  const choices = [
    { id: 'yes', title: beginRegisterYes },
    { id: 'no', title: beginRegisterNo },
  ]
  if ((await ask.one({ above: [], title: title(clean(folder)) }, choices, 'yes')) === 'yes')
    need(beginRegister(folder))
}
