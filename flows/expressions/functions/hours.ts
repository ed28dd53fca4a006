import { compileCalendar } from '../../calendar/is-open.ts'
import { nextOpening } from '../../calendar/next-opening.ts'
import { instantOf, wallTimeOf, writeWallTime } from '../../calendar/wall-time.ts'
import type { Calendar } from '../../document/settings.ts'
import type { Json } from '../../engine/types.ts'
import { toText } from '../values.ts'
import { type CallContext, dateOf, type FunctionEntry } from './entry.ts'

export const hoursFunctions = {
  isOpen: {
    signatures: ['calendar?: text, time?: date → boolean'],
    zh: '现在（或那个时刻）是否营业；不写日历时用第一个。',
    en: 'Whether it is open now, or at a time; the first calendar when none is named.',
    example: ['isOpen("shop", "2026-01-05T10:00")', true],
    run: (args, context) => {
      const asked = read(args, context)
      return asked ? compileCalendar(asked.calendar)(asked.at) : false
    },
  },
  nextOpening: {
    signatures: ['calendar?: text, time?: date → date?'],
    zh: '下一次开门的时间；正在营业时就是当前时间。',
    en: 'When it opens next; when it is open, that very time.',
    example: ['nextOpening("shop", "2026-01-04T10:00")', '2026-01-05T09:00'],
    run: (args, context) => {
      const asked = read(args, context)
      const stretch = asked && nextOpening(asked.calendar, asked.at)
      return stretch ? writeWallTime(wallTimeOf(Math.max(stretch.opens, asked.at), context.timezone)) : null
    },
  },
  nextClosing: {
    signatures: ['calendar?: text, time?: date → date?'],
    zh: '下一次关门的时间。',
    en: 'When it closes next.',
    example: ['nextClosing("shop", "2026-01-05T10:00")', '2026-01-05T12:00'],
    run: (args, context) => {
      const asked = read(args, context)
      const stretch = asked && nextOpening(asked.calendar, asked.at)
      return stretch ? writeWallTime(wallTimeOf(stretch.closes, context.timezone)) : null
    },
  },
} satisfies Record<string, FunctionEntry>

function read([name, time]: readonly Json[], { calendars, now, timezone }: CallContext): { calendar: Calendar; at: number } | null {
  const id = toText(name)
  const calendar = id === '' ? calendars[0] : calendars.find((each) => each.id === id || each.name === id)
  const wall = dateOf(time)
  if (!calendar || (time !== undefined && time !== null && !wall)) return null
  return { calendar, at: wall ? instantOf(wall, timezone) : now }
}
