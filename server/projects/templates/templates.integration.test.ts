import { afterAll, beforeEach, expect, test } from 'vitest'
import { readStored } from '../../../flows/document/stored-document.ts'
import { testDatabase } from '../../../tests/setup/database.ts'
import { callAs, callPath } from '../../api/testing/call-as.ts'
import { type SeededWorkspace, seedWorkspace } from '../../api/testing/seed-workspace.ts'
import { testServices } from '../../api/testing/test-services.ts'

const db = await testDatabase()
const { services } = testServices(db)
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})

let workspace: SeededWorkspace
beforeEach(async () => {
  workspace = await seedWorkspace(services)
})

const designer = () => callAs(services, workspace.actors.designer)
const outcome = (path: string, input: unknown) => callPath(services, workspace.actors.designer, path, input)
const presentation = { name: 'Returns', about: 'How we take things back', category: 'retail', language: 'en' } as const
const save = (more = {}) => designer().templates.save({ ...presentation, projectId: workspace.projectId, ...more })
const listed = async (templateId: string) => (await designer().templates.list()).find(({ id }) => id === templateId)

/** Puts something into the draft that must not leave the workspace. */
async function writeIntoDraft(text: string) {
  const { document, revision } = await designer().projects.get({ projectId: workspace.projectId })
  const { project, layout } = readStored(document)
  const { en: _, ...apology } = project.settings.apology
  const settings = { ...project.settings, apology: { ...apology, en: text } }
  return designer().projects.saveDraft({
    projectId: workspace.projectId,
    baseRevision: revision,
    project: { ...project, settings },
    layout,
  })
}

test('a flow becomes a template with its articles and tests, is previewed, and makes a new flow', async () => {
  const { templateId } = await save()
  expect(await listed(templateId)).toMatchObject({ ...presentation, source: { projectId: workspace.projectId, changed: false } })
  const { summary } = (await listed(templateId)) ?? {}
  expect(summary?.size.articles).toBe(1)
  expect(summary?.size.cards).toBeGreaterThan(10)
  const preview = await designer().projects.templatePreview({ templateId })
  expect(preview.cards.length).toBe(summary?.cards.length)
  const { projectId } = await designer().projects.create({ name: 'Made of it', templateId })
  const made = readStored((await designer().projects.get({ projectId })).document)
  expect(made.project).toMatchObject({ id: projectId, name: 'Made of it' })
  expect(made.project.settings.fallbackQueueId).toBe(workspace.queueId)
})

test('neither ids of the workspace nor keys of its connections are in what is stored or exported', async () => {
  const { marker: _, actors, ...ids } = workspace
  const secret = 'a-model-key-4711'
  await callAs(services, actors.owner).connections.save({
    kind: 'assistant',
    settings: { baseUrl: 'http://127.0.0.1:9/v1', model: 'm' },
    secret,
  })
  await writeIntoDraft(`Sorry. ${secret} ${Object.values(ids).join(' ')} ${actors.owner.memberId}`)
  const { templateId } = await save()
  const { rows } = await db.pool.query<{ content: string }>('SELECT content::text FROM project_template WHERE id = $1', [templateId])
  const { text } = await designer().templates.export({ templateId })
  for (const stored of [rows[0]?.content ?? '', text]) {
    expect(stored).toContain('Sorry.')
    for (const gone of [secret, actors.owner.memberId, ...Object.values(ids)].filter((id) => id.length > 10))
      expect(stored).not.toContain(gone)
  }
  expect((await listed(templateId))?.summary.removedFrom.length).toBeGreaterThan(0)
})

