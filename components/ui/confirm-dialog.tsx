'use client'
import { useTranslations } from 'next-intl'
import { AlertDialog } from 'radix-ui'
import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import { Button } from './button.tsx'

export type ConfirmRequest = {
  title: ReactNode
  description?: ReactNode /** What the button does, as a verb. */
  action: string
  tone?: 'danger' | 'primary'
}
type Pending = ConfirmRequest & { answer: (yes: boolean) => void }

const Context = createContext<(request: ConfirmRequest) => Promise<boolean>>(() => Promise.resolve(false))

/** `const confirm = useConfirm(); if (await confirm({ title, description, action })) …` */
export function useConfirm(): (request: ConfirmRequest) => Promise<boolean> {
  return use(Context)
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common')
  const [pending, setPending] = useState<Pending | null>(null)
  const confirm = useCallback((request: ConfirmRequest) => new Promise<boolean>((answer) => setPending({ ...request, answer })), [])
  const settle = (yes: boolean) => {
    pending?.answer(yes)
    setPending(null)
  }
  return (
    <Context value={confirm}>
      {children}
      <AlertDialog.Root open={pending !== null} onOpenChange={(open) => !open && settle(false)}>
        <AlertDialog.Portal>
          <AlertDialog.Overlay className="fixed inset-0 z-[90] animate-fade bg-scrim" />
          <AlertDialog.Content className="-translate-x-1/2 fixed top-[22vh] left-1/2 z-[90] w-[420px] max-w-[calc(100vw-32px)] animate-fade rounded-lg border border-line bg-surface p-5 shadow-2 outline-none">
            <AlertDialog.Title className="font-semibold text-lg">{pending?.title}</AlertDialog.Title>
            <AlertDialog.Description className="mt-1 text-ink-2">{pending?.description}</AlertDialog.Description>
            <div className="mt-5 flex justify-end gap-2">
              <AlertDialog.Cancel asChild>
                <Button variant="quiet">{t('cancel')}</Button>
              </AlertDialog.Cancel>
              <Button variant={pending?.tone ?? 'danger'} onClick={() => settle(true)}>
                {pending?.action}
              </Button>
            </div>
          </AlertDialog.Content>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </Context>
  )
}
