import type { TemplateCategory } from '../../../flows/templates/own/own-template.ts'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'
import type { TemplateSummary } from './find-template.ts'

export type OwnTemplateView = {
  id: string
  name: string
  about: string
  category: TemplateCategory
  language: 'zh-CN' | 'en'
  updatedAt: Date
  updatedBy: string | null
  summary: TemplateSummary
  /** The flow it was made of, if that is still there; `changed`: it was edited since. */
  source: { projectId: string; name: string; changed: boolean } | null
}

/** The workspace's own templates by name, without their content. */
export async function listOwnTemplates({ db }: Pick<Services, 'db'>, actor: Actor): Promise<OwnTemplateView[]> {
  demand(actor, 'flow.view')
  const { rows } = await db.pool.query<OwnTemplateView>(listSql, [actor.workspaceId])
  return rows
}

const listSql = `
  SELECT t.id, t.name, t.about, t.category, t.language, t.updated_at AS "updatedAt", member.name AS "updatedBy", t.summary,
    CASE WHEN p.id IS NULL THEN NULL ELSE
      jsonb_build_object('projectId', p.id, 'name', p.name, 'changed', p.revision IS DISTINCT FROM t.revision) END AS source
  FROM project_template t
    LEFT JOIN project p ON p.workspace_id = t.workspace_id AND p.id = t.project_id AND p.archived_at IS NULL
    LEFT JOIN member ON member.workspace_id = t.workspace_id AND member.id = t.updated_by
  WHERE t.workspace_id = $1 ORDER BY t.name, t.id`
