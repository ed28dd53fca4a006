'use client'
import { PanelRightClose, PanelRightOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { SimulatorPanel } from '../simulator/simulator-panel.tsx'
import { cn } from '../ui/cn.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Inspector } from './inspector/inspector.tsx'
import { useDesigner, useView } from './model/designer-context.tsx'

/** The right side: properties or simulator, in one place. */
export function Dock() {
  const t = useTranslations('designer.dock')
  const { view, simulation } = useDesigner()
  const dock = useView((state) => state.dock)
  const running = useStore(simulation, (state) => state.session.steps.length > 0)
  if (dock === null)
    return (
      <div className="flex shrink-0 flex-col border-line border-l bg-surface p-1.5">
        <IconButton icon={PanelRightOpen} label={t('open')} side="left" onClick={() => view.setState({ dock: 'properties' })} />
      </div>
    )
  return (
    <aside
      aria-label={t('label')}
      className={cn(
        'z-10 flex min-h-0 shrink-0 flex-col border-line border-l bg-surface text-sm',
        dock === 'simulator' ? 'w-[360px]' : 'w-[340px]',
      )}
    >
      <header className="flex h-10 shrink-0 items-center gap-2 border-line border-b pr-2 pl-3">
        <Segmented
          label={t('label')}
          value={dock}
          onValueChange={(next) => view.setState({ dock: next })}
          segments={[
            { value: 'properties', label: t('properties') },
            {
              value: 'simulator',
              label: (
                <>
                  {running && <i className="size-1.5 rounded-full bg-ok" />}
                  {t('simulator')}
                </>
              ),
            },
          ]}
        />
        <IconButton
          icon={PanelRightClose}
          label={t('close')}
          className="ml-auto"
          side="left"
          onClick={() => view.setState({ dock: null })}
        />
      </header>
      <div className={cn('flex min-h-0 flex-1 flex-col', dock !== 'properties' && 'hidden')}>
        <Inspector />
      </div>
      {dock === 'simulator' && <SimulatorPanel />}
    </aside>
  )
}
