'use client'
import { useTranslations } from 'next-intl'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'

const keys = [
  { id: 'walk', keys: ['←', '→', '↑', '↓'] },
  { id: 'extend', keys: ['Shift', '→'] },
  { id: 'walkNodes', keys: ['Alt', '↓'] },
  { id: 'add', keys: ['/'] },
  { id: 'list', keys: ['B'] },
  { id: 'connect', keys: ['C'] },
  { id: 'edit', keys: ['Enter'] },
  { id: 'rename', keys: ['F2'] },
  { id: 'move', keys: ['Ctrl', '→'] },
  { id: 'shift', keys: ['Alt', 'Shift', '↓'] },
  { id: 'remove', keys: ['Del'] },
  { id: 'undo', keys: ['Ctrl', 'Z'] },
  { id: 'copy', keys: ['Ctrl', 'C'] },
  { id: 'duplicate', keys: ['Ctrl', 'D'] },
  { id: 'find', keys: ['Ctrl', 'F'] },
  { id: 'region', keys: ['F6'] },
  { id: 'command', keys: ['Ctrl', 'K'] },
  { id: 'unfold', keys: ['O'] },
  { id: 'openSubFlow', keys: ['Shift', 'O'] },
  { id: 'backToCaller', keys: ['Shift', 'U'] },
  { id: 'note', keys: ['N'] },
  { id: 'frame', keys: ['Ctrl', 'G'] },
  { id: 'pin', keys: ['P'] },
  { id: 'zoomAll', keys: ['Shift', '1'] },
  { id: 'zoomSelection', keys: ['Shift', '2'] },
  { id: 'nextDifference', keys: ['F7'] },
  { id: 'previousDifference', keys: ['Shift', 'F7'] },
] as const

/** Every key of the canvas. */
export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const t = useTranslations('designer.keys')
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t('title')}>
        <dl className="grid grid-cols-2 gap-x-8 gap-y-1.5 max-sm:grid-cols-1">
          {keys.map((each) => (
            <div key={each.id} className="flex min-h-7 items-center justify-between gap-3">
              <dt className="text-ink-2">{t(each.id)}</dt>
              <dd className="flex gap-1">
                {each.keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  )
}
