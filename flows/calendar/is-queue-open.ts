import { calendarSchema } from '../document/settings.ts'
import { compileCalendar } from './is-open.ts'

/** Whether a queue is inside its hours. Its calendar as stored; null = always open. One that cannot be read closes nobody out. */
export function isQueueOpen(calendar: unknown, now: number): boolean {
  if (calendar === null || calendar === undefined) return true
  const read = calendarSchema.safeParse(calendar)
  return read.success ? compileCalendar(read.data)(now) : true
}
