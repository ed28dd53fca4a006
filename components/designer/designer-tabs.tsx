'use client'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, ReactNode } from 'react'
import { cn } from '../ui/cn.ts'
import { useDesigner, useDocument, useView } from './model/designer-context.tsx'
import { type DesignerTab, designerTabs } from './model/view-store.ts'

/** Flow, rules, intents, variables, versions, with how many there are. */
export function DesignerTabs({ live }: { live: number }) {
  const t = useTranslations('designer')
  const { view } = useDesigner()
  const tab = useView((state) => state.tab)
  const cards = useDocument(({ project }) => Object.values(project.flows).reduce((sum, flow) => sum + Object.keys(flow.cards).length, 0))
  const rules = useDocument(({ project }) => project.policy.rules.length)
  const intents = useDocument(({ project }) => project.intents.length)
  const variables = useDocument(({ project }) => project.variables.length)
  const counts: Record<DesignerTab, ReactNode> = {
    flow: cards,
    rules,
    intents,
    variables,
    versions: live > 0 ? t('live', { number: live }) : '',
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = designerTabs[(designerTabs.indexOf(tab) + by + designerTabs.length) % designerTabs.length]
    if (by === 0 || !next) return
    view.setState({ tab: next })
    document.getElementById(`designer-tab-${next}`)?.focus()
  }
  return (
    <div
      role="tablist"
      aria-label={t('tabs.label')}
      data-keys="own"
      className="flex h-9 shrink-0 gap-3 border-line border-b bg-surface px-3"
      onKeyDown={onKeyDown}
    >
      {designerTabs.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`designer-tab-${each}`}
          data-testid={`tab-${each}`}
          aria-selected={tab === each}
          tabIndex={tab === each ? 0 : -1}
          onClick={() => view.setState({ tab: each })}
          className={cn(
            "-outline-offset-2 relative flex items-center gap-1.5 whitespace-nowrap px-2 text-ink-2 text-md after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-t-sm after:bg-accent after:opacity-0 after:content-[''] hover:text-ink",
            tab === each && 'font-semibold text-ink after:opacity-100',
          )}
        >
          {t(`tabs.${each}`)}
          <span className="font-normal text-ink-meta text-xs">{counts[each]}</span>
        </button>
      ))}
    </div>
  )
}
