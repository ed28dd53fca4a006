import type { FrontDoor } from '../../platform/http/front-door.ts'
import { answerFrom } from './answer-from.ts'

const names = ['周楠', '李莎', '何川', '孙宁', '吴桐'] as const

/** The colleague behind a staff number of six digits. Numbers that start with 9 do not exist; those that end in 7 are locked out. */
export function staffMember(number: string) {
  if (!/^\d{6}$/.test(number) || number.startsWith('9')) return 'unknown'
  const value = Number(number)
  return { name: names[value % names.length] ?? names[0], leaveDays: (value % 25) / 2, locked: number.endsWith('7') }
}

export function mountStaff(app: FrontDoor): void {
  app.get('/demo/systems/staff/staff/:number', (c) => answerFrom(c, staffMember(c.req.param('number'))))
  app.post('/demo/systems/staff/staff/:number/unlock', (c) => c.json({ ok: true }))
}
