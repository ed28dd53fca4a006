'use client'
import { useTranslations } from 'next-intl'
import { cn } from '../../ui/cn.ts'
import type { Change } from '../document/compare.ts'

const signs = { added: '+', removed: '−', changed: '~' }

export function ChangeList({ changes, onChoose }: { changes: readonly Change[]; onChoose?: (change: Change) => void }) {
  const t = useTranslations('designer.changes')
  const detail = ({ details, kind }: Change) =>
    kind !== 'changed'
      ? t(kind)
      : [
          details.renamedFrom === undefined ? '' : t('renamed', { name: details.renamedFrom }),
          details.nodes.length > 0 ? t('nodes', { count: details.nodes.length }) : '',
          details.links > 0 ? t('links', { count: details.links }) : '',
        ]
          .filter(Boolean)
          .join(t('and')) || t('changed')
  return (
    <ul className="flex flex-col">
      {changes.map((change) => (
        <li
          key={`${change.kind} ${change.what} ${change.name} ${change.place?.cardId ?? ''}`}
          className="grid grid-cols-[16px_1fr] items-start gap-2 py-[3px]"
        >
          <i
            aria-hidden
            className={cn(
              'mt-px grid size-4 place-items-center rounded-sm bg-sunken font-mono font-semibold text-sm not-italic',
              change.kind === 'added' && 'text-ok-ink',
              change.kind === 'removed' && 'text-bad',
            )}
          >
            {signs[change.kind]}
          </i>
          <span className="min-w-0 text-ink-2">
            <span className="text-ink-meta">{t(`what.${change.what}`)} </span>
            {change.place && onChoose ? (
              <button type="button" className="font-semibold text-ink hover:underline" onClick={() => onChoose(change)}>
                {change.name}
              </button>
            ) : (
              <b className="font-semibold text-ink">{change.name}</b>
            )}{' '}
            {detail(change)}
          </span>
        </li>
      ))}
    </ul>
  )
}
