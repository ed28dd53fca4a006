'use client'
import { Check, ChevronRight, type LucideIcon } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'
import { itemClass, menuClass, separatorClass } from './menu-class.ts'

export const Menu = Radix.Root
export const MenuTrigger = Radix.Trigger
export const MenuSub = Radix.Sub
export const MenuRadioGroup = Radix.RadioGroup

export function MenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content collisionPadding={8} align="start" sideOffset={4} {...props} className={cn(menuClass, className)} />
    </Radix.Portal>
  )
}

type ItemExtras = { icon?: LucideIcon /** Quiet text on the right: keys or a detail. */; detail?: ReactNode }

export function MenuItem({
  icon: Icon,
  detail,
  tone,
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.Item> & ItemExtras & { tone?: 'bad' }) {
  return (
    <Radix.Item {...props} className={cn(itemClass, tone === 'bad' && 'text-bad data-[highlighted]:bg-bad-soft', className)}>
      {Icon && <Icon aria-hidden className={cn('size-4', tone !== 'bad' && 'text-ink-meta')} strokeWidth={1.75} />}
      {children}
      {detail && <span className="ml-auto pl-4 text-ink-meta text-sm">{detail}</span>}
    </Radix.Item>
  )
}

export function MenuRadioItem({ icon: Icon, className, children, ...props }: ComponentProps<typeof Radix.RadioItem> & ItemExtras) {
  return (
    <Radix.RadioItem {...props} className={cn(itemClass, 'pr-7', className)}>
      {Icon && <Icon aria-hidden className="size-4 text-ink-meta" strokeWidth={1.75} />}
      {children}
      <Tick />
    </Radix.RadioItem>
  )
}

export function MenuSubTrigger({
  icon: Icon,
  detail,
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.SubTrigger> & ItemExtras) {
  return (
    <Radix.SubTrigger {...props} className={cn(itemClass, 'data-[state=open]:bg-accent-soft', className)}>
      {Icon && <Icon aria-hidden className="size-4 text-ink-meta" strokeWidth={1.75} />}
      {children}
      <span className="ml-auto flex items-center gap-1 pl-4 text-ink-meta text-sm">
        {detail}
        <ChevronRight aria-hidden className="size-3.5" />
      </span>
    </Radix.SubTrigger>
  )
}

export function MenuSubContent({ className, ...props }: ComponentProps<typeof Radix.SubContent>) {
  return (
    <Radix.Portal>
      <Radix.SubContent collisionPadding={8} sideOffset={2} {...props} className={cn(menuClass, className)} />
    </Radix.Portal>
  )
}

export function MenuSeparator() {
  return <Radix.Separator className={separatorClass} />
}

function Tick() {
  return (
    <Radix.ItemIndicator className="absolute right-2">
      <Check aria-hidden className="size-3.5 text-accent-ink" />
    </Radix.ItemIndicator>
  )
}
