import type { BrowserContext } from '@playwright/test'
import type { Layout } from '../../../flows/document/layout.ts'
import type { Project } from '../../../flows/document/project.ts'

/** A flow of one's own in the workspace of who is signed in. @returns its project's id */
export async function importProject(context: BrowserContext, baseURL: string, project: Project, layout: Layout = {}): Promise<string> {
  const file = { format: 'tandem-project', project, layout }
  const made = await context.request.post('/api/trpc/projects.import', { data: { json: { file } }, headers: { origin: baseURL } })
  if (!made.ok()) throw new Error(`projects.import: ${made.status()} ${await made.text()}`)
  return ((await made.json()) as { result: { data: { json: { projectId: string } } } }).result.data.json.projectId
}
