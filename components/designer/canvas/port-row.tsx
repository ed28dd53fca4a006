'use client'
import { Handle, Position } from '@xyflow/react'
import { CornerRightUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import type { LocalText } from '../../../flows/document/primitives.ts'
import type { FlowNode } from '../../../flows/document/project.ts'
import { cn } from '../../ui/cn.ts'
import { changeSettings } from '../document/edit-nodes.ts'
import type { CardPort } from '../model/describe-node.ts'
import { useDesigner, useReadOnly, useView } from '../model/designer-context.tsx'
import { InlineEdit } from './inline-edit.tsx'

/** An outcome of a node: its words, where it leads when that is far away, and the port on the border. */
export function PortRow({
  port,
  node,
  detail,
  targetName,
  near,
}: {
  port: CardPort
  node: FlowNode
  detail?: string
  targetName: string | null
  near: boolean
}) {
  const t = useTranslations('designer')
  const { documents, view, simulation } = useDesigner()
  const readOnly = useReadOnly()
  const flowId = useView((state) => state.flowId)
  const language = useView((state) => state.language)
  const lit = useStore(simulation, (state) => state.path.ports.has(port.key))
  const editing = useView((state) => state.editing === port.key)
  const { edits } = port

  const rename = (text: string | null) => {
    view.setState({ editing: null })
    if (text === null || !edits) return
    const list = (node.settings[edits.field] ?? []) as { id: string; label?: LocalText; name?: string }[]
    const values = list.map((item) =>
      item.id !== edits.id
        ? item
        : edits.field === 'choices'
          ? { ...item, label: { ...item.label, [language]: text } }
          : { ...item, name: text.slice(0, 80) },
    )
    documents.edit(changeSettings({ flowId, nodeId: node.id, values: { [edits.field]: values } }), { label: 'changeSettings' })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut; the same text is a field of the inspector, and Enter on the card edits
    <div
      className={cn('td-row', port.failure && 'failure', port.open && 'open')}
      data-testid={`port-${port.key}`}
      onDoubleClick={(event) => {
        if (!edits || readOnly) return
        event.stopPropagation()
        view.setState({ editing: port.key })
      }}
    >
      {editing ? (
        <InlineEdit value={port.label} label={t('canvas.choiceText')} maxLength={80} onDone={rename} />
      ) : (
        <span className="td-label" title={port.label}>
          {port.label || detail || t('canvas.unnamed')}
        </span>
      )}
      {!editing && port.label !== '' && detail && <small title={detail}>{detail}</small>}
      {port.goesOn && <span className="td-end">{t('canvas.goesOn')}</span>}
      {port.open && <span className="td-end">{t('canvas.leadsNowhere')}</span>}
      {port.target !== null && !near && (
        <button
          type="button"
          tabIndex={-1}
          className={cn('td-jump nodrag', lit && 'lit')}
          aria-label={t('canvas.flyTo', { name: targetName ?? '' })}
          onClick={(event) => {
            event.stopPropagation()
            view.flyTo({ cardId: port.target ?? '' })
          }}
        >
          {!port.failure && <CornerRightUp aria-hidden />}
          <span>{targetName}</span>
        </button>
      )}
      <Handle
        type="source"
        id={port.key}
        position={Position.Right}
        isConnectable={!readOnly}
        className={cn('td-port', port.target !== null && 'wired', lit && 'lit', port.open && 'open')}
        data-testid={`handle-${port.key}`}
      />
    </div>
  )
}
