import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnswerType, readAnswer } from './read-answer.ts'

/** A Wednesday. */
const today = '2026-11-25'
const read = (type: AnswerType, text: string) => readAnswer({ type, text, pattern: '', today })

describe.each<[AnswerType, [text: string, value: unknown][]]>([
  [
    'number',
    [
      ['3', 3],
      ['３个', 3],
      ['三个', 3],
      ['大概三百二十块吧', 320],
      ['两万三', 23_000],
      ['1.5万', 15_000],
      ['￥1,299.50', 1299.5],
      ['rmb 100', 100],
      ['x2', 2],
      ['about twenty five', 25],
      ['a hundred and ten, please', 110],
      ['我要三件，一共 5 件', 5],
      ['等一下', null],
      ['one moment please', null],
      ['十分满意', null],
      ['不知道', null],
    ],
  ],
  [
    'date',
    [
      ['2026-12-01', '2026-12-01'],
      ['２０２６年１２月１日', '2026-12-01'],
      ['12月1日', '2026-12-01'],
      ['十二月一号', '2026-12-01'],
      ['明天下午3点', '2026-11-26'],
      ['大后天', '2026-11-28'],
      ['下周一', '2026-11-30'],
      ['周五吧', '2026-11-27'],
      ['3天后', '2026-11-28'],
      ['Dec 1', '2026-12-01'],
      ['the 1st of December, 2026', '2026-12-01'],
      ['next Monday', '2026-11-30'],
      ['on sat', '2026-11-28'],
      ['in 2 weeks', '2026-12-09'],
      ['the day after tomorrow at 9 am', '2026-11-27'],
      ['2026-02-30', null],
      ['下午3点', null],
      ['2 decent lamps', null],
      ['she sat in the sun', null],
      ['随便', null],
    ],
  ],
  [
    'phone',
    [
      ['13800138000', '13800138000'],
      ['我的手机是１３８ ００１３ ８０００', '13800138000'],
      ['+86 138-0013-8000', '13800138000'],
      ['0086 13800138000', '13800138000'],
      ['订单 20251119-8843，电话 13800138000', '13800138000'],
      ['010-62345678', '01062345678'],
      ['call me at +49 30 901820', '+4930901820'],
      ['(555) 123-4567', '5551234567'],
      ['2026-12-01', null],
      ['12345', null],
      ['没有', null],
    ],
  ],
  [
    'orderNumber',
    [
      ['订单号是20251119-8843', '20251119-8843'],
      ['a1234', 'A1234'],
      ['sf1234567890 please', 'SF1234567890'],
      ['2026-12-01', null],
      ['my address is a1234@example.com', null],
      ['没有订单', null],
    ],
  ],
  [
    'idNumber',
    [
      ['11010519491231002X', '11010519491231002X'],
      ['身份证 110105 19491231 002x', '11010519491231002X'],
      ['110105194912310021', null],
      ['01010519491231002X', null],
    ],
  ],
  [
    'email',
    [
      ['请发到 Li.Ming@Example.com，谢谢', 'li.ming@example.com'],
      ['mail: a+b@shop.co.uk', 'a+b@shop.co.uk'],
      ['a@b', null],
    ],
  ],
])('%s', (type, cases) => {
  test.each(cases)('%s', (text, value) => expect(read(type, text)).toEqual(value))
})

test('a bare number is read like the same number in a sentence', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), (number) => {
      expect(read('number', String(number))).toBe(number)
      expect(read('number', `我要 ${number} 。`)).toBe(number)
    }),
  )
})
