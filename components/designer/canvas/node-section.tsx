'use client'
import { CornerRightUp } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type DragEvent, memo } from 'react'
import { useStore } from 'zustand'
import type { Condition } from '../../../flows/document/condition.ts'
import type { Language, LocalText } from '../../../flows/document/primitives.ts'
import type { Flow, FlowNode } from '../../../flows/document/project.ts'
import { cn } from '../../ui/cn.ts'
import { useConditionWords } from '../conditions/use-condition-words.ts'
import { changeSettings } from '../document/edit-nodes.ts'
import { type CardText, describeNode } from '../model/describe-node.ts'
import { useDesigner, useDocument, useReadOnly, useView } from '../model/designer-context.tsx'
import { nodeIcon } from '../model/node-icons.ts'
import { useQueues } from '../model/use-queues.ts'
import { NODE_MIME } from './drag-data.ts'
import { InlineEdit } from './inline-edit.tsx'
import { PortRow } from './port-row.tsx'
import { TemplateText } from './template-text.tsx'

/** One node of a card: what it is, what it says, its outcomes. */
export const NodeSection = memo(function NodeSection({
  node,
  flow,
  cardId,
  isLast,
  nearKeys,
}: {
  node: FlowNode
  flow: Flow
  cardId: string
  isLast: boolean
  /** Links that are drawn as lines. */
  nearKeys: ReadonlySet<string>
}) {
  const t = useTranslations('designer')
  const locale = useLocale() as Language
  const { view, simulation } = useDesigner()
  const readOnly = useReadOnly()
  const project = useDocument((document) => document.project)
  const language = useView((state) => state.language)
  const selected = useView((state) => state.nodeId === node.id)
  const at = useStore(simulation, (state) => state.path.nodeId === node.id && state.path.cardId === cardId)
  const words = useConditionWords()
  const { queueName } = useQueues()
  const { name, icon, kind, aside, texts, lines, ports, jumpsTo } = describeNode({
    node,
    isLast,
    flow,
    project,
    language,
    locale,
    queueName,
  })
  const Icon = nodeIcon(icon)
  const branches = (node.type === 'branch' ? node.settings.branches : undefined) as { id: string; when: Condition }[] | undefined

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: with the keyboard nodes are walked with Alt and the arrows
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <section
      className={cn('td-seg td-node', `tk-${kind}`, selected && 'on', at && 'at')}
      data-node={node.id}
      data-testid={`node-${node.id}`}
      onClick={() => view.setState({ cardIds: [cardId], nodeId: node.id, link: null })}
    >
      <h4
        className="nodrag"
        draggable={!readOnly}
        onDragStart={(event: DragEvent) => {
          event.dataTransfer.setData(NODE_MIME, JSON.stringify({ nodeId: node.id }))
          event.dataTransfer.effectAllowed = 'move'
        }}
      >
        <Icon aria-hidden strokeWidth={2} />
        {name}
        {aside && <em title={aside}>{aside}</em>}
      </h4>
      {texts.map((text) => (
        <NodeText key={text.field} text={text} node={node} label={name} />
      ))}
      {lines.map((line) => (
        <p key={line} className="td-text mono">
          {line}
        </p>
      ))}
      {jumpsTo !== null && (
        <div className="td-row">
          <span className="td-label">{t('canvas.goTo')}</span>
          <button type="button" tabIndex={-1} className="td-jump nodrag" onClick={() => view.flyTo({ cardId: jumpsTo })}>
            <CornerRightUp aria-hidden />
            <span>{flow.cards[jumpsTo]?.name}</span>
          </button>
        </div>
      )}
      {ports.map((port) => (
        <PortRow
          key={port.id}
          port={port}
          node={node}
          near={nearKeys.has(port.key)}
          targetName={port.target === null ? null : (flow.cards[port.target]?.name ?? null)}
          detail={branches ? conditionOf(branches, port.edits?.id, words.sentence) : undefined}
        />
      ))}
    </section>
  )
})

function NodeText({ text, node, label }: { text: CardText; node: FlowNode; label: string }) {
  const t = useTranslations('designer')
  const { documents, view } = useDesigner()
  const readOnly = useReadOnly()
  const flowId = useView((state) => state.flowId)
  const key = `${node.id}/${text.field}`
  const editing = useView((state) => state.editing === key)
  const done = (next: string | null) => {
    view.setState({ editing: null })
    if (next === null) return
    const before = node.settings[text.field]
    const value = text.language === null ? next : { ...(before as LocalText), [text.language]: next }
    documents.edit(changeSettings({ flowId, nodeId: node.id, values: { [text.field]: value } }), { label: 'changeSettings' })
  }
  if (editing)
    return (
      <div className="td-text">
        <InlineEdit multiline value={text.text} label={label} onDone={done} />
      </div>
    )
  return (
    <p
      className={cn('td-text clamp', text.mono && 'mono', text.text === '' && 'empty')}
      onDoubleClick={(event) => {
        if (readOnly) return
        event.stopPropagation()
        view.setState({ editing: key })
      }}
    >
      {text.prefix && `${text.prefix} `}
      {text.text === '' ? t('canvas.writeHere') : <TemplateText text={text.text} />}
    </p>
  )
}

function conditionOf(
  branches: { id: string; when: Condition }[],
  id: string | undefined,
  sentence: (condition: Condition) => string,
): string | undefined {
  const branch = branches.find((each) => each.id === id)
  return branch && sentence(branch.when)
}
