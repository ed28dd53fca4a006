/** The clock on the wall of a time zone. */
export type LocalTime = { date: string; hour: number; minute: number; second: number /** 1 = Monday … 7 = Sunday. */; weekday: number }

const formats = new Map<string, Intl.DateTimeFormat>()

/** The local time of an instant; an unknown zone counts as UTC. */
export function localTime(now: number, timezone: string): LocalTime {
  const instant = Number.isFinite(now) ? Math.min(Math.max(now, -6e13), 2.5e14) : 0
  const offset = zoneOffset(instant, timezone)
  const shifted = new Date(instant + offset)
  return {
    date: shifted.toISOString().slice(0, 10),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    weekday: shifted.getUTCDay() || 7,
  }
}

export function isTimezone(timezone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: timezone })
    return true
  } catch {
    return false
  }
}

/** Milliseconds to add to UTC. Zones change their offset on full quarters of an hour, so one look-up serves a quarter. */
function zoneOffset(now: number, timezone: string): number {
  const quarter = Math.floor(now / 900_000) * 900_000
  const known = lastOffset.get(timezone)
  if (known?.quarter === quarter) return known.offset
  const parts = formatOf(timezone).formatToParts(quarter)
  const part = (type: string) => Number(parts.find((item) => item.type === type)?.value ?? 0)
  const offset = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - quarter
  lastOffset.set(timezone, { quarter, offset })
  return offset
}

const lastOffset = new Map<string, { quarter: number; offset: number }>()

function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: isTimezone(timezone) ? timezone : 'UTC',
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(timezone, format)
  }
  return format
}
