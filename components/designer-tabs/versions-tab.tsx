import type { DesignerTabProps } from '../designer-next/contract.ts'
export function VersionsTab(_: DesignerTabProps) {
  return null
}
