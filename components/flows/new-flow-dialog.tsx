'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { FilePlus2, LayoutTemplate } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'

/** A new flow: from a template that works at once, or empty. */
export function NewFlowDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useTranslations('flows')
  const tc = useTranslations('common')
  const api = useApi()
  const router = useRouter()
  const templates = useQuery({ ...api.projects.templates.queryOptions(), enabled: open })
  const [templateId, setTemplateId] = useState<string | null>(null)
  const [name, setName] = useState('')
  const create = useMutation({ ...api.projects.create.mutationOptions(), onSuccess: ({ projectId }) => router.push(`/flows/${projectId}`) })
  const choices = [
    ...(templates.data ?? []).map((template) => ({
      ...template,
      detail: t('templateSize', { cards: template.cards, intents: template.intents }),
    })),
    { id: null, name: t('blank'), about: t('blankHint'), detail: '' },
  ]
  const chosen = choices.find((choice) => choice.id === templateId)
  const title = name.trim() || (chosen?.id ? chosen.name : '')
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={t('new')}
        description={t('newHint')}
        footer={
          <Button
            variant="primary"
            disabled={!title}
            loading={create.isPending}
            data-testid="create-flow"
            onClick={() => create.mutate({ name: title, templateId })}
          >
            {tc('create')}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          {templates.isPending && <SkeletonRows rows={2} label={t('new')} />}
          <div role="radiogroup" aria-label={t('new')} className="grid grid-cols-2 gap-3">
            {choices.map((choice) => (
              // biome-ignore lint/a11y/useSemanticElements: a card with text is more than a radio button draws
              <button
                key={choice.id ?? 'blank'}
                type="button"
                role="radio"
                aria-checked={templateId === choice.id}
                data-testid={`template-${choice.id ?? 'blank'}`}
                onClick={() => setTemplateId(choice.id)}
                className={cn(
                  'rounded-lg border border-line p-3 text-left hover:border-line-strong',
                  templateId === choice.id && 'border-accent bg-accent-soft hover:border-accent',
                )}
              >
                <span className="flex items-center gap-2 font-semibold">
                  {choice.id ? <LayoutTemplate aria-hidden className="size-4" /> : <FilePlus2 aria-hidden className="size-4" />}
                  {choice.name}
                </span>
                <span className="mt-1 block text-ink-2 text-sm">{choice.about}</span>
                {choice.detail && <span className="mt-1 block text-ink-meta text-sm">{choice.detail}</span>}
              </button>
            ))}
          </div>
          <Field label={t('name')} required>
            <Input
              value={name}
              maxLength={120}
              placeholder={chosen?.id ? chosen.name : t('namePlaceholder')}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
        </div>
      </DialogContent>
    </Dialog>
  )
}
