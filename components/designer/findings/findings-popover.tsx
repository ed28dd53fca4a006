'use client'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { describeFinding } from '../../../flows/analysis/words.ts'
import { cn } from '../../ui/cn.ts'
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx'
import { goTo } from '../place.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { findingKey } from './finding-key.ts'

/** Errors and warnings of the whole project; one click goes to the place. */
export function FindingsPopover() {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const [open, setOpen] = useState(false)
  const findings = useDesigner((state) => state.findings)
  const project = useDesigner((state) => state.history.document.project)
  const analysed = useDesigner((state) => state.analysed)
  const language = useDesigner((state) => state.language)
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        data-testid="findings"
        aria-busy={!analysed}
        aria-label={t('findings', { errors: count('error'), warnings: count('warning') })}
        className="flex h-7 items-center gap-2.5 rounded-md px-2 text-sm tabular-nums hover:bg-sunken"
      >
        {findings.length === 0 ? (
          <CircleCheck aria-hidden className={cn('size-4', analysed ? 'text-ok' : 'text-ink-3')} />
        ) : (
          <>
            <span className={cn('flex items-center gap-1', count('error') > 0 ? 'text-bad' : 'text-ink-meta')}>
              <CircleAlert aria-hidden className="size-4" /> {count('error')}
            </span>
            <span className={cn('flex items-center gap-1', count('warning') > 0 ? 'text-warn-ink' : 'text-ink-meta')}>
              <TriangleAlert aria-hidden className="size-4" /> {count('warning')}
            </span>
          </>
        )}
      </PopoverTrigger>
      <PopoverContent align="end" className="max-h-[60vh] w-[420px] overflow-y-auto p-1.5">
        {analysed && findings.length === 0 && <p className="px-3 py-2 text-ink-2">{t('noFindings')}</p>}
        {[...findings]
          .sort((a, b) => rank[a.severity] - rank[b.severity])
          .map((finding) => (
            <button
              key={findingKey(finding)}
              type="button"
              className="flex w-full gap-2 rounded-md px-2.5 py-1.5 text-left hover:bg-sunken"
              onClick={() => {
                setOpen(false)
                goTo(store, finding)
              }}
            >
              {finding.severity === 'error' ? (
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
              ) : (
                <TriangleAlert
                  aria-hidden
                  className={cn('mt-0.5 size-4 shrink-0', finding.severity === 'warning' ? 'text-warn-ink' : 'text-ink-3')}
                />
              )}
              <span>
                {describeFinding({ finding, language, project })}
                {finding.cardId && (
                  <span className="block text-ink-meta text-sm">{project.flows[finding.flowId]?.cards[finding.cardId]?.name}</span>
                )}
              </span>
            </button>
          ))}
      </PopoverContent>
    </Popover>
  )
}

const rank = { error: 0, warning: 1, note: 2 }
