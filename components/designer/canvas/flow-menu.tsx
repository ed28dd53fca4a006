'use client'
import { Check, ChevronDown, Plus, Workflow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../../ui/dropdown-menu.tsx'
import { addFlow } from '../document/edit-flows.ts'
import { newId } from '../document/new-id.ts'
import { useDesigner, useDocument, useFlow, useReadOnly, useView } from '../model/designer-context.tsx'

/** Which flow of the project is on the canvas. */
export function FlowMenu() {
  const t = useTranslations('designer')
  const { documents, view } = useDesigner()
  const readOnly = useReadOnly()
  const flows = useDocument((document) => document.project.flows)
  const entry = useDocument((document) => document.project.entryFlowId)
  const flow = useFlow()
  const flowId = useView((state) => state.flowId)
  const add = () => {
    const id = newId('flow')
    const card = { id: newId('card'), name: t('flows.firstCard'), nodes: [] }
    documents.edit(addFlow({ id, name: t('flows.newName'), startCardId: card.id, cards: { [card.id]: card }, links: {} }), {
      label: 'changeFlow',
    })
    view.setState({ flowId: id, cardIds: [], nodeId: null, link: null })
  }
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="quiet" className="max-w-44" aria-label={t('flows.choose')}>
          <Workflow aria-hidden className="size-4" strokeWidth={1.75} />
          <span className="truncate">{flow?.name}</span>
          <ChevronDown aria-hidden className="size-3.5" />
        </Button>
      </MenuTrigger>
      <MenuContent>
        {Object.values(flows).map((each) => (
          <MenuItem
            key={each.id}
            icon={each.id === flowId ? Check : Workflow}
            detail={each.id === entry ? t('flows.entry') : t('flows.cards', { count: Object.keys(each.cards).length })}
            onSelect={() => view.setState({ flowId: each.id, cardIds: [], nodeId: null, link: null })}
          >
            {each.name}
          </MenuItem>
        ))}
        {!readOnly && (
          <>
            <MenuSeparator />
            <MenuItem icon={Plus} onSelect={add}>
              {t('flows.add')}
            </MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  )
}
