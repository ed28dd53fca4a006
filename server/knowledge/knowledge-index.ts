import type { Pool } from 'pg'
import type { Language } from '../../flows/document/primitives.ts'
import type { KnowledgeResult } from '../../flows/engine/types.ts'
import type { Services } from '../services.ts'
import { buildIndex, type KnowledgeIndex, type SearchEntry } from './search/build-index.ts'
import { searchIndex } from './search/search-index.ts'

type Input = { workspaceId: string; query: string; language: string; limit: number }
type Index = { stamp: string; entries: KnowledgeIndex }

/** How long an index is trusted without a look at the table, ms. */
const TRUST = 1000
/** Workspaces whose index is kept in memory; the one that was asked longest ago goes first. */
const MOST = 200

/**
 * The best entries for a question, from an index in this process. Whoever changes entries, in whichever process, need tell
 * nobody: at most once a second the index compares a stamp of the table (number of entries and last change, one index
 * look-up) and is built again when it differs. Scores are 0..1, best first.
 */
export async function searchKnowledge(
  { db, clock }: { db: Pick<Services['db'], 'pool'>; clock: Services['clock'] },
  { workspaceId, query, language, limit }: Input,
): Promise<KnowledgeResult> {
  const index = await indexesOf(db.pool).get(workspaceId, clock.now())
  return { answers: searchIndex(index.entries, query, { language: language === 'en' ? 'en' : 'zh-CN', limit }) }
}

/** One set of indexes per database of the process (tests have several). */
const byPool = new WeakMap<Pool, ReturnType<typeof createIndexes>>()
function indexesOf(pool: Pool) {
  const known = byPool.get(pool)
  if (known) return known
  const made = createIndexes(pool)
  byPool.set(pool, made)
  return made
}

function createIndexes(pool: Pool) {
  const kept = new Map<string, { checkedAt: number; index: Promise<Index> }>()
  return {
    get(workspaceId: string, now: number): Promise<Index> {
      const entry = kept.get(workspaceId)
      kept.delete(workspaceId)
      const fresh = entry && now - entry.checkedAt < TRUST ? entry : { checkedAt: now, index: refresh(pool, workspaceId, entry?.index) }
      kept.set(workspaceId, fresh)
      // One that could not be read is asked for again by whoever comes next.
      fresh.index.catch(() => kept.get(workspaceId) === fresh && kept.delete(workspaceId))
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST) break
        kept.delete(oldest)
      }
      return fresh.index
    },
  }
}

async function refresh(pool: Pool, workspaceId: string, before: Promise<Index> | undefined): Promise<Index> {
  const old = await before?.catch(() => undefined)
  const { rows } = await pool.query<{ stamp: string }>({ name: 'knowledge_stamp', text: stampSql, values: [workspaceId] })
  const stamp = rows[0]?.stamp ?? ''
  if (old?.stamp === stamp) return old
  const entries = await pool.query<SearchEntry & { language: Language }>(entriesSql, [workspaceId])
  return { stamp, entries: buildIndex(entries.rows) }
}

const stampSql = `SELECT count(*) || '|' || coalesce(max(updated_at)::text, '') AS stamp FROM knowledge_entry WHERE workspace_id = $1`
const entriesSql = `SELECT id, language, title, questions, text FROM knowledge_entry WHERE workspace_id = $1 AND enabled ORDER BY id`
