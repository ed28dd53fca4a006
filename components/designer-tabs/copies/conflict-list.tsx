'use client'
import { LocateFixed } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { describePlace, showValue } from '../../../flows/diff/words.ts'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Project } from '../../../flows/document/project.ts'
import type { Conflict, Resolutions, Side } from '../../../flows/merge/conflict.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { type MarkedWords, markWords } from '../mark-words.ts'

type ConflictListProps = {
  conflicts: readonly Conflict[]
  /** What was chosen; what is not named is still open. */
  chosen: Resolutions
  /** How the two sides are called. */
  sides: Record<Side, string>
  both: { before: Project; after: Project; language: Language }
  /** The ones at the card that is looked at. */
  current: ReadonlySet<string>
  /** Null: it is nowhere on the canvas. */
  onGo(conflict: Conflict): (() => void) | null
  onChoose(resolutions: Resolutions): void
}

/** Where both sides changed the same: both values side by side, one click each. */
export function ConflictList({ conflicts, chosen, sides, both, current, onGo, onChoose }: ConflictListProps) {
  const t = useTranslations('copies')
  const open = conflicts.filter(({ id }) => !Object.hasOwn(chosen, id)).length
  const all = (side: Side) => onChoose(Object.fromEntries(conflicts.map(({ id }) => [id, side])))
  return (
    <section aria-label={t('conflicts')} data-testid="conflicts" className="flex max-h-[55%] min-h-0 flex-col border-line border-b">
      <div className="flex flex-wrap items-center gap-1.5 px-3 py-2">
        <h3 className="w-full font-semibold" aria-live="polite">
          {open === 0 ? t('allChosen', { count: conflicts.length }) : t('toChoose', { open, count: conflicts.length })}
        </h3>
        <Button size="sm" data-testid="all-ours" onClick={() => all('ours')}>
          {t('allOf', { name: sides.ours })}
        </Button>
        <Button size="sm" data-testid="all-theirs" onClick={() => all('theirs')}>
          {t('allOf', { name: sides.theirs })}
        </Button>
      </div>
      <ul className="min-h-0 flex-1 space-y-1 overflow-y-auto px-1.5 pb-2">
        {conflicts.map((conflict) => {
          const go = onGo(conflict)
          const { id, part, path, piece } = conflict
          const place = describePlace({ part, path, piece, both })
          return (
            <li
              key={id}
              data-testid={`conflict-${id}`}
              className={cn('rounded-md border border-transparent p-2', current.has(id) && 'border-accent bg-accent-soft')}
            >
              <div className="flex items-start gap-1">
                <span id={`place-${id}`} className="min-w-0 flex-1 break-words text-sm">
                  {place}
                </span>
                {go && <IconButton size="sm" label={t('show')} icon={LocateFixed} onClick={go} />}
              </div>
              <div role="radiogroup" aria-labelledby={`place-${id}`} className="mt-1 grid grid-cols-2 gap-1.5">
                {(['ours', 'theirs'] as const).map((side) => (
                  // biome-ignore lint/a11y/useSemanticElements: the two are chosen like radio buttons and look like cards
                  <button
                    key={side}
                    type="button"
                    role="radio"
                    aria-checked={chosen[id] === side}
                    data-testid={`choose-${side}`}
                    onClick={() => onChoose({ ...chosen, [id]: side })}
                    className={cn(
                      'flex min-w-0 flex-col justify-start rounded-md border border-line bg-surface px-2 py-1.5 text-left text-sm hover:border-line-strong',
                      chosen[id] === side && 'border-accent shadow-[0_0_0_1px_var(--accent)]',
                    )}
                  >
                    <span className="block truncate text-ink-meta text-xs">{sides[side]}</span>
                    <span className="block max-h-40 overflow-y-auto whitespace-pre-wrap break-words">
                      <Value conflict={conflict} side={side} language={both.language} />
                    </span>
                  </button>
                ))}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The whole of it: two long texts may differ in their last word alone. What the other side's text has not is marked. */
function Value({ conflict, side, language }: { conflict: Conflict; side: Side; language: Language }) {
  const t = useTranslations('copies')
  const { kind } = conflict
  const [value, other] = [conflict[side], conflict[side === 'ours' ? 'theirs' : 'ours']]
  if (kind === 'deleted') return value === undefined ? t('deleted') : t('kept')
  if (kind === 'order') return t('itsOrder')
  if (kind === 'tooMany') return t('itsList')
  if (value === undefined) return t('without')
  if (typeof value !== 'string' || value === '') return showValue(value, language) || t('itsWay')
  const pieces = typeof other === 'string' && other !== '' ? markWords(other, value) : [{ text: value, how: 'same' as const }]
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
  return pieces.map(({ text, how }, index) => <Fragment key={index}>{pieceOf(text, how)}</Fragment>)
}

function pieceOf(text: string, how: MarkedWords[number]['how']) {
  if (how === 'removed') return null
  return how === 'added' ? <mark className="rounded-sm bg-warn-soft text-warn-ink">{text}</mark> : text
}
