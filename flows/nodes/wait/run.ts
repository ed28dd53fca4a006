import { localTime } from '../../calendar/local-time.ts'
import type { Json } from '../../engine/types.ts'
import type { NodeCompiler, RunnableNode } from '../definition.ts'
import type { WaitSettings } from './definition.ts'

export function compileWait(settings: WaitSettings, compiler: NodeCompiler): RunnableNode {
  const { mode, seconds, event: name, variable, timeoutMinutes } = settings
  const until = compiler.expression(settings.until)
  const timezone = compiler.settings.calendars[0]?.timezone ?? 'Asia/Shanghai'
  return {
    enter(run) {
      if (mode === 'event') {
        // Nobody waits for ever for something that may never happen.
        run.timer('timeout', (timeoutMinutes || 60) * 60_000)
        return { waitFor: 'time', event: name }
      }
      const millis = mode === 'duration' ? seconds * 1000 : (readMoment(until(run), timezone) ?? run.facts.now) - run.facts.now
      run.timer('done', Math.min(Math.max(millis, 0), 2_592_000_000))
      return { waitFor: 'time' }
    },
    resume(run, event) {
      if (event.kind === 'happened') run.set(variable, event.data)
      return { port: mode === 'event' && event.kind === 'timer' ? 'timeout' : 'next' }
    },
  }
}

/** A moment on the wall clock of the project's time zone, in ms since 1970; null when it is none. */
function readMoment(value: Json, timezone: string): number | null {
  if (typeof value === 'number') return value
  const match = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?/.exec(value.trim()) : null
  if (!match) return null
  const [, year, month, day, hour = '0', minute = '0'] = match
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  if (!Number.isFinite(asUtc)) return null
  const local = localTime(asUtc, timezone)
  const offset = Date.UTC(...datePartsOf(local.date), local.hour, local.minute) - asUtc
  return asUtc - offset
}

function datePartsOf(date: string): [number, number, number] {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return [year, month - 1, day]
}
