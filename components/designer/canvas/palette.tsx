'use client'
import { CornerRightUp } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Flow } from '../../../flows/document/project.ts'
import type { NodeDefinition } from '../../../flows/nodes/definition.ts'
import { nodeRegistry } from '../../../flows/nodes/registry.ts'
import { cn } from '../../ui/cn.ts'
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from '../../ui/command.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { findNode } from '../document/document.ts'
import { useDesigner, useDocument, useFlow, useView } from '../model/designer-context.tsx'
import { nodeIcon } from '../model/node-icons.ts'
import type { PaletteRequest } from '../model/view-store.ts'
import { useActions } from './actions.ts'
import { TYPE_MIME } from './drag-data.ts'
import { likelyNext } from './likely-next.ts'
import { portLabels } from './port-labels.ts'

const width = 272

/** The list of nodes, where it was asked for: what likely comes next first, then everything, then existing cards. */
export function Palette() {
  const request = useView((state) => state.palette)
  return request && <OpenPalette request={request} />
}

function OpenPalette({ request }: { request: PaletteRequest }) {
  const t = useTranslations('designer')
  const locale = useLocale() as Language
  const { view } = useDesigner()
  const actions = useActions()
  const flow = useFlow()
  const project = useDocument((document) => document.project)
  const language = useView((state) => state.language)
  const frame = useRef<HTMLDivElement>(null)
  const [asCard, setAsCard] = useState(!request.into)
  const close = () => view.setState({ palette: null })

  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (!frame.current?.contains(event.target as Node)) view.setState({ palette: null })
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => document.removeEventListener('pointerdown', onPointerDown, true)
  }, [view])

  const before = flow ? typeBefore(flow, request) : undefined
  const likely = useMemo(() => likelyNext(before), [before])
  const label =
    request.from && flow ? portLabels({ flow, project, language, locale })[`${request.from.nodeId}.${request.from.portId}`] : undefined
  const choose = (type: string) => {
    if (request.into && !asCard) actions.addNodeTo({ ...request.into, type })
    else actions.addCardOf(type, { ...request, place: request.place ?? { x: 120, y: 120 } })
  }
  const box = document.querySelector('.td-canvas')?.getBoundingClientRect()
  const left = Math.max(8, Math.min(request.at.x - (box?.left ?? 0), (box?.width ?? 800) - width - 8))
  const top = Math.max(8, Math.min(request.at.y - (box?.top ?? 0), (box?.height ?? 600) - 420))

  const item = (definition: NodeDefinition, prefix: string) => {
    const words = definition.words[locale]
    const Icon = nodeIcon(definition.icon)
    return (
      <CommandItem
        key={definition.type}
        value={`${prefix}${definition.type}`}
        keywords={[words.name, words.about, definition.words.en.name, definition.words['zh-CN'].name]}
        onSelect={() => choose(definition.type)}
        detail={t(`groups.${definition.group}`)}
        title={words.about}
        data-testid={`palette-${definition.type}`}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(TYPE_MIME, definition.type)
          event.dataTransfer.effectAllowed = 'copy'
          setTimeout(close, 0)
        }}
      >
        <span className={cn('inline-flex items-center gap-2', `tk-${definition.kind}`)}>
          <Icon aria-hidden className="size-4 text-[var(--k)]" strokeWidth={1.75} />
          {words.name}
        </span>
      </CommandItem>
    )
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches Escape from the fields inside
    <div
      ref={frame}
      data-testid="palette"
      data-keys="own"
      className="absolute z-20 animate-pop rounded-lg border border-line bg-raised text-sm shadow-2"
      style={{ left, top, width }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <Command loop>
        <CommandInput
          autoFocus
          placeholder={label ? t('palette.after', { port: label }) : t('palette.search')}
          trailing={<Kbd>/</Kbd>}
          className="text-sm"
        />
        {request.into && (
          <div className="border-line border-b p-1.5">
            <Segmented
              size="sm"
              className="flex w-full"
              label={t('palette.where')}
              value={asCard ? 'card' : 'node'}
              onValueChange={(next) => setAsCard(next === 'card')}
              segments={[
                { value: 'node', label: t('palette.asNode') },
                { value: 'card', label: t('palette.asCard') },
              ]}
            />
          </div>
        )}
        <CommandList className="max-h-[340px]">
          <CommandEmpty>{t('palette.nothing')}</CommandEmpty>
          {likely.length > 0 && (
            <CommandGroup heading={t('palette.likely')}>{likely.map((definition) => item(definition, 'likely-'))}</CommandGroup>
          )}
          <CommandGroup heading={t('palette.all')}>
            {nodeRegistry.filter((definition) => !likely.includes(definition)).map((definition) => item(definition, ''))}
          </CommandGroup>
          {request.from && flow && (
            <CommandGroup heading={t('palette.cards')}>
              {Object.values(flow.cards).map((card) => (
                <CommandItem
                  key={card.id}
                  value={`card-${card.id}`}
                  keywords={[card.name]}
                  icon={CornerRightUp}
                  onSelect={() => request.from && actions.connectTo(request.from, card.id)}
                  data-testid={`palette-card-${card.id}`}
                >
                  {card.name}
                </CommandItem>
              ))}
            </CommandGroup>
          )}
        </CommandList>
      </Command>
    </div>
  )
}

/** What the new step comes after: decides what is offered first. */
function typeBefore(flow: Flow, { from, into }: PaletteRequest): string | undefined {
  if (from) return findNode(flow, from.nodeId)?.node.type
  return into ? flow.cards[into.cardId]?.nodes[into.index - 1]?.type : undefined
}
