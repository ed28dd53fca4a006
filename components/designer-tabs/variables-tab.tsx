import type { DesignerTabProps } from '../designer-next/contract.ts'
export function VariablesTab(_: DesignerTabProps) {
  return null
}
