'use client'
import { useTranslations } from 'next-intl'
import { Popover, PopoverContent, PopoverTrigger } from '../ui/popover.tsx'
import { wordsOf } from './node-look.ts'
import { goTo, type Place } from './place.ts'
import { useDesigner, useDesignerStore } from './store.ts'

/** Places of the project by name; each leads there. */
export function PlaceList({ places }: { places: readonly Place[] }) {
  const t = useTranslations('designer.flows')
  const store = useDesignerStore()
  const project = useDesigner((state) => state.history.document.project)
  const language = useDesigner((state) => state.language)
  return (
    <ul>
      {places.map((place) => {
        const flow = project.flows[place.flowId ?? '']
        const card = flow?.cards[place.cardId ?? '']
        const type = card?.nodes.find((node) => node.id === place.nodeId)?.type
        const name = [flow?.name, card?.name, type && (wordsOf(type, language)?.name ?? type)].filter(Boolean).join(' · ')
        return (
          <li key={`${place.ruleId ?? place.listenerId ?? ''}${place.flowId ?? ''}${place.nodeId ?? ''}`}>
            <button
              type="button"
              onClick={() => goTo(store, place)}
              className="flex min-h-7 w-full items-center rounded-md px-2 text-left hover:bg-sunken"
            >
              {place.ruleId && t('byRule', { name: project.policy.rules.find(({ id }) => id === place.ruleId)?.name ?? '' })}
              {place.listenerId && t('byListener', { name: project.listeners?.find(({ id }) => id === place.listenerId)?.name ?? '' })}
              {place.cardId && <span className="truncate">{name}</span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** How often something is used; the number opens the places. */
export function UseCount({ places }: { places: readonly Place[] }) {
  const t = useTranslations('designer')
  if (places.length === 0) return <span className="text-ink-meta">0</span>
  return (
    <Popover>
      <PopoverTrigger
        aria-label={t('usedCount', { count: places.length })}
        className="rounded-md px-2 text-accent-ink underline-offset-2 hover:underline"
      >
        {places.length}
      </PopoverTrigger>
      <PopoverContent align="end" className="max-h-[50vh] w-72 overflow-y-auto p-1.5">
        <PlaceList places={places} />
      </PopoverContent>
    </Popover>
  )
}
