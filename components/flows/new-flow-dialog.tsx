'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { FilePlus2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Language } from '../../flows/document/primitives.ts'
import { useApi } from '../api/use-api.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Switch } from '../ui/switch.tsx'
import { TemplateIcon } from './template-icon.tsx'
import { TemplatePreview } from './template-preview.tsx'

/** A new flow: from a template that works at once, seen before it is used, or empty. */
export function NewFlowDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useTranslations('flows')
  const tc = useTranslations('common')
  const api = useApi()
  const language = useLocale() as Language
  const router = useRouter()
  const templates = useQuery({ ...api.projects.templates.queryOptions({ language }), enabled: open })
  const [templateId, setTemplateId] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [samples, setSamples] = useState(true)
  const create = useMutation({ ...api.projects.create.mutationOptions(), onSuccess: ({ projectId }) => router.push(`/flows/${projectId}`) })
  const chosen = templates.data?.find(({ id }) => id === templateId)
  const title = name.trim() || (chosen?.name ?? '')
  const choices = [
    { id: null, icon: null, name: t('blank'), detail: t('blankHint') },
    ...(templates.data ?? []).map(({ id, icon, name, cards, intents, articles, scenarios }) => ({
      id,
      icon,
      name,
      detail: t('templateSize', { cards, intents, articles, scenarios }),
    })),
  ]
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        size="xl"
        title={t('new')}
        description={t('newHint')}
        footer={
          <Button
            variant="primary"
            disabled={!title}
            loading={create.isPending}
            data-testid="create-flow"
            onClick={() => create.mutate({ name: title, templateId, samples, language })}
          >
            {tc('create')}
          </Button>
        }
      >
        <div className="grid gap-5 md:grid-cols-[minmax(260px,340px)_1fr]">
          <div className="flex flex-col gap-4">
            <div role="radiogroup" aria-label={t('templates')} className="flex flex-col gap-1.5">
              {templates.isPending && <SkeletonRows rows={6} label={t('new')} />}
              {choices.map((choice) => (
                // biome-ignore lint/a11y/useSemanticElements: a row with text is more than a radio button draws
                <button
                  key={choice.id ?? 'blank'}
                  type="button"
                  role="radio"
                  aria-checked={templateId === choice.id}
                  data-testid={`template-${choice.id ?? 'blank'}`}
                  onClick={() => setTemplateId(choice.id)}
                  className={cn(
                    'flex gap-2.5 rounded-md border border-line px-3 py-2 text-left hover:border-line-strong',
                    templateId === choice.id && 'border-accent bg-accent-soft hover:border-accent',
                  )}
                >
                  {choice.icon ? (
                    <TemplateIcon name={choice.icon} className="mt-0.5 size-4 shrink-0" />
                  ) : (
                    <FilePlus2 aria-hidden className="mt-0.5 size-4 shrink-0" />
                  )}
                  <span>
                    <span className="block font-semibold">{choice.name}</span>
                    <span className="block text-ink-meta text-sm">{choice.detail}</span>
                  </span>
                </button>
              ))}
            </div>
            <Field label={t('name')} required>
              <Input
                value={name}
                maxLength={120}
                placeholder={chosen ? chosen.name : t('namePlaceholder')}
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            {chosen && (
              <Field label={t('samples')} help={t('samplesHint')}>
                <Switch checked={samples} onCheckedChange={setSamples} />
              </Field>
            )}
          </div>
          {chosen ? <TemplatePreview key={chosen.id} template={chosen} /> : <p className="text-ink-2">{t('blankHint')}</p>}
        </div>
      </DialogContent>
    </Dialog>
  )
}
