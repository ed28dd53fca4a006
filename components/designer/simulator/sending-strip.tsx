'use client'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { staysInHouse } from '../../simulator/answer-plan.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'

/** Always in sight while anything is sent for real. */
export function SendingStrip({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const reads = useStore(simulation, (state) => state.sendReads)
  const plans = useStore(simulation, (state) => state.plans)
  const steps = Object.entries(plans).filter(([, plan]) => plan.mode === 'real' && !staysInHouse(plan.allowed))
  if (!reads && steps.length === 0) return null
  const kinds = [...new Set([...(reads ? ['GET'] : []), ...steps.map(([, plan]) => plan.allowed ?? '')])]
  return (
    <Callout
      tone="warn"
      className="rounded-none"
      actions={
        <Button
          size="sm"
          variant="quiet"
          onClick={() => {
            simulation.setSendReads(false)
            for (const [nodeId] of steps) simulation.changePlan(nodeId, { mode: null, allowed: null })
          }}
        >
          {t('sending.off')}
        </Button>
      }
    >
      <span data-testid="sim-sending">{t('sending.on', { kinds: kinds.join(t('separator')) })}</span>
    </Callout>
  )
}
