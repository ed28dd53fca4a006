import type { DesignerTabProps } from '../designer-next/contract.ts'
export function IntentsTab(_: DesignerTabProps) {
  return null
}
