import { describe, expect, it } from 'vitest'
import type { StoredDocument } from '../document/stored-document.ts'
import { type Scenario, scenarioSchema } from '../scenarios/scenario.ts'
import { buildProject } from '../testing/build-project.ts'
import { mergeDocuments } from './merge-documents.ts'

const say = (text: string) => ({ text: { 'zh-CN': text } })
const draft = (a: string, b: string, places: StoredDocument['layout'][string]['cards'] = {}): StoredDocument => ({
  project: buildProject({ cards: { one: [['a', 'message', say(a)]], two: [['b', 'message', say(b)]] }, links: { 'a.next': 'two' } }),
  layout: { main: { cards: places, notes: {} } },
  scenarios: [],
})
const textOf = ({ project }: StoredDocument, card: string) => project.flows.main?.cards[card]?.nodes[0]?.settings.text

describe('bringing two drafts together', () => {
  it('keeps what either side changed, and asks nothing', () => {
    const { document, conflicts } = mergeDocuments({ base: draft('1', '2'), ours: draft('1!', '2'), theirs: draft('1', '2!') })
    expect(conflicts).toEqual([])
    expect([textOf(document, 'one'), textOf(document, 'two')]).toEqual([{ 'zh-CN': '1!' }, { 'zh-CN': '2!' }])
  })

  it('asks where both changed the same field, and does as it is told', () => {
    const three = { base: draft('1', '2'), ours: draft('mine', '2'), theirs: draft('theirs', '2') }
    const { conflicts } = mergeDocuments(three)
    expect(conflicts).toHaveLength(1)
    const [conflict] = conflicts
    if (!conflict) throw new Error('no conflict')
    expect(textOf(mergeDocuments(three, { [conflict.id]: 'ours' }).document, 'one')).toEqual({ 'zh-CN': 'mine' })
    expect(textOf(mergeDocuments(three, { [conflict.id]: 'theirs' }).document, 'one')).toEqual({ 'zh-CN': 'theirs' })
  })

  it('leaves a card where the one who moved it put it', () => {
    const at = (x: number) => ({ one: { x, y: 0 }, two: { x: 0, y: x } })
    const ours = { ...draft('1', '2'), layout: { main: { cards: { ...at(0), one: { x: 5, y: 5 } }, notes: {} } } }
    const theirs = { ...draft('1', '2'), layout: { main: { cards: { ...at(0), two: { x: 7, y: 7 } }, notes: {} } } }
    const { document } = mergeDocuments({ base: draft('1', '2', at(0)), ours, theirs })
    expect(document.layout.main?.cards).toEqual({ one: { x: 5, y: 5 }, two: { x: 7, y: 7 } })
  })
})

describe('bringing scenarios together', () => {
  const one = (id: string, name = id) => scenarioSchema.parse({ id, name, language: 'en', steps: [] })
  const having = (...scenarios: Scenario[]): StoredDocument => ({ ...draft('1', '2'), scenarios })

  it('keeps what either side added, renamed or deleted', () => {
    const { document } = mergeDocuments({
      base: having(one('a'), one('b'), one('c')),
      ours: having(one('a', 'ours'), one('c'), one('new')),
      theirs: having(one('theirs'), one('a'), one('b'), one('c', 'theirs c')),
    })
    expect(document.scenarios.map(({ id, name }) => `${id} ${name}`)).toEqual(['theirs theirs', 'a ours', 'c theirs c', 'new new'])
  })

  it('keeps a scenario that one changed and the other deleted, whoever is which', () => {
    const one = (name: string) => scenarioSchema.parse({ id: 's', name, language: 'en', steps: [] })
    const having = (...scenarios: StoredDocument['scenarios']): StoredDocument => ({ ...draft('1', '2'), scenarios })
    for (const [ours, theirs] of [
      [having(), having(one('new'))],
      [having(one('new')), having()],
    ] as const)
      expect(mergeDocuments({ base: having(one('old')), ours, theirs }).document.scenarios).toEqual([one('new')])
    expect(mergeDocuments({ base: having(one('old')), ours: having(), theirs: having(one('old')) }).document.scenarios).toEqual([])
  })
})
