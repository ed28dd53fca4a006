import type { Pool } from 'pg'
import type { Project } from '../../flows/document/project.ts'
import type { Understanding } from '../../flows/engine/types.ts'
import { createLru } from '../runtime/lru.ts'
import type { IntentModel } from './intents/intent-model.ts'
import { loadModel } from './model-cache.ts'
import { understand } from './understand.ts'

type Known = { model: IntentModel; language: Project['defaultLanguage'] }

/**
 * What a text means to a published version, for the runtime's turn. A version never changes, so its model is trained once
 * per process (in a thread when it is large); the first message waits for it, every later one takes about a millisecond.
 */
export function createUnderstander({
  pool,
  most = 100,
}: {
  pool: Pool
  most?: number
}): (versionId: string, text: string, workspaceId: string) => Promise<Understanding | undefined> {
  const versions = createLru<string, Promise<Known | null>>(most)
  return async (versionId, text, workspaceId) => {
    const key = `${workspaceId}\n${versionId}`
    let known = versions.get(key)
    if (!known) {
      known = load(pool, workspaceId, versionId)
      versions.set(key, known)
      known.catch(() => versions.delete(key))
    }
    const version = await known
    return version ? understand({ model: version.model, text, language: version.language }) : undefined
  }
}

async function load(pool: Pool, workspaceId: string, versionId: string): Promise<Known | null> {
  const { rows } = await pool.query<{ content: Pick<Project, 'intents' | 'defaultLanguage'> }>({
    name: 'version-intents',
    text: `select jsonb_build_object('intents', content->'intents', 'defaultLanguage', content->'defaultLanguage') as content
           from project_version where workspace_id = $1 and id = $2`,
    values: [workspaceId, versionId],
  })
  const content = rows[0]?.content
  if (!content?.intents) return null
  return { model: await loadModel(content.intents), language: content.defaultLanguage ?? 'zh-CN' }
}
