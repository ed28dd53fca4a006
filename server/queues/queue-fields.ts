import { z } from 'zod'
import { isTimezone } from '../../flows/calendar/local-time.ts'
import { calendarSchema } from '../../flows/document/settings.ts'

/** What a person may set on a queue; `calendar` null = always open. */
export const queueFields = z.strictObject({
  name: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().max(60),
  strategy: z.enum(['longestIdle', 'leastLoaded']),
  calendar: calendarSchema
    .refine((calendar) => isTimezone(calendar.timezone), { path: ['timezone'], message: 'no such time zone' })
    .nullable(),
  offerSeconds: z.int().min(5).max(600),
  serviceTargetSeconds: z.int().min(1).max(86_400),
  memberIds: z.array(z.string().max(60)).max(1000),
})
