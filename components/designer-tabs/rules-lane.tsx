'use client'
import { Maximize2, Plus, ShieldAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { DesignerTabProps } from '../designer/contract.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { RuleList } from './rule-list.tsx'
import { MOST_RULES, useRules } from './use-rules.ts'

type RulesLaneProps = DesignerTabProps & { flowId: string; onOpenTab(): void }

/** The escalation rules beside the flow they watch over; those for other flows step back. */
export function RulesLane({ flowId, onOpenTab, ...props }: RulesLaneProps) {
  const t = useTranslations('tabs.rules')
  const editing = useRules(props)
  const { rules } = editing
  const add = !props.readOnly && (
    <Button size="sm" icon={Plus} data-testid="lane-add-rule" disabled={rules.length >= MOST_RULES} onClick={editing.add}>
      {t('add')}
    </Button>
  )
  return (
    <div data-region data-testid="rules-lane" className="min-h-0 flex-1 overflow-y-auto bg-bg p-3">
      <div className="flex flex-col gap-2">
        <div className="flex items-center gap-2">
          <h2 className="min-w-0 flex-1 font-semibold">{t('title')}</h2>
          {rules.length > 0 && add}
          <IconButton size="sm" label={t('openTab')} icon={Maximize2} data-testid="lane-to-tab" onClick={onOpenTab} />
        </div>
        {rules.length === 0 && (
          <EmptyState icon={ShieldAlert} title={t('empty')} action={add}>
            {t('emptyHint')}
          </EmptyState>
        )}
        <RuleList {...props} {...{ editing, flowId }} />
      </div>
    </div>
  )
}
