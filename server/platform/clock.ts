/** The time, in milliseconds since 1970. Whoever needs it takes a clock, so that tests can set it. */
export type Clock = { now(): number }

export const systemClock: Clock = { now: () => Date.now() }
