'use client'
import { SquareStack } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Card } from '../../../flows/document/project.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { renameCard, setStartCard } from '../document/edit-cards.ts'
import { FindingList } from '../findings/finding-list.tsx'
import { useDesigner, useFindings, useFlow, useReadOnly } from '../model/designer-context.tsx'
import { nodeIcon } from '../model/node-icons.ts'
import { nodeName } from '../model/node-name.ts'
import { InspectorHead, InspectorSection } from './inspector-head.tsx'

export function CardInspector({ card }: { card: Card }) {
  const t = useTranslations('designer')
  const locale = useLocale() as Language
  const { documents, view } = useDesigner()
  const readOnly = useReadOnly()
  const flow = useFlow()
  const findings = useFindings((state) => state.byCard[card.id])
  const from = Object.values(flow?.cards ?? {}).filter((each) =>
    each.nodes.some((node) => Object.entries(flow?.links ?? {}).some(([key, to]) => to === card.id && key.startsWith(`${node.id}.`))),
  )
  const isStart = flow?.startCardId === card.id
  return (
    <>
      <InspectorHead
        icon={SquareStack}
        title={card.name}
        detail={`${flow?.name} › ${t('inspector.nodes', { count: card.nodes.length })}`}
      />
      <InspectorSection title={t('canvas.cardName')}>
        <Input
          aria-label={t('canvas.cardName')}
          value={card.name}
          maxLength={120}
          disabled={readOnly}
          onChange={(event) =>
            documents.edit(renameCard({ flowId: flow?.id ?? '', cardId: card.id, name: event.target.value }), {
              label: 'rename',
              gesture: `name.${card.id}`,
            })
          }
          onBlur={documents.endGesture}
        />
        {!isStart && !readOnly && (
          <Button
            size="sm"
            className="self-start"
            onClick={() => documents.edit(setStartCard({ flowId: flow?.id ?? '', cardId: card.id }), { label: 'setStart' })}
          >
            {t('canvas.makeStart')}
          </Button>
        )}
      </InspectorSection>
      <InspectorSection title={t('inspector.steps')}>
        <ul>
          {card.nodes.map((node) => {
            const definition = getNode(node.type)
            const Icon = nodeIcon(definition?.icon)
            return (
              <li key={node.id}>
                <button
                  type="button"
                  className={`flex h-7 w-full items-center gap-2 rounded-sm px-1.5 text-left hover:bg-sunken tk-${definition?.kind ?? 'pass'}`}
                  onClick={() => view.setState({ nodeId: node.id })}
                >
                  <Icon aria-hidden className="size-3.5 text-[var(--k)]" />
                  {nodeName(node, locale)}
                </button>
              </li>
            )
          })}
        </ul>
      </InspectorSection>
      {findings && findings.length > 0 && (
        <InspectorSection title={t('findings.title')}>
          <FindingList findings={findings} />
        </InspectorSection>
      )}
      <InspectorSection title={t('inspector.comesFrom')} aside={from.length}>
        {from.length === 0 ? (
          <p className="text-ink-meta">{isStart ? t('inspector.isStart') : t('inspector.fromNowhere')}</p>
        ) : (
          <ul className="flex flex-wrap gap-1">
            {from.map((each) => (
              <li key={each.id}>
                <Button size="sm" onClick={() => view.flyTo({ cardId: each.id })}>
                  {each.name}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </InspectorSection>
    </>
  )
}
