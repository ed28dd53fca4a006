import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '营业时间',
    about: '看现在是不是营业时间，走不同的路。',
    help: '日历里可以设每天几个时段、节假日和调休。例：下班后请客户留言。',
    fields: { calendarId: { label: '用哪个日历' } },
    ports: { open: '营业中', closed: '已下班' },
  },
  en: {
    name: 'Opening hours',
    about: 'Goes different ways inside and outside of opening hours.',
    help: 'A calendar has several spans a day, holidays and make-up workdays. Example: take a message when you are closed.',
    fields: { calendarId: { label: 'Calendar' } },
    ports: { open: 'Open', closed: 'Closed' },
  },
}
