'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { focusBody } from './focus-body.ts'
import { IconButton } from './icon-button.tsx'

export const Sheet = Radix.Root
export const SheetTrigger = Radix.Trigger

/** A panel that slides in from the right over the page. `width` in pixels. */
export function SheetContent({
  title,
  description,
  footer,
  width = 440,
  flush = false,
  children,
}: {
  title: ReactNode
  description?: ReactNode
  footer?: ReactNode
  width?: number
  flush?: boolean
  children?: ReactNode
}) {
  const t = useTranslations('common')
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-scrim" />
      <Radix.Content
        onOpenAutoFocus={focusBody}
        {...(description ? {} : { 'aria-describedby': undefined })}
        style={{ width }}
        className="fixed inset-y-0 right-0 z-50 flex max-w-[100vw] animate-slide flex-col border-line border-l bg-surface shadow-2 outline-none"
      >
        <header className="flex min-h-12 items-center gap-3 border-line border-b py-2 pr-3 pl-4">
          <div className="min-w-0 flex-1">
            <Radix.Title className="truncate font-semibold text-lg">{title}</Radix.Title>
            {description && <Radix.Description className="text-ink-meta text-sm">{description}</Radix.Description>}
          </div>
          <Radix.Close asChild>
            <IconButton label={t('close')} icon={X} />
          </Radix.Close>
        </header>
        <div data-body className={cn('min-h-0 flex-1 overflow-y-auto', !flush && 'p-4')}>
          {children}
        </div>
        {footer && <footer className="flex items-center justify-end gap-2 border-line border-t px-4 py-3">{footer}</footer>}
      </Radix.Content>
    </Radix.Portal>
  )
}
