/**
 * Every measure the product shows, once. Name, formula and remarks in words stand in messages/<locale>/measures.json under the
 * id; `read-period.ts` computes them, and `overview.integration.test.ts` by hand. A conversation counts on the day it began, in
 * the workspace's time zone, whatever happened to it later.
 */
export const measures = [
  { id: 'conversations', unit: 'count', better: null },
  { id: 'containment', unit: 'share', better: 'up', target: 0.8 },
  { id: 'handoffRate', unit: 'share', better: 'down' },
  { id: 'firstResponse', unit: 'seconds', better: 'down', target: 30 },
  { id: 'humanFirstResponse', unit: 'seconds', better: 'down' },
  { id: 'queueWait', unit: 'seconds', better: 'down' },
  { id: 'abandonment', unit: 'share', better: 'down' },
  { id: 'resolution', unit: 'share', better: 'up' },
  { id: 'csat', unit: 'share', better: 'up', target: 0.9 },
  { id: 'ratingResponse', unit: 'share', better: 'up' },
] as const satisfies readonly Measure[]

/** share: 0 to 1. `better`: in which direction a change is good; null: neither. `target`: reached at the value itself. */
export type Measure = { id: string; unit: 'count' | 'share' | 'seconds'; better: 'up' | 'down' | null; target?: number }
export type MeasureId = (typeof measures)[number]['id']

/** A share with what it is made of, and the interval that holds the true share in 95 of 100 cases. */
export type ShareFigure = { unit: 'share'; value: number | null; count: number; n: number; low: number | null; high: number | null }
export type SecondsFigure = { unit: 'seconds'; value: number | null; n: number; p50: number | null; p90: number | null }
export type CountFigure = { unit: 'count'; value: number; n: number }
export type MeasureFigures = {
  conversations: CountFigure
  containment: ShareFigure
  handoffRate: ShareFigure
  firstResponse: SecondsFigure
  humanFirstResponse: SecondsFigure
  queueWait: SecondsFigure
  abandonment: ShareFigure
  resolution: ShareFigure
  csat: ShareFigure
  ratingResponse: ShareFigure
}

/** What is counted in the events of a period, a day or a channel. */
export type Counted = {
  conversations: number
  /** Conversations that are over. */
  ended: number
  /** Ended without ever having been in a queue or with a person. */
  contained: number
  handedOff: number
  /** Stretches of waiting in a queue, and how they ended; the others ended without a person or go on. */
  queued: number
  abandoned: number
  resolved: number
  /** Conversations that were asked for a rating, that gave one, and that gave 4 or 5 of 5. */
  asked: number
  rated: number
  satisfied: number
  firstResponse: Spread
  humanFirstResponse: Spread
  /** From entering the queue until a person took it; those who left are in `leftAfter`. */
  queueWait: Spread
  leftAfter: Spread
}
/** Seconds. */
export type Spread = { n: number; mean: number | null; p50: number | null; p90: number | null }

const none: Spread = { n: 0, mean: null, p50: null, p90: null }
/** A time without a conversation. */
export const nothingCounted: Counted = {
  conversations: 0,
  ended: 0,
  contained: 0,
  handedOff: 0,
  queued: 0,
  abandoned: 0,
  resolved: 0,
  asked: 0,
  rated: 0,
  satisfied: 0,
  firstResponse: none,
  humanFirstResponse: none,
  queueWait: none,
  leftAfter: none,
}

export function figuresOf(counted: Counted): MeasureFigures {
  const { conversations, ended, asked, rated } = counted
  return {
    conversations: { unit: 'count', value: conversations, n: conversations },
    containment: share(counted.contained, ended),
    handoffRate: share(counted.handedOff, conversations),
    firstResponse: seconds(counted.firstResponse),
    humanFirstResponse: seconds(counted.humanFirstResponse),
    queueWait: seconds(counted.queueWait),
    abandonment: share(counted.abandoned, counted.queued),
    resolution: share(counted.resolved, ended),
    csat: share(counted.satisfied, rated),
    ratingResponse: share(rated, Math.max(asked, rated)),
  }
}

function share(count: number, n: number): ShareFigure {
  if (n === 0) return { unit: 'share', value: null, count, n, low: null, high: null }
  return { unit: 'share', value: count / n, count, n, ...wilson(count, n) }
}

function seconds({ n, mean, p50, p90 }: Spread): SecondsFigure {
  return { unit: 'seconds', value: mean, n, p50, p90 }
}

/** Wilson's score interval at 95 %: honest for few cases and for shares near 0 and 1. */
export function wilson(count: number, n: number): { low: number; high: number } {
  const z = 1.959964
  const p = count / n
  const centre = p + (z * z) / (2 * n)
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return { low: Math.max(0, (centre - reach) / scale), high: Math.min(1, (centre + reach) / scale) }
}
