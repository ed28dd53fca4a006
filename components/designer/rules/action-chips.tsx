'use client'
import { ArrowUp, Bell, Eye, HandHelping, Headset, type LucideIcon, Tag, Ticket, Workflow } from 'lucide-react'
import type { RuleAction } from '../../../flows/document/policy.ts'
import { cn } from '../../ui/cn.ts'
import { useRuleWords } from './use-rule-words.ts'

export const actionLooks: Record<RuleAction['kind'], { icon: LucideIcon; kind: string }> = {
  handoff: { icon: Headset, kind: 'human' },
  offerHuman: { icon: HandHelping, kind: 'human' },
  needsAttention: { icon: Eye, kind: 'human' },
  tag: { icon: Tag, kind: 'pass' },
  priority: { icon: ArrowUp, kind: 'pass' },
  ticket: { icon: Ticket, kind: 'act' },
  notify: { icon: Bell, kind: 'act' },
  goToFlow: { icon: Workflow, kind: 'pass' },
}

export function ActionChips({ actions, shadow = false }: { actions: readonly RuleAction[]; shadow?: boolean }) {
  const words = useRuleWords()
  return actions.map((action, index) => {
    const { icon: Icon, kind } = actionLooks[action.kind]
    const { name, detail } = words.action(action)
    return (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: actions have no identity of their own
        key={index}
        className={cn(
          'inline-flex h-[21px] max-w-80 items-center gap-1.5 rounded-[5px] px-1.5',
          shadow ? 'border border-line-strong border-dashed' : 'bg-sunken',
          `tk-${kind}`,
        )}
      >
        <Icon aria-hidden className="size-3 shrink-0 text-[var(--k)]" strokeWidth={2} />
        <span className="shrink-0">{name}</span>
        {detail && <small className="truncate text-ink-meta text-xs">{detail}</small>}
      </span>
    )
  })
}
