import type { Project } from '../document/project.ts'
import { buildProject, type ShortCards } from './build-project.ts'

/** A healthy flow of `count` cards in a chain, four nodes each (say, ask, branch, set), for measuring size. */
export function bigProject(count: number): Project {
  const cards: ShortCards = {}
  const links: Record<string, string> = {}
  const both = (text: string) => ({ 'zh-CN': text, en: text })
  for (let i = 0; i < count; i++) {
    cards[`c${i}`] = [
      [`m${i}`, 'message', { text: both(`Step ${i}: {{ customer.name }}, total {{ round(total * 1.${i % 10}, 2) }}`) }],
      [`q${i}`, 'question', { text: both(`Number ${i}?`), answer: 'number', variable: 'total', invalid: both('?') }],
      [
        `b${i}`,
        'branch',
        { branches: [{ id: 'x', name: 'big', when: { kind: 'compare', field: 'total', operator: 'greater', value: i } }] },
      ],
      [`s${i}`, 'set', { assignments: [{ variable: 'note', expression: `"seen " + text(total + ${i})` }] }],
    ]
    const next = i + 1 < count ? `c${i + 1}` : 'finish'
    links[`q${i}.invalid`] = 'person'
    links[`b${i}.branch:x`] = next
    links[`s${i}.next`] = next
  }
  cards.finish = [['fin', 'end', { message: both('Bye') }]]
  cards.person = [
    ['h', 'handoff', { queueId: 'q', message: both('One moment') }],
    ['r', 'rating', { text: both('1–5?'), thanks: both('Thanks') }],
    ['e', 'end', { message: both('Bye') }],
  ]
  for (const port of ['h.timedOut', 'h.nobody', 'h.closed', 'r.timeout']) links[port] = 'finish'
  return buildProject({
    cards,
    links,
    settings: { fallbackQueueId: 'q' } as never,
    variables: [
      { id: 'total', name: 'Total', type: 'number', scope: 'conversation', initial: 0, sensitive: false },
      { id: 'note', name: 'Note', type: 'text', scope: 'conversation', sensitive: false },
    ],
  })
}
