'use client'
import { useTranslations } from 'next-intl'
import type { ChatLine, Notice } from '../../simulator/transcript.ts'
import { cn } from '../../ui/cn.ts'
import { MessageContentView } from '../../ui/message-content.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useQueues } from '../queues.ts'
import { useDesigner } from '../store.ts'

const bubbles = {
  customer: 'self-end bg-accent-soft',
  agent: 'self-start bg-human-soft',
  bot: 'self-start border border-line bg-surface',
}

export function ChatLineView({ line }: { line: Exclude<ChatLine, { kind: 'call' }> }) {
  if (line.kind === 'notice') return <NoticeLine notice={line.notice} />
  const content = line.kind === 'bot' ? line.content : null
  return (
    <>
      {line.text && (
        <p className={cn('max-w-[85%] whitespace-pre-wrap rounded-lg px-3 py-1.5 [overflow-wrap:anywhere]', bubbles[line.kind])}>
          {line.text}
        </p>
      )}
      {content && <MessageContentView content={content} />}
    </>
  )
}

function NoticeLine({ notice }: { notice: Notice }) {
  const t = useTranslations('sim')
  const format = useFormat()
  const intents = useDesigner((state) => state.history.document.project.intents)
  const queues = useQueues()
  const said = (): string => {
    switch (notice.key) {
      case 'understood': {
        const intent = intents.find(({ id }) => id === notice.intentId)?.name ?? notice.intentId
        return t('notice.understood', { intent, score: format.number(notice.score, 2), by: notice.by })
      }
      case 'notUnderstood':
        return t('notice.notUnderstood', { by: notice.by })
      case 'queued':
        return t('notice.queued', { queue: queues.find(({ id }) => id === notice.queueId)?.name ?? notice.queueId })
      case 'accepted':
        return t('notice.accepted', { name: notice.name })
      case 'clock':
        return t('notice.clock', { time: format.full(notice.at) })
      case 'profile':
        return t('notice.profile', { changes: notice.changes.join(t('separator')) })
      case 'tag':
      case 'notify':
        return t(`notice.${notice.key}`, { value: notice.value })
      default:
        return t(`notice.${notice.key}`)
    }
  }
  return <p className="text-center text-ink-meta text-xs [overflow-wrap:anywhere]">{said()}</p>
}
