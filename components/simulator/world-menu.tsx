'use client'
import { ChevronDown, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { JsonObject } from '../../flows/engine/types.ts'
import { useDesigner, useDocument } from '../designer/model/designer-context.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '../ui/popover.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Switch } from '../ui/switch.tsx'
import { TagInput } from '../ui/tag-input.tsx'
import { JsonField } from './json-field.tsx'

/** Who the customer is, which language they speak, and whether anybody is there to help. */
export function WorldMenu() {
  const t = useTranslations('simulator.world')
  const languageNames = useTranslations('designer.languages')
  const { simulation } = useDesigner()
  const world = useStore(simulation, (state) => state.world)
  const languages = useDocument((document) => document.project.languages)
  const { persona } = world
  const [open, setOpen] = useState(false)
  const change = (part: Partial<typeof persona>) => simulation.changeWorld({ persona: { ...persona, ...part } })
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size="sm" variant="quiet" icon={UserRound} className="max-w-60" data-testid="simulator-world">
          <span className="truncate">
            {persona.name} · {world.agentsOnline > 0 ? t('agents', { count: world.agentsOnline }) : t('nobody')}
          </span>
          <ChevronDown aria-hidden className="size-3.5" />
        </Button>
      </PopoverTrigger>
      <PopoverContent className="flex w-80 flex-col gap-3">
        <Field label={t('name')}>
          <Input value={persona.name} onChange={(event) => change({ name: event.target.value })} />
        </Field>
        <Field label={t('tags')}>
          <TagInput value={persona.tags} onValueChange={(tags) => change({ tags })} />
        </Field>
        <Field label={t('attributes')} help={t('attributesHelp')}>
          <JsonField
            value={persona.attributes}
            onChange={(value) =>
              typeof value === 'object' && value !== null && !Array.isArray(value) && change({ attributes: value as JsonObject })
            }
          />
        </Field>
        {languages.length > 1 && (
          <Field label={t('language')} help={t('languageHelp')}>
            <Segmented
              label={t('language')}
              value={world.language}
              onValueChange={(language) => simulation.changeWorld({ language })}
              segments={languages.map((each) => ({ value: each, label: languageNames(each) }))}
            />
          </Field>
        )}
        <Field label={t('agentsOnline')}>
          <NumberField
            value={world.agentsOnline}
            min={0}
            max={99}
            onValueChange={(agentsOnline) => simulation.changeWorld({ agentsOnline })}
          />
        </Field>
        <div className="flex items-center gap-2">
          <span className="text-ink-2 text-sm">{t('open')}</span>
          <Switch
            className="ml-auto"
            aria-label={t('open')}
            checked={world.queuesOpen}
            onCheckedChange={(queuesOpen) => simulation.changeWorld({ queuesOpen })}
          />
        </div>
      </PopoverContent>
    </Popover>
  )
}
