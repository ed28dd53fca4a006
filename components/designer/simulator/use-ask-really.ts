'use client'
import { useTranslations } from 'next-intl'
import { mayChangeThings } from '../../simulator/answer-plan.ts'
import type { Call } from '../../simulator/calls.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { useConfirm } from '../../ui/confirm-dialog.tsx'
import { callText } from './call-line.tsx'

/** Sends a call for real and goes on from there. One that may change something in another system is confirmed first. */
export function useAskReally(simulation: SimulationStore): (call: Call) => Promise<void> {
  const t = useTranslations('sim')
  const confirm = useConfirm()
  return async (call) => {
    const { effect } = call
    const careful = mayChangeThings(effect)
    const yes =
      !careful ||
      (await confirm({
        title: t('call.confirmTitle', { what: effect.kind === 'http' ? effect.method : '' }),
        description: t('call.confirmText', { address: callText(effect) }),
        action: t('call.confirmAction'),
      }))
    if (yes) await simulation.answerAgain(call.id, 'real')
  }
}
