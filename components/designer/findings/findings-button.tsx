'use client'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx'
import { useFindings } from '../model/designer-context.tsx'
import { FindingList } from './finding-list.tsx'

/** How many things are wrong or doubtful; the list leads to each. */
export function FindingsButton() {
  const t = useTranslations('designer.findings')
  const findings = useFindings((state) => state.findings)
  const errors = useFindings((state) => state.errors)
  const warnings = useFindings((state) => state.warnings)
  const ready = useFindings((state) => state.ready)
  const [open, setOpen] = useState(false)
  const label = !ready ? t('checking') : errors + warnings === 0 ? t('none') : t('summary', { errors, warnings })
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="quiet" aria-label={label} title={label} data-testid="findings" className="gap-1">
          {errors > 0 && (
            <>
              <CircleAlert aria-hidden className="size-4 text-bad" strokeWidth={1.75} />
              {errors}
            </>
          )}
          {warnings > 0 && (
            <>
              <TriangleAlert aria-hidden className="ml-1 size-4 text-warn" strokeWidth={1.75} />
              {warnings}
            </>
          )}
          {errors + warnings === 0 && (
            <CircleCheck aria-hidden className={ready ? 'size-4 text-ok-ink' : 'size-4 text-ink-3'} strokeWidth={1.75} />
          )}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-[420px] p-0">
        <header className="flex h-10 items-center border-line border-b px-4 font-semibold">
          {t('title')}
          <span className="ml-auto font-normal text-ink-meta text-sm">{label}</span>
        </header>
        <div className="max-h-[60vh] overflow-y-auto p-1">
          {findings.length === 0 ? (
            <p className="px-3 py-6 text-center text-ink-meta text-sm">{t('noneText')}</p>
          ) : (
            <FindingList findings={findings} onChoose={() => setOpen(false)} />
          )}
        </div>
      </PopoverContent>
    </Popover>
  )
}
