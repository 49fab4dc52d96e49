// Names of officers: whether a text is one, and whether two are of the same person as far as a name can tell.

/** In letters of one alphabet: what looks like another name must not count as one. */
export function isOfficer(name: string): boolean {
  return /[\p{Script=Latin}\p{N}]/u.test(plain(name)) && !/[^\p{Script=Latin}\p{N}]/u.test(plain(name))
}

/** Accents, case, blanks, signs and characters that cannot be seen make no difference. */
export function isSameOfficer(one: string | undefined, other: string | undefined): boolean {
  return plain(one ?? '') === plain(other ?? '')
}

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
