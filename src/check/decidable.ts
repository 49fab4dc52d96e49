// A pack → whether it is law; what is only proposed decides nothing.
import type { Pack } from '../pack/model.ts'
import { fail, ok, type Result } from '../problem.ts'

/** @returns the problem `proposal` for a pack that is none */
export function decidable(pack: Pack): Result<Pack> {
  const { id, proposal, files } = pack
  return proposal === true ? fail({ code: 'proposal', pack: id, base: files[1]?.id ?? id }) : ok(pack)
}
