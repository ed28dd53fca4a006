import type { FrontDoor } from '../../platform/http/front-door.ts'
import { answerFrom } from './answer-from.ts'

const offices = [
  ['城管局', 'the city order office'],
  ['水务局', 'the water office'],
  ['路灯所', 'the street lighting office'],
] as const
const statuses = ['open', 'open', 'done', 'late'] as const

/** The report behind a number: made from it. Zero and numbers over a million do not exist. */
export function cityReport(number: string) {
  const value = Number(number)
  if (!Number.isInteger(value) || value <= 0 || value > 1_000_000) return 'unknown'
  const [office, officeEn] = offices[value % offices.length] ?? offices[0]
  const due = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  return {
    status: statuses[value % statuses.length] ?? 'open',
    office,
    officeEn,
    due,
    result: '现场已处理完毕。',
    resultEn: 'it was put right on the spot.',
  }
}

export function mountCity(app: FrontDoor): void {
  app.get('/demo/systems/city/reports/:number', (c) => answerFrom(c, cityReport(c.req.param('number'))))
}
