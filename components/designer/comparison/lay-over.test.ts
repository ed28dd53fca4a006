import fc from 'fast-check'
import { produce } from 'immer'
import { expect, test } from 'vitest'
import { diffProjects } from '../../../flows/diff/diff-projects.ts'
import type { Project } from '../../../flows/document/project.ts'
import { bigProject } from '../../../flows/testing/big-project.ts'
import { buildProject } from '../../../flows/testing/build-project.ts'
import { layOver } from './lay-over.ts'

const say = (zh: string) => ({ text: { 'zh-CN': zh } })
const old = buildProject({
  cards: {
    hello: [
      ['hi', 'message', say('您好')],
      ['ad', 'message', say('今天打折')],
      ['how', 'message', say('怎么帮您？')],
    ],
    help: [['helps', 'message', say('这样')]],
    gone: [['bye', 'message', say('再见')]],
  },
  links: { 'how.next': 'help', 'helps.next': 'gone' },
})
const now = buildProject({
  cards: {
    hello: [
      ['hi', 'message', say('您好！')],
      ['how', 'message', say('怎么帮您？')],
    ],
    help: [['helps', 'message', say('这样')]],
    more: [['else', 'message', say('还有吗？')]],
  },
  links: { 'how.next': 'help', 'helps.next': 'more' },
})
const at = (x: number) => ({ x, y: 0 })
const layout = (cards: Record<string, { x: number; y: number }>) => ({ main: { cards, notes: {} } })

test('what is gone stands where it stood, and everything that differs is marked as what it is', () => {
  const { document, marks } = layOver(
    { project: old, layout: layout({ hello: at(0), help: at(300), gone: at(600) }) },
    { project: now, layout: layout({ hello: at(0), help: at(300), more: at(900) }) },
  )
  const flow = document.project.flows.main
  expect(flow?.cards.hello?.nodes.map(({ id }) => id)).toEqual(['hi', 'ad', 'how'])
  expect(document.layout.main?.cards).toEqual({ hello: at(0), help: at(300), gone: at(600), more: at(900) })
  expect(marks.main).toEqual({
    cards: { hello: 'changed', help: 'changed', gone: 'removed', more: 'added' },
    nodes: { hi: 'changed', ad: 'removed', bye: 'removed', else: 'added' },
    links: { 'helps.next': 'changed' },
  })
})

test('a card that only stands elsewhere is moved; a node on another card is there once', () => {
  const elsewhere = { project: old, layout: layout({ help: at(999) }) }
  expect(layOver({ project: old, layout: layout({ help: at(300) }) }, elsewhere).marks.main?.cards).toEqual({ help: 'moved' })
  const carried = produce(old, (draft) => {
    const [node] = draft.flows.main?.cards.hello?.nodes.splice(1, 1) ?? []
    if (node) draft.flows.main?.cards.help?.nodes.push(node)
  })
  const { document, marks } = layOver({ project: old, layout: {} }, { project: carried, layout: {} })
  expect(
    Object.values(document.project.flows.main?.cards ?? {}).flatMap(({ nodes }) => nodes.filter(({ id }) => id === 'ad')),
  ).toHaveLength(1)
  expect(marks.main).toMatchObject({ cards: { hello: 'changed', help: 'changed' }, nodes: { ad: 'changed' } })
})

test('a card is marked exactly when the behavioural diff paints it, and a version against itself has no mark', () => {
  const edits = fc.array(fc.record({ card: fc.nat(19), what: fc.constantFrom('text', 'remove', 'link', 'name', 'add') }), { maxLength: 8 })
  fc.assert(
    fc.property(edits, (made) => {
      const before = bigProject(20)
      const after = made.reduce(change, before)
      const { marks } = layOver({ project: before, layout: {} }, { project: after, layout: {} })
      const painted = diffProjects(before, after).cards.main ?? {}
      const expected = Object.fromEntries(Object.entries(painted).filter(([, paint]) => paint !== 'unchanged'))
      expect(marks.main?.cards).toEqual(expected)
      const still = layOver({ project: after, layout: {} }, { project: after, layout: {} }).marks
      expect(still.main).toEqual({ cards: {}, nodes: {}, links: {} })
    }),
    { numRuns: 60 },
  )
})

function change(project: Project, { card: index, what }: { card: number; what: string }, turn: number): Project {
  return produce(project, ({ flows: { main } }) => {
    const id = Object.keys(main?.cards ?? {})[index]
    const card = main && id ? main.cards[id] : undefined
    if (!main || !card || id === main.startCardId) return
    const node = card.nodes[0]
    if (what === 'text' && node) node.settings.text = { 'zh-CN': `${turn}` }
    if (what === 'name') card.name = `${turn}`
    if (what === 'remove') delete main.cards[card.id]
    if (what === 'link') for (const key of Object.keys(main.links).filter((each) => each.startsWith(`${node?.id}.`))) delete main.links[key]
    if (what === 'add')
      main.cards[`new${turn}`] = { id: `new${turn}`, name: 'New', nodes: [{ id: `n${turn}`, type: 'message', version: 1, settings: {} }] }
  })
}
