'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useApi } from '../api/use-api.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

const answering = new Set(['owner', 'admin', 'supervisor', 'agent'])

/** Who gets the conversations of a queue: those whose role may answer, plus anyone still in it. */
export function QueueAgents({ memberIds, onChange }: { memberIds: readonly string[]; onChange: (memberIds: string[]) => void }) {
  const t = useTranslations()
  const members = useQuery(useApi().members.list.queryOptions())
  const offered = members.data?.filter((member) => answering.has(member.role) || memberIds.includes(member.id))
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-ink-2 text-sm">{t('settings.queues.agentsIn', { count: memberIds.length })}</legend>
      <div className="flex max-h-52 flex-col overflow-y-auto rounded-md border border-line">
        {!offered && <Skeleton className="m-3" />}
        {offered?.map((member) => (
          <Checkbox
            key={member.id}
            checked={memberIds.includes(member.id)}
            onCheckedChange={(inside) => onChange(inside === true ? [...memberIds, member.id] : memberIds.filter((id) => id !== member.id))}
            className="min-h-9 px-3 hover:bg-sunken"
            label={
              <span className="flex items-center gap-2">
                <Avatar name={member.name} size="sm" />
                {member.name}
                <span className="text-ink-meta text-sm">{t(`common.role.${member.role}`)}</span>
              </span>
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
