'use client'
import { useTranslations } from 'next-intl'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'

const groups = {
  list: { next: ['J'], previous: ['K'], lists: ['1', '…', '5'], search: ['F'], select: ['X'], escape: ['Esc'] },
  offer: { accept: ['Alt', 'A'], decline: ['Alt', 'S'] },
  conversation: {
    reply: ['R'],
    note: ['N'],
    canned: ['/'],
    packet: ['P'],
    take: ['Alt', 'T'],
    transfer: ['Alt', 'T'],
    returnToBot: ['Alt', 'B'],
    resolve: ['Alt', 'E'],
    leave: ['Esc'],
  },
} as const

/** What the keyboard does at the desk. Keys without Alt rest while somebody types; with Alt they work there too. */
export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useTranslations('desk.keys')
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent title={t('title')} description={t('text')}>
        <div className="grid grid-cols-2 gap-x-8 gap-y-5">
          {Object.entries(groups).map(([group, keys]) => (
            <section key={group} className={group === 'conversation' ? 'col-start-2 row-span-2 row-start-1' : ''}>
              <h3 className="mb-1.5 text-ink-meta text-sm">{t(`group.${group as keyof typeof groups}`)}</h3>
              <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
                {Object.entries(keys).map(([name, combination]) => (
                  <div key={name} className="contents">
                    <dt>{t(name as 'next')}</dt>
                    <dd className="flex justify-end gap-1">
                      {(combination as readonly string[]).map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  )
}
