'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Change, diffProjects } from '../../flows/diff/diff-projects.ts'
import { describeChange } from '../../flows/diff/words.ts'
import type { Language } from '../../flows/document/primitives.ts'
import type { Project } from '../../flows/document/project.ts'
import { cn } from '../ui/cn.ts'

const signs: Record<Change['how'], { sign: string; tone: string }> = {
  added: { sign: '+', tone: 'text-ok-ink' },
  removed: { sign: '−', tone: 'text-bad' },
  changed: { sign: '~', tone: 'text-ink-2' },
  moved: { sign: '→', tone: 'text-ink-2' },
}

/** What behaves differently between two versions of a project, thing by thing and field by field; says so when nothing does. */
export function ChangeList({ before, after, className }: { before: Project; after: Project; className?: string }) {
  const t = useTranslations('publish')
  const language = useLocale() as Language
  const changes = useMemo(() => diffProjects(before, after).changes.filter((change) => !change.implied), [before, after])
  if (changes.length === 0) return <p className="text-ink-2">{t('noChanges')}</p>
  return (
    <ul className={cn('flex flex-col gap-2 overflow-y-auto text-sm', className)} data-testid="changes">
      {changes.map((change) => {
        const { title, details } = describeChange(change, { before, after, language })
        const { sign, tone } = signs[change.how]
        return (
          <li key={change.key} className="flex gap-2">
            <span aria-hidden className={cn('mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm bg-sunken text-xs', tone)}>
              {sign}
            </span>
            <div className="min-w-0">
              {title}
              {details.length > 0 && (
                <ul className="text-ink-2">
                  {details.map((line) => (
                    <li key={line} className="break-words">
                      {line}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
