import type { FrontDoor } from '../../platform/http/front-door.ts'
import { answerFrom } from './answer-from.ts'

const doctors = [
  ['陈雨', 'Chen'],
  ['林若', 'Lin'],
  ['赵航', 'Zhao'],
] as const

/** A free time on a day, made from the day itself: every fifth day is full, and nobody works on Sundays. */
export function clinicSlot({ department, day, part }: { department: string; day: string; part: string }) {
  const at = Date.parse(day)
  if (Number.isNaN(at)) return 'unknown'
  const number = Math.floor(at / 86_400_000)
  const [doctor, doctorEn] = doctors[number % doctors.length] ?? doctors[0]
  const free = number % 5 !== 0 && new Date(at).getUTCDay() !== 0
  return { id: `${department}-${day}`, free, doctor, doctorEn, time: /上|orning/.test(part) ? '09:30' : '14:20' }
}

/** The appointment behind a number such as Q10234. Numbers of zeros do not exist; odd ones are less than two hours away. */
export function clinicAppointment(number: string) {
  if (!/^[Qq]\d{5}$/.test(number) || /^[Qq]0+$/.test(number)) return 'unknown'
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  return {
    number: number.toUpperCase(),
    day,
    time: '09:30',
    department: '内科',
    departmentEn: 'Internal medicine',
    tooLate: Number(number.slice(1)) % 2 === 1,
  }
}

export function mountClinic(app: FrontDoor): void {
  app.get('/demo/systems/clinic/slots', (c) =>
    answerFrom(
      c,
      clinicSlot({ department: c.req.query('department') ?? '', day: c.req.query('day') ?? '', part: c.req.query('part') ?? '' }),
    ),
  )
  app.post('/demo/systems/clinic/appointments', async (c) => {
    const length = (await c.req.text()).length
    return c.json({ booked: true, number: `Q${10_000 + ((length * 622) % 89_999)}` }, 201)
  })
  app.get('/demo/systems/clinic/appointments/:number', (c) => answerFrom(c, clinicAppointment(c.req.param('number'))))
  app.delete('/demo/systems/clinic/appointments/:number', (c) => c.json({ ok: true }))
}
