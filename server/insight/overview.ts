import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { daysOf, MAX_DAYS } from './days.ts'
import { figuresOf, type Measure, type MeasureFigures, type MeasureId, measures, nothingCounted, type Spread } from './measures.ts'
import { type Funnel, readFunnel } from './read-funnel.ts'
import { readPeriod } from './read-period.ts'

export const overviewInput = z
  .strictObject({
    /** First and last day in the workspace's time zone, yyyy-mm-dd; at most 92 days. */
    from: z.iso.date(),
    to: z.iso.date(),
    channelId: z.string().max(60).optional(),
  })
  .refine(({ from, to }) => from <= to && daysOf({ from, to }).length <= MAX_DAYS, { path: ['to'] })

export type Overview = {
  timezone: string
  /** What the figures are to be held against. */
  measures: Record<MeasureId, Measure>
  current: MeasureFigures
  /** As many days right before. */
  previous: MeasureFigures
  /** Every day of the period, also those without a conversation. */
  days: ({ date: string } & MeasureFigures)[]
  /** Most conversations first; only those that had one. */
  channels: ({ channelId: string; name: string } & MeasureFigures)[]
  /** How long those who left a queue had waited. */
  leftAfter: Spread
  funnel: Funnel
}

/** @throws AppError not-found: no such channel here */
export async function overview(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { from, to, channelId }: z.infer<typeof overviewInput>,
): Promise<Overview> {
  demand(actor, 'insight.view')
  const { workspaceId } = actor
  const [{ timezone }, channels] = await Promise.all([
    db.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { timezone: true } }),
    db.prisma.channel.findMany({ where: { workspaceId }, select: { id: true, name: true } }),
  ])
  if (channelId !== undefined && !channels.some((channel) => channel.id === channelId))
    throw new AppError('not-found', `no channel ${channelId} in this workspace`)
  const period = { workspaceId, from, to, timezone, channelId: channelId ?? null }
  const [counts, funnel] = await Promise.all([readPeriod(db.pool, period), readFunnel(db.pool, period)])
  const byDay = new Map(counts.days.map((day) => [day.date, day]))
  const names = new Map(channels.map(({ id, name }) => [id, name]))
  return {
    timezone,
    measures: Object.fromEntries(measures.map((measure) => [measure.id, measure])) as Record<MeasureId, Measure>,
    current: figuresOf(counts.current),
    previous: figuresOf(counts.previous),
    days: daysOf({ from, to }).map((date) => ({ date, ...figuresOf(byDay.get(date) ?? nothingCounted) })),
    channels: counts.channels
      .map((channel) => ({ channelId: channel.channelId, name: names.get(channel.channelId) ?? '', ...figuresOf(channel) }))
      .sort((a, b) => b.conversations.n - a.conversations.n || (a.name < b.name ? -1 : 1)),
    leftAfter: counts.current.leftAfter,
    funnel,
  }
}
