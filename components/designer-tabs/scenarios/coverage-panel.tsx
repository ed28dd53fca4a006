'use client'
import { ChevronRight, LocateFixed } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Project } from '../../../flows/document/project.ts'
import type { CoverageFigures } from '../../../flows/scenarios/coverage.ts'
import { goTo, type Place } from '../../designer/place.ts'
import { useDesignerStore } from '../../designer/store.ts'
import { gapOf } from '../../scenarios/gaps.ts'
import { cn } from '../../ui/cn.ts'
import { Progress } from '../../ui/progress.tsx'
import { placeName, portName } from './place-words.ts'

const kinds = ['cards', 'ports', 'rules', 'conditions'] as const

/** How much of the flow the scenarios go through; what is missing, each a way to its place. */
export function CoveragePanel({ figures, project }: { figures: CoverageFigures | null; project: Project }) {
  const t = useTranslations('scenarios')
  const language = useLocale() as Language
  const [open, setOpen] = useState<(typeof kinds)[number] | null>(null)
  return (
    <section className="border-line border-b p-4">
      <h2 className="font-semibold">{t('coverage')}</h2>
      {!figures && <p className="mt-1 text-ink-meta text-sm">{t('coverageEmpty')}</p>}
      {figures &&
        kinds.map((kind) => {
          const { covered, total, missing } = figures[kind]
          if (total === 0) return null
          return (
            <div key={kind} className="mt-3" data-testid={`coverage-${kind}`}>
              <div className="flex items-baseline justify-between">
                <span>{t(`figure.${kind}`)}</span>
                <span className="text-ink-meta text-sm tabular-nums">{t('figureOf', { covered, total })}</span>
              </div>
              <Progress value={covered / total} label={t(`figure.${kind}`)} className="mt-1" />
              {missing.length > 0 && (
                <button
                  type="button"
                  aria-expanded={open === kind}
                  onClick={() => setOpen(open === kind ? null : kind)}
                  className="mt-1 flex min-h-6 items-center gap-1 text-sm text-warn-ink hover:underline"
                >
                  <ChevronRight aria-hidden className={cn('size-3.5', open === kind && 'rotate-90')} />
                  {t('missing', { count: missing.length })}
                </button>
              )}
              {open === kind && (
                <ul>
                  {missing.map((key) => {
                    const { place, portId, part = 0, held = false } = gapOf(kind, key, project)
                    const name = placeName(place, project)
                    return (
                      <li key={key}>
                        <GoTo place={place}>
                          {portId !== undefined
                            ? t('gap.port', { card: name, port: portName({ place, portId, project, language }) })
                            : kind === 'conditions'
                              ? t('gap.condition', { rule: name, part: part + 1, held: String(held) })
                              : name}
                        </GoTo>
                      </li>
                    )
                  })}
                </ul>
              )}
            </div>
          )
        })}
    </section>
  )
}

/** A line that leads to its place in the designer. */
export function GoTo({ place, children }: { place: Place; children: string }) {
  const t = useTranslations('scenarios')
  const designer = useDesignerStore()
  return (
    <button
      type="button"
      title={t('goTo')}
      onClick={() => goTo(designer, place)}
      className="group flex min-h-7 w-full items-center gap-2 rounded-md px-2 py-1 text-left text-sm hover:bg-sunken"
    >
      <span className="min-w-0 flex-1 break-words">{children}</span>
      <LocateFixed aria-hidden className="size-3.5 shrink-0 text-ink-3 group-hover:text-ink-2" />
    </button>
  )
}
