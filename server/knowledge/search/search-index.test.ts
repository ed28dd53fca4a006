import { expect, it } from 'vitest'
import { buildIndex, type SearchEntry } from './build-index.ts'
import { searchIndex } from './search-index.ts'

const entry = (id: string, language: 'zh-CN' | 'en', title: string, text: string, questions: string[] = []): SearchEntry => ({
  id,
  language,
  title,
  text,
  questions,
})
const entries = [
  entry('return', 'zh-CN', '七天无理由退货规则', '签收后七天内，商品完好、配件齐全，可以在订单页申请无理由退货，运费由买家承担。', [
    '怎么退货',
    '不想要了能退吗',
  ]),
  entry('invoice', 'zh-CN', '如何开具发票', '在订单详情点击申请发票，填写抬头和税号，电子发票一个工作日内发到您的邮箱。', [
    '开发票',
    '怎么开专票',
  ]),
  entry('arrival', 'zh-CN', '退款多久到账', '退款原路返回：支付宝和微信一到三天，银行卡三到七个工作日。', ['钱什么时候退', '退款没收到']),
  entry('warranty', 'zh-CN', '保修期限', '耳机自签收之日起保修一年，人为损坏不在保修范围。', ['保修多长时间', '坏了能修吗']),
  entry(
    'return-en',
    'en',
    'Returning an item within seven days',
    'You can return an unused item within seven days. Open the order and choose return. You pay for shipping.',
    ['how do I return something', 'can I send it back'],
  ),
  entry(
    'invoice-en',
    'en',
    'How to get an invoice',
    'Open the order, choose invoice and enter your company name. The invoice arrives by email within one working day.',
    ['I need a receipt'],
  ),
  entry(
    'password-en',
    'en',
    'Resetting your password',
    'Choose "forgot password" on the sign-in page. A link to set a new password is sent to your email.',
    ['I forgot my password'],
  ),
]
const index = buildIndex(entries)
const find = (query: string, language: 'zh-CN' | 'en' = 'zh-CN', limit = 3) => searchIndex(index, query, { language, limit })

it.each([
  ['怎么开发票', 'zh-CN', 'invoice'],
  ['能开专用发票吗', 'zh-CN', 'invoice'],
  ['退款要几天才能到账', 'zh-CN', 'arrival'],
  ['退貨要怎麼辦理', 'zh-CN', 'return'],
  ['耳机保修多久', 'zh-CN', 'warranty'],
  ['how can I return an item?', 'en', 'return-en'],
  ['I forgot the password', 'en', 'password-en'],
  ['send me an invoice', 'en', 'invoice-en'],
] as const)('finds for "%s" (%s) the entry %s', (query, language, id) => {
  expect(find(query, language)[0]?.entryId).toBe(id)
})

it.each(['今天会下雨吗', '给我讲个笑话', 'asdkjh', '？？？', '', 'who won the game last night', '我想吃火锅', '的了吗'])(
  'finds nothing for "%s"',
  (query) => {
    expect(find(query)).toEqual([])
  },
)

it('finds words that stand in the answer only', () => {
  expect(find('支付宝退回')[0]?.entryId).toBe('arrival')
})

it('prefers the title and the questions to the same words in an answer', () => {
  const two = buildIndex([
    entry('about', 'en', 'Opening hours', 'Ask the staff for a gift card or a parking permit.'),
    entry('card', 'en', 'Gift card', 'Valid for two years.'),
  ])
  expect(searchIndex(two, 'gift card', { language: 'en', limit: 2 })[0]?.entryId).toBe('card')
})

it('prefers the language asked for, and falls back to the other', () => {
  expect(find('invoice', 'en')[0]?.entryId).toBe('invoice-en')
  expect(find('forgot password', 'zh-CN')[0]?.entryId).toBe('password-en')
})

it('gives whole entries, each once, best first, with scores between 0 and 1', () => {
  const hits = find('退货退款 发票 保修', 'zh-CN', 10)
  expect(new Set(hits.map(({ entryId }) => entryId)).size).toBe(hits.length)
  for (const { entryId, score, title, text } of hits) {
    expect(score).toBeGreaterThan(0)
    expect(score).toBeLessThanOrEqual(1)
    expect(entries.find(({ id }) => id === entryId)).toMatchObject({ title, text })
  }
  expect(find('怎么退货', 'zh-CN', 1)).toHaveLength(1)
  expect(find('怎么退货', 'zh-CN', 0)).toEqual([])
})

it('finds a sentence deep inside a long answer', () => {
  const long = entry('manual', 'zh-CN', '使用手册', `${'请先阅读本手册。'.repeat(200)}长按电源键十秒恢复出厂设置。`)
  expect(searchIndex(buildIndex([...entries, long]), '恢复出厂设置', { language: 'zh-CN', limit: 1 })[0]?.entryId).toBe('manual')
})

it('finds nothing in nothing', () => {
  expect(searchIndex(buildIndex([]), '退款', { language: 'zh-CN', limit: 3 })).toEqual([])
})
