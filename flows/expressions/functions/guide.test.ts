import { expect, test } from 'vitest'
import { builtinTypes } from '../builtins.ts'
import { type FunctionGroup, functionGroups } from './entry.ts'
import { loops } from './loops.ts'
import { functionsByGroup } from './registry.ts'

const titles: Record<FunctionGroup | 'loops', string> = {
  logic: 'Logic 逻辑',
  text: 'Text 文本',
  find: 'Finding in text 查找',
  number: 'Numbers 数字',
  list: 'Lists 列表',
  date: 'Dates 日期',
  duration: 'Durations 时长',
  money: 'Money 金额',
  hours: 'Opening hours 营业时间',
  loops: 'For each element 逐个处理',
}

test('the guide to expressions is that of the functions there are (vitest -u writes it)', async () => {
  await expect(writeGuide()).toMatchFileSnapshot('../../../docs/expressions.md')
})

function writeGuide(): string {
  const groups = functionGroups.map((group) => section(titles[group], functionsByGroup[group]))
  const builtins = Object.entries(builtinTypes).map(
    ([name, { fields, open }]) => `| \`${name}\` | ${fieldList(fields)}${open ? ' …' : ''} |`,
  )
  return `# Expressions

Conditions, \`{{ }}\` in texts and formulas are one language: [CEL](https://cel.dev), with one kind of number, a missing value that is
null instead of an error, and the functions below. \`round(total, 2)\` and \`total.round(2)\` are the same. Formulas are checked against
the declared variables while typing; evaluation never fails and is bounded. This file is written from the functions themselves by
\`flows/expressions/functions/guide.test.ts\`; every example in it runs as a test.

条件、文本里的 \`{{ }}\` 和公式用的是同一种语言。缺少的值是 null 而不是错误；\`round(total, 2)\` 和 \`total.round(2)\` 一样。本文件由函数表生成，每个示例都作为测试运行。

## Always there 内置

| name | fields |
|---|---|
${builtins.join('\n')}

${[...groups, section(titles.loops, loops)].join('\n\n')}
`
}

type Entry = { signatures: readonly string[]; zh: string; en: string; example: readonly unknown[]; old?: boolean }

function section(title: string, entries: Readonly<Record<string, Entry>>): string {
  const rows = Object.entries(entries)
    .filter(([, entry]) => !entry.old)
    .map(([name, { signatures, zh, en, example }]) => {
      const calls = signatures.map((signature) => `\`${cell(signature)}\``).join('<br>')
      return `| \`${name}\` | ${calls} | ${cell(en)}<br>${cell(zh)} | \`${cell(String(example[0]))}\` → \`${cell(JSON.stringify(example[1]))}\` |`
    })
  return `## ${title}\n\n| function | takes → gives | what | example |\n|---|---|---|---|\n${rows.join('\n')}`
}

function fieldList(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, type]) => `\`${name}\` ${cell(type)}`)
    .join(', ')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
