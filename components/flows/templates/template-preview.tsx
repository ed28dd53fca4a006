'use client'
import { useQuery } from '@tanstack/react-query'
import { Headset } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Language } from '../../../flows/document/primitives.ts'
import { QueryError } from '../../api/query-error.tsx'
import { useApi } from '../../api/use-api.ts'
import { cn } from '../../ui/cn.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TemplateMap } from './template-map.tsx'

type Shown = { id: string; name: string; about: string; handles: readonly string[] }

/** A template before it is used: what it handles, how it runs, and one of its conversations. */
export function TemplatePreview({
  template,
  children,
}: {
  template: Shown /** Between what it is and how it runs. */
  children?: ReactNode
}) {
  const t = useTranslations('flows')
  const api = useApi()
  const language = useLocale() as Language
  const preview = useQuery(api.projects.templatePreview.queryOptions({ templateId: template.id, language }))
  return (
    <section aria-label={template.name} data-testid="template-preview" className="flex min-h-0 flex-col gap-3">
      {template.about !== '' && <p className="whitespace-pre-wrap text-ink-2">{template.about}</p>}
      {template.handles.length > 0 && (
        <p className="flex flex-wrap items-center gap-1.5">
          <span className="text-ink-meta text-sm">{t('handles')}</span>
          {template.handles.map((each) => (
            <Tag key={each}>{each}</Tag>
          ))}
        </p>
      )}
      {children}
      {preview.isPending && <SkeletonRows rows={4} label={t('previewTalk')} />}
      {preview.isError && <QueryError error={preview.error} onRetry={preview.refetch} />}
      {preview.data && (
        <>
          <div className="rounded-md border border-line bg-canvas p-2">
            <TemplateMap {...preview.data} label={t('previewMap', { cards: preview.data.cards.length })} />
          </div>
          {preview.data.conversation.length > 0 && <h3 className="text-ink-meta text-sm">{t('previewTalk')}</h3>}
          <ol className="flex flex-col gap-2">
            {preview.data.conversation.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a recorded talk does not change
              <li key={index} className={cn('flex', line.from === 'customer' && 'justify-end')}>
                {line.from === 'queue' ? (
                  <span className="mx-auto flex items-center gap-1.5 text-ink-meta text-sm">
                    <Headset aria-hidden className="size-3.5" />
                    {t('previewQueue', { queue: line.text })}
                  </span>
                ) : (
                  <span
                    className={cn(
                      'max-w-[85%] whitespace-pre-wrap rounded-lg px-3 py-1.5',
                      line.from === 'customer' ? 'bg-accent text-on-accent' : 'border border-line bg-surface',
                    )}
                  >
                    {line.text}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
