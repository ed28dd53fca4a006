import type { FrontDoor } from '../../platform/http/front-door.ts'
import { answerFrom } from './answer-from.ts'

const statuses = ['active', 'active', 'active', 'frozen', 'new'] as const

/**
 * The card behind its last four digits: made from them, so the same digits always give the same card and nothing is stored.
 * Cards that start with 0 do not exist; with 8 the system fails. Money in yuan.
 */
export function bankCard(last4: string) {
  if (!/^\d{4}$/.test(last4) || last4.startsWith('0')) return 'unknown'
  if (last4.startsWith('8')) return 'failing'
  const number = Number(last4)
  const isDebit = number % 7 === 3
  const bill = isDebit ? 0 : Math.round(((number * 37) % 900_000) / 10) / 10
  return {
    last4,
    kind: isDebit ? '借记卡' : '信用卡',
    kindEn: isDebit ? 'debit card' : 'credit card',
    status: statuses[number % statuses.length] ?? 'active',
    bill,
    minimum: Math.round(bill * 10) / 100,
    due: `${new Date(Date.now() + 15 * 86_400_000).toISOString().slice(0, 8)}25`,
    available: number % 11 === 0 ? 42 : Math.round((20_000 - bill / 2) * 100) / 100,
  }
}

export function mountBank(app: FrontDoor): void {
  app.get('/demo/systems/bank/cards/:last4', (c) => answerFrom(c, bankCard(c.req.param('last4'))))
  app.post('/demo/systems/bank/cards/:last4/:change', (c) => c.json({ ok: true }))
}
