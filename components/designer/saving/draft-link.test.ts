import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffProjects } from '../../../flows/diff/diff-projects.ts'
import { applyPatch, makePatch, type Patch } from '../../../flows/document/patch.ts'
import type { Conflict } from '../../../flows/merge/conflict.ts'
import { buildProject } from '../../../flows/testing/build-project.ts'
import type { DesignDocument } from '../contract.ts'
import { adopt, apply, type History, startHistory } from '../document/history.ts'
import { addCard, createNode, removeCards, setSetting } from '../document/operations.ts'
import { createDraftLink } from './draft-link.ts'
import { startDraft } from './start-draft.ts'

const nodes = ['a', 'b', 'c']
const start: DesignDocument = {
  project: buildProject({
    cards: Object.fromEntries(nodes.map((id) => [id.toUpperCase(), [[id, 'message', { text: { 'zh-CN': '0' } }]]])),
    links: { 'a.next': 'B', 'b.next': 'C' },
  }),
  layout: { main: { cards: {}, notes: {} } },
  scenarios: [],
}

type Action =
  | { kind: 'write'; who: number; node: string }
  | { kind: 'add'; who: number }
  | { kind: 'remove'; who: number; node: string }
  | { kind: 'move'; who: number; node: string }
  /** What becomes of the request, and of its answer. */
  | { kind: 'push'; who: number; fate: 'ok' | 'lost' | 'unanswered' }
  | { kind: 'hear'; who: number; which: number; lost: boolean }

const who = fc.nat(2)
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), who, node: fc.constantFrom(...nodes) }),
  fc.record({ kind: fc.constant('add' as const), who }),
  fc.record({ kind: fc.constant('remove' as const), who, node: fc.constantFrom(...nodes) }),
  fc.record({ kind: fc.constant('move' as const), who, node: fc.constantFrom(...nodes) }),
  fc.record({
    kind: fc.constant('push' as const),
    who,
    fate: fc.constantFrom('ok' as const, 'ok' as const, 'lost' as const, 'unanswered' as const),
  }),
  fc.record({ kind: fc.constant('hear' as const), who, which: fc.nat(5), lost: fc.boolean() }),
)

/** A server as save-draft.ts is one: compare and swap on the revision. What it holds went through JSON. */
function createServer() {
  const state = { revision: 0, document: start }
  const news: { revision: number; by: string }[][] = [[], [], []]
  return {
    state,
    news,
    save(by: number, { baseRevision, patch }: { baseRevision: number; patch: Patch }): { revision: number } {
      if (baseRevision !== state.revision) throw { data: { appError: { code: 'stale-draft', message: 'stale', details: { by: `${by}` } } } }
      const document = applyPatch(state.document, JSON.parse(JSON.stringify(patch)))
      if (!document) throw new Error('the patch was made from another draft than that of its revision')
      state.revision++
      state.document = document as DesignDocument
      for (const [index, list] of news.entries()) if (index !== by) list.push({ revision: state.revision, by: `${by}` })
      return { revision: state.revision }
    },
  }
}

type Beginning = { revision: number; base: DesignDocument; document: DesignDocument }

function createClient(
  index: number,
  server: ReturnType<typeof createServer>,
  { revision, base, document }: Beginning = { revision: 0, base: start, document: start },
) {
  let history: History = startHistory(document)
  const client = {
    fate: 'ok' as 'ok' | 'lost' | 'unanswered',
    asked: [] as Conflict[],
    edit: (recipe: (document: DesignDocument) => void) => {
      history = apply(history, { label: '', at: 0, recipe })
    },
    document: () => history.document,
    settle() {
      link.settle({})
    },
    link: null as unknown as ReturnType<typeof createDraftLink>,
  }
  const unreachable = { data: { appError: { code: 'unreachable', message: 'lost' } } }
  const link = createDraftLink({
    revision,
    base,
    server: {
      load: async () => {
        if (client.fate === 'lost') throw unreachable
        return { revision: server.state.revision, document: structuredClone(server.state.document) }
      },
      save: async ({ baseRevision, base, document }) => {
        if (client.fate === 'lost') throw unreachable
        const answer = server.save(index, { baseRevision, patch: makePatch(base, document) })
        if (client.fate === 'unanswered') throw unreachable
        return answer
      },
    },
    local: {
      read: () => history.document,
      adopt: (document) => {
        history = adopt(history, document)
        return history.document
      },
    },
  })
  client.link = link
  return client
}

