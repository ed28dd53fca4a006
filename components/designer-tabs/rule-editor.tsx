'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Rule, RuleAction } from '../../flows/document/policy.ts'
import type { Project } from '../../flows/document/project.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../ui/dropdown-menu.tsx'
import { Field } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { ConditionBuilder } from './condition-builder.tsx'
import { conditionFields } from './condition-fields.ts'
import { createAction } from './create-rule.ts'
import { KeptInput } from './kept-input.tsx'
import { RuleActionFields } from './rule-action-fields.tsx'

type RuleEditorProps = {
  rule: Rule
  project: Project
  queues: { id: string; name: string }[]
  readOnly: boolean
  onChange(part: Partial<Rule>): void
}
const kinds = ['handoff', 'offerHuman', 'needsAttention', 'tag', 'priority', 'ticket', 'notify', 'goToFlow'] as const

/** Everything of one rule: when, what then, how often, where. */
export function RuleEditor({ rule, project, queues, readOnly, onChange }: RuleEditorProps) {
  const t = useTranslations('tabs.rules')
  const words = useTranslations('designerTabs')
  const fields = useMemo(() => conditionFields(project, words), [project, words])
  const { frequency, scope } = rule
  const setThen = (then: RuleAction[]) => onChange({ then })
  return (
    <div className="flex flex-col gap-4 border-line border-t px-4 py-4 @lg:pl-11">
      <Field label={t('name')}>
        <KeptInput value={rule.name} readOnly={readOnly} maxLength={120} onChange={(name) => onChange({ name })} />
      </Field>
      <fieldset className="min-w-0">
        <legend className="mb-1 text-ink-2 text-sm">{t('when')}</legend>
        <ConditionBuilder value={rule.when} onChange={(when) => onChange({ when })} {...{ fields, project, readOnly }} />
      </fieldset>
      <fieldset className="flex min-w-0 flex-col gap-2">
        <legend className="mb-1 text-ink-2 text-sm">{t('then')}</legend>
        {rule.then.map((action, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: actions have no identity of their own
          <section key={index} className="flex items-start gap-2 rounded-md border border-line px-2.5 py-2">
            <div className="flex min-w-0 flex-1 flex-col gap-2">
              <h3 className="font-semibold text-md">{t(`action.${action.kind}`)}</h3>
              <RuleActionFields
                {...{ action, project, queues, readOnly }}
                onChange={(next) => setThen(rule.then.map((each, at) => (at === index ? next : each)))}
              />
            </div>
            {!readOnly && rule.then.length > 1 && (
              <IconButton size="sm" label={t('removeAction')} icon={X} onClick={() => setThen(rule.then.filter((_, at) => at !== index))} />
            )}
          </section>
        ))}
        {!readOnly && rule.then.length < 8 && (
          <Menu>
            <MenuTrigger asChild>
              <Button size="sm" icon={Plus} className="self-start">
                {t('addAction')}
              </Button>
            </MenuTrigger>
            <MenuContent>
              {kinds.map((kind) => (
                <MenuItem key={kind} onSelect={() => setThen([...rule.then, createAction(kind, { project, queues, t })])}>
                  {t(`action.${kind}`)}
                </MenuItem>
              ))}
            </MenuContent>
          </Menu>
        )}
      </fieldset>
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="mb-1 text-ink-2 text-sm">{t('howOften')}</legend>
        <Segmented
          label={t('howOften')}
          value={frequency.kind}
          onValueChange={(kind) => onChange({ frequency: kind === 'cooldown' ? { kind, minutes: 10 } : { kind } })}
          segments={(['always', 'once', 'cooldown'] as const).map((kind) => ({
            value: kind,
            label: t(`frequency.${kind}`),
            disabled: readOnly,
          }))}
        />
        {frequency.kind === 'cooldown' && (
          <NumberField
            value={frequency.minutes}
            min={1}
            max={10080}
            unit={t('minutes')}
            disabled={readOnly}
            aria-label={t('minutes')}
            className="w-36"
            onValueChange={(minutes) => onChange({ frequency: { kind: 'cooldown', minutes } })}
          />
        )}
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-ink-2 text-sm">{t('where')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1.5">
          {Object.values(project.flows).map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              disabled={readOnly}
              checked={scope.flowIds.includes(id)}
              onCheckedChange={(checked) => {
                const others = scope.flowIds.filter((each) => each !== id)
                onChange({ scope: { ...scope, flowIds: checked ? [...others, id] : others } })
              }}
            />
          ))}
        </div>
        {scope.flowIds.length === 0 && <p className="mt-1 text-ink-meta text-sm">{t('whereAll')}</p>}
      </fieldset>
      <Checkbox
        label={t('stopHere')}
        checked={rule.stopHere}
        disabled={readOnly}
        onCheckedChange={(checked) => onChange({ stopHere: checked === true })}
      />
    </div>
  )
}
