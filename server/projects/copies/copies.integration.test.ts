import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { FlowNode } from '../../../flows/document/project.ts'
import { readStored, type StoredDocument } from '../../../flows/document/stored-document.ts'
import { mergeCopy } from '../../../flows/merge/merge-copy.ts'
import { buildProject } from '../../../flows/testing/build-project.ts'
import { testDatabase } from '../../../tests/setup/database.ts'
import { callAs } from '../../api/testing/call-as.ts'
import { type SeededWorkspace, seedWorkspace } from '../../api/testing/seed-workspace.ts'
import { testServices } from '../../api/testing/test-services.ts'

const db = await testDatabase()
const { services } = testServices(db)
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})

let own: SeededWorkspace
let api: ReturnType<typeof callAs>
let originalId: string
let copyId: string

const say = (text: string) => ({ text: { 'zh-CN': text } })

beforeEach(async () => {
  own = await seedWorkspace(services)
  api = callAs(services, own.actors.designer)
  originalId = (await api.projects.create({ name: 'Shop', templateId: null })).projectId
  await change(originalId, (document) => {
    const cards = { one: [['a', 'message', say('1')]], two: [['b', 'message', say('2')]] } as const
    const { flows, entryFlowId } = buildProject({ cards: cards as never, links: { 'a.next': 'two' } })
    Object.assign(document.project, { flows, entryFlowId })
  })
  copyId = (await api.projects.startCopy({ projectId: originalId, name: 'Shop, for spring' })).projectId
})

async function read(projectId: string) {
  const { document, ...project } = await api.projects.get({ projectId })
  return { ...project, ...readStored(document) }
}

async function change(projectId: string, recipe: (document: StoredDocument) => void): Promise<number> {
  const { revision, project, layout, scenarios } = await read(projectId)
  const document = structuredClone({ project, layout, scenarios })
  recipe(document)
  return (await api.projects.saveDraft({ projectId, baseRevision: revision, ...document })).revision
}

function nodeOf({ project }: Pick<StoredDocument, 'project'>, card: string): FlowNode {
  const node = project.flows.main?.cards[card]?.nodes[0]
  if (!node) throw new Error(`no card ${card}`)
  return node
}
const write = (card: string, text: string) => (document: StoredDocument) => {
  nodeOf(document, card).settings = say(text)
}
const textOf = (document: Pick<StoredDocument, 'project'>, card: string) =>
  (nodeOf(document, card).settings as { text: Record<string, string> }).text['zh-CN']

async function merge(into: 'copy' | 'original', resolutions: Record<string, 'ours' | 'theirs'> = {}) {
  const { revisions } = await api.projects.copy({ copyId })
  return api.projects.mergeCopy({ copyId, into, revisions, resolutions })
}
const summary = async () => (await api.projects.copies({ projectId: originalId }))[0]

describe('a working copy', () => {
  test('begins as its original is, is named in both and has nothing new', async () => {
    expect((await read(copyId)).copyOf).toEqual({ id: originalId, name: 'Shop' })
    expect(textOf(await read(copyId), 'one')).toBe('1')
    expect(await summary()).toMatchObject({
      copy: { id: copyId, name: 'Shop, for spring' },
      news: { copy: false, original: false },
      merged: null,
    })
    expect(await api.projects.copies({ projectId: copyId })).toHaveLength(1)
    const listed = (await api.projects.list({})).find(({ id }) => id === copyId)
    expect(listed?.copyOf).toEqual({ id: originalId, name: 'Shop' })
  })

  test('has no working copy of its own', async () => {
    await expect(api.projects.startCopy({ projectId: copyId, name: 'x' })).rejects.toThrow('working copy itself')
  })
})

