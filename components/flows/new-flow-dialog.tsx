'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Language } from '../../flows/document/primitives.ts'
import { useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Switch } from '../ui/switch.tsx'
import { FillFields } from './templates/fill-fields.tsx'
import { OwnTemplateFacts } from './templates/own-template-facts.tsx'
import { TemplateActions } from './templates/template-actions.tsx'
import { TemplateChoices } from './templates/template-choices.tsx'
import { TemplatePreview } from './templates/template-preview.tsx'

/** A new flow: from a template that works at once, seen before it is used, or empty. */
export function NewFlowDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useTranslations('flows')
  const tc = useTranslations('common')
  const tt = useTranslations('templates')
  const api = useApi()
  const language = useLocale() as Language
  const router = useRouter()
  const { may } = useMe()
  const templates = useQuery({ ...api.projects.templates.queryOptions({ language }), enabled: open })
  const own = useQuery({ ...api.templates.list.queryOptions(), enabled: open })
  const [templateId, setTemplateId] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [samples, setSamples] = useState(true)
  const [fill, setFill] = useState<Record<string, string>>({})
  const create = useMutation({ ...api.projects.create.mutationOptions(), onSuccess: ({ projectId }) => router.push(`/flows/${projectId}`) })
  const builtIn = templates.data?.find(({ id }) => id === templateId)
  const mine = own.data?.find(({ id }) => id === templateId)
  const chosen = builtIn ?? mine
  const title = name.trim() || (chosen?.name ?? '')
  const blanks = mine?.summary.blanks ?? []
  const filled = Object.fromEntries(blanks.map(({ id, suggestion = '' }) => [id, fill[id] ?? suggestion]))
  const choose = (id: string | null) => {
    setTemplateId(id)
    // Keys written for one template are not offered to another.
    setFill({})
  }
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
            onClick={() => create.mutate({ name: title, templateId: chosen?.id ?? null, samples, language, fill: filled })}
          >
            {tc('create')}
          </Button>
        }
      >
        <div className="grid gap-5 md:grid-cols-[minmax(260px,340px)_1fr]">
          <div className="flex flex-col gap-4">
            {templates.isPending && <SkeletonRows rows={6} label={t('new')} />}
            {templates.data && (
              <TemplateChoices own={own.data ?? []} builtIn={templates.data} templateId={chosen?.id ?? null} onChoose={choose} />
            )}
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
          {builtIn && <TemplatePreview key={builtIn.id} template={builtIn} />}
          {mine && (
            <TemplatePreview key={mine.id} template={{ ...mine, handles: [] }}>
              <div className="flex items-center gap-2 text-ink-meta text-sm">
                <RelativeTime at={mine.updatedAt} />
                {mine.updatedBy && <span>{tt('by', { name: mine.updatedBy })}</span>}
                <span className="flex-1" />
                {may('flow.edit') && <TemplateActions template={mine} onRemoved={() => choose(null)} />}
              </div>
              <OwnTemplateFacts template={mine} />
              <FillFields blanks={blanks} fill={filled} onFill={setFill} />
            </TemplatePreview>
          )}
          {!chosen && <p className="text-ink-2">{t('blankHint')}</p>}
        </div>
      </DialogContent>
    </Dialog>
  )
}
