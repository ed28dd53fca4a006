'use client'
import { Check, ChevronDown, type LucideIcon } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { Fragment, type ReactNode } from 'react'
import { cn } from './cn.ts'
import { useFieldProps } from './field.tsx'
import { inputClass } from './input.tsx'
import { groupLabelClass, itemClass, menuClass } from './menu-class.ts'

export type Option<Value extends string = string> = {
  value: Value
  label: string
  icon?: LucideIcon /** Quiet text on the right. */
  detail?: ReactNode
  group?: string
  disabled?: boolean
}

/** One of a short list. For long or searchable lists take Combobox. Values are never the empty string. */
export function Select<Value extends string>({
  value,
  onValueChange,
  options,
  placeholder,
  size = 'md',
  className,
  disabled,
  ...aria
}: {
  value?: Value
  onValueChange: (value: Value) => void
  options: readonly Option<Value>[]
  placeholder?: string
  size?: 'sm' | 'md' | 'lg'
  className?: string
  disabled?: boolean
  id?: string
  'aria-label'?: string
}) {
  const field = useFieldProps(aria)
  const chosen = options.find((option) => option.value === value)
  const groups = [...new Set(options.map((option) => option.group))]
  return (
    <Radix.Root value={value ?? ''} onValueChange={(next) => onValueChange(next as Value)} disabled={disabled}>
      <Radix.Trigger
        {...aria}
        {...field}
        className={cn(
          inputClass,
          'flex items-center gap-1.5 px-2 text-left',
          size === 'sm' ? 'h-6 text-sm' : size === 'lg' ? 'h-9' : 'h-7',
          className,
        )}
      >
        {chosen?.icon && <chosen.icon aria-hidden className="size-3.5 shrink-0 text-ink-meta" strokeWidth={1.75} />}
        <span className={cn('min-w-0 flex-1 truncate', !chosen && 'text-ink-meta')}>
          <Radix.Value placeholder={placeholder ?? ' '}>{chosen?.label}</Radix.Value>
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-meta" strokeWidth={1.75} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(menuClass, 'min-w-[var(--radix-select-trigger-width)]')}
        >
          <Radix.Viewport>
            {groups.map((group) => (
              <Fragment key={group ?? ''}>
                {group && <div className={groupLabelClass}>{group}</div>}
                {options
                  .filter((option) => option.group === group)
                  .map((option) => (
                    <Radix.Item key={option.value} value={option.value} disabled={option.disabled} className={cn(itemClass, 'pr-7')}>
                      {option.icon && <option.icon aria-hidden className="size-3.5 text-ink-meta" strokeWidth={1.75} />}
                      <Radix.ItemText>{option.label}</Radix.ItemText>
                      {option.detail && <span className="ml-auto pl-3 text-ink-meta text-sm">{option.detail}</span>}
                      <Radix.ItemIndicator className="absolute right-2">
                        <Check aria-hidden className="size-3.5 text-accent-ink" />
                      </Radix.ItemIndicator>
                    </Radix.Item>
                  ))}
              </Fragment>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
