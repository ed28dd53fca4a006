'use client'
import { Ellipsis } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Card, FlowNode } from '../../../flows/document/project.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../../ui/dropdown-menu.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { deleteNode, moveNode } from '../document/edit-nodes.ts'
import { FindingList } from '../findings/finding-list.tsx'
import { useDesigner, useDocument, useFindings, useReadOnly, useView } from '../model/designer-context.tsx'
import { nodeIcon } from '../model/node-icons.ts'
import { InspectorHead, InspectorSection } from './inspector-head.tsx'
import { PortList } from './port-list.tsx'
import { SettingsForm } from './settings-form.tsx'

export function NodeInspector({ card, node }: { card: Card; node: FlowNode }) {
  const t = useTranslations('designer')
  const locale = useLocale() as Language
  const { documents, view } = useDesigner()
  const readOnly = useReadOnly()
  const flowId = useView((state) => state.flowId)
  const language = useView((state) => state.language)
  const languages = useDocument((document) => document.project.languages)
  const all = useFindings((state) => state.byCard[card.id])
  const findings = (all ?? []).filter((finding) => finding.nodeId === node.id)
  const definition = getNode(node.type)
  const words = definition?.words[locale]
  const index = card.nodes.indexOf(node)
  const general = findings.filter((finding) => finding.field === undefined && finding.params.field === undefined)
  return (
    <>
      <InspectorHead
        icon={nodeIcon(definition?.icon)}
        kind={definition?.kind}
        title={words?.name ?? node.type}
        detail={`${card.name} › ${t('inspector.place', { at: index + 1, of: card.nodes.length })} · ${t(`kinds.${definition?.kind ?? 'pass'}`)}`}
        actions={
          !readOnly && (
            <Menu>
              <MenuTrigger asChild>
                <IconButton icon={Ellipsis} label={t('inspector.actions')} />
              </MenuTrigger>
              <MenuContent align="end">
                <MenuItem
                  disabled={index === 0}
                  detail="Alt Shift ↑"
                  onSelect={() =>
                    documents.edit(moveNode({ flowId, nodeId: node.id, cardId: card.id, index: index - 1 }), { label: 'moveNode' })
                  }
                >
                  {t('list.up')}
                </MenuItem>
                <MenuItem
                  disabled={index === card.nodes.length - 1}
                  detail="Alt Shift ↓"
                  onSelect={() =>
                    documents.edit(moveNode({ flowId, nodeId: node.id, cardId: card.id, index: index + 1 }), { label: 'moveNode' })
                  }
                >
                  {t('list.down')}
                </MenuItem>
                <MenuItem onSelect={() => view.setState({ editing: card.id })} detail="F2">
                  {t('inspector.renameCard')}
                </MenuItem>
                <MenuSeparator />
                <MenuItem
                  tone="bad"
                  onSelect={() => {
                    documents.edit(deleteNode({ flowId, nodeId: node.id }), { label: 'delete' })
                    view.setState({ nodeId: null })
                  }}
                >
                  {t('inspector.deleteNode')}
                </MenuItem>
              </MenuContent>
            </Menu>
          )
        }
      />
      {languages.length > 1 && (
        <div className="flex items-center gap-2 border-line border-b px-4 py-2">
          <span className="text-ink-2">{t('canvas.textLanguage')}</span>
          <Segmented
            size="sm"
            className="ml-auto"
            label={t('canvas.textLanguage')}
            value={language}
            onValueChange={(next) => view.setState({ language: next })}
            segments={languages.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
          />
        </div>
      )}
      {general.length > 0 && (
        <div className="border-line border-b bg-bad-soft/40 p-1">
          <FindingList findings={general} />
        </div>
      )}
      <SettingsForm node={node} findings={findings} />
      <PortList card={card} node={node} />
      {words && (
        <InspectorSection title={t('inspector.help')}>
          <p className="text-ink-2">{words.about}</p>
          <p className="rounded-md bg-sunken px-2.5 py-2 text-ink-2">{words.help}</p>
        </InspectorSection>
      )}
    </>
  )
}
