'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { cn } from '../../ui/cn.ts'
import type { PortChoice } from './actions/tools.ts'

/** Which port of a card is meant: arrow keys and Enter; Delete takes its link away. */
export function PortChooser({
  ports,
  at,
  onChoose,
  onDisconnect,
  onClose,
}: {
  ports: PortChoice[]
  at: { x: number; y: number }
  onChoose(port: PortChoice): void
  onDisconnect(port: PortChoice): void
  onClose(): void
}) {
  const t = useTranslations('designer')
  const id = useId()
  // What leads nowhere yet is most likely what somebody wants to connect.
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      ports.findIndex((port) => port.target === null),
    ),
  )
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.focus(), [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const port = ports[chosen]
  return (
    <>
      <button type="button" aria-label={t('closePorts')} tabIndex={-1} className="fixed inset-0 z-40 cursor-default" onClick={onClose} />
      <div
        role="dialog"
        aria-label={t('choosePort')}
        data-testid="port-chooser"
        className="fixed z-50 w-[280px] overflow-hidden rounded-lg border border-line bg-raised shadow-2"
        style={{ left: Math.max(8, Math.min(at.x, window.innerWidth - 300)), top: Math.max(8, Math.min(at.y, window.innerHeight - 380)) }}
      >
        <p className="border-line border-b px-3 py-2 text-ink-2 text-sm">{t('choosePort')}</p>
        <div
          ref={list}
          role="listbox"
          tabIndex={0}
          aria-label={t('choosePort')}
          aria-activedescendant={`${id}-${chosen}`}
          className="max-h-[320px] overflow-y-auto p-1.5 outline-none"
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Escape' || event.key === 'Tab') onClose()
            else if (event.key === 'ArrowDown') setChosen((index) => Math.min(index + 1, ports.length - 1))
            else if (event.key === 'ArrowUp') setChosen((index) => Math.max(index - 1, 0))
            else if (event.key === 'Home') setChosen(0)
            else if (event.key === 'End') setChosen(ports.length - 1)
            else if (event.key === 'Enter' && port) onChoose(port)
            else if ((event.key === 'Delete' || event.key === 'Backspace') && port) onDisconnect(port)
            else return
            event.preventDefault()
          }}
        >
          {ports.map((each, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's own
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active option
            <div
              key={`${each.nodeId}.${each.portId}`}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              onMouseMove={() => setChosen(index)}
              onClick={() => onChoose(each)}
              className={cn('flex h-8 items-center gap-2 rounded-md px-2', index === chosen && 'bg-accent-soft')}
            >
              <span className="min-w-0 flex-1 truncate">{each.label}</span>
              <span className="max-w-[120px] shrink-0 truncate text-ink-meta text-sm">{each.target ? `→ ${each.target}` : each.node}</span>
            </div>
          ))}
        </div>
      </div>
    </>
  )
}
