'use client'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Avatar, type Presence, PresenceDot } from '../ui/avatar.tsx'
import { cn } from '../ui/cn.ts'
import { Menu, MenuContent, MenuItem, MenuSub, MenuSubContent, MenuSubTrigger, MenuTrigger } from '../ui/dropdown-menu.tsx'
import { Clock } from '../ui/relative-time.tsx'
import { useBreakReasons } from './use-break-reasons.ts'

export type MyPresence = { presence: Presence; reason: string; since: string | Date }

/** My status with its reason and for how long; going on a break asks why, in one step. */
export function PresenceMenu({
  name,
  mine,
  onPresence,
}: {
  name: string
  mine: MyPresence
  onPresence(presence: Presence, reason: string): void
}) {
  const t = useTranslations('desk.presence')
  const { offered, reasonText } = useBreakReasons()
  const status = mine.reason ? reasonText(mine.reason) : t(mine.presence)
  return (
    <Menu>
      <MenuTrigger
        aria-label={`${t('label')}: ${t(mine.presence)}${mine.reason ? `, ${reasonText(mine.reason)}` : ''}`}
        data-testid="presence"
        className="flex h-12 shrink-0 items-center gap-2.5 border-line border-b px-3 text-left -outline-offset-2 hover:bg-sunken"
      >
        <Avatar name={name} presence={mine.presence} />
        <span className="min-w-0 flex-1">
          <span className="block truncate">{name}</span>
          <span className={cn('flex gap-1 text-sm', mine.presence === 'online' ? 'text-ok-ink' : 'text-ink-meta')}>
            <span className="truncate">{status}</span>
            <Clock since={mine.since} className="shrink-0 tabular-nums" />
          </span>
        </span>
        <ChevronDown aria-hidden className="size-4 text-ink-meta" />
      </MenuTrigger>
      <MenuContent>
        <PresenceItem presence="online" onPresence={onPresence} />
        <PresenceItem presence="busy" onPresence={onPresence} />
        {offered.length === 0 ? (
          <PresenceItem presence="break" onPresence={onPresence} />
        ) : (
          <MenuSub>
            <MenuSubTrigger>
              <PresenceDot presence="break" />
              {t('break')}
            </MenuSubTrigger>
            <MenuSubContent>
              {offered.map((reason) => (
                <MenuItem key={reason.id} onSelect={() => onPresence('break', reason.id)}>
                  {reason.name}
                </MenuItem>
              ))}
            </MenuSubContent>
          </MenuSub>
        )}
        <PresenceItem presence="offline" onPresence={onPresence} />
      </MenuContent>
    </Menu>
  )
}

function PresenceItem({ presence, onPresence }: { presence: Presence; onPresence(presence: Presence, reason: string): void }) {
  const t = useTranslations('desk.presence')
  return (
    <MenuItem onSelect={() => onPresence(presence, '')}>
      <PresenceDot presence={presence} />
      {t(presence)}
    </MenuItem>
  )
}
