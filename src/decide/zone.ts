// What a time zone is to this tool.

/** A time zone: the one thing that time needs from the outside. */
export interface Zone {
  /** IANA name, `Europe/Amsterdam`. */
  readonly name: string
  /** Minutes east of UTC at an instant (milliseconds since 1970). */
  readonly offsetAt: (instant: number) => number
}

/** The zone of the law that this tool is about. */
export const DEFAULT_ZONE = 'Europe/Amsterdam'

/** The zone that the clock of this process is in, under its name: quicker than asking `Intl`. */
export const clockZone = (name: string): Zone => ({
  name,
  offsetAt: (instant) => -new Date(instant).getTimezoneOffset(),
})
