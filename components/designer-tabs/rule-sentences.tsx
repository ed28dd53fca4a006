'use client'
import { Bell, Eye, Flag, Hand, Headset, type LucideIcon, Tag, Ticket, Workflow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { pickText } from '../../flows/document/local-text.ts'
import type { Rule, RuleAction } from '../../flows/document/policy.ts'
import type { Language } from '../../flows/document/primitives.ts'
import type { Project } from '../../flows/document/project.ts'
import { cn } from '../ui/cn.ts'
import { conditionPieces } from './condition-pieces.ts'

type SentenceProps = { rule: Rule; project: Project }

/** 当 … : the comparisons as chips with the words between them. */
export function RuleWhen({ rule, project }: SentenceProps) {
  const t = useTranslations('tabs.rules')
  const words = useTranslations('designerTabs')
  const pieces = conditionPieces(rule.when, project, words)
  return (
    <Sentence word={t('when')}>
      {pieces.length === 0 && <span className="text-ink-meta">{words('condition.empty')}</span>}
      {pieces.map((piece, index) => {
        // The same piece may stand there twice; only its place tells them apart.
        const key = `${index}`
        if (piece.kind === 'word')
          return (
            <span key={key} className="text-ink-meta">
              {piece.text}
            </span>
          )
        return (
          <span key={key} className={cn(chip, 'border border-line-strong bg-surface')}>
            {piece.kind === 'formula' ? (
              <code className="font-mono">{piece.text}</code>
            ) : (
              <>
                <span className="text-ink-2">{piece.field}</span> <span className="text-ink-meta">{piece.operator}</span>{' '}
                <b className="font-semibold">{piece.value}</b>
              </>
            )}
          </span>
        )
      })}
    </Sentence>
  )
}

/** 则 … : what the rule does, in order. */
export function RuleThen({
  rule,
  project,
  queues,
  language,
}: SentenceProps & { queues: { id: string; name: string }[]; language: Language }) {
  const t = useTranslations('tabs.rules')
  function detail(action: RuleAction): string {
    switch (action.kind) {
      case 'handoff':
      case 'offerHuman': {
        const id = action.queueId || project.settings.fallbackQueueId
        return queues.find((queue) => queue.id === id)?.name ?? t('noQueue')
      }
      case 'tag':
        return action.tag
      case 'priority':
        return String(action.priority)
      case 'ticket':
        return pickText(action.subject, language, project.defaultLanguage)
      case 'notify':
        return action.message
      case 'goToFlow':
        return project.flows[action.flowId]?.name ?? action.flowId
      case 'needsAttention':
        return ''
    }
  }
  return (
    <Sentence word={t('then')}>
      {rule.then.map((action, index) => {
        const Icon = icons[action.kind]
        const key = `${index}-${action.kind}`
        return (
          <span key={key} className={cn(chip, 'inline-flex items-center gap-1 bg-sunken')}>
            <Icon aria-hidden className="size-3.5 shrink-0 text-human" strokeWidth={1.75} />
            {t(`action.${action.kind}`)}
            <span className="truncate text-ink-meta">{detail(action)}</span>
          </span>
        )
      })}
    </Sentence>
  )
}

/** Where and how often, small beside the name. */
export function RuleScopeText({ rule, project }: SentenceProps) {
  const t = useTranslations('tabs.rules')
  const words = useTranslations('designerTabs')
  const flows = rule.scope.flowIds.map((id) => project.flows[id]?.name ?? id).join(words('listSeparator'))
  const often = rule.frequency.kind === 'cooldown' ? t('every', { minutes: rule.frequency.minutes }) : t(`frequency.${rule.frequency.kind}`)
  return (
    <span className="text-ink-meta text-sm">
      {flows || t('everywhere')} · {often}
    </span>
  )
}

function Sentence({ word, children }: { word: string; children: React.ReactNode }) {
  return (
    <span className="mt-1 flex gap-2 text-sm">
      <span className="min-w-4 shrink-0 text-ink-meta leading-[22px]">{word}</span>
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-1">{children}</span>
    </span>
  )
}

const chip = 'max-w-full truncate rounded-sm px-1.5 text-sm leading-5'
const icons: Record<RuleAction['kind'], LucideIcon> = {
  handoff: Headset,
  offerHuman: Hand,
  needsAttention: Eye,
  tag: Tag,
  priority: Flag,
  ticket: Ticket,
  notify: Bell,
  goToFlow: Workflow,
}
