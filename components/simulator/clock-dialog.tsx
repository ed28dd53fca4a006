'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDesigner } from '../designer/model/designer-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

/** Set the virtual clock: a Sunday, midnight, next month. It can only go forwards in a running conversation; earlier restarts. */
export function ClockDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('simulator')
  const common = useTranslations('common')
  const { simulation } = useDesigner()
  const [text, setText] = useState(() => localMinute(simulation.now()))
  const wanted = new Date(text).getTime()
  const apply = () => {
    if (Number.isNaN(wanted)) return
    const ahead = wanted - simulation.now()
    if (ahead >= 0) simulation.advance(ahead)
    else {
      simulation.changeWorld({ clock: { virtual: wanted, real: Date.now() } })
      simulation.restart()
    }
    onClose()
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="sm"
        title={t('setClock')}
        description={t('setClockHint')}
        footer={
          <>
            <Button variant="quiet" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button variant="primary" onClick={apply} disabled={Number.isNaN(wanted)}>
              {wanted < simulation.now() ? t('setAndRestart') : t('setClock')}
            </Button>
          </>
        }
      >
        <Field label={t('clock')}>
          <Input type="datetime-local" value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
      </DialogContent>
    </Dialog>
  )
}

function localMinute(time: number): string {
  const date = new Date(time)
  return new Date(time - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
