'use client'
import { useTranslations } from 'next-intl'
import type { MessageContent } from '../../../flows/engine/types.ts'
import type { ChatLine, Notice } from '../../simulator/transcript.ts'
import { cn } from '../../ui/cn.ts'
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
      {content && <Content content={content} />}
    </>
  )
}

/** What a message shows besides its text, on a channel that can show it. */
function Content({ content }: { content: MessageContent }) {
  const box = 'max-w-[85%] self-start rounded-lg border border-line bg-surface px-3 py-1.5 text-sm [overflow-wrap:anywhere]'
  switch (content.kind) {
    case 'image':
      return (
        <figure className={box}>
          {/* biome-ignore lint/performance/noImgElement: from wherever the author says */}
          <img src={content.url} alt={content.caption} className="max-h-40 rounded-md" />
          {content.caption && <figcaption className="mt-1 text-ink-2">{content.caption}</figcaption>}
        </figure>
      )
    case 'file':
    case 'link':
      return (
        <a href={content.url} target="_blank" rel="noreferrer" className={cn(box, 'text-accent-ink underline')}>
          {(content.kind === 'file' ? content.name : content.title) || content.url}
        </a>
      )
    case 'cards':
      return (
        <div className="flex gap-2 self-stretch overflow-x-auto">
          {content.cards.map((card, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place
            <article key={index} className={cn(box, 'w-44 shrink-0')}>
              {/* biome-ignore lint/performance/noImgElement: from wherever the author says */}
              {card.image && <img src={card.image} alt="" className="mb-1 max-h-24 w-full rounded-md object-cover" />}
              <p className="font-semibold">{card.title}</p>
              <p className="text-ink-2">{card.text}</p>
              {card.link && (
                <a href={card.link.url} target="_blank" rel="noreferrer" className="text-accent-ink underline">
                  {card.link.label}
                </a>
              )}
            </article>
          ))}
        </div>
      )
    case 'form':
      return <p className={box}>{content.fields.map(({ label }) => label).join(' · ')}</p>
  }
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
