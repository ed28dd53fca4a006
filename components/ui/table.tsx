import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** Table primitives: rows 36 px, hairlines between, heads that stay when scrolled. Figures go into cells with `numeric`. */
export function Table({ className, ...props }: ComponentProps<'table'>) {
  return <table {...props} className={cn('w-full border-separate border-spacing-0 text-md', className)} />
}

export function Head({ className, numeric, ...props }: ComponentProps<'th'> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      {...props}
      className={cn(
        'sticky top-0 z-10 h-8 whitespace-nowrap border-line border-b bg-surface px-3 first:pl-4 last:pr-4 font-normal text-ink-meta text-sm',
        numeric ? 'text-right' : 'text-left',
        className,
      )}
    />
  )
}

export function Row({ className, ...props }: ComponentProps<'tr'>) {
  return <tr {...props} className={cn('group/row hover:bg-sunken/60 aria-selected:bg-accent-soft', className)} />
}

export function Cell({ className, numeric, ...props }: ComponentProps<'td'> & { numeric?: boolean }) {
  return (
    <td
      {...props}
      className={cn(
        'h-9 border-line border-b px-3 py-1 first:pl-4 last:pr-4 align-middle group-last/row:border-b-0',
        numeric && 'whitespace-nowrap text-right',
        className,
      )}
    />
  )
}
