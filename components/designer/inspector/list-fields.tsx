'use client'
import { useTranslations } from 'next-intl'
import type { Condition } from '../../../flows/document/condition.ts'
import type { LocalText } from '../../../flows/document/primitives.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Input } from '../../ui/input.tsx'
import { TagInput } from '../../ui/tag-input.tsx'
import { ConditionBuilder } from '../conditions/condition-builder.tsx'
import { useConditionWords } from '../conditions/use-condition-words.ts'
import { newId } from '../document/new-id.ts'
import { useDocument, useView } from '../model/designer-context.tsx'
import { ExpressionInput } from './expression-input.tsx'
import type { FieldProps } from './field-control.tsx'
import { ListEditor } from './list-editor.tsx'
import { VariablePicker } from './pickers.tsx'
import { TemplateInput } from './template-input.tsx'

type Choice = { id: string; label: LocalText; synonyms?: string[] }
export function ChoicesField({ value, onChange, onLeave, disabled }: FieldProps) {
  const t = useTranslations('designer.inspector')
  const language = useView((state) => state.language)
  return (
    <ListEditor<Choice>
      testId="choices"
      items={(value ?? []) as Choice[]}
      onChange={onChange}
      keyOf={(item) => item.id}
      create={() => ({ id: newId('c'), label: {}, synonyms: [] })}
      addLabel={t('addChoice')}
      disabled={disabled}
      row={(item, put) => (
        <div className="flex flex-col gap-1">
          <Input
            size="sm"
            aria-label={t('choiceText')}
            value={item.label[language] ?? ''}
            placeholder={t('choiceText')}
            disabled={disabled}
            onChange={(event) => put({ ...item, label: { ...item.label, [language]: event.target.value } })}
            onBlur={onLeave}
          />
          <TagInput
            aria-label={t('synonyms')}
            value={item.synonyms ?? []}
            onValueChange={(synonyms) => put({ ...item, synonyms })}
            placeholder={t('synonyms')}
            disabled={disabled}
          />
        </div>
      )}
    />
  )
}

type Branch = { id: string; name?: string; when: Condition }
export function BranchesField({ value, onChange, onLeave, disabled }: FieldProps) {
  const t = useTranslations('designer.inspector')
  const words = useConditionWords()
  return (
    <ListEditor<Branch>
      testId="branches"
      items={(value ?? []) as Branch[]}
      onChange={onChange}
      keyOf={(item) => item.id}
      create={() => ({
        id: newId('b'),
        name: '',
        when: { kind: 'all', items: [{ kind: 'compare', field: '', operator: 'equals', value: '' }] },
      })}
      addLabel={t('addBranch')}
      disabled={disabled}
      row={(item, put) => (
        <div className="flex flex-col gap-1.5">
          <Input
            size="sm"
            aria-label={t('branchName')}
            value={item.name ?? ''}
            placeholder={words.sentence(item.when)}
            maxLength={80}
            disabled={disabled}
            onChange={(event) => put({ ...item, name: event.target.value })}
            onBlur={onLeave}
          />
          <ConditionBuilder value={item.when} onChange={(when) => put({ ...item, when })} onLeave={onLeave} disabled={disabled} />
        </div>
      )}
    />
  )
}

type Assignment = { variable: string; expression: string }
export function AssignmentsField({ value, onChange, onLeave, disabled }: FieldProps) {
  const t = useTranslations('designer.inspector')
  const variables = useDocument((document) => document.project.variables)
  return (
    <ListEditor<Assignment>
      items={(value ?? []) as Assignment[]}
      onChange={onChange}
      create={() => ({ variable: '', expression: '' })}
      addLabel={t('addAssignment')}
      disabled={disabled}
      row={(item, put) => (
        <div className="flex flex-col gap-1">
          <VariablePicker value={item.variable} onChange={(variable) => put({ ...item, variable: String(variable) })} disabled={disabled} />
          <ExpressionInput
            label={t('value')}
            value={item.expression}
            expects={variables.find((variable) => variable.id === item.variable)?.type}
            onChange={(expression) => put({ ...item, expression })}
            onLeave={onLeave}
            disabled={disabled}
          />
        </div>
      )}
    />
  )
}

