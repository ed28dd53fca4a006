'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useSave } from '../settings/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Sheet, SheetContent } from '../ui/sheet.tsx'
import { Switch } from '../ui/switch.tsx'
import { Textarea } from '../ui/textarea.tsx'
import type { KnowledgeEntry } from './knowledge-page.tsx'

type SheetProps = { entry: KnowledgeEntry | 'new' | null; editable: boolean; categories: string[]; onClose(): void }

export function KnowledgeSheet({ entry, ...rest }: SheetProps) {
  return (
    <Sheet open={entry !== null} onOpenChange={(open) => !open && rest.onClose()}>
      {entry !== null && <EntryForm key={entry === 'new' ? 'new' : entry.id} entry={entry === 'new' ? null : entry} {...rest} />}
    </Sheet>
  )
}

function EntryForm({ entry, editable, categories, onClose }: Omit<SheetProps, 'entry'> & { entry: KnowledgeEntry | null }) {
  const t = useTranslations('knowledge')
  const tc = useTranslations('common')
  const api = useApi()
  const [form, setForm] = useState({
    title: entry?.title ?? '',
    questions: entry?.questions.join('\n') ?? '',
    text: entry?.text ?? '',
    category: entry?.category ?? '',
    language: (entry?.language ?? 'zh-CN') as 'zh-CN' | 'en',
    enabled: entry?.enabled ?? true,
  })
  const save = useSave(api.knowledge.save.mutationOptions(), { after: onClose })
  const remove = useSave(api.knowledge.remove.mutationOptions(), { done: t('removed'), after: onClose })
  const set = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }))
  const ready = form.title.trim() !== '' && form.text.trim() !== ''
  const submit = (): void => {
    if (!ready) return
    const questions = form.questions
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    save.mutate({
      id: entry?.id,
      title: form.title.trim(),
      text: form.text.trim(),
      category: form.category.trim(),
      language: form.language,
      enabled: form.enabled,
      questions,
    })
  }
  return (
    <SheetContent
      title={entry ? t('edit') : t('add')}
      width={520}
      footer={
        editable && (
          <>
            {entry && (
              <Button
                variant="danger-quiet"
                loading={remove.isPending}
                onClick={() => remove.mutate({ ids: [entry.id] })}
                className="mr-auto"
              >
                {tc('delete')}
              </Button>
            )}
            <Button variant="primary" disabled={!ready} loading={save.isPending} onClick={submit}>
              {tc('save')}
            </Button>
          </>
        )
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Field label={t('question')} help={t('questionHelp')} required>
          <Input value={form.title} readOnly={!editable} maxLength={200} onChange={(event) => set({ title: event.target.value })} />
        </Field>
        <Field label={t('others')} help={t('othersHelp')}>
          <Textarea value={form.questions} readOnly={!editable} rows={3} onChange={(event) => set({ questions: event.target.value })} />
        </Field>
        <Field label={t('answer')} required>
          <Textarea value={form.text} readOnly={!editable} rows={6} maxRows={20} onChange={(event) => set({ text: event.target.value })} />
        </Field>
        <Field label={t('category')}>
          <Input
            value={form.category}
            readOnly={!editable}
            maxLength={60}
            list="knowledge-categories"
            onChange={(event) => set({ category: event.target.value })}
          />
        </Field>
        <datalist id="knowledge-categories">
          {categories.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field label={t('language')}>
          <Segmented
            label={t('language')}
            value={form.language}
            onValueChange={(language) => set({ language })}
            segments={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Field>
        <Field label={t('enabled')} help={t('enabledHelp')}>
          <Switch checked={form.enabled} disabled={!editable} onCheckedChange={(enabled) => set({ enabled })} />
        </Field>
      </form>
    </SheetContent>
  )
}
