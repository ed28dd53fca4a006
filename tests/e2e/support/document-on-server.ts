import type { BrowserContext } from '@playwright/test'
import superjson from 'superjson'
import { readStored, type StoredDocument } from '../../../flows/document/stored-document.ts'

/** The draft as the server has it, not as a page shows it. */
export async function documentOnServer(context: BrowserContext, projectId: string): Promise<StoredDocument> {
  const input = encodeURIComponent(JSON.stringify({ json: { projectId } }))
  const answered = (await (await context.request.get(`/api/trpc/projects.get?input=${input}`)).json()) as { result: { data: never } }
  return readStored(superjson.deserialize<{ document: string }>(answered.result.data).document)
}
