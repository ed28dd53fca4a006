'use client'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '../../ui/command.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx'
import { goTo } from '../place.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { searchCards } from './search-cards.ts'

const MOST = 40

/** Finds cards of every flow by their name or by what stands on them, and goes there. */
export function FindCards({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const t = useTranslations('designer')
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>
        <Button variant="quiet" icon={Search} data-testid="find-cards">
          {t('find')}
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-[340px] p-0" onCloseAutoFocus={(event) => event.preventDefault()}>
        {open && <Results onDone={() => onOpenChange(false)} />}
      </PopoverContent>
    </Popover>
  )
}

function Results({ onDone }: { onDone(): void }) {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const project = useDesigner((state) => state.history.document.project)
  const flowId = useDesigner((state) => state.flowId)
  const language = useDesigner((state) => state.language)
  const [text, setText] = useState('')
  const hits = useMemo(() => searchCards({ project, openFlowId: flowId, language, text, limit: MOST }), [project, flowId, language, text])
  return (
    <Command shouldFilter={false} label={t('findHint')}>
      <CommandInput autoFocus value={text} onValueChange={setText} placeholder={t('findHint')} />
      <CommandList>
        {text.trim() !== '' && <CommandEmpty>{t('nothingFound')}</CommandEmpty>}
        {hits.map((hit) => (
          <CommandItem
            key={`${hit.flowId} ${hit.cardId}`}
            value={`${hit.flowId} ${hit.cardId}`}
            detail={hit.flowId === flowId ? undefined : project.flows[hit.flowId]?.name}
            onSelect={() => {
              onDone()
              goTo(store, { flowId: hit.flowId, cardId: hit.cardId, nodeId: hit.nodeId ?? '' })
            }}
          >
            {project.flows[hit.flowId]?.cards[hit.cardId]?.name}
            {hit.nodeId && <span className="block truncate text-ink-meta text-sm">{hit.excerpt}</span>}
          </CommandItem>
        ))}
      </CommandList>
    </Command>
  )
}
