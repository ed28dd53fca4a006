'use client'
import { Download, MoreHorizontal, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApi, useApiClient } from '../../api/use-api.ts'
import { useSave } from '../../settings/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm-dialog.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../../ui/dropdown-menu.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { saveFile } from '../files.ts'
import type { OwnTemplate } from './own-template-facts.tsx'
import { PresentationFields } from './presentation-fields.tsx'
import { SaveTemplateDialog } from './save-template-dialog.tsx'

/** What may be done with a template of the workspace's own. */
export function TemplateActions({ template, onRemoved }: { template: OwnTemplate; onRemoved(): void }) {
  const t = useTranslations('templates')
  const api = useApi()
  const client = useApiClient()
  const confirm = useConfirm()
  const [open, setOpen] = useState<'rename' | 'update' | null>(null)
  const remove = useSave(api.templates.remove.mutationOptions(), { done: t('removed'), after: onRemoved })
  const { id: templateId, name, source } = template
  async function askAndRemove(): Promise<void> {
    if (await confirm({ title: t('removeTitle', { name }), description: t('removeHint'), action: t('remove') }))
      remove.mutate({ templateId })
  }
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={t('actions', { name })} icon={MoreHorizontal} data-testid="template-actions" />
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem icon={Pencil} onSelect={() => setOpen('rename')}>
            {t('rename')}
          </MenuItem>
          {source && (
            <MenuItem icon={RefreshCw} onSelect={() => setOpen('update')}>
              {t('update', { flow: source.name })}
            </MenuItem>
          )}
          <MenuItem
            icon={Download}
            onSelect={() =>
              void client.templates.export.query({ templateId }).then((file) => saveFile(`${file.name}.tandem-template.json`, file.text))
            }
          >
            {t('export')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={Trash2} tone="bad" onSelect={() => void askAndRemove()}>
            {t('remove')}
          </MenuItem>
        </MenuContent>
      </Menu>
      {open === 'rename' && <RenameDialog template={template} onClose={() => setOpen(null)} />}
      {open === 'update' && source && (
        <SaveTemplateDialog projectId={source.projectId} templateId={templateId} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

function RenameDialog({ template, onClose }: { template: OwnTemplate; onClose(): void }) {
  const t = useTranslations('templates')
  const tc = useTranslations('common')
  const { name, about, category } = template
  const [shown, setShown] = useState({ name, about, category })
  const [taken, setTaken] = useState('')
  const change = useSave(useApi().templates.change.mutationOptions(), {
    after: onClose,
    failure: ({ code }) => {
      if (code !== 'name-taken') return undefined
      setTaken(shown.name)
      return null
    },
  })
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        size="sm"
        title={t('rename').replace('…', '')}
        footer={
          <Button
            variant="primary"
            loading={change.isPending}
            disabled={!shown.name.trim()}
            onClick={() => change.mutate({ templateId: template.id, ...shown })}
          >
            {tc('save')}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <PresentationFields value={shown} onChange={setShown} error={taken !== '' && taken === shown.name ? t('nameTaken') : undefined} />
        </div>
      </DialogContent>
    </Dialog>
  )
}
