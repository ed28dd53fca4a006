'use client'
import { ChevronRight, CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Outcome, ReportItem } from '../../flows/converters/report.ts'
import { describeReportItem } from '../../flows/converters/words.ts'
import { describeOpenError } from '../../flows/document/open-words.ts'
import type { Language } from '../../flows/document/primitives.ts'
import type { Imported } from '../../flows/exchange/read-import.ts'
import { Callout } from '../ui/callout.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Tag } from '../ui/tag.tsx'

const looks = {
  left: { icon: CircleX, tone: 'text-bad' },
  adapted: { icon: TriangleAlert, tone: 'text-warn-ink' },
  carried: { icon: CircleCheck, tone: 'text-ok-ink' },
} as const

/** What a chosen file is, what will be made of it, and, of another system's file, what became of each thing in it. */
export function ImportReport({ imported, name, onName }: { imported: Imported; name: string; onName(name: string): void }) {
  const t = useTranslations('flows.importing')
  const language = useLocale() as Language
  const { opened, report, source } = imported
  if ('error' in opened) {
    const { sentence, problems } = describeOpenError(opened.error, language)
    return (
      <div className="flex flex-col gap-2" data-testid="import-error">
        <Callout tone="bad">{sentence}</Callout>
        <ul className="flex flex-col gap-1 text-ink-2 text-sm">
          {problems.map((line) => (
            <li key={line} className="break-words">
              {line}
            </li>
          ))}
        </ul>
      </div>
    )
  }
  const { project, findings } = opened
  const cards = Object.values(project.flows).reduce((sum, flow) => sum + Object.keys(flow.cards).length, 0)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return (
    <div className="flex flex-col gap-4" data-testid="import-report">
      <Field label={t('name')}>
        <Input value={name} maxLength={120} onChange={(event) => onName(event.target.value)} />
      </Field>
      <p className="flex flex-wrap items-center gap-2 text-ink-2 text-sm">
        <Tag tone="accent">{t(`source.${source}`)}</Tag>
        {t('size', { flows: Object.keys(project.flows).length, cards, intents: project.intents.length })}
      </p>
      {(['left', 'adapted', 'carried'] as const).map((outcome) => (
        <Section key={outcome} outcome={outcome} items={report.filter((item) => item.outcome === outcome)}>
          {(item) => describeReportItem(item, language)}
        </Section>
      ))}
      <p className="text-ink-meta text-sm">{errors > 0 ? t('findings', { count: errors }) : t('noFindings')}</p>
    </div>
  )
}

/** What was carried over is folded: it is as it was. */
function Section({ outcome, items, children }: { outcome: Outcome; items: ReportItem[]; children(item: ReportItem): ReactNode }) {
  const t = useTranslations('flows.importing')
  const { icon: Icon, tone } = looks[outcome]
  if (items.length === 0) return null
  return (
    <details open={outcome !== 'carried'} className="group">
      <summary className="flex cursor-pointer items-center gap-2 rounded-sm font-semibold">
        <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} strokeWidth={1.75} />
        {t(`outcome.${outcome}`, { count: items.length })}
        <ChevronRight aria-hidden className="size-3.5 text-ink-meta transition-transform group-open:rotate-90" />
      </summary>
      <ul className="mt-1.5 flex flex-col gap-1 pl-6 text-sm">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several things of one place may have had the same fate; the list never changes
          <li key={index} className="break-words">
            <span className="text-ink-meta">{t('place', { place: item.place })}</span>
            {children(item)}
          </li>
        ))}
      </ul>
    </details>
  )
}
