/**
 * Pure, locale-aware figures. Components take them through useFormat().
 * Times are Date, ISO string or milliseconds since 1970; durations are milliseconds.
 */
export type Moment = Date | string | number

export function createFormat(locale: string, timeZone?: string) {
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options })
  const clockFormat = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const dayFormat = dates({ month: 'short', day: 'numeric' })
  const yearDayFormat = dates({ year: 'numeric', month: 'short', day: 'numeric' })
  const fullFormat = dates({
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const numbers = new Map<number, Intl.NumberFormat>()

  const number = (value: number, digits = 0) => {
    const format = numbers.get(digits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits })
    numbers.set(digits, format)
    return format.format(value)
  }
  const time = (at: Moment) => clockFormat.format(new Date(at))
  const day = (at: Moment, now: Moment = Date.now()) =>
    (new Date(at).getFullYear() === new Date(now).getFullYear() ? dayFormat : yearDayFormat).format(new Date(at))

  return {
    /** 1,299 or 1,299.5 with digits. */
    number,
    /** 0.768 → 76.8%. */
    percent: (share: number, digits = 1) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits, minimumFractionDigits: digits }).format(share),
    /** 14:08. */
    time,
    /** 11月22日, with the year when it is another one. */
    day,
    /** 2025年11月22日 14:08:31, for titles and logs. */
    full: (at: Moment) => fullFormat.format(new Date(at)),
    /** Today 14:08, else 11月22日 14:08. */
    dayTime: (at: Moment, now: Moment = Date.now()) => (isSameDay(at, now) ? time(at) : `${day(at, now)} ${time(at)}`),
    /** 5 分钟前, in 2 hr. */
    relative: (at: Moment, now: Moment = Date.now()) => {
      const [value, unit] = relativeParts(new Date(at).getTime() - new Date(now).getTime())
      return relativeFormat.format(value, unit)
    },
    /** Running clock for waits: 0:42, 12:05, 1:02:03; negative with a minus. */
    clock: (milliseconds: number) => clock(milliseconds),
    /** The two largest units: 3小时12分钟, 3 hr 12 min, 22 sec. */
    duration: (milliseconds: number) =>
      durationParts(milliseconds)
        .map(([value, unit]) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value))
        .join(locale.startsWith('zh') ? '' : ' '),
  }
}
export type Format = ReturnType<typeof createFormat>

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

function relativeParts(difference: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(difference)
  if (size < 45 * second) return [0, 'second']
  if (size < 45 * minute) return [Math.round(difference / minute), 'minute']
  if (size < 22 * hour) return [Math.round(difference / hour), 'hour']
  if (size < 26 * day) return [Math.round(difference / day), 'day']
  if (size < 320 * day) return [Math.round(difference / (30 * day)), 'month']
  return [Math.round(difference / (365 * day)), 'year']
}

function durationParts(milliseconds: number): [number, 'day' | 'hour' | 'minute' | 'second'][] {
  const total = Math.max(0, Math.round(milliseconds / second))
  const parts: [number, 'day' | 'hour' | 'minute' | 'second'][] = [
    [Math.floor(total / 86400), 'day'],
    [Math.floor(total / 3600) % 24, 'hour'],
    [Math.floor(total / 60) % 60, 'minute'],
    [total % 60, 'second'],
  ]
  const first = parts.findIndex(([value]) => value > 0)
  if (first < 0) return [[0, 'second']]
  return parts.slice(first, first + 2).filter(([value], index) => index === 0 || value > 0)
}

function clock(milliseconds: number): string {
  const total = Math.floor(Math.abs(milliseconds) / second)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(total / 3600)
  const rest = hours ? `${hours}:${two(Math.floor(total / 60) % 60)}` : String(Math.floor(total / 60))
  return `${milliseconds < 0 && total > 0 ? '−' : ''}${rest}:${two(total % 60)}`
}

function isSameDay(a: Moment, b: Moment): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString()
}
