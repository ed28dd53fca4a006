'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useApi } from '../api/use-api.ts'
import { type Presence, PresenceDot } from '../ui/avatar.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '../ui/popover.tsx'
import { Clock } from '../ui/relative-time.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useBreakReasons } from './use-break-reasons.ts'
import type { TeamMember } from './use-desk-stream.ts'

const rank: Record<Presence, number> = { online: 0, busy: 1, break: 2, offline: 3 }

/** For those who lead the desk: who is there, why somebody is not, how much they carry; pressed, when they came and went. */
export function TeamList({ team }: { team: TeamMember[] }) {
  const t = useTranslations('desk.team')
  const { reasonText } = useBreakReasons()
  const sorted = [...team].sort((a, b) => rank[a.presence] - rank[b.presence] || a.name.localeCompare(b.name))
  const here = team.filter((member) => member.presence === 'online').length
  return (
    <section aria-label={t('title')} className="flex min-h-0 flex-1 flex-col px-2 pt-2" data-testid="team">
      <h2 className="flex justify-between px-2.5 py-1 font-normal text-ink-meta text-sm">
        {t('title')}
        <span className="tabular-nums">{t('here', { here, all: team.length })}</span>
      </h2>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {sorted.map((member) => (
          <Popover key={member.memberId}>
            <PopoverTrigger className="flex w-full items-center gap-2 rounded-md px-2.5 py-1 text-left -outline-offset-2 hover:bg-sunken">
              <PresenceDot presence={member.presence} />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{member.name}</span>
                {member.presence !== 'online' && member.presence !== 'offline' && (
                  <span className="flex gap-1 text-ink-meta text-sm">
                    <span className="truncate">
                      {member.presenceReason ? reasonText(member.presenceReason) : t(`presence.${member.presence}`)}
                    </span>
                    <Clock since={member.presenceSince} className="shrink-0 tabular-nums" />
                  </span>
                )}
              </span>
              <span className="text-ink-meta text-sm tabular-nums">
                {member.presence === 'offline' && member.load === 0 ? '' : t('load', { load: member.load, capacity: member.capacity })}
              </span>
            </PopoverTrigger>
            <PopoverContent side="right" className="max-h-80 w-72 overflow-y-auto">
              <PresenceLog memberId={member.memberId} name={member.name} />
            </PopoverContent>
          </Popover>
        ))}
      </div>
    </section>
  )
}

function PresenceLog({ memberId, name }: { memberId: string; name: string }) {
  const t = useTranslations('desk.team')
  const format = useFormat()
  const { reasonText } = useBreakReasons()
  const log = useQuery({ ...useApi().presence.log.queryOptions({ memberId }), staleTime: 0 })
  return (
    <>
      <h3 className="mb-1.5 font-semibold">{t('logOf', { name })}</h3>
      {!log.data && <SkeletonRows rows={3} label={t('title')} />}
      {log.data?.length === 0 && <p className="text-ink-meta text-sm">{t('logEmpty')}</p>}
      <ol className="flex flex-col gap-1">
        {log.data?.map((change) => (
          <li key={`${change.at}`} className="flex items-baseline gap-2">
            <time
              dateTime={new Date(change.at).toISOString()}
              title={format.full(change.at)}
              className="text-ink-meta text-sm tabular-nums"
            >
              {format.dayTime(change.at)}
            </time>
            <PresenceDot presence={change.presence} />
            <span className="min-w-0 flex-1">
              {t(`presence.${change.presence}`)}
              {change.reason && ` · ${reasonText(change.reason)}`}
              {change.byMemberId && change.byMemberId !== memberId && (
                <span className="block text-ink-meta text-sm">{t('setBy', { name: change.byName ?? '' })}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
