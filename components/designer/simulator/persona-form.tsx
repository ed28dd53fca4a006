'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStore } from 'zustand'
import { capabilitiesOf } from '../../../flows/channels/channel-kinds.ts'
import type { Json, JsonObject } from '../../../flows/engine/types.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import type { Persona } from '../../simulator/world.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { TagInput } from '../../ui/tag-input.tsx'
import { shortValue } from './short-value.ts'

const channels = ['web', 'wechat', 'sms', 'email'] as const

/** The customer one plays, on which channel and in which language. What a flow writes on the profile shows here. */
export function PersonaForm({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim.persona')
  const { persona, language, channelKind } = useStore(simulation, (state) => state.world)
  const change = (part: Partial<Persona>) => simulation.changeWorld({ persona: { ...persona, ...part } })
  const channelName = (kind: (typeof channels)[number]) => {
    const { buttons, images, cards } = capabilitiesOf(kind)
    const channel = t(`channels.${kind}`)
    return buttons === 0 && !images && !cards ? t('plainText', { channel }) : channel
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-meta text-xs">{t('help')}</p>
      <Field label={t('name')}>
        <Input data-testid="sim-persona-name" value={persona.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('channel')}>
          <Select
            value={channelKind}
            onValueChange={(kind) => simulation.changeWorld({ channelKind: kind })}
            options={channels.map((kind) => ({ value: kind as string, label: channelName(kind) }))}
          />
        </Field>
        <Field label={t('language')}>
          <Segmented
            label={t('language')}
            value={language}
            onValueChange={(next) => {
              simulation.changeWorld({ language: next })
              simulation.restart()
            }}
            segments={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Field>
      </div>
      <Field label={t('tags')}>
        <TagInput value={persona.tags} onValueChange={(tags) => change({ tags })} />
      </Field>
      <Attributes attributes={persona.attributes} onChange={(attributes) => change({ attributes })} />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('openTickets')}>
          <NumberField value={persona.openTickets} min={0} max={99} onValueChange={(openTickets) => change({ openTickets })} />
        </Field>
        <Field label={t('conversations')}>
          <NumberField value={persona.conversations} min={0} max={999} onValueChange={(conversations) => change({ conversations })} />
        </Field>
      </div>
    </div>
  )
}

function Attributes({ attributes, onChange }: { attributes: JsonObject; onChange(attributes: JsonObject): void }) {
  const t = useTranslations('sim.persona')
  const [key, setKey] = useState('')
  const [value, setValue] = useState('')
  const without = (name: string) => Object.fromEntries(Object.entries(attributes).filter(([each]) => each !== name))
  const add = () => {
    if (!key.trim()) return
    onChange({ ...attributes, [key.trim()]: readValue(value) })
    setKey('')
    setValue('')
  }
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 text-ink-2 text-sm">{t('attributes')}</legend>
      {Object.entries(attributes).map(([name, held]) => (
        <div key={`${name} ${JSON.stringify(held)}`} className="flex items-center gap-1.5">
          <code className="w-2/5 truncate font-mono text-xs" title={name}>
            {name}
          </code>
          <Input
            aria-label={name}
            data-testid={`sim-attribute-${name}`}
            defaultValue={shortValue(held)}
            className="flex-1"
            onBlur={(event) =>
              event.target.value !== shortValue(held) && onChange({ ...attributes, [name]: readValue(event.target.value) })
            }
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
          <IconButton size="sm" icon={X} label={t('removeAttribute', { name })} onClick={() => onChange(without(name))} />
        </div>
      ))}
      <form
        className="flex items-center gap-1.5"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <Input
          aria-label={t('attributeName')}
          placeholder={t('attributeName')}
          data-testid="sim-attribute-name"
          value={key}
          maxLength={60}
          className="w-2/5"
          onChange={(event) => setKey(event.target.value)}
        />
        <Input
          aria-label={t('attributeValue')}
          placeholder={t('attributeValue')}
          data-testid="sim-attribute-value"
          value={value}
          className="flex-1"
          onChange={(event) => setValue(event.target.value)}
        />
        <Button size="sm" variant="quiet" type="submit" icon={Plus} aria-label={t('addAttribute')} />
      </form>
    </fieldset>
  )
}

/** 3 is a number, true a truth value; anything else is text. */
function readValue(text: string): Json {
  const trimmed = text.trim()
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true'
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(trimmed) ? Number(trimmed) : text
}
