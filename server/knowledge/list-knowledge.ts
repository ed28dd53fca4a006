import { z } from 'zod'
import { languageSchema } from '../../flows/document/primitives.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { type Page, pageInput, readCursor, toPage } from '../platform/cursor.ts'
import { caselessly, likeAnywhere } from '../platform/like.ts'
import type { Services } from '../services.ts'
import type { KnowledgeEntryView } from './knowledge-entry.ts'

export const listKnowledgeInput = z.strictObject({
  /** Part of the title, a question or the answer. */
  search: z.string().trim().max(100).optional(),
  category: z.string().max(60).optional(),
  language: languageSchema.optional(),
  enabled: z.boolean().optional(),
  ...pageInput,
})
export type KnowledgePage = Page<KnowledgeEntryView> & {
  /** All that match, not only this page. */
  total: number
  /** Every category of the workspace with its number of entries. */
  categories: { name: string; entries: number }[]
}

/** Last changed first. */
export async function listKnowledge(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof listKnowledgeInput>,
): Promise<KnowledgePage> {
  demand(actor, 'knowledge.view')
  const { search, category, language, enabled, cursor, limit } = input
  const after = cursor ? readCursor(cursor) : null
  const filter = [actor.workspaceId, search ? likeAnywhere(search) : null, category ?? null, language ?? null, enabled ?? null]
  const [page, total, categories] = await Promise.all([
    db.pool.query<KnowledgeEntryView>(caselessly(pageSql, search), [...filter, after?.at ?? null, after?.id ?? null, limit + 1]),
    db.pool.query<{ total: number }>(caselessly(totalSql, search), filter),
    db.pool.query<{ name: string; entries: number }>(categoriesSql, [actor.workspaceId]),
  ])
  return {
    ...toPage(page.rows, limit, (row) => ({ at: row.updatedAt, id: row.id })),
    total: total.rows[0]?.total ?? 0,
    categories: categories.rows,
  }
}

const whereSql = `k.workspace_id = $1
    AND ($2::text IS NULL OR k.title ILIKE $2 OR k.text ILIKE $2 OR array_to_string(k.questions, chr(10)) ILIKE $2)
    AND ($3::text IS NULL OR k.category = $3)
    AND ($4::text IS NULL OR k.language = $4)
    AND ($5::boolean IS NULL OR k.enabled = $5)`

const pageSql = `
  SELECT k.id, k.language, k.title, k.questions, k.text, k.category, k.enabled, k.created_at AS "createdAt", k.updated_at AS "updatedAt",
    CASE WHEN m.id IS NULL THEN NULL ELSE jsonb_build_object('id', m.id, 'name', m.name) END AS "updatedBy"
  FROM knowledge_entry k LEFT JOIN member m ON m.workspace_id = k.workspace_id AND m.id = k.updated_by
  WHERE ${whereSql} AND ($6::timestamptz IS NULL OR (k.updated_at, k.id) < ($6, $7))
  ORDER BY k.updated_at DESC, k.id DESC LIMIT $8`

const totalSql = `SELECT count(*)::int AS total FROM knowledge_entry k WHERE ${whereSql}`

const categoriesSql = `
  SELECT category AS name, count(*)::int AS entries FROM knowledge_entry WHERE workspace_id = $1 AND category <> '' GROUP BY category ORDER BY category`
