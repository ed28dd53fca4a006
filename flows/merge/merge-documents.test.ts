import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredDocument } from '../document/stored-document.ts'
import { type Scenario, scenarioSchema } from '../scenarios/scenario.ts'
import { buildProject } from '../testing/build-project.ts'
import { mergeDocuments } from './merge-documents.ts'
import { describeConflict } from './words.ts'

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

describe('what both changed beside the flow', () => {
  const scenario = (name: string) => scenarioSchema.parse({ id: 's', name, language: 'en', steps: [] })
  const noted = (text: string, x = 0, name = 'Old', scenarioName = 'old'): StoredDocument => ({
    ...draft('1', '2'),
    layout: {
      main: { cards: {}, notes: { n: { x, y: 0, width: 200, text } }, frames: { f: { x: 0, y: 0, width: 9, height: 9, name } } },
    },
    scenarios: [scenario(scenarioName)],
  })

  it('is asked about like anything else, and either can win', () => {
    const three = { base: noted('?'), ours: noted('ours', 1, 'Ours', 'ours'), theirs: noted('theirs', 2, 'Theirs', 'theirs') }
    const { conflicts, document } = mergeDocuments(three)
    expect(conflicts.map(({ id, ours, theirs }) => [id, ours, theirs])).toEqual([
      ['frame/main/f name', 'Ours', 'Theirs'],
      ['note/main/n text', 'ours', 'theirs'],
      ['scenario/s', scenario('ours'), scenario('theirs')],
    ])
    expect(document).toEqual({ ...three.ours, project: document.project })
    const all = Object.fromEntries(conflicts.map(({ id }) => [id, 'theirs' as const]))
    const theirs = mergeDocuments(three, all)
    expect(theirs.document.scenarios).toEqual([scenario('theirs')])
    expect(theirs.document.layout.main?.notes).toEqual({ n: { x: 1, y: 0, width: 200, text: 'theirs' } })
    expect(theirs.document.layout.main?.frames?.f?.name).toBe('Theirs')
    const sentences = conflicts.map((each) => describeConflict(each, { before: document.project, after: document.project, language: 'en' }))
    expect(sentences).toEqual([
      'Frame “Ours” › Name: we made it “Ours”, they made it “Theirs”.',
      'Note › Text: we made it “ours”, they made it “theirs”.',
      'Scenario “ours”: changed differently on both sides.',
    ])
  })

  it('a note that one moves and the other writes on is moved and written on', () => {
    for (const [ours, theirs] of [
      [noted('?', 7), noted('new')],
      [noted('new'), noted('?', 7)],
    ] as const) {
      const { conflicts, document } = mergeDocuments({ base: noted('?'), ours, theirs })
      expect(conflicts).toEqual([])
      expect(document.layout.main?.notes).toEqual({ n: { x: 7, y: 0, width: 200, text: 'new' } })
    }
  })

  it('ids that objects have by nature are ids like any other', () => {
    const having = (notes: StoredDocument['layout'][string]['notes']): StoredDocument => ({
      ...draft('1', '2'),
      layout: { main: { cards: {}, notes } },
    })
    const note = { constructor: { x: 0, y: 0, width: 200, text: 'a' } }
    const deleted = mergeDocuments({ base: having(note), ours: having(note), theirs: having({}) })
    expect(deleted.document.layout.main?.notes).toEqual({})
    expect(mergeDocuments({ base: having({}), ours: having({}), theirs: having(note) }).document.layout.main?.notes).toEqual(note)
  })

  it('nothing that a side wrote is neither in the result nor asked about', () => {
    const text = fc.constantFrom('base', 'a', 'b', 'c')
    fc.assert(
      fc.property(fc.tuple(text, text, text), fc.tuple(text, text, text), (mine, other) => {
        const side = ([note, frame, name]: [string, string, string]) => noted(note, 0, frame, name)
        const three = { base: side(['base', 'base', 'base']), ours: side(mine), theirs: side(other) }
        const { conflicts, document } = mergeDocuments(three)
        const kept = JSON.stringify([document.layout, document.scenarios, conflicts.map(({ ours, theirs }) => [ours, theirs])])
        for (const written of [...mine, ...other]) if (written !== 'base') expect(kept).toContain(`"${written}"`)
        const swapped = mergeDocuments({ base: three.base, ours: three.theirs, theirs: three.ours })
        expect(swapped.conflicts.map(({ id }) => id)).toEqual(conflicts.map(({ id }) => id))
      }),
    )
  })
})
