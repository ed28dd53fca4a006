import type { Language } from '../document/primitives.ts'
import type { ExpressionProblem } from './problem.ts'

/** A problem as one plain sentence. */
export function describeProblem({ code, params }: ExpressionProblem, language: Language): string {
  const named = { ...params }
  for (const key of ['left', 'right', 'is', 'expects'] as const) {
    const type = params[key]
    if (type !== undefined) named[key] = types[language][type] ?? type
  }
  const sentence = params.left === '' && code === 'wrongOperands' ? sentences[language].wrongUse : sentences[language][code]
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => named[key] ?? '')
}

const sentences: Record<Language, Record<ExpressionProblem['code'] | 'wrongUse', string>> = {
  'zh-CN': {
    syntax: '“{near}”附近写法不对，请检查括号、引号和运算符。',
    unknownVariable: '没有叫“{name}”的变量。',
    unknownField: '这里没有“{name}”这一项。',
    unknownFunction: '没有“{name}”这个函数。',
    wrongOperands: '{left}和{right}不能用“{operator}”放在一起。',
    wrongUse: '“{operator}”在这里不适用。',
    wrongArguments: '函数“{name}”的参数个数或类型不对。',
    wrongType: '这里需要{expects}，得到的却是{is}。',
    unsupported: '这里不能用“{what}”。',
    tooLong: '公式太长，最多 {max} 个字符。',
    unclosed: '“{{”没有配对的“}}”。',
    empty: '这里还没有写公式。',
    badPattern: '格式“{pattern}”写得不对，没法识别。',
  },
  en: {
    syntax: 'Something is wrong near “{near}”: check brackets, quotes and operators.',
    unknownVariable: 'There is no variable called “{name}”.',
    unknownField: 'There is no “{name}” here.',
    unknownFunction: 'There is no function “{name}”.',
    wrongOperands: '{left} and {right} cannot be put together with “{operator}”.',
    wrongUse: '“{operator}” does not fit here.',
    wrongArguments: 'The function “{name}” got the wrong number or kind of values.',
    wrongType: 'This needs {expects} but is {is}.',
    unsupported: '“{what}” cannot be used here.',
    tooLong: 'The formula is too long, {max} characters at most.',
    unclosed: '“{{” has no matching “}}”.',
    empty: 'There is no formula yet.',
    badPattern: 'The pattern “{pattern}” cannot be read.',
  },
}

const types: Record<Language, Record<string, string>> = {
  'zh-CN': {
    text: '文字',
    number: '数字',
    boolean: '是/否',
    date: '日期',
    list: '列表',
    object: '对象',
    any: '未知类型的值',
    nothing: '空值',
  },
  en: {
    text: 'text',
    number: 'a number',
    boolean: 'yes/no',
    date: 'a date',
    list: 'a list',
    object: 'an object',
    any: 'a value of unknown type',
    nothing: 'nothing',
  },
}
