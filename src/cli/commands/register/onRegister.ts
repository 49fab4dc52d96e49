// A command and the register it works on: what is not whole there is told however the command ends.
import type { ProblemOf } from '../../../problem.ts'
import { restsIn } from '../../../register/read.ts'
import { problemLine } from '../../../report/problem.ts'
import { type Context, isTrouble, note, Trouble } from '../../context.ts'
import { registerThere } from '../../settings/settings.ts'
import { EXIT } from '../../exit.ts'

/**
 * Runs a command on the register. What is no whole line there may be any line, also of the incident that is asked for: it
 * is told, and a command that reads has not done its work.
 *
 * @param flag the folder of `--register`
 * @param adds whether it adds a line; one that was added is recorded all the same
 */
export async function onRegister(
  context: Context,
  flag: string | undefined,
  work: (folder: string) => Promise<number>,
  adds = false,
): Promise<number> {
  const folder = registerThere(context, flag)
  try {
    const code = await work(folder)
    const isWhole = await tellDamage(context, folder)
    return isWhole || adds || code !== 0 ? code : EXIT.notStored
  } catch (error) {
    if (!isTrouble(error)) throw error
    throw new Trouble([...error.problems, ...(await damageIn(folder))])
  }
}

/** Tells what is no whole line of a register; whether there is no such thing. */
export async function tellDamage({ io, words }: Context, folder: string): Promise<boolean> {
  const damage = await damageIn(folder)
  for (const problem of damage) note({ io, quiet: false }, problemLine(words, problem))
  return damage.length === 0
}

/** What is in a register besides whole lines. */
export const damageIn = async (folder: string): Promise<readonly ProblemOf<'register-torn'>[]> =>
  (await restsIn(folder)).map((path) => ({ code: 'register-torn', path }))
