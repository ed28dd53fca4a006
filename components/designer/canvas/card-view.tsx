'use client'
import { Handle, Position, useUpdateNodeInternals } from '@xyflow/react'
import { CircleAlert, Copy, Flag, MapPin, Plus, Trash2, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type DragEvent, memo, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { describeFinding } from '../../../flows/analysis/words.ts'
import type { Language } from '../../../flows/document/primitives.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { renameCard, setStartCard } from '../document/edit-cards.ts'
import { useCard, useDesigner, useFindings, useFlow, useReadOnly, useView } from '../model/designer-context.tsx'
import { nodeIcon } from '../model/node-icons.ts'
import { nodeName } from '../model/node-name.ts'
import { useActions } from './actions.ts'
import { useCanvasLinks } from './canvas-links.tsx'
import { dropIndex, isOurDrag, readDrag } from './drag-data.ts'
import { InlineEdit } from './inline-edit.tsx'
import { NodeSection } from './node-section.tsx'
import { NowPill } from './now-pill.tsx'

/** A card on the canvas: a head and a stack of nodes. Asks the stores for its own part, so moving another card leaves it alone. */
export const CardView = memo(function CardView({ id }: { id: string }) {
  const t = useTranslations('designer')
  const locale = useLocale() as Language
  const { documents, view, simulation } = useDesigner()
  const actions = useActions()
  const readOnly = useReadOnly()
  const card = useCard(id)
  const flow = useFlow()
  const flowId = useView((state) => state.flowId)
  const selected = useView((state) => state.cardIds.includes(id))
  const alone = useView((state) => state.cardIds.length === 1 && state.cardIds[0] === id)
  const naming = useView((state) => state.editing === id)
  const now = useStore(simulation, (state) => state.path.cardId === id && state.path.flowId === flowId)
  const ran = useStore(simulation, (state) => state.path.cards.has(id))
  const findings = useFindings((state) => state.byCard[id])
  const { nearKeys, jumps } = useCanvasLinks()
  const [drop, setDrop] = useState<{ index: number; top: number } | null>(null)
  const updateInternals = useUpdateNodeInternals()
  // Ports may change places without the card changing its size.
  const portList = card?.nodes.flatMap((node) => parseNode(node).ports.map((port) => `${node.id}.${port.id}`)).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of ports is the reason
  useEffect(() => void updateInternals(id), [portList, id, updateInternals])

  const first = card?.nodes[0]
  const definition = useMemo(() => (first ? parseNode(first).definition : null), [first])
  if (!card || !flow) return null
  const Icon = nodeIcon(definition?.icon)
  const isStart = flow.startCardId === id
  const jumped = jumps[id] ?? 0
  const worst = findings?.[0]
  const problems = findings?.filter((finding) => finding.severity !== 'note').length ?? 0

  const onDragOver = (event: DragEvent) => {
    if (readOnly || !isOurDrag(event.dataTransfer)) return
    event.preventDefault()
    event.stopPropagation()
    const spot = dropIndex(event.currentTarget, event.clientY)
    setDrop((before) => (before?.index === spot.index ? before : spot))
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const dragged = readDrag(event.dataTransfer)
    const { index } = dropIndex(event.currentTarget, event.clientY)
    setDrop(null)
    if (dragged && 'type' in dragged) actions.addNodeTo({ cardId: id, index, type: dragged.type })
    else if (dragged) actions.moveNodeTo({ nodeId: dragged.nodeId, cardId: id, index })
  }

  return (
    <article
      className={cn('td-card', isStart && 'start', selected && 'selected', now && 'now', ran && 'ran', `tk-${definition?.kind ?? 'pass'}`)}
      data-card={id}
      data-testid={`card-${id}`}
      aria-label={card.name}
      onDragOver={onDragOver}
      onDragLeave={() => setDrop(null)}
      onDrop={onDrop}
    >
      {now && <NowPill />}
      {alone && !readOnly && !naming && (
        <div className="td-tools nodrag nopan" role="toolbar" aria-label={t('canvas.cardTools')}>
          <IconButton
            size="sm"
            icon={Plus}
            label={t('canvas.addAfter')}
            keys="/"
            onClick={(event) => actions.openPaletteAfterSelection(event.currentTarget)}
          />
          <IconButton size="sm" icon={Copy} label={t('edit.duplicate')} keys="Ctrl D" onClick={() => actions.duplicate()} />
          {!isStart && (
            <IconButton
              size="sm"
              icon={Flag}
              label={t('canvas.makeStart')}
              onClick={() => documents.edit(setStartCard({ flowId, cardId: id }), { label: 'setStart' })}
            />
          )}
          {!isStart && <IconButton size="sm" icon={Trash2} label={t('edit.delete')} keys="Del" onClick={() => actions.remove()} />}
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same */}
      <header
        className={cn('td-seg', `tk-${definition?.kind ?? 'pass'}`)}
        onDoubleClick={(event) => {
          event.stopPropagation()
          if (!readOnly) view.setState({ editing: id })
        }}
      >
        <Handle type="target" id="in" position={Position.Left} className="td-in" isConnectableStart={false} />
        <span className="td-tile">
          <Icon aria-hidden strokeWidth={2} />
        </span>
        {naming ? (
          <InlineEdit
            value={card.name}
            label={t('canvas.cardName')}
            maxLength={120}
            onDone={(name) => {
              view.setState({ editing: null })
              if (name !== null && name.trim() !== '')
                documents.edit(renameCard({ flowId, cardId: id, name: name.trim() }), { label: 'rename' })
            }}
          />
        ) : (
          <h3 title={card.name}>{card.name || t('canvas.unnamed')}</h3>
        )}
        {isStart ? (
          <span className="td-cnt">{t('canvas.start')}</span>
        ) : (
          jumped > 0 && <span className="td-cnt">{t('canvas.jumps', { count: jumped })}</span>
        )}
        {worst && problems > 0 && (
          <span
            className={cn('td-badge', worst.severity)}
            title={findings
              ?.map((finding) => describeFinding({ finding, language: locale, project: documents.getState().document.project }))
              .join('\n')}
          >
            {worst.severity === 'error' ? <CircleAlert aria-hidden /> : <TriangleAlert aria-hidden />}
            {problems}
            <span className="sr-only">{t('findings.count', { count: problems })}</span>
          </span>
        )}
        <span className="td-far" aria-hidden>
          {card.name}
        </span>
      </header>
      {card.nodes.map((node, index) => (
        <NodeSection key={node.id} node={node} flow={flow} cardId={id} isLast={index === card.nodes.length - 1} nearKeys={nearKeys} />
      ))}
      {card.nodes.length === 0 && (
        <section className="td-seg td-node tk-pass">
          <button
            type="button"
            className="td-row nodrag w-full text-ink-meta"
            onClick={(event) => actions.openPaletteAfterSelection(event.currentTarget, id)}
          >
            <MapPin aria-hidden className="size-3" />
            {t('canvas.emptyCard')}
          </button>
        </section>
      )}
      {drop && <span className="td-drop" style={{ top: drop.top }} />}
      <span className="sr-only">{card.nodes.map((node) => nodeName(node, locale)).join('，')}</span>
    </article>
  )
})
