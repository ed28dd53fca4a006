import type { OpenError, OpenProblem, OpenProblemCode } from './open-document.ts'
import type { Language } from './primitives.ts'

/** Why a file could not be opened: one sentence, and one for each place that does not fit. */
export function describeOpenError(error: OpenError, language: Language): { sentence: string; problems: string[] } {
  return { sentence: errors[language][error.code], problems: error.problems.map((problem) => toSentence(problem, language)) }
}

function toSentence({ path, code, params }: OpenProblem, language: Language): string {
  const values: Record<string, string> = { ...params }
  if (params.expected !== undefined) values.expected = types[language][params.expected] ?? params.expected
  const sentence = problems[language][code].replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '')
  if (path === '') return sentence
  return language === 'zh-CN' ? `${path}：${sentence}` : `${path}: ${sentence}`
}

const errors: Record<Language, Record<OpenError['code'], string>> = {
  'zh-CN': {
    notJson: '文件内容不是 JSON，请确认选对了文件，并且文件是完整的。',
    tooLarge: '文件太大，或者嵌套得太深，没法打开。',
    newerVersion: '这个文件来自更新的版本，请先升级本系统再导入。',
    notAProject: '这不是一个完整的流程文件。',
  },
  en: {
    notJson: 'The file is not JSON. Check that it is the right file and that it is whole.',
    tooLarge: 'The file is too large or nested too deeply to be opened.',
    newerVersion: 'The file comes from a newer version. Update this system first, then import it.',
    notAProject: 'This is not a whole flow file.',
  },
}

const problems: Record<Language, Record<OpenProblemCode, string>> = {
  'zh-CN': {
    missing: '缺少这一项。',
    wrongType: '这里应该是{expected}。',
    unknownField: '不认识“{name}”这一项。',
    tooMuch: '太多或太长，最多 {limit}。',
    tooLittle: '太少或太短，至少 {limit}。',
    badForm: '写法不对。',
    notOneOf: '只能是：{values}。',
    otherId: '编号“{id}”和它所在的位置“{key}”不一致。',
    noFile: '缺少这个文件。',
    notJson: '内容不是 JSON。',
    doesNotFit: '内容不符合要求。',
  },
  en: {
    missing: 'is missing.',
    wrongType: 'should be {expected}.',
    unknownField: 'there is no field “{name}”.',
    tooMuch: 'is too much or too long, {limit} at most.',
    tooLittle: 'is too little or too short, {limit} at least.',
    badForm: 'is not written in the right form.',
    notOneOf: 'can only be one of: {values}.',
    otherId: 'the id “{id}” is not the one it is kept under, “{key}”.',
    noFile: 'this file is missing.',
    notJson: 'the content is not JSON.',
    doesNotFit: 'the content does not fit.',
  },
}

const types: Record<Language, Record<string, string>> = {
  'zh-CN': { string: '文字', number: '数字', int: '整数', boolean: '是或否', array: '列表', object: '对象', record: '对象' },
  en: {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'yes or no',
    array: 'a list',
    object: 'an object',
    record: 'an object',
  },
}
