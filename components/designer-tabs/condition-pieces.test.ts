import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { type Condition, operators } from '../../flows/document/condition.ts'
import { afterSalesProject as project } from '../../flows/templates/after-sales/project.ts'
import en from '../../messages/en/designerTabs.json' with { type: 'json' }
import zh from '../../messages/zh-CN/designerTabs.json' with { type: 'json' }
import { conditionFields, type FieldSource, operatorsFor } from './condition-fields.ts'
import { conditionPieces } from './condition-pieces.ts'
import type { Translate } from './translate.ts'

const inChinese = createTranslator({ locale: 'zh-CN', messages: { designerTabs: zh }, namespace: 'designerTabs' }) as unknown as Translate
const inEnglish = createTranslator({ locale: 'en', messages: { designerTabs: en }, namespace: 'designerTabs' }) as unknown as Translate

function conditionText(condition: Condition, source: FieldSource, t: Translate): string {
  return conditionPieces(condition, source, t)
    .map((piece) => (piece.kind === 'compare' ? [piece.field, piece.operator, piece.value].filter(Boolean).join(' ') : piece.text))
    .join(' ')
    .replaceAll('( ', '(')
    .replaceAll(' )', ')')
}

test('a condition reads as one sentence, brackets only where and meets or', () => {
  const condition: Condition = {
    kind: 'all',
    items: [
      { kind: 'compare', field: 'signals.sentiment', operator: 'lessOrEqual', value: -0.5 },
      {
        kind: 'any',
        items: [
          { kind: 'compare', field: 'signals.topics', operator: 'contains', value: 'legal' },
          { kind: 'compare', field: 'signals.asksForHuman', operator: 'isTrue' },
        ],
      },
    ],
  }
  expect(conditionText(condition, project, inChinese)).toBe('情绪 ≤ -0.5 且 (话题 包含 法律 或 客户要求人工 成立)')
  expect(conditionText(condition, project, inEnglish)).toBe('Sentiment ≤ -0.5 and (Topics contains Legal or Asks for a human is true)')
})

test('intents and variables are called by their names', () => {
  const intent = project.intents[0]
  const variable = project.variables[0]
  if (!intent || !variable) throw new Error('the template lost its intents or variables')
  const isIntent: Condition = { kind: 'compare', field: 'message.intent', operator: 'isOneOf', value: [intent.id, 'gone'] }
  expect(conditionText(isIntent, project, inChinese)).toBe(`消息的意图 属于 ${intent.name}、gone`)
  expect(conditionText({ kind: 'compare', field: variable.id, operator: 'isSet' }, project, inChinese)).toBe(`${variable.name} 有值`)
})

test('what compares nothing says nothing', () => {
  expect(conditionText({ kind: 'all', items: [{ kind: 'compare', field: '', operator: 'equals' }] }, project, inChinese)).toBe('')
})

test.each([inChinese, inEnglish])('every field on offer and every operator has a word', (t) => {
  for (const field of conditionFields(project, t)) {
    expect(field.label).not.toBe(project.variables.some(({ id }) => id === field.path) ? '' : field.path)
    expect(operatorsFor(field.type).length).toBeGreaterThan(0)
  }
  for (const operator of operators) expect(t.has(`operator.${operator}`)).toBe(true)
})
