'use client'
import { CirclePlay, Play, RotateCcw, Square } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useDesigner } from '../designer/model/designer-context.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../ui/tabs.tsx'
import { Chat } from './chat.tsx'
import { Composer } from './composer.tsx'
import { EffectsPanel } from './effects-panel.tsx'
import { ruleTraces } from './rule-traces.ts'
import { RulesPanel } from './rules-panel.tsx'
import { SignalsPanel } from './signals-panel.tsx'
import { Timeline } from './timeline.tsx'
import { VariablesPanel } from './variables-panel.tsx'
import { WorldMenu } from './world-menu.tsx'

/** A conversation with the draft as it is: chat on top, time in the middle, what the engine knows below. */
export function SimulatorPanel() {
  const t = useTranslations('simulator')
  const { simulation } = useDesigner()
  const session = useStore(simulation, (state) => state.session)
  const effects = useStore(simulation, (state) => state.effects.length)
  const [panel, setPanel] = useState('rules')
  if (session.steps.length === 0)
    return (
      <EmptyState
        icon={Play}
        title={t('empty')}
        className="flex-1"
        action={
          <Button variant="primary" icon={CirclePlay} onClick={simulation.restart} data-testid="simulator-start">
            {t('start')}
          </Button>
        }
      >
        {t('emptyHint')}
      </EmptyState>
    )
  const fired = ruleTraces(session).filter((trace) => trace.result === 'fired').length
  return (
    <div className="flex min-h-0 flex-1 flex-col" data-testid="simulator">
      <div className="flex h-10 shrink-0 items-center gap-1 border-line border-b px-3">
        <WorldMenu />
        <IconButton
          icon={RotateCcw}
          label={t('restart')}
          className="ml-auto"
          onClick={simulation.restart}
          data-testid="simulator-restart"
        />
        <IconButton icon={Square} label={t('stop')} onClick={simulation.stop} />
      </div>
      <Chat />
      <Composer />
      <Timeline />
      <Tabs value={panel} onValueChange={setPanel} className="flex h-[34%] min-h-40 shrink-0 flex-col">
        <TabsList>
          <TabsTrigger value="variables">{t('panels.variables')}</TabsTrigger>
          <TabsTrigger value="signals">{t('panels.signals')}</TabsTrigger>
          <TabsTrigger value="rules" count={fired > 0 ? fired : undefined}>
            {t('panels.rules')}
          </TabsTrigger>
          <TabsTrigger value="effects" count={effects > 0 ? effects : undefined}>
            {t('panels.effects')}
          </TabsTrigger>
        </TabsList>
        <TabsContent value="variables" className="flex-1 overflow-y-auto">
          <VariablesPanel />
        </TabsContent>
        <TabsContent value="signals" className="flex-1 overflow-y-auto">
          <SignalsPanel />
        </TabsContent>
        <TabsContent value="rules" className="flex-1 overflow-y-auto">
          <RulesPanel />
        </TabsContent>
        <TabsContent value="effects" className="flex-1 overflow-y-auto">
          <EffectsPanel />
        </TabsContent>
      </Tabs>
    </div>
  )
}
