'use client'
import { useTranslations } from 'next-intl'
import type { Rule } from '../../../flows/document/policy.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { ConditionBuilder } from '../conditions/condition-builder.tsx'
import { useDesigner, useDocument, useReadOnly } from '../model/designer-context.tsx'
import { ActionsEditor } from './actions-editor.tsx'

/** The parts of a rule, edited in place. */
export function RuleEditor({ rule, change }: { rule: Rule; change: (values: Partial<Omit<Rule, 'id'>>, gesture?: string) => void }) {
  const t = useTranslations('designer.rules')
  const { documents } = useDesigner()
  const readOnly = useReadOnly()
  const flows = useDocument((document) => document.project.flows)
  const { frequency, scope } = rule
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-3 py-2 text-sm">
      <Field label={t('name')} className="col-span-2 max-w-96">
        <Input
          value={rule.name}
          maxLength={120}
          disabled={readOnly}
          data-testid="rule-name"
          onChange={(event) => event.target.value !== '' && change({ name: event.target.value }, 'name')}
          onBlur={documents.endGesture}
        />
      </Field>
      <fieldset className="flex min-w-0 flex-col gap-1.5">
        <legend className="mb-1 font-semibold">{t('whenLong')}</legend>
        <ConditionBuilder
          value={rule.when}
          onChange={(when) => change({ when }, 'when')}
          onLeave={documents.endGesture}
          disabled={readOnly}
        />
      </fieldset>
      <fieldset className="flex min-w-0 flex-col gap-1.5">
        <legend className="mb-1 font-semibold">{t('thenLong')}</legend>
        <ActionsEditor
          actions={rule.then}
          onChange={(then) => change({ then }, 'then')}
          onLeave={documents.endGesture}
          disabled={readOnly}
        />
      </fieldset>
      <Field label={t('howOften')}>
        <span className="flex gap-2">
          <Select
            aria-label={t('howOften')}
            value={frequency.kind}
            disabled={readOnly}
            onValueChange={(kind) => change({ frequency: kind === 'cooldown' ? { kind, minutes: 30 } : { kind } })}
            options={(['always', 'once', 'cooldown'] as const).map((kind) => ({ value: kind, label: t(`frequency.${kind}`) }))}
          />
          {frequency.kind === 'cooldown' && (
            <NumberField
              aria-label={t('minutes')}
              unit={t('minutes')}
              value={frequency.minutes}
              min={1}
              max={10080}
              disabled={readOnly}
              onValueChange={(minutes) => change({ frequency: { kind: 'cooldown', minutes } }, 'cooldown')}
            />
          )}
        </span>
      </Field>
      <Field label={t('where')} help={t('whereHelp')}>
        <span className="flex min-h-7 flex-wrap items-center gap-3">
          {Object.values(flows).map((flow) => (
            <Checkbox
              key={flow.id}
              label={flow.name}
              disabled={readOnly}
              checked={scope.flowIds.includes(flow.id)}
              onCheckedChange={(on) =>
                change({
                  scope: { ...scope, flowIds: on === true ? [...scope.flowIds, flow.id] : scope.flowIds.filter((id) => id !== flow.id) },
                })
              }
            />
          ))}
        </span>
      </Field>
      <Checkbox
        className="col-span-2"
        label={t('stopHere')}
        disabled={readOnly}
        checked={rule.stopHere}
        onCheckedChange={(on) => change({ stopHere: on === true })}
      />
    </div>
  )
}