const textOf = ({ project }: DesignDocument, node: string): string | undefined => {
  const text = project.flows.main?.cards[node.toUpperCase()]?.nodes[0]?.settings.text as { 'zh-CN': string } | undefined
  return text?.['zh-CN']
}

async function play(actions: Action[]) {
  const server = createServer()
  const clients = [0, 1, 2].map((index) => createClient(index, server))
  const added: string[] = []
  const writers = new Map<string, Set<number>>()
  let asked = 0
  let count = 0
  const settle = (client: (typeof clients)[number]) => {
    if (!client.link.asking()) return
    asked++
    client.settle()
  }
  for (const one of actions) {
    const client = clients[one.who] as (typeof clients)[number]
    count++
    client.fate = one.kind === 'push' ? one.fate : 'ok'
    if (one.kind === 'write') {
      // A card that is gone is not written in.
      if (textOf(client.document(), one.node) === undefined) continue
      client.edit((draft) =>
        setSetting(draft, { flowId: 'main', nodeId: one.node, field: 'text', value: { 'zh-CN': `${one.who}.${count}` } }),
      )
      writers.set(one.node, (writers.get(one.node) ?? new Set()).add(one.who))
    } else if (one.kind === 'add') {
      client.edit((draft) => {
        const card = { id: `new${count}`, name: '', nodes: [createNode('message')] }
        addCard(draft, { flowId: 'main', card, at: { x: count, y: 0 } })
        added.push(card.id)
      })
    } else if (one.kind === 'remove') client.edit((draft) => removeCards(draft, 'main', [one.node.toUpperCase()]))
    else if (one.kind === 'move')
      client.edit((draft) => {
        const cards = draft.layout.main?.cards
        if (cards) cards[one.node.toUpperCase()] = { x: count, y: one.who }
      })
    else if (one.kind === 'push') {
      await client.link.push()
      settle(client)
    } else {
      const list = server.news[one.who] ?? []
      // In any order, now and then twice or never.
      const heard = list[one.which % Math.max(1, list.length)]
      if (heard && !one.lost) await client.link.pull(heard)
      settle(client)
    }
  }
  // The link is good again: all are told of the newest draft until there is nothing left to send.
  for (let round = 0; round < 4; round++)
    for (const client of clients) {
      client.fate = 'ok'
      await client.link.pull({ revision: server.state.revision, by: '' })
      settle(client)
      await client.link.push()
      settle(client)
    }
  return { server, clients, added, writers, asked }
}

const plain = (document: DesignDocument) => JSON.parse(JSON.stringify(document))

test('three people over a bad link end with the same draft as the server, and nothing is lost that was not asked about', async () => {
  let asked = 0
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 60 }), async (actions) => {
      const { server, clients, added, writers, asked: questions } = await play(actions)
      asked += questions
      for (const client of clients) {
        expect(client.link.clean()).toBe(true)
        expect(plain(client.document())).toEqual(plain(server.state.document))
        expect(diffProjects(client.document().project, server.state.document.project).changes).toEqual([])
      }
      const cards = server.state.document.project.flows.main?.cards ?? {}
      // Cards that one person made and nobody deleted are all there.
      expect(added.filter((id) => !(id in cards))).toEqual([])
      const removed = new Set(actions.flatMap((one) => (one.kind === 'remove' ? [one.node] : [])))
      for (const [node, people] of writers) {
        const last = actions
          .map((one, index) => ({ one, count: index + 1 }))
          .findLast(({ one }) => one.kind === 'write' && one.node === node)
        // Only one wrote there: what they wrote last stands.
        if (people.size === 1 && !removed.has(node) && last)
          expect(textOf(server.state.document, node)).toBe(`${last.one.who}.${last.count}`)
      }
    }),
    { numRuns: 150 },
  )
  // The property is about something: conflicts did come up.
  expect(asked).toBeGreaterThan(20)
})

test('what was sent without an answer and then changed again is no conflict with oneself', async () => {
  const server = createServer()
  const [ann, bob] = [createClient(0, server), createClient(1, server)]
  const write = (client: typeof ann, node: string, text: string) =>
    client.edit((draft) => setSetting(draft, { flowId: 'main', nodeId: node, field: 'text', value: { 'zh-CN': text } }))
  write(ann, 'a', 'first')
  ann.fate = 'unanswered'
  expect(await ann.link.push()).toEqual({ kind: 'offline' })
  write(ann, 'a', 'second')
  await bob.link.pull({ revision: 1, by: 'ann' })
  write(bob, 'b', 'bob')
  await bob.link.push()
  ann.fate = 'ok'
  expect(await ann.link.push()).toEqual({ kind: 'saved' })
  expect([textOf(server.state.document, 'a'), textOf(server.state.document, 'b')]).toEqual(['second', 'bob'])
})

