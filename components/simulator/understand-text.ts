import type { Project } from '../../flows/document/project.ts'
import type { Understanding } from '../../flows/engine/types.ts'
import { understandByExamples } from '../../flows/scenarios/understand-by-examples.ts'
import type { useApiClient } from '../api/use-api.ts'

type Understood = { understanding: Understanding; by: 'server' | 'browser' }

/** What a draft makes of a text: by the server's model, or, where it cannot be asked, by the examples alone. */
export async function understandText(
  client: ReturnType<typeof useApiClient>,
  { text, projectId, project }: { text: string; projectId: string; project: Pick<Project, 'intents' | 'defaultLanguage'> },
): Promise<Understood> {
  const { intents, defaultLanguage: language } = project
  try {
    return { understanding: await client.simulator.understand.mutate({ projectId, intents, language, text }), by: 'server' }
  } catch {
    return { understanding: understandByExamples(intents)(text, language), by: 'browser' }
  }
}
