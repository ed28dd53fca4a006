'use client'
import { useTranslations } from 'next-intl'
import { useDocument } from '../designer/model/designer-context.tsx'
import { useQueues } from '../designer/model/use-queues.ts'
import type { Notice } from './transcript.ts'

/** What happened besides words: understood as, handed over to, time passed. */
export function NoticeLine({ notice }: { notice: Notice }) {
  const t = useTranslations('simulator.notices')
  const intents = useDocument((document) => document.project.intents)
  const { queueName } = useQueues()
  return <p className="self-center text-center text-ink-meta text-xs">{text()}</p>

  function text(): string {
    switch (notice.key) {
      case 'understood':
        return t(notice.by === 'server' ? 'understood' : 'understoodHere', {
          intent: intents.find((intent) => intent.id === notice.intentId)?.name ?? notice.intentId,
          score: notice.score.toFixed(2),
        })
      case 'notUnderstood':
        return t(notice.by === 'server' ? 'notUnderstood' : 'notUnderstoodHere')
      case 'queued':
        return t('queued', { queue: queueName(notice.queueId) })
      case 'accepted':
        return t('accepted', { name: notice.name })
      case 'ticket':
      case 'tag':
        return t(notice.key, { value: notice.value })
      default:
        return t(notice.key)
    }
  }
}
