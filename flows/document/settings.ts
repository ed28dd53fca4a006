import { z } from 'zod'
import { idSchema, localTextSchema } from './primitives.ts'

const timeOfDay = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'A time such as 09:30')
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A date such as 2026-10-01')
const span = z.strictObject({ from: timeOfDay, to: timeOfDay })

/** Opening hours: several spans a weekday (1 = Monday … 7 = Sunday), closed days, and make-up workdays with their own spans. */
export const calendarSchema = z.strictObject({
  id: idSchema,
  name: z.string().max(80),
  timezone: z.string().max(60).default('Asia/Shanghai'),
  week: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(span).max(8)),
  closedDays: z.array(day).default([]),
  workdays: z.array(z.strictObject({ day, spans: z.array(span).max(8) })).default([]),
})
export type Calendar = z.infer<typeof calendarSchema>

export const settingsSchema = z
  .strictObject({
    calendars: z.array(calendarSchema).default([]),
    /** Said when the machine trips over a limit or a failure nobody handled, just before a human is offered. */
    apology: localTextSchema.default({}),
    /** Queue used when the flow itself does not say where a customer in trouble goes. */
    fallbackQueueId: z.string().max(60).default(''),
    /** Minutes of silence after which a conversation with the bot ends. */
    idleMinutes: z.number().min(1).max(10080).default(60),
    /** Threshold below which an intent counts as not understood, 0..1. */
    understandingThreshold: z.number().min(0).max(1).default(0.45),
  })
  .prefault({})
export type Settings = z.infer<typeof settingsSchema>
