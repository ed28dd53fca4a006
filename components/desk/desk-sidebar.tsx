'use client'
import { Bot, CheckCheck, Eye, Inbox, Keyboard, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Presence } from '../ui/avatar.tsx'
import { cn } from '../ui/cn.ts'
import { Kbd } from '../ui/kbd.tsx'
import { type DeskCounts, type DeskList, deskLists } from './model.ts'
import { NoticeButton } from './notice/notice-button.tsx'
import { type MyPresence, PresenceMenu } from './presence-menu.tsx'
import { TeamList } from './team-list.tsx'
import type { TeamMember } from './use-desk-stream.ts'

const icons = { mine: Inbox, waiting: Users, attention: Eye, bot: Bot, closed: CheckCheck }

type DeskSidebarProps = {
  me: MyPresence & { name: string; load: number; capacity: number }
  /** Everybody who handles conversations; null: not for this person to see. */
  team: TeamMember[] | null
  list: DeskList
  counts: DeskCounts | null
  onList(list: DeskList): void
  onPresence(presence: Presence, reason: string): void
  onKeys(): void
}

/** Left pane: my status and load, then the lists with their counts. */
export function DeskSidebar({ me, team, list, counts, onList, onPresence, onKeys }: DeskSidebarProps) {
  const t = useTranslations('desk')
  return (
    <aside className="flex w-[180px] shrink-0 flex-col border-line border-r bg-bg max-xl:w-[164px]">
      <PresenceMenu name={me.name} mine={me} onPresence={onPresence} />
      <LoadBar load={me.load} capacity={me.capacity} />
      <nav aria-label={t('lists.label')} className="flex flex-col gap-0.5 p-2">
        {deskLists.map((name) => {
          const Icon = icons[name]
          return (
            <button
              key={name}
              type="button"
              data-testid={`list-${name}`}
              aria-current={list === name || undefined}
              onClick={() => onList(name)}
              className={cn(
                'flex h-8 items-center gap-2 rounded-md px-2.5 text-ink-2 hover:bg-sunken hover:text-ink',
                list === name && 'bg-surface text-ink shadow-[0_0_0_1px_var(--line)] hover:bg-surface',
              )}
            >
              <Icon aria-hidden className={cn('size-4', list === name && 'text-accent-ink')} strokeWidth={1.75} />
              <span className="flex-1 truncate text-left">{t(`lists.${name}`)}</span>
              <span
                className={cn('text-sm tabular-nums', name === 'attention' && (counts?.attention ?? 0) > 0 ? 'text-bad' : 'text-ink-meta')}
              >
                {counts && name !== 'closed' ? counts[name] : ''}
              </span>
            </button>
          )
        })}
      </nav>
      {me.presence === 'offline' && (
        <p className="mx-3 mt-1 rounded-md bg-warn-soft px-2.5 py-2 text-sm text-warn-ink">{t('presence.offlineHint')}</p>
      )}
      {team ? <TeamList team={team} /> : <span className="flex-1" />}
      <footer className="flex items-center border-line border-t p-2">
        <button
          type="button"
          onClick={onKeys}
          className="flex h-7 flex-1 items-center gap-2 rounded-md px-2.5 text-ink-2 hover:bg-sunken hover:text-ink"
        >
          <Keyboard aria-hidden className="size-4" strokeWidth={1.75} />
          <span className="flex-1 text-left">{t('keys.title')}</span>
          <Kbd>?</Kbd>
        </button>
        <NoticeButton />
      </footer>
    </aside>
  )
}

function LoadBar({ load, capacity }: { load: number; capacity: number }) {
  const t = useTranslations('desk')
  return (
    <div className="border-line border-b px-3 py-2.5">
      <div className="flex justify-between text-ink-meta text-sm">
        <span>{t('load')}</span>
        <span className="text-ink tabular-nums">{t('loadOf', { load, capacity })}</span>
      </div>
      <div aria-hidden className="mt-1.5 flex gap-0.5">
        {Array.from({ length: Math.max(1, Math.min(capacity, 24)) }, (_, slot) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slots have no identity
          <span key={slot} className={cn('h-1.5 flex-1 rounded-[1px]', slot < load ? 'bg-ink-2' : 'bg-line-strong')} />
        ))}
      </div>
    </div>
  )
}
