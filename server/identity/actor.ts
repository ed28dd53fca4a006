import type { Role } from './permissions.ts'

/** Who asks: a signed-in member of one workspace. Every use case takes one as its first argument. */
export type Actor = {
  workspaceId: string
  memberId: string
  userId: string
  name: string
  role: Role
  locale: 'zh-CN' | 'en'
}
