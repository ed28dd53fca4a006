'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ApiOutputs } from '../../api/use-api.ts'
import { Callout } from '../../ui/callout.tsx'
import { Tag } from '../../ui/tag.tsx'

export type OwnTemplate = ApiOutputs['templates']['list'][number]

/** What an own template hands over to, when people step in, and which services it needs. */
export function OwnTemplateFacts({ template }: { template: OwnTemplate }) {
  const t = useTranslations('templates')
  const { queues, rules, services, blanks, removedFrom } = template.summary
  return (
    <>
      <Tags label={t('queues')} tags={queues} />
      <Tags label={t('rules')} tags={rules} />
      {services.length > 0 && (
        <Callout>
          {t('services')} {services.map((each) => t(`service.${each}`)).join(' · ')}
        </Callout>
      )}
      {removedFrom.length > 0 && <Callout tone="warn">{t('cutOut', { places: removedFrom.join(' · ') })}</Callout>}
      {blanks.length === 0 && <p className="text-ink-meta text-sm">{t('needsNothing')}</p>}
    </>
  )
}

function Tags({ label, tags }: { label: ReactNode; tags: readonly string[] }) {
  if (tags.length === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-1.5">
      <span className="text-ink-meta text-sm">{label}</span>
      {tags.map((each) => (
        <Tag key={each}>{each}</Tag>
      ))}
    </p>
  )
}
