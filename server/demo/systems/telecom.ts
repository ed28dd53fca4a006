import type { FrontDoor } from '../../platform/http/front-door.ts'
import { answerFrom } from './answer-from.ts'

const plans = [
  ['轻享 39', 'Light 39', 39],
  ['畅享 79', 'Plus 79', 79],
  ['尊享 129', 'Max 129', 129],
] as const

/** The line behind a phone number: made from its digits. Numbers that end in 9 do not exist; in 8 the system fails. Money in yuan. */
export function telecomLine(phone: string) {
  const digits = phone.replace(/\D/g, '')
  if (digits.length < 7 || digits.endsWith('9')) return 'unknown'
  if (digits.endsWith('8')) return 'failing'
  const sum = [...digits].reduce((total, digit) => total + Number(digit), 0)
  const [plan, planEn, fee] = plans[sum % plans.length] ?? plans[0]
  const barred = digits.endsWith('7')
  return {
    plan,
    planEn,
    bill: fee + (sum % 13),
    balance: barred ? 0 : 100 - (sum % 60),
    dataLeft: ((sum * 7) % 200) / 10,
    owed: barred ? 20 + (sum % 30) : 0,
    barred,
    outage: digits.endsWith('6'),
    outageUntil: '18:00',
  }
}

export function mountTelecom(app: FrontDoor): void {
  app.get('/demo/systems/telecom/lines/:phone', (c) => answerFrom(c, telecomLine(c.req.param('phone'))))
  app.post('/demo/systems/telecom/lines/:phone/plan', (c) => c.json({ ok: true }))
}
