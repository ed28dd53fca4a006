import type { DesignerTabProps } from '../designer-next/contract.ts'
export function EscalationTab(_: DesignerTabProps) {
  return null
}
