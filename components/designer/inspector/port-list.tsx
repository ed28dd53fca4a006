'use client'
import { Crosshair } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Card, FlowNode } from '../../../flows/document/project.ts'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useConditionWords } from '../conditions/use-condition-words.ts'
import { connect, disconnect } from '../document/edit-links.ts'
import { describeNode } from '../model/describe-node.ts'
import { useDesigner, useDocument, useFlow, useReadOnly, useView } from '../model/designer-context.tsx'
import { useQueues } from '../model/use-queues.ts'
import { InspectorSection } from './inspector-head.tsx'
import { CardPicker } from './pickers.tsx'

/** Where each outcome leads: drawing lines without a mouse. */
export function PortList({ card, node }: { card: Card; node: FlowNode }) {
  const t = useTranslations('designer.inspector')
  const locale = useLocale() as Language
  const { documents, view } = useDesigner()
  const readOnly = useReadOnly()
  const flow = useFlow()
  const project = useDocument((document) => document.project)
  const language = useView((state) => state.language)
  const words = useConditionWords()
  const { queueName } = useQueues()
  if (!flow) return null
  const { ports } = describeNode({ node, isLast: card.nodes.at(-1) === node, flow, project, language, locale, queueName })
  if (ports.length === 0) return null
  const branches = (Array.isArray(node.settings.branches) ? node.settings.branches : []) as {
    id: string
    when: Parameters<typeof words.sentence>[0]
  }[]
  return (
    <InspectorSection title={t('ports')} aside={t('portsHint')}>
      <ul className="flex flex-col gap-1">
        {ports.map((port) => {
          const branch = branches.find((each) => each.id === port.edits?.id)
          const label = port.label || (branch ? words.sentence(branch.when) : '')
          return (
            <li key={port.id} className="grid grid-cols-[1fr_150px_24px] items-center gap-1.5">
              <span className={cn('truncate', port.failure && 'text-ink-meta', port.open && 'text-bad')} title={label}>
                {label}
              </span>
              <CardPicker
                size="sm"
                label={t('leadsTo', { port: label })}
                value={port.target}
                placeholder={port.goesOn ? t('goesOn') : t('nowhere')}
                disabled={readOnly}
                onChange={(cardId) =>
                  documents.edit(connect({ flowId: flow.id, nodeId: node.id, portId: port.id, cardId }), { label: 'connect' })
                }
                onClear={() => documents.edit(disconnect({ flowId: flow.id, nodeId: node.id, portId: port.id }), { label: 'disconnect' })}
              />
              {port.target !== null && (
                <IconButton
                  size="sm"
                  icon={Crosshair}
                  label={t('show')}
                  onClick={() => view.setState({ flight: { cardIds: [port.target ?? ''] } })}
                />
              )}
            </li>
          )
        })}
      </ul>
    </InspectorSection>
  )
}
