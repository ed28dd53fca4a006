'use client'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import type { EffectRequest } from '../../flows/engine/types.ts'
import { useDesigner } from '../designer/model/designer-context.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Tag } from '../ui/tag.tsx'
import { defaultPlan } from './effect-answers.ts'
import { JsonField } from './json-field.tsx'
import type { EffectRecord } from './simulation-store.ts'

/** What the flow asked of the outside, what came back, and how the same node is answered next time. */
export function EffectsPanel() {
  const t = useTranslations('simulator')
  const { simulation } = useDesigner()
  const effects = useStore(simulation, (state) => state.effects)
  if (effects.length === 0) return <p className="px-4 py-3 text-ink-meta">{t('noEffects')}</p>
  return (
    <ul className="flex flex-col gap-2 p-2.5">
      {effects.toReversed().map((record) => (
        <EffectRow key={record.id} record={record} />
      ))}
    </ul>
  )
}

function EffectRow({ record }: { record: EffectRecord }) {
  const t = useTranslations('simulator')
  const { simulation } = useDesigner()
  const { nodeId, effect, answer, real, millis } = record
  const plan = useStore(simulation, (state) => state.plans[nodeId]) ?? defaultPlan(effect)
  const planned = plan.canned.ok ? plan.canned.result : { error: plan.canned.error }
  return (
    <li className="flex flex-col gap-1.5 rounded-md border border-line px-2.5 py-1.5">
      <div className="flex items-center gap-2">
        <code className="truncate text-xs" title={callText(effect)}>
          {callText(effect)}
        </code>
        <Tag className="ml-auto" tone={answer === null ? 'neutral' : answer.ok ? 'ok' : 'bad'}>
          {answer === null ? t('effect.waiting') : answer.ok ? t('effect.ok') : answer.error.code}
        </Tag>
      </div>
      {answer && (
        <details>
          <summary className="text-ink-meta text-xs">{real ? t('effect.real', { millis: millis ?? 0 }) : t('effect.canned')}</summary>
          <pre className="max-h-40 overflow-auto rounded-sm bg-sunken p-2 font-mono text-xs">
            {JSON.stringify(answer.ok ? answer.result : answer.error, null, 2)}
          </pre>
        </details>
      )}
      <div className="flex items-center gap-2">
        <span className="text-ink-2">{t('effect.nextTime')}</span>
        <Segmented
          size="sm"
          className="ml-auto"
          label={t('effect.nextTime')}
          value={plan.mode}
          onValueChange={(mode) => simulation.changePlan(nodeId, { mode, canned: mode === 'canned' && answer?.ok ? answer : plan.canned })}
          segments={[
            { value: 'real', label: t('effect.asReal'), disabled: effect.kind === 'ticket' },
            { value: 'canned', label: t('effect.asCanned') },
          ]}
        />
      </div>
      {plan.mode === 'canned' && (
        <JsonField
          label={t('effect.answer')}
          value={planned}
          onChange={(value) => {
            const error =
              typeof value === 'object' && value !== null && !Array.isArray(value)
                ? (value.error as { code?: string; message?: string } | undefined)
                : undefined
            simulation.changePlan(nodeId, {
              mode: 'canned',
              canned: error
                ? { ok: false, error: { code: error.code ?? 'error', message: error.message ?? '' } }
                : { ok: true, result: value },
            })
          }}
        />
      )}
    </li>
  )
}

function callText(effect: EffectRequest): string {
  if (effect.kind === 'http') return `${effect.method} ${effect.url}`
  if (effect.kind === 'knowledge') return `? ${effect.query}`
  return `+ ${effect.subject}`
}
