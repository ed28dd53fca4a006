'use client'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Card, FlowNode } from '../../../flows/document/project.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { cn } from '../../ui/cn.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { removeCards, removeNode, shiftNode } from '../document/operations.ts'
import { findingKey } from '../findings/finding-key.ts'
import { FindingRow } from '../findings/finding-row.tsx'
import { NodeIcon } from '../lucide-icon.tsx'
import { kindClasses, wordsOf } from '../node-look.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { FlowInspector } from './flow-inspector.tsx'
import { MessagePreview } from './preview/message-preview.tsx'
import { SettingsForm } from './settings-form.tsx'

/** The right dock: what is chosen, with everything that can be set about it. */
export function Inspector() {
  const t = useTranslations('designer')
  const flowId = useDesigner((state) => state.flowId)
  const flow = useDesigner((state) => state.history.document.project.flows[flowId])
  const nodeId = useDesigner((state) => state.selectedNode)
  const cardIds = useDesigner((state) => state.selectedCards)
  const card = Object.values(flow?.cards ?? {}).find((each) =>
    nodeId ? each.nodes.some((node) => node.id === nodeId) : each.id === cardIds[0],
  )
  const node = card?.nodes.find((each) => each.id === nodeId)
  if (card && node) return <NodeInspector key={node.id} node={node} card={card} flowId={flowId} />
  if (card && cardIds.length === 1) return <CardInspector key={card.id} card={card} flowId={flowId} />
  if (cardIds.length > 1) return <EmptyState title={t('manySelected', { count: cardIds.length })}>{t('manySelectedHint')}</EmptyState>
  return <FlowInspector />
}

function NodeInspector({ node, card, flowId }: { node: FlowNode; card: Card; flowId: string }) {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const language = useDesigner((state) => state.language)
  const readOnly = useDesigner((state) => state.readOnly)
  const definition = getNode(node.type)
  const words = wordsOf(node.type, language)
  const index = card.nodes.findIndex((each) => each.id === node.id)
  return (
    <div className="flex flex-col" data-testid="inspector">
      <header className="flex items-center gap-2.5 border-line border-b px-4 py-3">
        <span className={cn('grid size-7 shrink-0 place-items-center rounded-md', kindClasses[definition?.kind ?? 'pass'].icon)}>
          <NodeIcon name={definition?.icon} className="size-4" />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold">{words?.name ?? node.type}</h2>
          <p className="truncate text-ink-meta text-sm">{card.name}</p>
        </div>
        {!readOnly && (
          <>
            <IconButton
              size="sm"
              label={t('moveUp')}
              icon={ArrowUp}
              disabled={index === 0}
              onClick={() => store.getState().edit(t('do.shift'), (document) => shiftNode(document, flowId, node.id, -1))}
            />
            <IconButton
              size="sm"
              label={t('moveDown')}
              icon={ArrowDown}
              disabled={index === card.nodes.length - 1}
              onClick={() => store.getState().edit(t('do.shift'), (document) => shiftNode(document, flowId, node.id, 1))}
            />
            <IconButton
              size="sm"
              label={t('remove')}
              icon={Trash2}
              onClick={() => {
                store.getState().edit(t('do.removeNode'), (document) => removeNode(document, flowId, node.id))
                store.getState().set({ selectedNode: null })
              }}
            />
          </>
        )}
      </header>
      {words && <p className="border-line border-b px-4 py-2.5 text-ink-2 text-sm">{words.about}</p>}
      <FindingList cardId={card.id} nodeId={node.id} />
      <SettingsForm node={node} flowId={flowId} />
      {speaks(node) && <MessagePreview node={node} />}
      {words?.help && (
        <details className="border-line border-t px-4 py-3 text-sm">
          <summary className="cursor-pointer text-ink-2">{t('help')}</summary>
          <p className="mt-1.5 whitespace-pre-line text-ink-2">{words.help}</p>
        </details>
      )}
    </div>
  )
}

/** Whether it has texts for customers. */
function speaks(node: FlowNode): boolean {
  return (parseNode(node).uses.templates ?? []).some(({ text }) => typeof text !== 'string')
}

function CardInspector({ card, flowId }: { card: Card; flowId: string }) {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const start = useDesigner((state) => state.history.document.project.flows[flowId]?.startCardId === card.id)
  const readOnly = useDesigner((state) => state.readOnly)
  const language = useDesigner((state) => state.language)
  return (
    <div className="flex flex-col" data-testid="inspector">
      <header className="flex items-center gap-2 border-line border-b px-4 py-3">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{card.name}</h2>
        {!readOnly && !start && (
          <IconButton
            size="sm"
            label={t('remove')}
            icon={Trash2}
            onClick={() => {
              store.getState().edit(t('do.removeCards', { count: 1 }), (document) => removeCards(document, flowId, [card.id]))
              store.getState().set({ selectedCards: [] })
            }}
          />
        )}
      </header>
      <FindingList cardId={card.id} />
      <div className="flex flex-col gap-4 p-4">
        <Field label={t('cardName')}>
          <Input
            value={card.name}
            readOnly={readOnly}
            maxLength={120}
            onChange={(event) =>
              store.getState().edit(
                t('do.rename'),
                (document) => {
                  const target = document.project.flows[flowId]?.cards[card.id]
                  if (target) target.name = event.target.value
                },
                { merge: `name:${card.id}` },
              )
            }
          />
        </Field>
        <section>
          <h3 className="mb-1 text-ink-2 text-sm">{t('nodesOfCard')}</h3>
          {card.nodes.map((node) => (
            <button
              key={node.id}
              type="button"
              onClick={() => store.getState().set({ selectedNode: node.id })}
              className="flex h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-sunken"
            >
              <NodeIcon name={getNode(node.type)?.icon} className="size-4 text-ink-meta" />
              {wordsOf(node.type, language)?.name ?? node.type}
            </button>
          ))}
          <p className="mt-1 text-ink-meta text-sm">{t('addToCardHint')}</p>
        </section>
      </div>
    </div>
  )
}

function FindingList({ cardId, nodeId }: { cardId: string; nodeId?: string }) {
  const findings = useDesigner((state) => state.findings)
  const own = findings.filter((finding) => (nodeId ? finding.nodeId === nodeId : finding.cardId === cardId && !finding.nodeId))
  if (own.length === 0) return null
  return (
    <ul className="flex flex-col gap-2 border-line border-b px-4 py-2.5 text-sm">
      {own.map((finding) => (
        <FindingRow key={findingKey(finding)} finding={finding} />
      ))}
    </ul>
  )
}
