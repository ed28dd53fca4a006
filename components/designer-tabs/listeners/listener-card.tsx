'use client'
import { ArrowDown, ArrowUp, ChevronDown, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { Finding } from '../../../flows/analysis/finding.ts'
import { describeFinding } from '../../../flows/analysis/words.ts'
import type { Listener } from '../../../flows/document/listener.ts'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Project } from '../../../flows/document/project.ts'
import { findingKey } from '../../designer/findings/finding-key.ts'
import { Callout } from '../../ui/callout.tsx'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Switch } from '../../ui/switch.tsx'
import { conditionPieces } from '../condition-pieces.ts'
import { ListenerEditor } from './listener-editor.tsx'

type ListenerCardProps = {
  listener: Listener
  index: number
  count: number
  project: Project
  queues: { id: string; name: string }[]
  /** Of this trigger. */
  findings: Finding[]
  readOnly: boolean
  open: boolean
  onToggle(): void
  onChange(part: Partial<Listener>): void
  onMove(to: number): void
  onRemove(): void
}

/** One global trigger in two sentences, with its editor beneath when open. */
export function ListenerCard({ listener, index, count, project, queues, findings, readOnly, open, ...on }: ListenerCardProps) {
  const t = useTranslations('listeners')
  const language = useLocale() as Language
  const when = useWhenText(listener, project)
  const then = useThenText(listener, project, queues)
  return (
    <article
      data-testid={`listener-${listener.id}`}
      className={cn('rounded-lg border border-line bg-surface', !listener.enabled && 'bg-sunken/60')}
    >
      <div className="flex items-start gap-3 px-3 py-2.5">
        <span className="grid size-5 shrink-0 place-items-center rounded-sm bg-sunken text-ink-2 text-xs tabular-nums">{index + 1}</span>
        <button type="button" aria-expanded={open} onClick={on.onToggle} className="min-w-0 flex-1 rounded-sm text-left">
          <span className="font-semibold">{listener.name}</span>
          <Sentence word={t('when')}>{when}</Sentence>
          <Sentence word={t('then')}>{then}</Sentence>
        </button>
        <div className="flex shrink-0 items-center gap-1">
          <Switch
            checked={listener.enabled}
            disabled={readOnly}
            aria-label={t('enabled', { name: listener.name })}
            className="mr-1"
            onCheckedChange={(enabled) => on.onChange({ enabled })}
          />
          {!readOnly && (
            <>
              <IconButton label={t('up')} icon={ArrowUp} disabled={index === 0} onClick={() => on.onMove(index - 1)} />
              <IconButton label={t('down')} icon={ArrowDown} disabled={index === count - 1} onClick={() => on.onMove(index + 1)} />
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
            >
              {describeFinding({ finding, language, project })}
            </Callout>
          ))}
        </div>
      )}
      {open && <ListenerEditor {...{ listener, project, queues, readOnly }} onChange={on.onChange} />}
    </article>
  )
}

function Sentence({ word, children }: { word: string; children: string }) {
  return (
    <span className="mt-1 flex gap-2 text-sm">
      <span className="min-w-4 shrink-0 text-ink-meta">{word}</span>
      <span className="min-w-0 flex-1 break-words text-ink-2">{children}</span>
    </span>
  )
}

function useWhenText({ on }: Listener, project: Project): string {
  const t = useTranslations('listeners')
  const words = useTranslations('designerTabs')
  switch (on.kind) {
    case 'keywords':
      if (on.words.length === 0) return t('nothingYet')
      return t(`heard.${on.match}`, { words: on.words.join(words('listSeparator')) })
    case 'intent':
      return t('heard.intent', { name: project.intents.find(({ id }) => id === on.intentId)?.name ?? t('gone') })
    case 'expression':
      return (
        conditionPieces(on.when, project, words)
          .map((piece) => (piece.kind === 'compare' ? `${piece.field} ${piece.operator} ${piece.value}` : piece.text))
          .join(' ') || t('nothingYet')
      )
    default:
      return t(`heard.${on.kind}`)
  }
}

function useThenText({ then }: Listener, project: Project, queues: { id: string; name: string }[]): string {
  const t = useTranslations('listeners')
  switch (then.kind) {
    case 'runFlow':
    case 'goTo': {
      const flow = project.flows[then.flowId]
      const card = then.kind === 'goTo' && then.cardId ? flow?.cards[then.cardId]?.name : undefined
      return t(`does.${then.kind}`, { name: [flow?.name ?? t('gone'), card].filter(Boolean).join(' · ') })
    }
    case 'startOver':
      return t(then.forget ? 'does.startOverForget' : 'does.startOver')
    case 'handoff': {
      const id = then.queueId || project.settings.fallbackQueueId
      return t('does.handoff', { name: queues.find((queue) => queue.id === id)?.name ?? t('noQueue') })
    }
  }
}