describe('bringing it back', () => {
  test('brings what was changed in the copy beside what was changed in the original', async () => {
    await change(copyId, write('one', '1 in spring'))
    await change(originalId, write('two', '2 since'))
    expect((await summary())?.news).toEqual({ copy: true, original: true })
    const { revision } = await merge('original')
    const original = await read(originalId)
    expect([textOf(original, 'one'), textOf(original, 'two')]).toEqual(['1 in spring', '2 since'])
    expect(original).toMatchObject({ revision, name: 'Shop', project: { id: originalId, name: 'Shop' } })
    expect((await summary())?.news).toEqual({ copy: false, original: true })
    expect(textOf(await read(copyId), 'two')).toBe('2')
  })

  test('asks where both changed the same, and keeps what was chosen', async () => {
    await change(copyId, write('one', 'copy'))
    await change(originalId, write('one', 'original'))
    const { conflicts } = mergeCopy((await api.projects.copy({ copyId })).sides, 'original')
    expect(conflicts).toHaveLength(1)
    await merge('original', { [conflicts[0]?.id ?? '']: 'theirs' })
    expect(textOf(await read(originalId), 'one')).toBe('copy')
  })

  test('asks about a note that both wrote on, too', async () => {
    const note = (text: string) => (document: StoredDocument) => {
      document.layout = { main: { cards: {}, notes: { n: { x: 0, y: 0, width: 200, text } } } }
    }
    await change(copyId, note('copy'))
    await change(originalId, note('original'))
    const { conflicts } = mergeCopy((await api.projects.copy({ copyId })).sides, 'original')
    expect(conflicts.map(({ id }) => id)).toEqual(['note/main/n text'])
    await merge('original', { 'note/main/n text': 'theirs' })
    expect((await read(originalId)).layout.main?.notes.n?.text).toBe('copy')
  })

  test('a conflict that was settled is not asked about again', async () => {
    await change(copyId, write('one', 'copy'))
    await change(originalId, write('one', 'original'))
    await merge('original')
    expect(mergeCopy((await api.projects.copy({ copyId })).sides, 'original').conflicts).toEqual([])
    await change(copyId, write('two', 'later'))
    await merge('original')
    const original = await read(originalId)
    expect([textOf(original, 'one'), textOf(original, 'two')]).toEqual(['original', 'later'])
  })

  test('is refused when one of them was saved since it was looked at, and nothing is changed', async () => {
    await change(copyId, write('one', 'copy'))
    const { revisions } = await api.projects.copy({ copyId })
    await change(originalId, write('two', 'meanwhile'))
    await expect(api.projects.mergeCopy({ copyId, into: 'original', revisions })).rejects.toThrow('the draft is at revision')
    expect(textOf(await read(originalId), 'one')).toBe('1')
  })

  test('twice at once happens once', async () => {
    await change(copyId, write('one', 'copy'))
    const { revisions } = await api.projects.copy({ copyId })
    const both = await Promise.allSettled([1, 2].map(() => api.projects.mergeCopy({ copyId, into: 'original', revisions })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await read(originalId)).revision).toBe(revisions.original + 1)
  })

  test('says that the original is gone when it was archived', async () => {
    await api.projects.archive({ projectId: originalId, archived: true })
    await expect(merge('original')).rejects.toThrow('gone or archived')
  })
})

describe('bringing the original’s changes into the copy', () => {
  test('afterwards both go on from there', async () => {
    await change(copyId, write('one', 'copy'))
    await change(originalId, write('two', 'original'))
    await merge('copy')
    const copy = await read(copyId)
    expect([textOf(copy, 'one'), textOf(copy, 'two')]).toEqual(['copy', 'original'])
    expect(copy.project).toMatchObject({ id: copyId, name: 'Shop, for spring' })
    expect((await summary())?.news).toEqual({ copy: true, original: false })
    await merge('original')
    expect((await summary())?.news).toEqual({ copy: false, original: false })
    const original = await read(originalId)
    expect([textOf(original, 'one'), textOf(original, 'two')]).toEqual(['copy', 'original'])
  })
})

describe('taking it back', () => {
  test('leaves both as they were, and what the copy has can be brought again', async () => {
    await change(copyId, write('one', 'copy'))
    await merge('original')
    expect((await summary())?.merged).toMatchObject({ into: 'original' })
    await api.projects.undoMerge({ copyId })
    expect(textOf(await read(originalId), 'one')).toBe('1')
    expect(await summary()).toMatchObject({ news: { copy: true, original: false }, merged: null })
    await merge('original')
    expect(textOf(await read(originalId), 'one')).toBe('copy')
  })

  test('is refused when somebody worked on since: their work stays', async () => {
    await change(copyId, write('one', 'copy'))
    await merge('original')
    await change(originalId, write('two', 'since'))
    expect((await summary())?.merged).toBeNull()
    await expect(api.projects.undoMerge({ copyId })).rejects.toThrow('the draft is at revision')
    const original = await read(originalId)
    expect([textOf(original, 'one'), textOf(original, 'two')]).toEqual(['copy', 'since'])
  })

  test('is refused when there is nothing to take back', async () => {
    await expect(api.projects.undoMerge({ copyId })).rejects.toThrow('nothing was brought together')
  })
})

test('answers that name nothing do nothing; ids that are no copies are not found', async () => {
  await change(copyId, write('one', 'copy'))
  await merge('original', { 'node/main/nowhere settings': 'theirs', __proto__: 'theirs' })
  expect(textOf(await read(originalId), 'one')).toBe('copy')
  await expect(api.projects.copy({ copyId: originalId })).rejects.toThrow('no working copy')
})
