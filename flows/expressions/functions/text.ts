import { graphemes } from '../text/graphemes.ts'
import { similarity } from '../text/similarity.ts'
import { simplify } from '../text/simplify.ts'
import { includes, MAX_LIST, MAX_TEXT, toNumber, toText } from '../values.ts'
import type { FunctionEntry } from './entry.ts'

export const textFunctions = {
  length: {
    signatures: ['text: text → number'],
    zh: '有几个字。一个汉字、一个字母、一个表情都算一个。',
    en: 'How many characters people see: an emoji is one.',
    example: ['"你好👍🏽".length()', 3],
    run: ([text]) => graphemes(toText(text)).length,
  },
  contains: {
    signatures: ['text: text, part: text → boolean', 'list: list<T>, item: T → boolean'],
    zh: '文字里有没有这一段，或列表里有没有这一个。',
    en: 'Whether a text holds a part, or a list an item.',
    example: ['"退款申请".contains("退款")', true],
    run: ([whole = null, part = null]) => includes(whole, part),
  },
  containsAny: {
    signatures: ['text: text, parts: list<text> → boolean', 'list: list<T>, items: list<T> → boolean'],
    zh: '至少有其中一个。',
    en: 'Whether at least one of several is in it.',
    example: ['"I want my money back".containsAny(["refund", "money back"])', true],
    run: ([whole = null, parts]) =>
      Array.isArray(parts) && parts.slice(0, 200).some((part) => toText(part) !== '' && includes(whole, part)),
  },
  startsWith: {
    signatures: ['text: text, start: text → boolean'],
    zh: '是否以这一段开头。',
    en: 'Whether the text begins with a part.',
    example: ['"SF123".startsWith("SF")', true],
    run: ([text, part]) => toText(text).startsWith(toText(part)),
  },
  endsWith: {
    signatures: ['text: text, end: text → boolean'],
    zh: '是否以这一段结尾。',
    en: 'Whether the text ends with a part.',
    example: ['"photo.png".endsWith(".png")', true],
    run: ([text, part]) => toText(text).endsWith(toText(part)),
  },
  replace: {
    signatures: ['text: text, from: text, to: text → text'],
    zh: '把每一处这一段换成另一段。',
    en: 'Replaces every occurrence of a part.',
    example: ['"a-b-c".replace("-", "/")', 'a/b/c'],
    run: ([text, from, to]) => replaceAll(toText(text), toText(from), toText(to)),
  },
  trim: {
    signatures: ['text: text → text'],
    zh: '去掉首尾空白。',
    en: 'Without white space at both ends.',
    example: ['"  hi ".trim()', 'hi'],
    run: ([text]) => toText(text).trim(),
  },
  upper: {
    signatures: ['text: text → text'],
    zh: '变成大写。',
    en: 'In capitals.',
    example: ['"sf12".upper()', 'SF12'],
    run: ([text]) => toText(text).toUpperCase().slice(0, MAX_TEXT),
  },
  lower: {
    signatures: ['text: text → text'],
    zh: '变成小写。',
    en: 'In small letters.',
    example: ['"YES".lower()', 'yes'],
    run: ([text]) => toText(text).toLowerCase().slice(0, MAX_TEXT),
  },
  upperAscii: {
    old: true,
    signatures: ['text: text → text'],
    zh: '与 upper 相同。',
    en: 'The same as upper.',
    example: ['"a".upperAscii()', 'A'],
    run: ([text]) => toText(text).toUpperCase().slice(0, MAX_TEXT),
  },
  lowerAscii: {
    old: true,
    signatures: ['text: text → text'],
    zh: '与 lower 相同。',
    en: 'The same as lower.',
    example: ['"A".lowerAscii()', 'a'],
    run: ([text]) => toText(text).toLowerCase().slice(0, MAX_TEXT),
  },
  normalize: {
    signatures: ['text: text → text'],
    zh: '全角变半角，多个空白并成一个，去掉首尾空白。',
    en: 'Full-width to half-width, runs of white space to one, none at the ends.',
    example: ['"　Ａ１２３，  ｏｋ ".normalize()', 'A123, ok'],
    run: ([text]) => toText(text).normalize('NFKC').replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT),
  },
  simplify: {
    signatures: ['text: text → text'],
    zh: '繁体字变简体字。',
    en: 'Traditional Chinese characters as simplified ones.',
    example: ['"訂單還沒有發貨".simplify()', '订单还没有发货'],
    run: ([text]) => simplify(toText(text)),
  },
  similarity: {
    signatures: ['a: text, b: text → number'],
    zh: '两段文字有多像，0 到 1；大小写和全半角不算差别。',
    en: 'How alike two texts are, 0 to 1; case and width do not count.',
    example: ['"refund".similarity("Refunds")', 0.857],
    run: ([a, b]) => similarity(toText(a), toText(b)),
  },
  substring: {
    signatures: ['text: text, from: number, to?: number → text'],
    zh: '取一段：从第 from 个字符（从 0 数起）到第 to 个之前。',
    en: 'The part from a position (counted from 0) up to another.',
    example: ['"abcdef".substring(1, 3)', 'bc'],
    run: ([text, from = 0, to]) =>
      toText(text).slice(Math.max(0, toNumber(from) ?? 0), to === undefined ? undefined : Math.max(0, toNumber(to) ?? 0)),
  },
  truncate: {
    signatures: ['text: text, characters: number → text'],
    zh: '太长时截短，以“…”结尾。',
    en: 'Cut to so many characters, with … at the end.',
    example: ['"一二三四五".truncate(3)', '一二…'],
    run: ([text, count = null]) => {
      const all = graphemes(toText(text))
      const most = Math.max(1, Math.trunc(toNumber(count) ?? all.length))
      return all.length <= most ? toText(text) : `${all.slice(0, most - 1).join('')}…`
    },
  },
  split: {
    signatures: ['text: text, separator: text → list<text>'],
    zh: '按分隔符拆成列表。',
    en: 'A list of the parts between separators.',
    example: ['"a,b".split(",")', ['a', 'b']],
    run: ([text, by]) => toText(text).split(toText(by), MAX_LIST),
  },
  indexOf: {
    signatures: ['text: text, part: text → number', 'list: list<T>, item: T → number'],
    zh: '第一次出现的位置（从 0 数起），没有则为 -1。',
    en: 'Where it occurs first (counted from 0), −1 when nowhere.',
    example: ['"abc".indexOf("c")', 2],
    run: ([whole, part = null]) =>
      Array.isArray(whole) ? whole.findIndex((item) => includes([item], part)) : toText(whole).indexOf(toText(part)),
  },
  lastIndexOf: {
    signatures: ['text: text, part: text → number'],
    zh: '最后一次出现的位置，没有则为 -1。',
    en: 'Where it occurs last, −1 when nowhere.',
    example: ['"abca".lastIndexOf("a")', 3],
    run: ([text, part]) => toText(text).lastIndexOf(toText(part)),
  },
} satisfies Record<string, FunctionEntry>

/** Stops once the text is as long as a text may get. */
function replaceAll(text: string, from: string, to: string): string {
  if (from === '') return text
  let result = ''
  let at = 0
  while (result.length < MAX_TEXT) {
    const next = text.indexOf(from, at)
    if (next < 0) break
    result += text.slice(at, next) + to
    at = next + from.length
  }
  return (result + text.slice(at)).slice(0, MAX_TEXT)
}
