'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Change, diffProjects } from '../../flows/diff/diff-projects.ts'
import { describeChange } from '../../flows/diff/words.ts'
import type { Language } from '../../flows/document/primitives.ts'
import type { Project } from '../../flows/document/project.ts'
import { cn } from '../ui/cn.ts'
import { ChangedText } from './changed-text.tsx'

const signs: Record<Change['how'], { sign: string; tone: string }> = {
  added: { sign: '+', tone: 'text-ok-ink' },
  removed: { sign: '−', tone: 'text-bad' },
  changed: { sign: '~', tone: 'text-ink-2' },
  moved: { sign: '→', tone: 'text-ink-2' },
}

/** What differs between two versions besides where things stand; what follows from something else by itself is left out. */
export function useChanges(before: Project, after: Project): Change[] {
  return useMemo(() => diffProjects(before, after).changes.filter((change) => !change.implied), [before, after])
}

type ChangeListProps = {
  changes: readonly Change[]
  before: Project
  after: Project
  /** The one that is looked at, and looking at another that stands on the canvas. */
  current?: string | undefined
  onGo?: (change: Change) => void
  /** Said when nothing differs. */
  empty?: string | undefined
  className?: string
}

/** Thing by thing and field by field; says so when nothing differs. */
export function ChangeList({ changes, before, after, current, onGo, empty, className }: ChangeListProps) {
  const t = useTranslations('publish')
  const language = useLocale() as Language
  if (changes.length === 0) return <p className={cn('text-ink-2', className)}>{empty ?? t('noChanges')}</p>
  return (
    <ul className={cn('flex flex-col gap-2 overflow-y-auto text-sm', className)} data-testid="changes">
      {changes.map((change) => {
        const { title, details } = describeChange(change, { before, after, language })
        const { sign, tone } = signs[change.how]
        const go = onGo && change.cardId !== undefined ? () => onGo(change) : null
        return (
          <li
            key={change.key}
            data-testid={`change-${change.key}`}
            className={cn('flex gap-2 rounded-md', onGo && 'px-2 py-1.5', current === change.key && 'bg-accent-soft')}
          >
            <span aria-hidden className={cn('mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm bg-sunken text-xs', tone)}>
              {sign}
            </span>
            <div className="min-w-0">
              {go ? (
                <button
                  type="button"
                  aria-current={current === change.key || undefined}
                  className="text-left hover:text-accent-ink hover:underline"
                  onClick={go}
                >
                  {title}
                </button>
              ) : (
                title
              )}
              {details.length > 0 && (
                <ul className="text-ink-2">
                  {details.map(({ line, text }) => (
                    <li key={line} className="break-words">
                      {text ? <ChangedText {...text} /> : line}
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
