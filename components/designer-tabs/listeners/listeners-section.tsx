'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Listener } from '../../../flows/document/listener.ts'
import type { DesignerTabProps } from '../../designer/contract.ts'
import { Button } from '../../ui/button.tsx'
import { createListener } from './create-listener.ts'
import { ListenerCard } from './listener-card.tsx'

/** Global triggers: what is listened for in every message, wherever the conversation is. The first that hears acts. */
export function ListenersSection({ project, edit, readOnly, queues, findings }: DesignerTabProps) {
  const t = useTranslations('listeners')
  const [open, setOpen] = useState<string | null>(null)
  const listeners = project.listeners ?? []
  const change = (id: string, part: Partial<Listener>): void =>
    edit(
      t('edit'),
      (document) => {
        const listener = document.project.listeners?.find((each) => each.id === id)
        if (listener) Object.assign(listener, part)
      },
      { merge: `listener:${id}:${Object.keys(part).join()}` },
    )
  const move = (from: number, to: number): void =>
    edit(t('move'), (document) => {
      const all = document.project.listeners ?? []
      const [moved] = all.splice(from, 1)
      if (moved) all.splice(to, 0, moved)
    })
  const add = (): void => {
    const made = createListener({ name: t('newName'), project })
    edit(t('add'), (document) => {
      document.project.listeners = [...(document.project.listeners ?? []), made]
    })
    setOpen(made.id)
  }
  const remove = (id: string): void =>
    edit(t('remove'), (document) => {
      const left = (document.project.listeners ?? []).filter((each) => each.id !== id)
      if (left.length > 0) document.project.listeners = left
      else delete document.project.listeners
    })
  return (
    <section data-testid="listeners" aria-label={t('title')} className="mx-auto mt-8 flex max-w-[960px] flex-col gap-2">
      <header className="mb-1 flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-lg">{t('title')}</h2>
          <p className="text-ink-meta text-sm">{t('about')}</p>
        </div>
        {!readOnly && (
          <Button icon={Plus} data-testid="add-listener" disabled={listeners.length >= 100} onClick={add}>
            {t('add')}
          </Button>
        )}
      </header>
      {listeners.length === 0 && (
        <p className="rounded-lg border border-line border-dashed px-4 py-3 text-ink-meta text-sm">{t('emptyHint')}</p>
      )}
      {listeners.map((listener, index) => (
        <ListenerCard
          key={listener.id}
          {...{ listener, index, project, queues, readOnly }}
          count={listeners.length}
          findings={findings.filter((finding) => finding.listenerId === listener.id)}
          open={open === listener.id}
          onToggle={() => setOpen(open === listener.id ? null : listener.id)}
          onChange={(part) => change(listener.id, part)}
          onMove={(to) => move(index, to)}
          onRemove={() => remove(listener.id)}
        />
      ))}
    </section>
  )
}
