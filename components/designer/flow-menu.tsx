'use client'
import { LayoutTemplate, MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SaveTemplateDialog } from '../flows/templates/save-template-dialog.tsx'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../ui/dropdown-menu.tsx'
import { IconButton } from '../ui/icon-button.tsx'

/** What is done with the flow as a whole now and then. `saveNow`: what follows sees the draft as it stands on the screen. */
export function FlowMenu({ projectId, saveNow }: { projectId: string; saveNow(): Promise<unknown> }) {
  const t = useTranslations('designer')
  const tt = useTranslations('templates')
  const [saving, setSaving] = useState(false)
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={t('flowMenu')} icon={MoreHorizontal} data-testid="flow-menu" />
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem icon={LayoutTemplate} data-testid="save-as-template" onSelect={() => void saveNow().then(() => setSaving(true))}>
            {tt('save')}
          </MenuItem>
        </MenuContent>
      </Menu>
      {saving && <SaveTemplateDialog projectId={projectId} onClose={() => setSaving(false)} />}
    </>
  )
}
