import { expect, test } from 'vitest'
import { type Project, projectSchema } from '../document/project.ts'
import { afterSalesProject } from '../templates/after-sales/project.ts'
import { buildProject } from '../testing/build-project.ts'
import { diffProjects } from './diff-projects.ts'
import { describeChange } from './words.ts'

const base = buildProject({
  cards: {
    hello: [
      ['greet', 'message', { text: { 'zh-CN': '您好', en: 'Hello' } }],
      [
        'menu',
        'choices',
        {
          choices: [
            { id: 'a', label: { en: 'Track' }, synonyms: [] },
            { id: 'b', label: { en: 'Return' }, synonyms: [] },
          ],
        },
      ],
    ],
    bye: [['end', 'end', { outcome: 'resolved' }]],
  },
  links: { 'menu.choice:a': 'bye' },
  intents: [{ id: 'i', name: 'Refund', description: '', examples: { en: ['money back', 'refund'] } }],
})

function words(change: (project: Project) => void, language: 'zh-CN' | 'en' = 'en'): string[] {
  const after = structuredClone(base)
  change(after)
  return diffProjects(base, after)
    .changes.filter((item) => !item.implied)
    .flatMap((item) => {
      const { title, details } = describeChange(item, { before: base, after, language })
      return [title, ...details.map(({ line }) => `  ${line}`)]
    })
}
const card = (project: Project, id: 'hello' | 'bye') => project.flows.main?.cards[id] as Project['flows'][string]['cards'][string]

test('a text is quoted before and after, in either language', () => {
  const edit = (project: Project) => {
    const { nodes } = card(project, 'hello')
    nodes[0] = set(nodes[0], { text: { en: 'Hi', 'zh-CN': '您好' } })
  }
  expect(words(edit)).toEqual(['“Message” on “hello” changed', '  Text (English): “Hello” → “Hi”'])
  expect(words(edit, 'zh-CN')).toEqual(['“hello”里的“发送消息”有改动', '  消息内容（英文）：“Hello” → “Hi”'])
})

test('a choice is called by its label, a link by its exit', () => {
  expect(
    words((project) => {
      const menu = card(project, 'hello').nodes[1]
      const choices = [
        { id: 'b', label: { en: 'Return' }, synonyms: ['back'] },
        { id: 'a', label: { en: 'Track' }, synonyms: [] },
      ]
      card(project, 'hello').nodes[1] = set(menu, { choices })
      if (project.flows.main) project.flows.main.links = { 'menu.choice:b': 'bye' }
    }),
  ).toEqual([
    '“Choices” on “hello” changed',
    '  Choices › Return › Synonyms: +“back”',
    '  Choices: in another order',
    '  Exit “Track” no longer leads to “bye”',
    '  Exit “Return” leads to “bye”',
  ])
})

test('a node on another card is moved, not removed and added', () => {
  expect(
    words((project) => {
      const moved = card(project, 'hello').nodes.shift()
      if (moved) card(project, 'bye').nodes.unshift(moved)
    }),
  ).toEqual(['“Message” moved from “hello” to “bye”'])
})

test('what went with its card is not told twice', () => {
  expect(words((project) => void delete project.flows.main?.cards.bye)).toEqual(['Card “bye” removed'])
})

test('examples, rules and settings have words of their own', () => {
  expect(
    words((project) => {
      if (project.intents[0]) project.intents[0].examples.en = ['refund', 'give it back']
      project.settings.idleMinutes = 30
      project.settings.apology = { 'zh-CN': '抱歉' }
    }, 'zh-CN'),
  ).toEqual([
    '设置有改动',
    '  出错时说的话（中文）：“抱歉”',
    '  多少分钟不说话就结束：60 → 30',
    '意图“Refund”有改动',
    '  例句（英文）：+“give it back” −“money back”',
  ])
})

test('of the ready-made project, every sentence is whole in both languages', () => {
  const template = projectSchema.parse(structuredClone(afterSalesProject))
  for (const language of ['zh-CN', 'en'] as const) {
    for (const change of [...diffProjects(base, template).changes, ...diffProjects(template, base).changes]) {
      const { title, details } = describeChange(change, { before: base, after: template, language })
      for (const line of [title, ...details.map((detail) => detail.line)]) expect(line).not.toMatch(/undefined|\{\w+\}|^$/)
    }
  }
})

function set<T extends { settings: Record<string, unknown> } | undefined>(node: T, settings: Record<string, unknown>): NonNullable<T> {
  if (!node) throw new Error('no node')
  return { ...node, settings: { ...node.settings, ...settings } }
}
