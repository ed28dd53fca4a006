/** The time, in milliseconds since 1970. Whoever needs it takes a clock, so that tests can set it. */
export type Clock = { now(): number }

export const systemClock: Clock = { now: () => Date.now() }

export type TestClock = Clock & { set(time: number | string): void; advance(millis: number): void }

/** Stands still until it is moved. Starts at the given time (milliseconds, or a date as text). */
export function testClock(start: number | string = '2026-11-02T09:00:00+08:00'): TestClock {
  let time = millis(start)
  return {
    now: () => time,
    set: (to) => {
      time = millis(to)
    },
    advance: (by) => {
      time += by
    },
  }
}

function millis(time: number | string): number {
  return typeof time === 'number' ? time : Date.parse(time)
}