test('what was left blank is filled in when it is used, in that flow only', async () => {
  const { templateId } = await save()
  const blank = (await listed(templateId))?.summary.blanks[0]
  expect(blank).toMatchObject({ id: 'shop_api', kind: 'address' })
  const { projectId } = await designer().projects.create({ name: 'Filled', templateId, fill: { shop_api: 'https://other.example.com' } })
  const { project } = readStored((await designer().projects.get({ projectId })).document)
  expect(project.variables.find(({ id }) => id === 'shop_api')?.initial).toBe('https://other.example.com')
  expect((await designer().templates.export({ templateId })).text).not.toContain('other.example.com')
})

test('in another workspace its queues are found by name or made', async () => {
  const name = 'Returns desk'
  await db.prisma.queue.update({ where: { workspaceId_id: { workspaceId: workspace.workspaceId, id: workspace.queueId } }, data: { name } })
  const { templateId } = await save()
  const { text } = await designer().templates.export({ templateId })
  const other = await seedWorkspace(services)
  const owner = callAs(services, other.actors.owner)
  const imported = await owner.templates.import({ file: JSON.parse(text) })
  const { projectId } = await owner.projects.create({ name: 'Elsewhere', templateId: imported.templateId })
  const queue = await db.prisma.queue.findFirstOrThrow({ where: { workspaceId: other.workspaceId, name } })
  const { project } = readStored((await owner.projects.get({ projectId })).document)
  expect(project.settings.fallbackQueueId).toBe(queue.id)
  const again = await owner.projects.create({ name: 'Once more', templateId: imported.templateId })
  expect(await db.prisma.queue.count({ where: { workspaceId: other.workspaceId, name } })).toBe(1)
  expect(again.projectId).not.toBe(projectId)
})

test('a name that is taken is refused on saving and renaming, and numbered on importing', async () => {
  const { templateId } = await save()
  expect((await outcome('templates.save', { ...presentation, projectId: workspace.projectId })).code).toBe('name-taken')
  const second = await save({ name: 'Second' })
  expect((await outcome('templates.change', { templateId: second.templateId, name: 'Returns' })).code).toBe('name-taken')
  const { text } = await designer().templates.export({ templateId })
  const both = await Promise.all([1, 2].map(() => designer().templates.import({ file: JSON.parse(text) })))
  expect(both.map(({ name }) => name).sort()).toEqual(['Returns (2)', 'Returns (3)'])
})

test('is brought up to date from the flow, keeps its place, and says when the flow has moved on', async () => {
  const { templateId } = await save()
  await writeIntoDraft('A new apology')
  expect((await listed(templateId))?.source).toMatchObject({ changed: true })
  expect((await designer().templates.export({ templateId })).text).not.toContain('A new apology')
  expect(await save({ templateId })).toEqual({ templateId })
  expect((await listed(templateId))?.source).toMatchObject({ changed: false })
  expect((await designer().templates.export({ templateId })).text).toContain('A new apology')
})

test('removed, it is gone, and flows made of it stay', async () => {
  const { templateId } = await save()
  const { projectId } = await designer().projects.create({ name: 'Stays', templateId })
  await designer().templates.remove({ templateId })
  expect(await listed(templateId)).toBeUndefined()
  expect((await outcome('projects.get', { projectId })).code).toBe('ok')
  expect((await outcome('templates.remove', { templateId })).code).toBe('not-found')
})

test.each([
  ['a foreign file', { hello: 1 }, 'otherFile'],
  ['a flow', { format: 'tandem-project', project: {} }, 'flowFile'],
  ['ten megabytes', { format: 'tandem-template', text: 'x'.repeat(10_000_000) }, 'tooLarge'],
  ['a newer version', { format: 'tandem-template', formatVersion: 99 }, 'newerVersion'],
  ['half a template', { format: 'tandem-template', formatVersion: 1, project: {} }, 'notAProject'],
])('%s is refused with the reason, and nothing is stored', async (_what, file, reason) => {
  const before = await designer().templates.list()
  const refused = await outcome('templates.import', { file })
  expect(refused).toMatchObject({ code: 'invalid-document', details: { reason } })
  expect(await designer().templates.list()).toEqual(before)
})
