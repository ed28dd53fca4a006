'use client'
import { Check, ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cn } from './cn.ts'
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from './command.tsx'
import { useFieldProps } from './field.tsx'
import { inputClass } from './input.tsx'
import { Popover, PopoverContent, PopoverTrigger } from './popover.tsx'
import type { Option } from './select.tsx'

/** One of a long list, found by typing. `onCreate` offers to make what was typed. */
export function Combobox<Value extends string>({
  value,
  onValueChange,
  options,
  placeholder,
  onCreate,
  size = 'md',
  className,
  disabled,
  ...aria
}: {
  value?: Value
  onValueChange: (value: Value) => void
  options: readonly Option<Value>[]
  placeholder?: string
  onCreate?: (text: string) => void
  size?: 'sm' | 'md'
  className?: string
  disabled?: boolean
  id?: string
  'aria-label'?: string
}) {
  const t = useTranslations('common')
  const field = useFieldProps(aria)
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const chosen = options.find((option) => option.value === value)
  const groups = [...new Set(options.map((option) => option.group))]
  const choose = (act: () => void) => {
    act()
    setOpen(false)
    setText('')
  }
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        {...aria}
        {...field}
        disabled={disabled}
        role="combobox"
        aria-expanded={open}
        className={cn(inputClass, 'flex items-center gap-1.5 px-2 text-left', size === 'sm' ? 'h-6 text-sm' : 'h-7', className)}
      >
        {chosen?.icon && <chosen.icon aria-hidden className="size-3.5 shrink-0 text-ink-meta" strokeWidth={1.75} />}
        <span className={cn('min-w-0 flex-1 truncate', !chosen && 'text-ink-meta')}>{chosen?.label ?? placeholder}</span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-meta" strokeWidth={1.75} />
      </PopoverTrigger>
      <PopoverContent className="w-[max(220px,var(--radix-popover-trigger-width))] p-0">
        <Command>
          <CommandInput value={text} onValueChange={setText} placeholder={t('search')} />
          <CommandList>
            {!onCreate && <CommandEmpty>{t('nothingFound')}</CommandEmpty>}
            {groups.map((group) => (
              <CommandGroup key={group ?? ''} heading={group}>
                {options
                  .filter((option) => option.group === group)
                  .map((option) => (
                    <CommandItem
                      key={option.value}
                      value={option.value}
                      keywords={[option.label]}
                      disabled={option.disabled}
                      icon={option.icon}
                      onSelect={() => choose(() => onValueChange(option.value))}
                      detail={option.value === value ? <Check className="size-3.5 text-accent-ink" /> : option.detail}
                    >
                      {option.label}
                    </CommandItem>
                  ))}
              </CommandGroup>
            ))}
            {onCreate && text.trim() && !options.some((option) => option.label === text.trim()) && (
              <CommandItem forceMount value={`create ${text}`} onSelect={() => choose(() => onCreate(text.trim()))}>
                {t('createNamed', { name: text.trim() })}
              </CommandItem>
            )}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  )
}
