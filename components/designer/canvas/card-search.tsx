'use client'
import type { LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '../../ui/command.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx'
import { useDesigner, useDocument, useView } from '../model/designer-context.tsx'

/** Find a card of any flow by its name or by what is said on it. */
export function CardSearch({ icon }: { icon: LucideIcon }) {
  const t = useTranslations('designer')
  const [open, setOpen] = useState(false)
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="quiet" icon={icon}>
          {t('canvas.find')}
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-72 p-0">{open && <Results onDone={() => setOpen(false)} />}</PopoverContent>
    </Popover>
  )
}

function Results({ onDone }: { onDone: () => void }) {
  const t = useTranslations('designer')
  const { view } = useDesigner()
  const flows = useDocument((document) => document.project.flows)
  const language = useView((state) => state.language)
  const several = Object.keys(flows).length > 1
  return (
    <Command>
      <CommandInput placeholder={t('canvas.findHint')} />
      <CommandList>
        <CommandEmpty>{t('canvas.nothingFound')}</CommandEmpty>
        {Object.values(flows).flatMap((flow) =>
          Object.values(flow.cards).map((card) => (
            <CommandItem
              key={`${flow.id} ${card.id}`}
              value={`${flow.id} ${card.id}`}
              keywords={[card.name, ...card.nodes.flatMap((node) => textsIn(node.settings, language))]}
              detail={several ? flow.name : undefined}
              onSelect={() => {
                view.flyTo({ flowId: flow.id, cardId: card.id })
                onDone()
              }}
            >
              {card.name}
            </CommandItem>
          )),
        )}
      </CommandList>
    </Command>
  )
}

function textsIn(value: unknown, language: string): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) =>
    (key === 'zh-CN' || key === 'en') && key !== language ? [] : textsIn(child, language),
  )
}
