'use client'
import type { DesignerTabProps } from '../designer/contract.ts'
import { RuleCard } from './rule-card.tsx'
import type { RuleHits } from './rule-trial/rule-hits.ts'
import type { Rules } from './use-rules.ts'

type RuleListProps = Pick<DesignerTabProps, 'project' | 'queues' | 'readOnly' | 'findings'> & {
  editing: Rules
  /** Ids of the rules that fire at the step of the conversation that is tried. */
  fired?: readonly string[]
  /** How often each would have fired; null until somebody counted. */
  hits?: ((ruleId: string) => RuleHits) | null
  isOldHits?: boolean
  onHits?(ruleId: string): void
  /** The flow beside it: rules that are not for it step back. */
  flowId?: string
}

/** The escalation rules in their order, each with its editor beneath when it is open. */
export function RuleList({
  project,
  queues,
  readOnly,
  findings,
  editing,
  fired = [],
  hits = null,
  isOldHits = false,
  onHits,
  flowId,
}: RuleListProps) {
  const { rules, open, setOpen } = editing
  return rules.map((rule, index) => (
    <RuleCard
      key={rule.id}
      {...{ rule, index, project, queues, readOnly, isOldHits }}
      count={rules.length}
      findings={findings.filter((finding) => finding.ruleId === rule.id)}
      open={open === rule.id}
      isFired={fired.includes(rule.id)}
      isElsewhere={flowId !== undefined && rule.scope.flowIds.length > 0 && !rule.scope.flowIds.includes(flowId)}
      hits={hits?.(rule.id) ?? null}
      onHits={() => onHits?.(rule.id)}
      onToggle={() => setOpen(open === rule.id ? null : rule.id)}
      onChange={(part) => editing.change(rule.id, part)}
      onMove={editing.move}
      onDuplicate={() => editing.duplicate(rule, index + 1)}
      onRemove={() => void editing.remove(rule)}
    />
  ))
}
