'use client'
import { CornerUpLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { cardOfNode } from '../../document/operations.ts'
import { useDesigner } from '../../store.ts'
import { useCanvasActions } from '../canvas-actions.ts'

/** Back to the flow from which this one was opened, as long as a node there still runs it. */
export function CallerCrumb() {
  const t = useTranslations('designer.subFlow')
  const actions = useCanvasActions()
  const name = useDesigner(({ callers, flowId, history }) => {
    const caller = callers.at(-1)
    const flow = caller && history.document.project.flows[caller.flowId]
    const node = flow && cardOfNode(flow, caller.nodeId)?.nodes.find(({ id }) => id === caller.nodeId)
    return node?.settings.flowId === flowId ? flow?.name : undefined
  })
  if (name === undefined) return null
  return (
    <Button
      variant="quiet"
      icon={CornerUpLeft}
      data-testid="back-to-caller"
      aria-label={t('back', { name })}
      onClick={actions.backToCaller}
    >
      <span className="max-w-32 truncate">{name}</span>
    </Button>
  )
}
