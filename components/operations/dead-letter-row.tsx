'use client'
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { cn } from '../ui/cn.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Cell, Row } from '../ui/table.tsx'
import type { DeadLetter } from './dead-letters.tsx'
import { useFailureText } from './use-failure-text.ts'
import { useKindName } from './use-kind-name.ts'

/** One failed effect; below it, on demand, what was asked for. */
export function DeadLetterRow({
  letter,
  chosen,
  onChoose,
  onRerun,
  onDiscard,
}: {
  letter: DeadLetter
  chosen: boolean
  onChoose: (on: boolean) => void
  onRerun: () => void
  onDiscard: () => void
}) {
  const t = useTranslations('operations.dead')
  const kindName = useKindName()
  const failureText = useFailureText()
  const [open, setOpen] = useState(false)
  const details = useId()
  const name = `${kindName(letter.kind)}${letter.target && letter.target !== letter.kind ? ` · ${letter.target}` : ''}`
  return (
    <>
      <Row aria-selected={chosen}>
        <Cell className="w-8 py-2 align-top">
          <Checkbox
            aria-label={t('chooseOne', { name })}
            checked={chosen}
            onCheckedChange={(on) => onChoose(on === true)}
            className="mt-0.5"
          />
        </Cell>
        <Cell className="py-2 align-top">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={details}
            onClick={() => setOpen(!open)}
            className="-ml-1 flex items-center gap-1 rounded-sm text-left hover:text-accent-ink"
          >
            <ChevronRight aria-hidden className={cn('size-4 shrink-0 text-ink-meta transition-transform', open && 'rotate-90')} />
            {name}
          </button>
          <div className="pl-4 text-ink-meta text-sm">
            <Link href={`/inbox?open=${letter.conversationId}`} className="text-accent-ink hover:underline">
              {letter.customerName || t('visitor')}
            </Link>{' '}
            · <RelativeTime at={letter.askedAt} /> · {t('attempts', { count: letter.attempts })}
          </div>
        </Cell>
        <Cell className="py-2 align-top">{failureText(letter.error?.code ?? 'gone')}</Cell>
        <Cell className="py-2 text-right align-top">
          <span className="inline-flex gap-1">
            <Button size="sm" variant="quiet" onClick={onDiscard}>
              {t('discard')}
            </Button>
            <Button size="sm" onClick={onRerun}>
              {t('rerun')}
            </Button>
          </span>
        </Cell>
      </Row>
      {open && (
        <tr id={details}>
          <td colSpan={4} className="border-line border-b bg-sunken/60 px-4 py-3">
            {letter.error?.message && <p className="mb-2 text-ink-2 text-sm">{letter.error.message}</p>}
            {letter.request === null ? (
              <p className="text-ink-meta text-sm">{t('tooLong')}</p>
            ) : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
              <pre tabIndex={0} className="max-h-72 overflow-auto whitespace-pre-wrap break-all font-mono text-xs">
                {JSON.stringify(letter.request, null, 2)}
              </pre>
            )}
            <p className="mt-2 text-ink-meta text-sm">{t('masked')}</p>
          </td>
        </tr>
      )}
    </>
  )
}
