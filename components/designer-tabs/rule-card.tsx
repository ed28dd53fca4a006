'use client'
import { ArrowDown, ArrowUp, ChevronDown, Copy, GripVertical, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Finding } from '../../flows/analysis/finding.ts'
import { describeFinding } from '../../flows/analysis/words.ts'
import type { Rule } from '../../flows/document/policy.ts'
import type { Project } from '../../flows/document/project.ts'
import { findingKey } from '../designer/findings/finding-key.ts'
import { Fixes } from '../designer/findings/fixes.tsx'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { cn } from '../ui/cn.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { RuleScopeText, RuleThen, RuleWhen } from './rule-sentences.tsx'
import type { RuleHits } from './rule-trial/rule-hits.ts'
import { MOST_RULES } from './use-rules.ts'

type RuleCardProps = {
  rule: Rule
  index: number
  count: number
  project: Project
  queues: { id: string; name: string }[]
  /** Of this rule. */
  findings: Finding[]
  readOnly: boolean
  open: boolean
  /** It fires at the step of the conversation that is tried. */
  isFired: boolean
  /** It is not for the flow that is on the canvas beside it. */
  isElsewhere: boolean
  /** Null until somebody counted. */
  hits: RuleHits | null
  /** The rules changed since. */
  isOldHits: boolean
  onHits(): void
  onToggle(): void
  onChange(part: Partial<Rule>): void
  /** To the place another rule has now. */
  onMove(ruleId: string, to: number): void
  onDuplicate(): void
  onRemove(): void
}

const dragType = 'application/x-tandem-rule'

/** One rule in two sentences, with its editor beneath when open. Dragged by its handle, or moved by the buttons. */
export function RuleCard({
  rule,
  index,
  count,
  project,
  queues,
  findings,
  readOnly,
  open,
  isFired,
  isElsewhere,
  hits,
  isOldHits,
  ...on
}: RuleCardProps) {
  const t = useTranslations('tabs.rules')
  const trials = useTranslations('tabs.trial')
  const language = useLocale() === 'en' ? 'en' : 'zh-CN'
  const [over, setOver] = useState(false)
  return (
    <article
      data-testid={`rule-${rule.id}`}
      onDragOver={(event) => {
        if (readOnly || !event.dataTransfer.types.includes(dragType)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const dragged = event.dataTransfer.getData(dragType)
        if (dragged && dragged !== rule.id) on.onMove(dragged, index)
      }}
      className={cn(
        '@container rounded-lg border border-line bg-surface',
        isElsewhere && !open && 'opacity-60',
        rule.state === 'shadow' && 'border-line-strong border-dashed',
        rule.state === 'off' && 'bg-sunken/60',
        isFired && 'border-ok border-solid shadow-[0_0_0_2px_rgba(var(--glow),.25)]',
        over && 'border-accent border-solid shadow-[0_0_0_2px_var(--accent-soft)]',
      )}
    >
      <div className="flex @max-lg:flex-wrap items-start gap-x-3 gap-y-1.5 px-3 py-2.5">
        <div className="flex w-5 shrink-0 flex-col items-center gap-1">
          <span
            className={cn(
              'grid size-5 place-items-center rounded-sm bg-sunken text-ink-2 text-xs tabular-nums',
              isFired && 'bg-ok-soft font-semibold text-ok-ink',
            )}
          >
            {index + 1}
          </span>
          {!readOnly && count > 1 && (
            // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone, the keyboard has the buttons up and down
            <span
              draggable
              title={t('drag')}
              className="cursor-grab text-ink-3"
              onDragStart={(event) => {
                event.dataTransfer.setData(dragType, rule.id)
                event.dataTransfer.effectAllowed = 'move'
                const card = event.currentTarget.closest('article')
                if (card) event.dataTransfer.setDragImage(card, 10, 10)
              }}
            >
              <GripVertical aria-hidden className="size-4" strokeWidth={1.75} />
            </span>
          )}
        </div>
        <button type="button" aria-expanded={open} onClick={on.onToggle} className="min-w-0 flex-1 @max-lg:basis-4/5 rounded-sm text-left">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-semibold">{rule.name}</span>
            <RuleScopeText rule={rule} project={project} />
          </span>
          <RuleWhen rule={rule} project={project} />
          <RuleThen rule={rule} project={project} queues={queues} language={language} />
        </button>
        <div className="flex shrink-0 @max-lg:flex-wrap items-center gap-1 @max-lg:pl-8">
          {hits && (
            <Button
              size="sm"
              variant="quiet"
              data-testid={`hits-${rule.id}`}
              title={trials(isOldHits ? 'hitsOld' : 'hitsHint', { count: hits.count, of: hits.of })}
              disabled={hits.ids.length === 0}
              className={cn('tabular-nums', isOldHits && 'text-ink-meta')}
              onClick={on.onHits}
            >
              {trials('hits', { count: hits.count, of: hits.of })}
            </Button>
          )}
          <Segmented
            label={t('stateOf', { name: rule.name })}
            value={rule.state}
            onValueChange={(state) => on.onChange({ state })}
            segments={(['on', 'shadow', 'off'] as const).map((state) => ({
              value: state,
              label: t(`state.${state}`),
              title: t(`stateHint.${state}`),
              disabled: readOnly,
            }))}
          />
          {!readOnly && (
            <>
              <IconButton label={t('up')} icon={ArrowUp} disabled={index === 0} onClick={() => on.onMove(rule.id, index - 1)} />
              <IconButton label={t('down')} icon={ArrowDown} disabled={index === count - 1} onClick={() => on.onMove(rule.id, index + 1)} />
              <IconButton label={t('duplicate')} icon={Copy} disabled={count >= MOST_RULES} onClick={on.onDuplicate} />
              <IconButton label={t('remove')} icon={Trash2} onClick={on.onRemove} />
            </>
          )}
          <IconButton
            label={open ? t('collapse') : t('expand')}
            icon={ChevronDown}
            className={open ? '[&_svg]:rotate-180' : ''}
            onClick={on.onToggle}
          />
        </div>
      </div>
      {findings.length > 0 && (
        <div className="flex flex-col gap-1 px-3 pb-2.5 pl-11">
          {findings.map((finding) => (
            <Callout
              key={findingKey(finding)}
              tone={finding.severity === 'error' ? 'bad' : finding.severity === 'warning' ? 'warn' : 'info'}
              actions={<Fixes finding={finding} />}
            >
              {describeFinding({ finding, language, project })}
            </Callout>
          ))}
        </div>
      )}
      {open && <RuleEditor rule={rule} project={project} queues={queues} readOnly={readOnly} onChange={on.onChange} />}
    </article>
  )
}
