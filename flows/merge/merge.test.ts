import { expect, test } from 'vitest'
import { type Project, projectSchema } from '../document/project.ts'
import { buildProject } from '../testing/build-project.ts'
import { mergeProjects } from './merge-projects.ts'
import { describeConflict } from './words.ts'

const base = buildProject({
  cards: {
    hello: [
      ['greet', 'message', { text: { 'zh-CN': '您好', en: 'Hello' } }],
      ['more', 'message', { text: { en: 'More' } }],
    ],
    spare: [['aside', 'message', { text: { en: 'Aside' } }]],
    bye: [['end', 'end', {}]],
  },
  links: { 'more.next': 'bye', 'aside.next': 'bye' },
  intents: [{ id: 'i', name: 'Refund', description: '', examples: { en: ['refund', 'money back'] } }],
})

function merge(mine: (project: Project) => void, yours: (project: Project) => void, otherwise: 'ours' | 'theirs' = 'ours') {
  const [ours, theirs] = [structuredClone(base), structuredClone(base)]
  mine(ours)
  yours(theirs)
  const merged = mergeProjects({ base, ours, theirs, otherwise })
  const sentences = merged.conflicts.map((conflict) => describeConflict(conflict, { before: ours, after: theirs, language: 'en' }))
  return { ...merged, sentences, flow: merged.project.flows.main as Project['flows'][string] }
}
const setText = (language: string, text: string) => (project: Project) => {
  const card = project.flows.main?.cards.hello
  if (!card) throw new Error('no card')
  card.nodes = card.nodes.map((node) =>
    node.id === 'greet' ? { ...node, settings: { text: { ...(node.settings.text as object), [language]: text } } } : node,
  )
}
const deleteCard = (id: string) => (project: Project) => void delete project.flows.main?.cards[id]

test('one translates while the other rewords: both texts are in, without a conflict', () => {
  const { flow, conflicts } = merge(setText('en', 'Hi'), setText('zh-CN', '你好'))
  expect(flow.cards.hello?.nodes[0]?.settings).toEqual({ text: { 'zh-CN': '你好', en: 'Hi' } })
  expect(conflicts).toEqual([])
})

test('the same text reworded twice is a conflict that either side can win', () => {
  const { flow, sentences } = merge(setText('en', 'Hi'), setText('en', 'Hey'))
  expect(sentences).toEqual(['“Message” on “hello” › Text (English): we made it “Hi”, they made it “Hey”.'])
  expect(flow.cards.hello?.nodes[0]?.settings).toMatchObject({ text: { en: 'Hi' } })
  expect(merge(setText('en', 'Hi'), setText('en', 'Hey'), 'theirs').flow.cards.hello?.nodes[0]?.settings).toMatchObject({
    text: { en: 'Hey' },
  })
})

test('a deleted card that the other side works on is one conflict about the card, not one for each node', () => {
  const kept = merge(setText('en', 'Hi'), deleteCard('hello'))
  expect(kept.sentences).toEqual(['Card “hello”: they deleted it, we changed it.'])
  expect(kept.flow.cards.hello?.nodes.map(({ id }) => id)).toEqual(['greet', 'more'])
  expect(kept.flow.links).toEqual(base.flows.main?.links)
  const gone = merge(setText('en', 'Hi'), deleteCard('hello'), 'theirs')
  expect(gone.flow.cards.hello).toBeUndefined()
})

test('a node moved by one and edited by the other is moved and edited', () => {
  const { flow, conflicts } = merge(
    (project) => {
      const cards = project.flows.main?.cards
      const moved = cards?.hello?.nodes.shift()
      if (moved) cards?.spare?.nodes.push(moved)
    },
    setText('en', 'Hi'),
  )
  expect(flow.cards.hello?.nodes.map(({ id }) => id)).toEqual(['more'])
  expect(flow.cards.spare?.nodes.map(({ id, settings }) => [id, settings.text])).toEqual([
    ['aside', { en: 'Aside' }],
    ['greet', { 'zh-CN': '您好', en: 'Hi' }],
  ])
  expect(conflicts).toEqual([])
})

test('a link to a card the other side deleted is no conflict of places, so it is told as an error that came up', () => {
  const { conflicts, broken } = merge((project) => {
    if (project.flows.main) project.flows.main.links['greet.next'] = 'spare'
  }, deleteCard('spare'))
  expect(conflicts).toEqual([])
  expect(broken).toMatchObject([{ code: 'brokenLink', nodeId: 'greet' }])
})

test('examples added by both are all there; one taken out stays out', () => {
  const examples = (en: string[]) => (project: Project) => {
    for (const intent of project.intents) intent.examples = { en }
  }
  const { project, conflicts } = merge(examples(['refund', 'give it back']), examples(['refund', 'money back', 'return']))
  expect(project.intents[0]?.examples.en?.toSorted()).toEqual(['give it back', 'refund', 'return'])
  expect(conflicts).toEqual([])
})

test('nodes put in an order by both, differently, are a conflict of order', () => {
  const third = (project: Project) =>
    void project.flows.main?.cards.hello?.nodes.push({ id: 'last', type: 'wait', version: 1, settings: {} })
  const wide = structuredClone(base)
  third(wide)
  const orders = [
    ['more', 'greet', 'last'],
    ['greet', 'last', 'more'],
  ].map((order) => {
    const copy = structuredClone(wide)
    const card = copy.flows.main?.cards.hello
    card?.nodes.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    return copy
  })
  const [ours, theirs] = orders as [Project, Project]
  const { conflicts, project } = mergeProjects({ base: wide, ours, theirs, resolutions: { 'nodes/main/hello #order': 'theirs' } })
  expect(conflicts).toMatchObject([{ kind: 'order', part: 'nodes/main/hello', chosen: 'theirs' }])
  expect(project.flows.main?.cards.hello?.nodes.map(({ id }) => id)).toEqual(['greet', 'last', 'more'])
})

test('more nodes than a card may hold are a conflict, and the chosen side’s stay', () => {
  const add = (prefix: string) => (project: Project) => {
    for (let n = 0; n < 30; n++)
      project.flows.main?.cards.hello?.nodes.push({ id: `${prefix}${n}`, type: 'wait', version: 1, settings: {} })
  }
  const { flow, sentences } = merge(add('a'), add('b'))
  expect(sentences).toEqual(['Nodes on “hello”: together there are more than allowed; only one side’s can stay.'])
  expect(flow.cards.hello?.nodes.map(({ id }) => id[0])).not.toContain('b')
  expect(flow.cards.hello?.nodes).toHaveLength(32)
})

test('a list inside a flow that gets longer than it may be is taken from one side', () => {
  const add = (prefix: string) => (project: Project) => {
    const locals = Array.from({ length: 20 }, (_, n) => ({
      id: `${prefix}${n}`,
      name: 'x',
      type: 'text' as const,
      required: false,
      sensitive: false,
    }))
    if (project.flows.main) project.flows.main.locals = locals
  }
  const { flow, conflicts, project } = merge(add('a'), add('b'), 'theirs')
  expect(conflicts).toMatchObject([{ kind: 'changed', part: 'flow/main', path: [], chosen: 'theirs' }])
  expect(flow.locals?.every(({ id }) => id.startsWith('b'))).toBe(true)
  expect(projectSchema.safeParse(project).success).toBe(true)
})
