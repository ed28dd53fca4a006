import { amountText, asMoney, createMoney, formatMoney, readMoney } from '../money.ts'
import { toText } from '../values.ts'
import { type FunctionEntry, languageOf } from './entry.ts'

export const moneyFunctions = {
  money: {
    signatures: ['amount: number, currency?: text → money?', 'amount: text, currency?: text → money?'],
    zh: '一笔钱，币种默认人民币；计算时分毫不差。',
    en: 'An amount of money, CNY unless said otherwise; computed to the cent.',
    example: ['money(0.1) + money(0.2) == money("0.30")', true],
    run: ([amount, currency]) => createMoney(toText(amount), currency === undefined ? 'CNY' : toText(currency)),
  },
  parseMoney: {
    signatures: ['text: text, currency?: text → money?'],
    zh: '从文字读出金额：“¥1,200”“12.5 元”“USD 3”。',
    en: 'Reads an amount: “¥1,200”, “12.5 元”, “USD 3”.',
    example: ['parseMoney("一共 12.5 元")', { amount: '12.50', currency: 'CNY' }],
    run: ([text, currency]) => readMoney(toText(text), currency === undefined ? 'CNY' : toText(currency)),
  },
  amount: {
    signatures: ['money: money → number?'],
    zh: '金额的数字部分。',
    en: 'The amount as a number.',
    example: ['amount(money(12.5))', 12.5],
    run: ([value]) => {
      const money = asMoney(value)
      return money ? Number(amountText(money.minor, money.currency)) : null
    },
  },
  currency: {
    signatures: ['money: money → text?'],
    zh: '币种代码。',
    en: 'The code of the currency.',
    example: ['currency(money(5, "USD"))', 'USD'],
    run: ([value]) => asMoney(value)?.currency ?? null,
  },
  formatMoney: {
    signatures: ['money: money, language?: text → text'],
    zh: '写成“¥1,234.50”。',
    en: 'Written as people do: “CN¥1,234.50”.',
    example: ['formatMoney(money(1234.5, "USD"), "en")', '$1,234.50'],
    run: ([value, language], context) => {
      const money = asMoney(value)
      return money ? formatMoney(money, languageOf(language, context)) : ''
    },
  },
} satisfies Record<string, FunctionEntry>
