'use client'
import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Finding } from '../../../flows/analysis/finding.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { usePlay } from '../simulator/use-play.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { findCounterExample } from './find-counter-example.ts'

/** Plays a conversation that leads to the finding in the simulator beside the canvas. `onShown`: it plays now. */
export function ShowHow({ finding, onShown }: { finding: Finding; onShown?: (() => void) | undefined }) {
  const t = useTranslations('designer.showHow')
  const store = useDesignerStore()
  const language = useDesigner((state) => state.language)
  const play = usePlay()
  const [searching, setSearching] = useState(false)
  const search = useRef<AbortController | null>(null)
  useEffect(() => () => search.current?.abort(), [])

  async function show(): Promise<void> {
    const control = new AbortController()
    search.current = control
    setSearching(true)
    try {
      const { project } = store.getState().history.document
      const scenario = await findCounterExample({ project, finding, language }, control.signal)
      if (scenario) {
        play(scenario)
        store.getState().set({ announcement: t('shown') })
        onShown?.()
      } else toast.info(t('none'))
    } catch {
      if (!control.signal.aborted) toast.error(t('failed'))
    } finally {
      if (search.current === control) setSearching(false)
    }
  }
  return (
    <Button
      size="sm"
      variant="quiet"
      icon={Play}
      loading={searching}
      data-testid={`show-${finding.code}`}
      title={t('hint')}
      onClick={() => void show()}
    >
      {t('show')}
    </Button>
  )
}
