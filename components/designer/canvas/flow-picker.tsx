'use client'
import { Braces, ChevronDown, Languages, Plus, Workflow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '../../ui/dropdown-menu.tsx'
import { addFlow } from '../document/flow-operations.ts'
import { JsonDialog } from '../json/json-dialog.tsx'
import { useDesigner, useDesignerStore } from '../store.ts'
import { TranslationsDialog } from '../translations/translations-dialog.tsx'

/** Which flow is on the canvas; the others, a new one, and the texts of this one. */
export function FlowPicker() {
  const t = useTranslations('designer.flows')
  const store = useDesignerStore()
  const flowId = useDesigner((state) => state.flowId)
  const flows = useDesigner((state) => state.history.document.project.flows)
  const entry = useDesigner((state) => state.history.document.project.entryFlowId)
  const readOnly = useDesigner((state) => state.readOnly)
  const texts = useTranslations('inspector')
  const [asJson, setAsJson] = useState(false)
  const [translating, setTranslating] = useState(false)
  const all = Object.values(flows)

  function show(id: string): void {
    const { set, history } = store.getState()
    const start = history.document.project.flows[id]?.startCardId
    set({ flowId: id, selectedCards: [], selectedNode: null, dock: 'inspector', fly: start ? { cards: [start] } : null })
  }
  function add(): void {
    let id = ''
    store.getState().edit(t('add'), (document) => {
      id = addFlow(document, { name: t('newName', { number: all.length + 1 }), startName: t('startName') })
    })
    if (id) show(id)
  }
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="quiet" icon={Workflow} data-testid="flow-picker" aria-label={t('current', { name: flows[flowId]?.name ?? '' })}>
          <span className="max-w-40 truncate">{flows[flowId]?.name}</span>
          <ChevronDown aria-hidden className="size-3.5 text-ink-meta" />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuRadioGroup value={flowId} onValueChange={show}>
          {all.map(({ id, name, cards }) => (
            <MenuRadioItem key={id} value={id} data-testid={`flow-${id}`}>
              <span className="max-w-60 truncate">{name}</span>
              <span className="ml-auto pl-4 text-ink-meta text-sm">
                {id === entry ? t('entry') : t('cards', { count: Object.keys(cards).length })}
              </span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem icon={Languages} data-testid="translations" onSelect={() => setTranslating(true)}>
          {texts('translations.open')}
        </MenuItem>
        <MenuItem icon={Braces} data-testid="edit-json" onSelect={() => setAsJson(true)}>
          {texts('json.open')}
        </MenuItem>
        {!readOnly && (
          <MenuItem icon={Plus} data-testid="add-flow" onSelect={add}>
            {t('add')}
          </MenuItem>
        )}
      </MenuContent>
      <JsonDialog open={asJson} onClose={() => setAsJson(false)} />
      <TranslationsDialog open={translating} onClose={() => setTranslating(false)} />
    </Menu>
  )
}
