'use client'
import { Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { readAppError } from '../api/app-error.ts'
import { useApi } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import { type Locale, localeNames, locales } from '../i18n/locales.ts'
import { Button } from '../ui/button.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Textarea } from '../ui/textarea.tsx'
import type { CannedReply } from './types.ts'
import { useSave } from './use-save.ts'

export function ReplyDialog({ reply, onClose }: { reply: CannedReply | 'new' | null; onClose: () => void }) {
  return (
    <Dialog open={reply !== null} onOpenChange={(open) => !open && onClose()}>
      {reply && <ReplyForm key={reply === 'new' ? 'new' : reply.id} reply={reply === 'new' ? undefined : reply} onClose={onClose} />}
    </Dialog>
  )
}

function ReplyForm({ reply, onClose }: { reply?: CannedReply; onClose: () => void }) {
  const t = useTranslations()
  const api = useApi()
  const confirm = useConfirm()
  const errorText = useErrorText()
  const here = useLocale() as Locale
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '')
  const [language, setLanguage] = useState((reply?.language as Locale | undefined) ?? here)
  const [text, setText] = useState(reply?.text ?? '')
  const save = useSave(api.cannedReplies.save.mutationOptions(), { after: onClose, failure: () => null })
  const remove = useSave(api.cannedReplies.remove.mutationOptions(), { done: t('settings.replies.removed'), after: onClose })
  const taken = save.isError && readAppError(save.error).code === 'name-taken'

  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ id: reply?.id, shortcut: shortcut.trim(), language, text: text.trim() })
  }
  const ask = async () => {
    if (!reply) return
    const yes = await confirm({
      title: t('settings.replies.removeTitle', { name: reply.shortcut }),
      description: t('settings.replies.removeText'),
      action: t('common.delete'),
    })
    if (yes) remove.mutate({ id: reply.id })
  }
  return (
    <DialogContent
      title={reply ? `/${reply.shortcut}` : t('settings.replies.add')}
      footer={
        <>
          {reply && (
            <Button variant="danger-quiet" icon={Trash2} onClick={() => void ask()} className="mr-auto">
              {t('common.delete')}
            </Button>
          )}
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" type="submit" form="reply" loading={save.isPending} disabled={!shortcut.trim() || !text.trim()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form id="reply" onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('settings.replies.shortcut')}
          help={t('settings.replies.shortcutHelp')}
          required
          error={taken && t('settings.replies.taken')}
          aside={
            <Segmented
              size="sm"
              label={t('common.language')}
              value={language}
              onValueChange={setLanguage}
              segments={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
            />
          }
        >
          {/* People type the slash as they will at the desk; it is not part of the name. */}
          <Input value={shortcut} onChange={(event) => setShortcut(event.target.value.replace(/^\/+|\s/g, ''))} required maxLength={40} />
        </Field>
        <Field
          label={t('settings.replies.reply')}
          help={t('settings.replies.replyHelp')}
          required
          error={save.isError && !taken && errorText(save.error).text}
        >
          <Textarea rows={4} lang={language} value={text} onChange={(event) => setText(event.target.value)} required maxLength={4000} />
        </Field>
      </form>
    </DialogContent>
  )
}
