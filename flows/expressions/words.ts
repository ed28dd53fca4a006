import type { Language } from '../document/primitives.ts'
import type { ExpressionProblem } from './problem.ts'
import { readType, type Type } from './type.ts'

/** A problem as one plain sentence, and what was probably meant. */
export function describeProblem({ code, params }: ExpressionProblem, language: Language): string {
  const named: Record<string, string> = { ...params }
  for (const key of ['left', 'right', 'is', 'expects', 'of'] as const) {
    const types = params[key]
    if (types !== undefined) named[key] = types === 'field' ? fieldWord[language] : describeTypes(types, language)
  }
  const sentence = sentences[language][code].replace(/\{(\w+)\}/g, (_, key: string) => named[key] ?? '')
  return params.suggestion === undefined ? sentence : `${sentence}${suggestions[language].replace('{name}', params.suggestion)}`
}

/** Types as people call them: `list<text>|text` → “a list of text or text”. */
export function describeTypes(types: string, language: Language): string {
  const names = types.split('|').map((type) => describeType(readType(type), language))
  return [...new Set(names)].join(language === 'en' ? ' or ' : '或')
}

export function describeType(type: Type, language: Language): string {
  if (type.kind === 'list' && type.of.kind !== 'any' && type.of.kind !== 'nothing' && type.of.kind !== 'variable') {
    return language === 'en' ? `a list of ${plural(type.of)}` : `${describeType(type.of, language)}列表`
  }
  return words[language][type.kind]
}

function plural(type: Type): string {
  return type.kind === 'list' ? `lists of ${plural(type.of)}` : plurals[type.kind]
}

const sentences: Record<Language, Record<ExpressionProblem['code'], string>> = {
  'zh-CN': {
    syntax: '“{near}”附近写法不对，请检查括号、引号和运算符。',
    useInstead: '“{found}”请写成“{instead}”。',
    foreignName: '公式里的名字要用变量的标识，不能直接写“{name}”。',
    openQuote: '这里的引号没有配对，文字要以同样的引号结尾。',
    openBracket: '“{bracket}”没有配对的括号。',
    endsEarly: '公式没有写完，“{near}”后面还缺一部分。',
    unknownVariable: '没有叫“{name}”的变量。',
    unknownField: '{of}里没有“{name}”这一项。',
    unknownFunction: '没有“{name}”这个函数。',
    wrongOperands: '{left}和{right}不能用“{operator}”放在一起。',
    wrongArguments: '函数“{name}”的第 {position} 个值应是{expects}，得到的却是{is}。',
    wrongCount: '函数“{name}”的值个数不对，写法是：{usage}。',
    wrongType: '这里需要{expects}，得到的却是{is}。',
    secretUse: '密钥只能用在 HTTP 请求的请求头里。',
    unsupported: '这里不能用“{what}”。',
    tooLong: '公式太长，最多 {max} 个字符。',
    unclosed: '“{{”没有配对的“}}”。',
    empty: '这里还没有写公式。',
    badPattern: '格式“{pattern}”写得不对，没法识别。',
  },
  en: {
    syntax: 'Something is wrong near “{near}”: check brackets, quotes and operators.',
    useInstead: 'Write “{instead}” instead of “{found}”.',
    foreignName: 'Formulas want the id of a variable, not its name “{name}”.',
    openQuote: 'This quotation mark has no partner: a text ends with the mark it began with.',
    openBracket: 'The bracket “{bracket}” is never closed.',
    endsEarly: 'The formula is not finished: something is missing after “{near}”.',
    unknownVariable: 'There is no variable called “{name}”.',
    unknownField: 'There is no “{name}” in {of}.',
    unknownFunction: 'There is no function “{name}”.',
    wrongOperands: '{left} and {right} cannot be put together with “{operator}”.',
    wrongArguments: 'Value {position} of “{name}” should be {expects} but is {is}.',
    wrongCount: 'The function “{name}” got the wrong number of values. It is written: {usage}.',
    wrongType: 'This needs {expects} but is {is}.',
    secretUse: 'A secret may only stand in a header of an HTTP request.',
    unsupported: '“{what}” cannot be used here.',
    tooLong: 'The formula is too long, {max} characters at most.',
    unclosed: '“{{” has no matching “}}”.',
    empty: 'There is no formula yet.',
    badPattern: 'The pattern “{pattern}” cannot be read.',
  },
}

const suggestions: Record<Language, string> = { 'zh-CN': '是不是“{name}”？', en: ' Did you mean “{name}”?' }
const fieldWord: Record<Language, string> = { 'zh-CN': '对象的一项，如 order.total', en: 'a field such as order.total' }

const words: Record<Language, Record<Type['kind'], string>> = {
  'zh-CN': {
    text: '文字',
    number: '数字',
    boolean: '是/否',
    date: '日期',
    duration: '时长',
    money: '金额',
    list: '列表',
    object: '对象',
    file: '文件',
    secret: '密钥',
    any: '未知类型的值',
    nothing: '空值',
    variable: '任意值',
  },
  en: {
    text: 'text',
    number: 'a number',
    boolean: 'yes/no',
    date: 'a date',
    duration: 'a duration',
    money: 'an amount of money',
    list: 'a list',
    object: 'an object',
    file: 'a file',
    secret: 'a secret',
    any: 'a value of unknown type',
    nothing: 'nothing',
    variable: 'any value',
  },
}

const plurals: Record<Type['kind'], string> = {
  text: 'texts',
  number: 'numbers',
  boolean: 'yes/no values',
  date: 'dates',
  duration: 'durations',
  money: 'amounts of money',
  list: 'lists',
  object: 'objects',
  file: 'files',
  secret: 'secrets',
  any: 'values',
  nothing: 'nothing',
  variable: 'values',
}
