// What can be chosen on a screen besides an answer. No id of a pack has a blank, so these never collide with one.

export const EXPLAIN = 'explain '
export const BACK = 'back '
export const STOP = 'stop '
export const GO_ON = 'go on '
/** The moment of discovery, in the list of answers. */
export const DISCOVERY = 'discovery '

/** What stands for a way where the answer is typed. */
export const EXPLAIN_SIGN = '?'
export const BACK_SIGN = '<'
