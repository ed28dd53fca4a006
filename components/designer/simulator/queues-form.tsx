'use client'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { factsOf, type SimulatedQueue, SLOTS } from '../../simulator/world.ts'
import { Field } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Tag } from '../../ui/tag.tsx'

/** Who is there, in each queue for itself. */
export function QueuesForm({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim.queues')
  const world = useStore(simulation, (state) => state.world)
  const { queues } = world
  if (queues.length === 0) return <p className="text-ink-meta text-sm">{t('none')}</p>
  const facts = factsOf({ world, step: 0, state: null }).queues
  const change = (id: string, part: Partial<SimulatedQueue>) =>
    simulation.changeWorld({ queues: queues.map((queue) => (queue.id === id ? { ...queue, ...part } : queue)) })
  return (
    <div className="flex flex-col gap-4">
      {queues.map(({ id, name, online, free, waiting, hours }) => (
        <section key={id} aria-label={name} data-testid={`sim-queue-${id}`} className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center gap-2">
            <h3 className="min-w-0 flex-1 truncate font-semibold">{name}</h3>
            <Tag tone={facts[id]?.open ? 'ok' : undefined}>{t(facts[id]?.open ? 'isOpen' : 'isClosed')}</Tag>
            <Segmented
              size="sm"
              label={t('hours')}
              value={hours}
              onValueChange={(next) => change(id, { hours: next })}
              segments={[
                { value: 'calendar', label: t('calendar') },
                { value: 'open', label: t('open') },
                { value: 'closed', label: t('closed') },
              ]}
            />
          </div>
          <div className="grid grid-cols-3 gap-2">
            <Field label={t('online')}>
              <NumberField
                value={online}
                min={0}
                max={99}
                // Whoever comes brings free slots, whoever goes takes them along.
                onValueChange={(next) =>
                  change(id, { online: next, free: Math.max(0, Math.min(next * SLOTS, free + (next - online) * SLOTS)) })
                }
              />
            </Field>
            <Field label={t('free')}>
              <NumberField value={free} min={0} max={online * SLOTS} onValueChange={(next) => change(id, { free: next })} />
            </Field>
            <Field label={t('waiting')}>
              <NumberField value={waiting} min={0} max={999} onValueChange={(next) => change(id, { waiting: next })} />
            </Field>
          </div>
        </section>
      ))}
    </div>
  )
}
