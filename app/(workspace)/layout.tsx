import type { ReactNode } from 'react'
import { preloadQuery } from '../../components/api/preload-query.ts'
import { WorkspaceShell } from '../../components/shell/workspace-shell.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  preloadQuery('me.get')
  return <WorkspaceShell>{children}</WorkspaceShell>
}
