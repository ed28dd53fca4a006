'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { cn } from './cn.ts'
import { focusBody } from './focus-body.ts'
import { focusPlace } from './focus-place.ts'
import { IconButton } from './icon-button.tsx'

export const Dialog = Radix.Root
export const DialogTrigger = Radix.Trigger

const widths = { sm: 'w-[420px]', md: 'w-[560px]', lg: 'w-[760px]', xl: 'w-[1140px]' }

export type DialogContentProps = {
  title: ReactNode
  description?: ReactNode /** Right of the title: a verdict. */
  aside?: ReactNode
  footer?: ReactNode
  size?: keyof typeof widths /** No padding around the body. */
  flush?: boolean
  className?: string
  onOpenAutoFocus?: (event: Event) => void
  onEscapeKeyDown?: (event: KeyboardEvent) => void
  children?: ReactNode
}

/** The window of a Dialog: head, scrolling body, footer with the decision on the right. */
export function DialogContent({
  title,
  description,
  aside,
  footer,
  size = 'md',
  flush = false,
  className,
  onOpenAutoFocus,
  onEscapeKeyDown,
  children,
}: DialogContentProps) {
  const t = useTranslations('common')
  const goBack = useRef<(() => boolean) | null>(null)
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-scrim" />
      <Radix.Content
        onEscapeKeyDown={onEscapeKeyDown}
        onOpenAutoFocus={(event) => {
          const before = document.activeElement
          goBack.current = before instanceof HTMLElement && before !== document.body ? focusPlace(before) : null
          const focus = onOpenAutoFocus ?? focusBody
          focus(event)
        }}
        onCloseAutoFocus={(event) => {
          // Opened by a key, there is no trigger; and what opened it may be gone with what was decided in it.
          if (goBack.current?.()) event.preventDefault()
        }}
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          '-translate-x-1/2 fixed top-[10vh] left-1/2 z-50 flex max-h-[82vh] max-w-[calc(100vw-32px)] animate-fade flex-col rounded-lg border border-line bg-surface shadow-2 outline-none',
          size === 'xl' && 'top-[5vh] max-h-[90vh]',
          widths[size],
          className,
        )}
      >
        <header className="flex items-start gap-3 border-line border-b px-5 py-3">
          <div className="min-w-0 flex-1">
            <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
            {description && <Radix.Description className="text-ink-meta text-sm">{description}</Radix.Description>}
          </div>
          {aside}
          <Radix.Close asChild>
            <IconButton label={t('close')} icon={X} />
          </Radix.Close>
        </header>
        <div data-body className={cn('min-h-0 flex-1 overflow-y-auto', !flush && 'p-5')}>
          {children}
        </div>
        {footer && <footer className="flex items-center justify-end gap-2 border-line border-t px-5 py-3">{footer}</footer>}
      </Radix.Content>
    </Radix.Portal>
  )
}
