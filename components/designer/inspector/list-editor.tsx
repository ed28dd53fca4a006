'use client'
import { ChevronDown, ChevronUp, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

/** A list of rows one adds to, removes from and orders, by mouse or keyboard. */
export function ListEditor<Item>({
  items,
  onChange,
  row,
  create,
  addLabel,
  ordered = true,
  max = 30,
  disabled,
  keyOf,
  testId,
}: {
  items: readonly Item[]
  onChange: (items: Item[]) => void
  row: (item: Item, put: (item: Item) => void, index: number) => ReactNode
  create: () => Item
  addLabel: string
  ordered?: boolean
  max?: number
  disabled?: boolean
  keyOf?: (item: Item) => string
  testId?: string
}) {
  const t = useTranslations('designer.list')
  const put = (index: number, item: Item) => onChange(items.map((each, at) => (at === index ? item : each)))
  const move = (index: number, by: number) => {
    const next = [...items]
    const [item] = next.splice(index, 1)
    if (item !== undefined) next.splice(index + by, 0, item)
    onChange(next)
  }
  return (
    <div className="flex flex-col gap-1.5" data-testid={testId}>
      {items.map((item, index) => (
        <div key={keyOf?.(item) ?? index} className="group/item flex items-start gap-1 rounded-md border border-line p-1.5">
          <div className="min-w-0 flex-1">{row(item, (next) => put(index, next), index)}</div>
          {!disabled && (
            <div className="flex shrink-0 flex-col opacity-60 focus-within:opacity-100 group-hover/item:opacity-100">
              <IconButton size="sm" icon={X} label={t('remove')} onClick={() => onChange(items.filter((_, at) => at !== index))} />
              {ordered && items.length > 1 && (
                <>
                  <IconButton size="sm" icon={ChevronUp} label={t('up')} disabled={index === 0} onClick={() => move(index, -1)} />
                  <IconButton
                    size="sm"
                    icon={ChevronDown}
                    label={t('down')}
                    disabled={index === items.length - 1}
                    onClick={() => move(index, 1)}
                  />
                </>
              )}
            </div>
          )}
        </div>
      ))}
      {!disabled && items.length < max && (
        <Button size="sm" variant="quiet" icon={Plus} className="self-start" onClick={() => onChange([...items, create()])}>
          {addLabel}
        </Button>
      )}
    </div>
  )
}
