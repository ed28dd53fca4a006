'use client'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { cn } from '../../ui/cn.ts'
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx'
import { goTo } from '../place.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { findingKey } from './finding-key.ts'
import { FindingRow } from './finding-row.tsx'

/** As many as somebody goes through before looking again. */
const MOST = 60

/** Errors and warnings of the whole project; one click goes to the place, another mends it. */
export function FindingsPopover() {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const [open, setOpen] = useState(false)
  const findings = useDesigner((state) => state.findings)
  const analysed = useDesigner((state) => state.analysed)
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length
  const sorted = useMemo(() => [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]), [findings])
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
        <ul>
          {sorted.slice(0, MOST).map((finding) => (
            <FindingRow
              key={findingKey(finding)}
              finding={finding}
              onGo={() => {
                setOpen(false)
                goTo(store, finding)
              }}
              onShown={() => setOpen(false)}
            />
          ))}
        </ul>
        {sorted.length > MOST && <p className="px-3 py-2 text-ink-meta text-sm">{t('moreFindings', { count: sorted.length - MOST })}</p>}
      </PopoverContent>
    </Popover>
  )
}

const rank = { error: 0, warning: 1, note: 2 }
