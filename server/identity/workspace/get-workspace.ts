import type { Services } from '../../services.ts'
import type { Actor } from '../actor.ts'
import { demand } from '../permissions.ts'

export type WorkspaceView = {
  id: string
  name: string
  defaultLanguage: 'zh-CN' | 'en'
  /** IANA name, as Asia/Shanghai. */
  timezone: string
  demo: boolean
  createdAt: Date
}

export async function getWorkspace({ db }: Pick<Services, 'db'>, actor: Actor): Promise<WorkspaceView> {
  demand(actor, 'members.view')
  const { id, name, defaultLanguage, timezone, demo, createdAt } = await db.prisma.workspace.findUniqueOrThrow({
    where: { id: actor.workspaceId },
  })
  return { id, name, defaultLanguage: defaultLanguage as 'zh-CN' | 'en', timezone, demo, createdAt }
}
