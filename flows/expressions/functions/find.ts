import { compilePattern } from '../pattern.ts'
import { findEmail, findOrderNumber, isIdNumber, mask, readMobile, readPhone } from '../text/identity.ts'
import { MAX_TEXT, toNumber, toText } from '../values.ts'
import type { FunctionEntry } from './entry.ts'

export const findFunctions = {
  matches: {
    signatures: ['text: text, pattern: text → boolean'],
    zh: '是否符合格式（正则表达式，RE2）。',
    en: 'Whether a pattern (regular expression, RE2) is found in the text.',
    example: ['"SF1234".matches("^SF\\\\d+$")', true],
    run: ([text, pattern]) => compilePattern(toText(pattern))?.test(toText(text)) ?? false,
  },
  find: {
    signatures: ['text: text, pattern: text → text?'],
    zh: '第一处符合格式的文字；格式里有括号时取括号内的部分。',
    en: 'The first match of a pattern; its first group when it has one.',
    example: ['"order no. A-77, thanks".find("[A-Z]-(\\\\d+)")', '77'],
    run: ([text, pattern]) => compilePattern(toText(pattern))?.findAll(toText(text), 1)[0] ?? null,
  },
  findAll: {
    signatures: ['text: text, pattern: text → list<text>'],
    zh: '所有符合格式的文字。',
    en: 'All matches of a pattern.',
    example: ['"3 cats, 12 dogs".findAll("\\\\d+")', ['3', '12']],
    run: ([text, pattern]) => compilePattern(toText(pattern))?.findAll(toText(text), 200) ?? [],
  },
  replacePattern: {
    signatures: ['text: text, pattern: text, to: text → text'],
    zh: '把符合格式的每一处换成另一段文字。',
    en: 'Replaces every match of a pattern by a text.',
    example: ['"a1b22".replacePattern("\\\\d+", "#")', 'a#b#'],
    run: ([text, pattern, to]) => (compilePattern(toText(pattern))?.replace(toText(text), toText(to)) ?? toText(text)).slice(0, MAX_TEXT),
  },
  isEmail: {
    signatures: ['text: text → boolean'],
    zh: '是否是一个电子邮箱地址。',
    en: 'Whether it is an e-mail address and nothing else.',
    example: ['isEmail("an@example.com")', true],
    run: ([text]) => findEmail(toText(text)) === toText(text).normalize('NFKC').trim().toLowerCase(),
  },
  findEmail: {
    signatures: ['text: text → text?'],
    zh: '文字里的第一个邮箱地址。',
    en: 'The first e-mail address in a text.',
    example: ['findEmail("写信到 An@Example.com 吧")', 'an@example.com'],
    run: ([text]) => findEmail(toText(text)),
  },
  isMobile: {
    signatures: ['text: text → boolean'],
    zh: '是否是中国大陆手机号。',
    en: 'Whether it is a mobile number of mainland China.',
    example: ['isMobile("138 1234 5678")', true],
    run: ([text]) => readMobile(toText(text)) !== null,
  },
  phone: {
    signatures: ['text: text, countryCode?: text → text?'],
    zh: '电话号码的国际格式（E.164）；没写国家码时按中国（或给出的国家码）。',
    en: 'A telephone number as E.164; without a country code it is taken as Chinese, or of the one given.',
    example: ['phone("138-1234-5678")', '+8613812345678'],
    run: ([text, country]) => readPhone(toText(text), country === undefined ? undefined : toText(country)),
  },
  isIdNumber: {
    signatures: ['text: text → boolean'],
    zh: '是否是校验正确的居民身份证号。',
    en: 'Whether it is a Chinese resident identity number with a right check digit.',
    example: ['isIdNumber("11010519491231002X")', true],
    run: ([text]) => isIdNumber(toText(text)),
  },
  findOrderNumber: {
    signatures: ['text: text → text?'],
    zh: '文字里第一个像订单号的内容：6 到 32 位字母数字，至少 4 个数字。',
    en: 'The first thing like an order number: 6 to 32 letters and digits, at least 4 digits.',
    example: ['findOrderNumber("我的单号是 td20260301-7，谢谢")', 'TD20260301-7'],
    run: ([text]) => findOrderNumber(toText(text)),
  },
  mask: {
    signatures: ['text: text, keepStart?: number, keepEnd?: number → text'],
    zh: '遮住中间部分；手机号、邮箱、身份证号按惯例遮。',
    en: 'Hides the middle; mobile numbers, e-mail addresses and identity numbers as is usual.',
    example: ['mask("13812341234")', '138****1234'],
    run: ([text, start, end]) =>
      mask(toText(text), start === undefined ? undefined : (toNumber(start) ?? 0), end === undefined ? undefined : (toNumber(end) ?? 0)),
  },
} satisfies Record<string, FunctionEntry>
