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
import type { Channel } from './channels-page.tsx'

/** Makes or edits a channel. `channel` null: closed. */
export function ChannelSheet({ channel, onClose }: { channel: Channel | 'new' | null; onClose(): void }) {
  return (
    <Sheet open={channel !== null} onOpenChange={(open) => !open && onClose()}>
      {channel !== null && (
        <ChannelForm key={channel === 'new' ? 'new' : channel.id} channel={channel === 'new' ? null : channel} onClose={onClose} />
      )}
    </Sheet>
  )
}

function ChannelForm({ channel, onClose }: { channel: Channel | null; onClose(): void }) {
  const t = useTranslations('channels')
  const tc = useTranslations('common')
  const api = useApi()
  const [form, setForm] = useState(() => ({
    name: channel?.name ?? '',
    enabled: channel?.enabled ?? true,
    origins: channel?.allowedOrigins.join('\n') ?? '',
    language: channel?.settings.language ?? ('zh-CN' as const),
    titleZh: channel?.settings.title?.['zh-CN'] ?? '',
    titleEn: channel?.settings.title?.en ?? '',
    subtitleZh: channel?.settings.subtitle?.['zh-CN'] ?? '',
    subtitleEn: channel?.settings.subtitle?.en ?? '',
  }))
  const create = useSave(api.channels.create.mutationOptions(), { after: onClose })
  const update = useSave(api.channels.update.mutationOptions(), { after: onClose })
  const set = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }))
  const settings = {
    ...(channel?.settings.accent ? { accent: channel.settings.accent } : {}),
    language: form.language,
    title: texts(form.titleZh, form.titleEn),
    subtitle: texts(form.subtitleZh, form.subtitleEn),
  }

  function submit(): void {
    if (!form.name.trim()) return
    if (!channel) {
      create.mutate({ name: form.name.trim(), settings })
      return
    }
    const allowedOrigins = form.origins.split(/[\s,，]+/).filter(Boolean)
    update.mutate({ channelId: channel.id, name: form.name.trim(), enabled: form.enabled, allowedOrigins, settings })
  }

  return (
    <SheetContent
      title={channel ? t('edit') : t('add')}
      footer={
        <Button variant="primary" disabled={!form.name.trim()} loading={create.isPending || update.isPending} onClick={submit}>
          {channel ? tc('save') : tc('create')}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Field label={t('name')} required>
          <Input value={form.name} maxLength={60} onChange={(event) => set({ name: event.target.value })} />
        </Field>
        {channel && (
          <>
            <Field label={t('enabled')} help={t('enabledHint')}>
              <Switch checked={form.enabled} onCheckedChange={(enabled) => set({ enabled })} />
            </Field>
            <Field label={t('origins')} help={t('originsHint')}>
              <Textarea
                value={form.origins}
                rows={3}
                placeholder="https://shop.example.com"
                onChange={(event) => set({ origins: event.target.value })}
              />
            </Field>
          </>
        )}
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
        <Field label={t('chatTitle', { language: '中文' })}>
          <Input value={form.titleZh} maxLength={120} onChange={(event) => set({ titleZh: event.target.value })} />
        </Field>
        <Field label={t('chatTitle', { language: 'English' })}>
          <Input value={form.titleEn} maxLength={120} onChange={(event) => set({ titleEn: event.target.value })} />
        </Field>
        <Field label={t('chatSubtitle', { language: '中文' })}>
          <Input value={form.subtitleZh} maxLength={120} onChange={(event) => set({ subtitleZh: event.target.value })} />
        </Field>
        <Field label={t('chatSubtitle', { language: 'English' })}>
          <Input value={form.subtitleEn} maxLength={120} onChange={(event) => set({ subtitleEn: event.target.value })} />
        </Field>
      </form>
    </SheetContent>
  )
}

function texts(zh: string, en: string): { 'zh-CN'?: string; en?: string } {
  return { ...(zh.trim() ? { 'zh-CN': zh.trim() } : {}), ...(en.trim() ? { en: en.trim() } : {}) }
}
