'use client'
import { Toaster as Sonner, toast as show } from 'sonner'

/** toast.success(text), toast.error(text, { description }), toast(text, { action: { label, onClick } }). */
export const toast = show

export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-[340px] items-center gap-2.5 rounded-lg border border-line bg-raised px-3 py-2.5 text-md text-ink shadow-2',
          description: 'text-ink-meta text-sm',
          actionButton: 'ml-auto shrink-0 rounded-md px-2 h-6 text-sm text-accent-ink hover:bg-accent-soft',
          success: '[&_[data-icon]]:text-ok-ink',
          error: '[&_[data-icon]]:text-bad',
        },
      }}
    />
  )
}
