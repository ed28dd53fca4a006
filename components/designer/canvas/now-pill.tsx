'use client'
import { Hourglass } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { currentStep } from '../../simulator/session.ts'
import { useDesigner } from '../model/designer-context.tsx'

/** On the card where the simulated conversation stands: what it waits for. */
export function NowPill() {
  const t = useTranslations('simulator')
  const { simulation } = useDesigner()
  const waiting = useStore(simulation, ({ session }) => currentStep(session)?.state.waiting?.kind ?? null)
  const owner = useStore(simulation, ({ session }) => currentStep(session)?.state.owner ?? null)
  return (
    <span className="td-nowpill">
      <Hourglass aria-hidden className="size-[11px]" />
      {t('here')} · {owner === 'agent' ? t('waiting.agent') : t(`waiting.${waiting ?? 'nothing'}`)}
    </span>
  )
}