test('the same field changed by two is asked about with both values', async () => {
  const server = createServer()
  const [ann, bob] = [createClient(0, server), createClient(1, server)]
  ann.edit((draft) => setSetting(draft, { flowId: 'main', nodeId: 'a', field: 'text', value: { 'zh-CN': 'ann' } }))
  bob.edit((draft) => setSetting(draft, { flowId: 'main', nodeId: 'a', field: 'text', value: { 'zh-CN': 'bob' } }))
  await ann.link.push()
  const outcome = await bob.link.push()
  expect(outcome).toMatchObject({ kind: 'conflict', conflicts: [{ ours: 'bob', theirs: 'ann' }] })
  bob.link.settle({})
  await bob.link.push()
  expect(textOf(server.state.document, 'a')).toBe('bob')
})

test('news of what one just saved oneself is no news; of others’ work it is, told apart by whether one was in the middle of an edit', async () => {
  const server = createServer()
  const [ann, bob] = [createClient(0, server), createClient(1, server)]
  const write = (client: typeof ann, node: string, text: string) =>
    client.edit((draft) => setSetting(draft, { flowId: 'main', nodeId: node, field: 'text', value: { 'zh-CN': text } }))
  write(ann, 'a', 'ann')
  // The news overtakes the answer.
  const [, pulled] = await Promise.all([ann.link.push(), ann.link.pull({ revision: 1, by: 'ann' })])
  expect(pulled).toBe('known')
  expect(await bob.link.pull({ revision: 1, by: 'ann' })).toBe('taken')
  write(ann, 'a', 'ann again')
  await ann.link.push()
  write(bob, 'b', 'bob')
  expect(await bob.link.pull({ revision: 2, by: 'ann' })).toBe('merged')
  bob.fate = 'lost'
  expect(await bob.link.pull({ revision: 3, by: 'ann' })).toBe('unreached')
})

test('what was kept over a reload asks like anything else where a colleague changed the same meanwhile, and takes in the rest', async () => {
  const server = createServer()
  const [ann, bob] = [createClient(0, server), createClient(1, server)]
  const write = (client: typeof ann, node: string, text: string) =>
    client.edit((draft) => setSetting(draft, { flowId: 'main', nodeId: node, field: 'text', value: { 'zh-CN': text } }))
  write(ann, 'a', 'ann')
  const kept = { revision: 0, base: start, document: ann.document() }
  write(bob, 'a', 'bob')
  write(bob, 'b', 'bob')
  await bob.link.push()
  const again = createClient(0, server, startDraft({ revision: 1, document: server.state.document }, kept))
  expect(await again.link.push()).toMatchObject({ kind: 'conflict', conflicts: [{ ours: 'ann', theirs: 'bob' }] })
  expect(textOf(server.state.document, 'a')).toBe('bob')
  again.link.settle({})
  await again.link.push()
  expect([textOf(server.state.document, 'a'), textOf(server.state.document, 'b')]).toEqual(['ann', 'bob'])
})

test('what is typed while a question stands is asked about as well where a colleague changed the same', async () => {
  const server = createServer()
  const [ann, bob] = [createClient(0, server), createClient(1, server)]
  const write = (client: typeof ann, node: string, text: string) =>
    client.edit((draft) => setSetting(draft, { flowId: 'main', nodeId: node, field: 'text', value: { 'zh-CN': text } }))
  for (const node of ['a', 'b']) write(ann, node, 'ann')
  await ann.link.push()
  write(bob, 'a', 'bob')
  const first = await bob.link.push()
  if (first.kind !== 'conflict') throw new Error(first.kind)
  write(bob, 'b', 'bob')
  bob.link.settle({ [first.conflicts[0]?.id ?? '']: 'theirs' })
  const second = await bob.link.push()
  expect(second).toMatchObject({ kind: 'conflict', conflicts: [{ part: 'node/main/b', ours: 'bob', theirs: 'ann' }] })
  bob.link.settle({})
  await bob.link.push()
  // The first answer still counts.
  expect([textOf(server.state.document, 'a'), textOf(server.state.document, 'b')]).toEqual(['ann', 'bob'])
})