type Route = { id: string; intentId: string; label?: LocalText }
export function IntentRoutesField({ value, onChange, onLeave, disabled }: FieldProps) {
  const t = useTranslations('designer.inspector')
  const intents = useDocument((document) => document.project.intents)
  const language = useView((state) => state.language)
  const routes = (value ?? []) as Route[]
  return (
    <ListEditor<Route>
      testId="routes"
      items={routes}
      onChange={onChange}
      keyOf={(item) => item.id}
      max={60}
      create={() => ({
        id: newId('r'),
        intentId: intents.find((intent) => !routes.some((route) => route.intentId === intent.id))?.id ?? '',
        label: {},
      })}
      addLabel={t('addRoute')}
      disabled={disabled}
      row={(item, put) => (
        <div className="flex flex-col gap-1">
          <Combobox
            size="sm"
            aria-label={t('intent')}
            value={item.intentId}
            onValueChange={(intentId) => put({ ...item, intentId })}
            options={intents.map((intent) => ({ value: intent.id, label: intent.name }))}
            placeholder={t('chooseIntent')}
            disabled={disabled}
          />
          <Input
            size="sm"
            aria-label={t('didYouMean')}
            value={item.label?.[language] ?? ''}
            placeholder={t('didYouMean')}
            disabled={disabled}
            onChange={(event) => put({ ...item, label: { ...item.label, [language]: event.target.value } })}
            onBlur={onLeave}
          />
        </div>
      )}
    />
  )
}

type Pair = { key: string; value: string }
export function PairsField({ value, onChange, onLeave, disabled }: FieldProps) {
  const t = useTranslations('designer.inspector')
  return (
    <ListEditor<Pair>
      items={(value ?? []) as Pair[]}
      onChange={onChange}
      ordered={false}
      create={() => ({ key: '', value: '' })}
      addLabel={t('addPair')}
      disabled={disabled}
      row={(item, put) => (
        <div className="flex flex-col gap-1">
          <Input
            size="sm"
            aria-label={t('key')}
            value={item.key}
            placeholder={t('key')}
            disabled={disabled}
            onChange={(event) => put({ ...item, key: event.target.value })}
            onBlur={onLeave}
          />
          <TemplateInput
            rows={1}
            label={t('value')}
            value={item.value}
            placeholder={t('value')}
            disabled={disabled}
            onChange={(next) => put({ ...item, value: next })}
            onLeave={onLeave}
          />
        </div>
      )}
    />
  )
}

type Mapping = { path: string; variable: string }
export function MappingsField({ value, onChange, onLeave, disabled }: FieldProps) {
  const t = useTranslations('designer.inspector')
  return (
    <ListEditor<Mapping>
      items={(value ?? []) as Mapping[]}
      onChange={onChange}
      ordered={false}
      create={() => ({ path: 'body.', variable: '' })}
      addLabel={t('addMapping')}
      disabled={disabled}
      row={(item, put) => (
        <div className="flex flex-col gap-1">
          <Input
            size="sm"
            aria-label={t('path')}
            className="font-mono"
            value={item.path}
            placeholder="body.order.status"
            disabled={disabled}
            onChange={(event) => put({ ...item, path: event.target.value })}
            onBlur={onLeave}
          />
          <VariablePicker value={item.variable} onChange={(variable) => put({ ...item, variable: String(variable) })} disabled={disabled} />
        </div>
      )}
    />
  )
}

export function LocalTemplatesField({ value, onChange, onLeave, disabled, label }: FieldProps) {
  const t = useTranslations('designer.inspector')
  const language = useView((state) => state.language)
  return (
    <ListEditor<LocalText>
      items={(value ?? []) as LocalText[]}
      onChange={onChange}
      create={() => ({})}
      addLabel={t('addWording')}
      max={10}
      disabled={disabled}
      row={(item, put) => (
        <TemplateInput
          label={label}
          value={item[language] ?? ''}
          disabled={disabled}
          onChange={(text) => put({ ...item, [language]: text })}
          onLeave={onLeave}
        />
      )}
    />
  )
}
