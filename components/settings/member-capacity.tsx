'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import { NumberField } from '../ui/number-field.tsx'
import type { Member } from './types.ts'

/** Ms after the last step until it is saved: holding the plus is one change, not ten. */
const settleMillis = 500

/** How many conversations somebody has at once, changed in place. What is refused goes back and says why. */
export function MemberCapacity({ member, fixed }: { member: Member; fixed: boolean }) {
  const t = useTranslations('settings.members')
  const api = useApi()
  const cache = useQueryClient()
  const errorText = useErrorText()
  const [wanted, setWanted] = useState(member.capacity)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const update = useMutation({
    ...api.members.update.mutationOptions(),
    meta: { quiet: true },
    onSuccess: () => cache.invalidateQueries(api.members.pathFilter()),
    onError: () => setWanted(member.capacity),
  })
  useEffect(() => setWanted(member.capacity), [member.capacity])
  useEffect(() => () => clearTimeout(timer.current), [])
  if (fixed) return <span className="tabular-nums">{member.capacity}</span>

  const change = (capacity: number) => {
    setWanted(capacity)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => update.mutate({ memberId: member.id, capacity }), settleMillis)
  }
  return (
    <span className="flex flex-col gap-1">
      <NumberField
        aria-label={t('capacityOf', { name: member.name })}
        value={wanted}
        min={1}
        max={50}
        onValueChange={change}
        className="w-24"
      />
      {update.isError && (
        <span role="alert" className="w-56 text-bad text-sm">
          {errorText(update.error).text}
        </span>
      )}
    </span>
  )
}
