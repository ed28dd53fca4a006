'use client'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useDesigner, useDesignerStore } from '../store.ts'
import type { People } from './use-people.ts'

/** As many as there is room for; the others are a number. */
const SHOWN = 4

/** Who else has this open, and where; a click goes there. */
export function PeopleBar({ people }: { people: People }) {
  const t = useTranslations('people')
  const designer = useDesignerStore()
  const present = useStore(people.store, (state) => state.people)
  const flows = useDesigner((state) => state.history.document.project.flows)
  if (present.length === 0) return null
  return (
    <ul aria-label={t('here')} data-testid="people" className="flex items-center">
      {present.slice(0, SHOWN).map(({ visitId, name, colour, flowId, cards }) => {
        const flow = flows[flowId]
        const card = cards[0] === undefined ? undefined : flow?.cards[cards[0]]
        const where = card ? t('onCard', { name, card: card.name }) : flow ? t('inFlow', { name, flow: flow.name }) : name
        return (
          <li key={visitId} className="-ml-1 first:ml-0">
            <Tooltip content={where} side="bottom">
              <button
                type="button"
                aria-label={t('goTo', { where })}
                data-testid={`person-${name}`}
                className="grid size-6 place-items-center rounded-full font-semibold text-white text-xs ring-2 ring-surface"
                style={{ backgroundColor: colour }}
                onClick={() => {
                  if (!flow) return
                  const there = cards.filter((id) => flow.cards[id])
                  designer.getState().set({ tab: 'flow', flowId, ...(there.length > 0 ? { fly: { cards: there, zoom: 'keep' } } : {}) })
                }}
              >
                {[...name][0]}
              </button>
            </Tooltip>
          </li>
        )
      })}
      {present.length > SHOWN && (
        <li className="ml-1 text-ink-meta text-sm tabular-nums">{t('more', { count: present.length - SHOWN })}</li>
      )}
    </ul>
  )
}
