import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { readStored } from '../../flows/document/stored-document.ts'
import { testDatabase } from '../../tests/setup/database.ts'
import { callAs } from '../api/testing/call-as.ts'
import { type SeededWorkspace, seedWorkspace } from '../api/testing/seed-workspace.ts'
import { testServices } from '../api/testing/test-services.ts'
import type { Actor } from '../identity/actor.ts'
import { type DraftNews, followDraft, type PersonNews } from './follow-draft.ts'

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

/** An open designer: what it heard until it was cut, and the error it ended with. */
function follow(actor: Actor, projectId = workspace.projectId, visitId = 'own-visit') {
  const cut = new AbortController()
  const got: DraftNews[] = []
  const people: PersonNews[] = []
  const done = (async () => {
    for await (const news of followDraft(services, actor, { projectId, visitId }, cut.signal)) {
      if ('place' in news) people.push(news)
      else if ('revision' in news) got.push(news)
    }
  })().then(
    () => null,
    (error: { code: string }) => error.code,
  )
  return {
    got,
    people,
    done,
    end: () => {
      cut.abort()
      return done
    },
  }
}

async function save(name: string): Promise<number> {
  const designer = callAs(services, workspace.actors.designer)
  const { document, revision } = await designer.projects.get({ projectId: workspace.projectId })
  const { project, layout } = readStored(document)
  const input = { projectId: workspace.projectId, project: { ...project, name }, layout, baseRevision: revision }
  return (await designer.projects.saveDraft(input)).revision
}

test('who has a draft open hears at once which revision it is at and who saved it', async () => {
  const desk = follow(workspace.actors.admin)
  await vi.waitFor(() => expect(desk.got).toHaveLength(1))
  const revision = await save('Changed')
  // Sooner than the look it takes without a signal.
  await vi.waitFor(() => expect(desk.got.at(-1)?.revision).toBe(revision), { timeout: 1000 })
  expect(desk.got.at(-1)).toMatchObject({ by: { id: workspace.actors.designer.memberId }, mayEdit: true })
  expect(await desk.end()).toBeNull()
})

test('a save in another process is found without a signal', async () => {
  const desk = follow(workspace.actors.admin)
  await vi.waitFor(() => expect(desk.got).toHaveLength(1))
  await db.pool.query('UPDATE project SET revision = revision + 1 WHERE workspace_id = $1 AND id = $2', [
    workspace.actors.admin.workspaceId,
    workspace.projectId,
  ])
  await vi.waitFor(() => expect(desk.got).toHaveLength(2), { timeout: 6000 })
  await desk.end()
})

test('the right is looked at before every item: first to edit, then to see', async () => {
  const { workspaceId, memberId } = workspace.actors.designer
  const setRole = (role: string) =>
    db.pool.query('UPDATE member SET role = $3 WHERE workspace_id = $1 AND id = $2', [workspaceId, memberId, role])
  const desk = follow(workspace.actors.designer)
  await vi.waitFor(() => expect(desk.got.at(-1)?.mayEdit).toBe(true))
  await setRole('analyst')
  services.signals.publish({ kind: 'draft', workspaceId, projectId: workspace.projectId })
  await vi.waitFor(() => expect(desk.got.at(-1)?.mayEdit).toBe(false))
  await setRole('agent')
  services.signals.publish({ kind: 'draft', workspaceId, projectId: workspace.projectId })
  expect(await desk.done).toBe('not-allowed')
})

test('another workspace hears nothing of it', async () => {
  const other = await seedWorkspace(services)
  expect(await follow(other.actors.admin).done).toBe('not-found')
})

test('where others are is told to those who have the same project open, in their workspace and besides themselves', async () => {
  const desk = follow(workspace.actors.admin)
  const stranger = follow((await seedWorkspace(services)).actors.admin, workspace.projectId)
  await vi.waitFor(() => expect(desk.got).toHaveLength(1))
  const { projectId } = workspace
  const place = { flowId: 'main', cards: ['a'], cursor: { x: 1.5, y: -2 } }
  const designer = callAs(services, workspace.actors.designer)
  await callAs(services, workspace.actors.admin).projects.tellPlace({ projectId, visitId: 'own-visit', place })
  await designer.projects.tellPlace({ projectId: 'another', visitId: 'designers', place })
  const other = follow(workspace.actors.designer, projectId, 'designers')
  await designer.projects.tellPlace({ projectId, visitId: 'designers', place })
  await vi.waitFor(() => expect(desk.people).toHaveLength(1))
  // However the page goes, the others hear of it.
  await other.end()
  await vi.waitFor(() => expect(desk.people).toHaveLength(2))
  const { memberId, name } = workspace.actors.designer
  expect(desk.people).toEqual([
    { visitId: 'designers', memberId, name, place },
    { visitId: 'designers', memberId, name, place: null },
  ])
  expect(await desk.end()).toBeNull()
  await stranger.end()
  expect(stranger.people).toEqual([])
})
