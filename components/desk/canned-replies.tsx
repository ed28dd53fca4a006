'use client'
import { useTranslations } from 'next-intl'
import { cn } from '../ui/cn.ts'
import { Kbd } from '../ui/kbd.tsx'
import { fill } from './composer.tsx'

export type CannedReply = { id: string; shortcut: string; language: string; text: string; uses: number }

/** Best first: those whose shortcut begins with the text, then those that contain it anywhere; in the customer's language and frequently used ones before. */
export function matchCanned(replies: readonly CannedReply[], text: string, language: string): CannedReply[] {
  const wanted = text.trim().toLowerCase()
  const rank = (reply: CannedReply): number =>
    reply.shortcut.toLowerCase().startsWith(wanted)
      ? 2
      : reply.shortcut.toLowerCase().includes(wanted)
        ? 1
        : reply.text.toLowerCase().includes(wanted)
          ? 0
          : -1
  const spoken = (reply: CannedReply): number => Number(reply.language === language)
  return replies
    .filter((reply) => rank(reply) >= 0)
    .sort((a, b) => rank(b) - rank(a) || spoken(b) - spoken(a) || b.uses - a.uses)
    .slice(0, 6)
}

export function CannedReplies({
  replies,
  chosen,
  variables,
  onUse,
}: {
  replies: CannedReply[]
  chosen: number
  variables: Record<string, string>
  onUse(reply: CannedReply): void
}) {
  const t = useTranslations('desk.canned')
  return (
    <div className="border-line border-b">
      <p className="flex items-center gap-3 px-4 py-1.5 text-ink-meta text-sm">
        <span className="flex-1">{t('title', { count: replies.length })}</span>
        <span>
          <Kbd>↑↓</Kbd> {t('select')}
        </span>
        <span>
          <Kbd>Enter</Kbd> {t('insert')}
        </span>
      </p>
      <div role="listbox" aria-label={t('title', { count: replies.length })}>
        {replies.map((reply, index) => (
          <button
            key={reply.id}
            type="button"
            role="option"
            aria-selected={index === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onUse(reply)}
            className={cn(
              'flex w-full gap-3 px-4 py-1.5 text-left hover:bg-sunken',
              index === chosen && 'bg-accent-soft hover:bg-accent-soft',
            )}
          >
            <span className="w-28 shrink-0 truncate">/{reply.shortcut}</span>
            <span className="min-w-0 flex-1 truncate text-ink-2">{fill(reply.text, variables)}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
