'use client'
import { useTranslations } from 'next-intl'
import type { ApiOutputs } from '../api/use-api.ts'
import { Callout } from '../ui/callout.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'

/** Says in plain words that messages were not taken, and what to do; nothing when none was. */
export function TurnedAway({ turnedAway }: { turnedAway: ApiOutputs['operations']['get']['turnedAway'] }) {
  const t = useTranslations('operations.turnedAway')
  const { crowded, insistent, last } = turnedAway
  if (last === null) return null
  return (
    <Callout tone="warn" className="items-start">
      <p className="font-semibold">
        {t('title', { count: crowded + insistent })} · {t('last')} <RelativeTime at={last} />
      </p>
      {crowded > 0 && <p>{t('crowded', { count: crowded })}</p>}
      {insistent > 0 && <p>{t('insistent', { count: insistent })}</p>}
    </Callout>
  )
}
