'use client'
import { PanelLeftClose } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { runFlowNode } from '../../../../flows/nodes/run-flow/definition.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useDesigner } from '../../store.ts'
import { useCanvasActions } from '../canvas-actions.ts'
import { findNodes, nodeGroups } from './find-nodes.ts'
import { type NewNode, writeNewNode } from './new-node.ts'
import { type Entry, NodeChooser } from './node-chooser.tsx'

/** Everything a flow can be made of, beside the canvas: dragged to where it shall go, or clicked to come behind what is chosen. */
export function NodeList({ takesFocus, onClose }: { takesFocus: boolean; onClose(): void }) {
  const t = useTranslations('designer')
  const actions = useCanvasActions()
  const panel = useRef<HTMLElement>(null)
  const flowId = useDesigner((state) => state.flowId)
  const flows = useDesigner((state) => state.history.document.project.flows)
  const [text, setText] = useState('')
  const sections = useMemo(() => {
    const found = findNodes(text)
    const wanted = text.trim().toLowerCase()
    const others = Object.values(flows).filter(({ id, name }) => id !== flowId && name.toLowerCase().includes(wanted))
    return [
      ...nodeGroups.map((group) => ({
        title: t(`group.${group}`),
        entries: found.filter((node) => node.group === group).map((node): Entry => ({ kind: 'node', node })),
      })),
      { title: t('nodeList.flows'), entries: others.map(({ id, name }): Entry => ({ kind: 'flow', id, name })) },
    ].filter(({ entries }) => entries.length > 0)
  }, [text, flows, flowId, t])
  useEffect(() => {
    if (takesFocus) panel.current?.querySelector('input')?.focus()
  }, [takesFocus])

  return (
    <aside
      ref={panel}
      data-region
      data-testid="node-list"
      aria-label={t('nodeList.title')}
      className="flex w-[208px] shrink-0 flex-col border-line border-r bg-surface max-[1100px]:absolute max-[1100px]:inset-y-0 max-[1100px]:left-0 max-[1100px]:z-20 max-[1100px]:shadow-2"
    >
      <div className="flex h-11 shrink-0 items-center justify-between border-line border-b pr-2 pl-3">
        <h2 className="font-semibold">{t('nodeList.title')}</h2>
        <IconButton label={t('nodeList.close')} keys="B" icon={PanelLeftClose} data-testid="close-node-list" onClick={onClose} />
      </div>
      <NodeChooser
        label={t('nodeList.search')}
        {...{ text, sections }}
        onText={setText}
        nothing={t('noNode')}
        onPick={(entry) => actions.addNew(toNewNode(entry))}
        onEscape={() => (text === '' ? actions.toBoard() : setText(''))}
        onDragStart={(entry, to) => writeNewNode(to, toNewNode(entry))}
      />
      <p className="mt-auto shrink-0 border-line border-t px-3 py-2 text-ink-meta text-sm">{t('nodeList.hint')}</p>
    </aside>
  )
}

function toNewNode(entry: Entry): NewNode {
  return entry.kind === 'node' ? { type: entry.node.type } : { type: runFlowNode.type, flowId: entry.id }
}
