import { afterAll, expect, test } from 'vitest'
import { readStored } from '../../flows/document/stored-document.ts'
import { afterSalesProject } from '../../flows/templates/after-sales/project.ts'
import { testDatabase } from '../../tests/setup/database.ts'
import { callAs } from '../api/testing/call-as.ts'
import { seedWorkspace } from '../api/testing/seed-workspace.ts'
import { testServices } from '../api/testing/test-services.ts'
import { searchKnowledge } from '../knowledge/knowledge-index.ts'
import { createUnderstander } from '../understanding/understand-version.ts'

const db = await testDatabase()
const { services } = testServices(db, {})
const workspace = await seedWorkspace(services)
const { simulator, projects } = callAs(services, workspace.actors.designer)
const { workspaceId } = workspace.actors.designer
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})

test('a draft understands its customers exactly as its published version does', async () => {
  const { projectId } = workspace
  const draft = readStored((await projects.get({ projectId })).document)
  const project = { ...draft.project, intents: afterSalesProject.intents, defaultLanguage: 'en' as const }
  await db.pool.query(
    `INSERT INTO project_version (id, workspace_id, project_id, number, content, layout, published_by)
     VALUES ('live', $1, $2, 99, $3, '{}', 'designer')`,
    [workspaceId, projectId, JSON.stringify(project)],
  )
  const live = createUnderstander({ pool: db.pool })
  for (const text of ['我的快递到哪了', '???', '还没到！', 'I want my money back', '我要人工', '20251119-8843']) {
    const simulated = await simulator.understand({ projectId, intents: project.intents, language: project.defaultLanguage, text })
    expect(simulated, text).toEqual(await live('live', text, workspaceId))
  }
})

test('a question finds what it finds live, however long it is', async () => {
  const query = `${workspace.marker} ${'很长的问题 '.repeat(200)}`
  const asked = { query, language: 'zh-CN' as const, limit: 3 }
  expect(await simulator.knowledge(asked)).toEqual(await searchKnowledge(services, { workspaceId, ...asked }))
})
