/** @jsxImportSource preact */
import type { JSX } from 'preact'
import type { QueueUpdate } from '../../server/channels/web/protocol.ts'
import type { Translate } from './words.ts'

export function QueueCard({ queue, t }: { queue: QueueUpdate | null; t: Translate }): JSX.Element {
  return (
    <section class="queue" role="status">
      <p class="position">
        {queue && queue.position > 1 ? t('queuePosition', { position: queue.position }) : t('queueNext')}
        {queue?.waitSeconds != null && queue.position > 1 && (
          <span> · {t('queueWait', { minutes: Math.max(1, Math.round(queue.waitSeconds / 60)) })}</span>
        )}
      </p>
      <p class="keep">{t('queueKeep')}</p>
    </section>
  )
}
