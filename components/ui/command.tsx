'use client'
import { Command as Cmdk } from 'cmdk'
import { type LucideIcon, Search } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'
import { itemClass } from './menu-class.ts'

/** A list one filters by typing. Items need a unique `value`; more words to find them by go into `keywords`. */
export function Command({ className, ...props }: ComponentProps<typeof Cmdk>) {
  return <Cmdk {...props} className={cn('flex min-h-0 flex-col', className)} />
}

export function CommandInput({ className, trailing, ...props }: ComponentProps<typeof Cmdk.Input> & { trailing?: ReactNode }) {
  return (
    <div className="flex h-10 shrink-0 items-center gap-2 border-line border-b px-3">
      <Search aria-hidden className="size-4 text-ink-meta" strokeWidth={1.75} />
      <Cmdk.Input
        {...props}
        className={cn('h-full min-w-0 flex-1 bg-transparent text-md outline-none focus-visible:outline-none', className)}
      />
      {trailing}
    </div>
  )
}

export function CommandList({ className, ...props }: ComponentProps<typeof Cmdk.List>) {
  return <Cmdk.List {...props} className={cn('max-h-80 scroll-py-1 overflow-y-auto p-1', className)} />
}

export function CommandEmpty({ className, ...props }: ComponentProps<typeof Cmdk.Empty>) {
  return <Cmdk.Empty {...props} className={cn('px-2 py-6 text-center text-ink-meta text-sm', className)} />
}

export function CommandGroup({ className, ...props }: ComponentProps<typeof Cmdk.Group>) {
  return (
    <Cmdk.Group
      {...props}
      className={cn(
        '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-meta [&_[cmdk-group-heading]]:text-sm',
        className,
      )}
    />
  )
}

export function CommandItem({
  icon: Icon,
  detail,
  className,
  children,
  ...props
}: ComponentProps<typeof Cmdk.Item> & { icon?: LucideIcon; detail?: ReactNode }) {
  return (
    <Cmdk.Item {...props} className={cn(itemClass, 'data-[disabled=true]:opacity-45', className)}>
      {Icon && <Icon aria-hidden className="size-4 text-ink-meta" strokeWidth={1.75} />}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {detail && <span className="ml-auto shrink-0 pl-4 text-ink-meta text-sm">{detail}</span>}
    </Cmdk.Item>
  )
}
