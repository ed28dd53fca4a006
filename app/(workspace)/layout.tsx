import type { ReactNode } from 'react'
import { WorkspaceShell } from '../../components/shell/workspace-shell.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return <WorkspaceShell>{children}</WorkspaceShell>
}
