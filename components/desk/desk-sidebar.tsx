'use client'
import { Bot, CheckCheck, ChevronDown, Eye, Inbox, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Avatar, type Presence, PresenceDot } from '../ui/avatar.tsx'
import { cn } from '../ui/cn.ts'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../ui/dropdown-menu.tsx'
import { type DeskCounts, type DeskList, deskLists } from './model.ts'

const icons = { mine: Inbox, waiting: Users, attention: Eye, bot: Bot, closed: CheckCheck }
const presences: Presence[] = ['online', 'busy', 'break', 'offline']

type DeskSidebarProps = {
  me: { name: string; presence: Presence; load: number; capacity: number }
  list: DeskList
  counts: DeskCounts | null
  onList(list: DeskList): void
  onPresence(presence: Presence): void
}

/** Left pane: my status and load, then the lists with their counts. */
export function DeskSidebar({ me, list, counts, onList, onPresence }: DeskSidebarProps) {
  const t = useTranslations('desk')
  return (
    <aside className="flex w-[180px] shrink-0 flex-col border-line border-r bg-bg max-xl:w-[164px]">
      <Menu>
        <MenuTrigger
          aria-label={`${t('presence.label')}: ${t(`presence.${me.presence}`)}`}
          data-testid="presence"
          className="flex items-center gap-2.5 border-line border-b px-3 py-2.5 text-left hover:bg-sunken"
        >
          <Avatar name={me.name} presence={me.presence} />
          <span className="min-w-0 flex-1">
            <span className="block truncate">{me.name}</span>
            <span className={cn('block text-sm', me.presence === 'online' ? 'text-ok-ink' : 'text-ink-meta')}>
              {t(`presence.${me.presence}`)}
            </span>
          </span>
          <ChevronDown aria-hidden className="size-4 text-ink-meta" />
        </MenuTrigger>
        <MenuContent>
          {presences.map((presence) => (
            <MenuItem key={presence} onSelect={() => onPresence(presence)}>
              <PresenceDot presence={presence} />
              {t(`presence.${presence}`)}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
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
