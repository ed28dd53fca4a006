'use client'
import { CirclePlay } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useMe } from '../api/use-me.ts'
import { PageHead } from '../shell/page-head.tsx'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { Tag } from '../ui/tag.tsx'
import { Canvas } from './canvas/canvas.tsx'
import { DesignerTabs } from './designer-tabs.tsx'
import { Dock } from './dock.tsx'
import { FindingsButton } from './findings/findings-button.tsx'
import { IntentsTab } from './intents/intents-tab.tsx'
import { useDesigner, useDocument, useReadOnly, useView } from './model/designer-context.tsx'
import type { LoadedProject } from './open-designer.tsx'
import { PublishDialog } from './publish/publish-dialog.tsx'
import { RulesTab } from './rules/rules-tab.tsx'
import { SaveBadge } from './save-badge.tsx'
import { VariablesTab } from './variables/variables-tab.tsx'
import { VersionsTab } from './versions/versions-tab.tsx'

/** Head, tabs and the tab that is open. */
export function DesignerShell({ loaded }: { loaded: LoadedProject }) {
  const t = useTranslations('designer')
  const { view, saver, simulation } = useDesigner()
  const { may } = useMe()
  const readOnly = useReadOnly()
  const name = useDocument((document) => document.project.name)
  const tab = useView((state) => state.tab)
  const dock = useView((state) => state.dock)
  const publishing = useView((state) => state.publishing)
  const announcement = useView((state) => state.announcement)
  const steps = useStore(simulation, (state) => state.session.steps.length)
  const running = steps > 0

  useEffect(() => {
    const url = new URL(window.location.href)
    if (tab === 'flow') url.searchParams.delete('tab')
    else url.searchParams.set('tab', tab)
    window.history.replaceState(null, '', url)
  }, [tab])

  const simulate = () => {
    view.setState({ dock: 'simulator', ...(tab === 'rules' ? {} : { tab: 'flow' }) })
    if (!running) simulation.restart()
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        className="border-b-0"
        crumbs={[{ label: t('title'), href: '/flows' }]}
        title={name}
        meta={
          <>
            <Tag>{readOnly ? t('readOnly') : t('draft', { number: (loaded.versions[0]?.number ?? 0) + 1 })}</Tag>
            <SaveBadge />
          </>
        }
        actions={
          <>
            <FindingsButton />
            <Button
              icon={CirclePlay}
              data-testid="simulate"
              aria-pressed={dock === 'simulator'}
              onClick={simulate}
              className={cn(running && 'border-ok/50 bg-ok-soft text-ok-ink hover:bg-ok-soft')}
            >
              {running ? t('simulating') : t('simulate')}
              {running && <span className="font-normal text-xs opacity-80">{t('step', { number: steps })}</span>}
            </Button>
            {may('flow.publish') && !readOnly && (
              <Button
                variant="primary"
                data-testid="publish"
                onClick={() => {
                  void saver.flush()
                  view.setState({ publishing: true })
                }}
              >
                {t('publish.open')}
              </Button>
            )}
          </>
        }
      />
      <DesignerTabs
        live={Math.max(0, ...loaded.channels.flatMap((channel) => (channel.live?.ofThisProject ? [channel.live.number] : [])))}
      />
      <div className="flex min-h-0 flex-1">
        {tab === 'flow' && (
          <>
            <div className="min-w-0 flex-1">
              <Canvas />
            </div>
            <Dock />
          </>
        )}
        {tab === 'rules' && <RulesTab />}
        {tab === 'intents' && <IntentsTab />}
        {tab === 'variables' && <VariablesTab />}
        {tab === 'versions' && <VersionsTab />}
      </div>
      {publishing && <PublishDialog />}
      <p aria-live="polite" className="sr-only" data-testid="announcer">
        {announcement}
      </p>
    </div>
  )
}
