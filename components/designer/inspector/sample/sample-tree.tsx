'use client'
import { Check, ChevronDown, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Json } from '../../../../flows/engine/types.ts'
import { sampleRows } from '../../../../flows/nodes/http/sample-response.ts'
import { cn } from '../../../ui/cn.ts'
import { IconButton } from '../../../ui/icon-button.tsx'

/** Longest value written out. */
const SHORT = 60

/** An answer as a tree; a click on a value keeps it, or no longer. */
export function SampleTree({
  body,
  chosen,
  onToggle,
}: {
  body: Json
  chosen: ReadonlySet<string>
  onToggle(path: string, value: Json): void
}) {
  const t = useTranslations('inspector.sample')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(['']))
  const rows = sampleRows(body, open)
  function turn(key: string): void {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  return (
    <ul
      aria-label={t('answer')}
      className="max-h-[46vh] overflow-auto rounded-md border border-line py-1 text-sm"
      data-testid="sample-tree"
    >
      {rows.map(({ path, key, name, depth, value, entries, open: isOpen, hidden }) => (
        <li key={key} style={{ paddingLeft: 4 + depth * 16 }}>
          <div className="flex items-center gap-1">
            {entries > 0 ? (
              <IconButton
                size="sm"
                label={t(isOpen ? 'collapse' : 'expand', { name })}
                aria-expanded={isOpen}
                icon={isOpen ? ChevronDown : ChevronRight}
                onClick={() => turn(key)}
              />
            ) : (
              <span className="w-6 shrink-0" />
            )}
            <button
              type="button"
              disabled={path === null}
              title={path === null ? t('oddName') : undefined}
              aria-pressed={path !== null && chosen.has(path)}
              aria-label={path === null ? name : t(chosen.has(path) ? 'unpick' : 'pick', { path })}
              onClick={() => path !== null && onToggle(path, value)}
              className={cn(
                'flex min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 py-0.5 text-left enabled:hover:bg-sunken disabled:opacity-60',
                path !== null && chosen.has(path) && 'bg-accent-soft text-accent-ink',
              )}
            >
              <span className="shrink-0 font-mono text-ink-2">{name}</span>
              <span className="min-w-0 flex-1 truncate font-mono">
                {entries > 0 ? <span className="text-ink-meta">{t('entries', { count: entries })}</span> : short(value)}
              </span>
              {path !== null && chosen.has(path) && <Check aria-hidden className="size-4 shrink-0" />}
            </button>
          </div>
          {hidden > 0 && <p className="py-0.5 pl-8 text-ink-meta">{t('more', { count: hidden })}</p>}
        </li>
      ))}
    </ul>
  )
}

function short(value: Json): string {
  const text = JSON.stringify(value)
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text
}
