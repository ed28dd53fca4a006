'use client'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Condition } from '../../../flows/document/condition.ts'
import type { LocalText } from '../../../flows/document/primitives.ts'
import { ConditionBuilder } from '../../designer-tabs/condition-builder.tsx'
import { conditionFields } from '../../designer-tabs/condition-fields.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { TagInput } from '../../ui/tag-input.tsx'
import { newLocalId } from '../document/operations.ts'
import { languageNames } from '../language-names.ts'
import { useDesigner } from '../store.ts'
import { ExpressionField } from './expression-field.tsx'
import { TemplateField } from './template-field.tsx'
import { useNamesInFlow } from './use-environment.ts'
import { VariablePicker } from './variable-picker.tsx'

type ListProps<T> = { value: T[] | undefined; readOnly: boolean; onChange(value: T[]): void }

/** Rows that can be added, removed and put in order; `children` draws one. */
export function Rows<T>({
  value,
  readOnly,
  onChange,
  create,
  add,
  children,
}: ListProps<T> & { create(): T; add: string; children(item: T, change: (part: Partial<T>) => void, index: number): ReactNode }) {
  const t = useTranslations('designer')
  const all = value ?? []
  const swap = (from: number, to: number): void => {
    const next = [...all]
    const [item] = next.splice(from, 1)
    if (item !== undefined) next.splice(to, 0, item)
    onChange(next)
  }
  return (
    <div className="flex flex-col gap-2">
      {all.length > 0 && (
        <ul className="flex flex-col gap-2">
          {all.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are edited in place; their ids may be absent
            <li key={index} className="flex gap-1 rounded-md border border-line p-2">
              <div className="flex min-w-0 flex-1 flex-col gap-1.5">
                {children(item, (part) => onChange(all.map((each, at) => (at === index ? { ...each, ...part } : each))), index)}
              </div>
              {!readOnly && (
                <div className="flex flex-col">
                  <IconButton size="sm" label={t('remove')} icon={X} onClick={() => onChange(all.filter((_, at) => at !== index))} />
                  {index > 0 && <IconButton size="sm" label={t('moveUp')} icon={ArrowUp} onClick={() => swap(index, index - 1)} />}
                  {index < all.length - 1 && (
                    <IconButton size="sm" label={t('moveDown')} icon={ArrowDown} onClick={() => swap(index, index + 1)} />
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <Button size="sm" icon={Plus} className="self-start" onClick={() => onChange([...all, create()])}>
          {add}
        </Button>
      )}
    </div>
  )
}

/** A short text in every language, one line each. */
export function LocalInput({
  value,
  readOnly,
  onChange,
}: {
  value: LocalText | undefined
  readOnly: boolean
  onChange(value: LocalText): void
}) {
  const languages = useDesigner((state) => state.history.document.project.languages)
  return (
    <div className="grid grid-cols-2 gap-1.5">
      {languages.map((language) => (
        <Input
          key={language}
          lang={language}
          value={value?.[language] ?? ''}
          readOnly={readOnly}
          maxLength={200}
          placeholder={languageNames[language]}
          aria-label={languageNames[language]}
          onChange={(event) => onChange({ ...value, [language]: event.target.value })}
        />
      ))}
    </div>
  )
}

type Choice = { id: string; label: LocalText; synonyms: string[] }
export function ChoicesField(props: ListProps<Choice>) {
  const t = useTranslations('designer')
  return (
    <Rows {...props} add={t('addChoice')} create={() => ({ id: newLocalId('o'), label: {}, synonyms: [] })}>
      {(choice, change) => (
        <>
          <LocalInput value={choice.label} readOnly={props.readOnly} onChange={(label) => change({ label })} />
          <TagInput
            value={choice.synonyms ?? []}
            disabled={props.readOnly}
            placeholder={t('synonyms')}
            aria-label={t('synonyms')}
            onValueChange={(synonyms) => change({ synonyms })}
          />
        </>
      )}
    </Rows>
  )
}

type Branch = { id: string; name: string; when: Condition }
/** A condition by itself. */
export function ConditionField({ value, readOnly, onChange }: { value: Condition; readOnly: boolean; onChange(value: Condition): void }) {
  const td = useTranslations('designerTabs')
  const project = useNamesInFlow()
  return <ConditionBuilder {...{ value, onChange, project, readOnly }} fields={conditionFields(project, td)} />
}

export function BranchesField(props: ListProps<Branch>) {
  const t = useTranslations('designer')
  const td = useTranslations('designerTabs')
  const project = useNamesInFlow()
  return (
    <Rows {...props} add={t('addBranch')} create={newBranch}>
      {(branch, change) => (
        <>
          <Input
            value={branch.name}
            readOnly={props.readOnly}
            maxLength={80}
            placeholder={t('branchName')}
            aria-label={t('branchName')}
            onChange={(event) => change({ name: event.target.value })}
          />
          <ConditionBuilder
            value={branch.when}
            onChange={(when) => change({ when })}
            fields={conditionFields(project, td)}
            project={project}
            readOnly={props.readOnly}
          />
        </>
      )}
    </Rows>
  )
}

function newBranch(): Branch {
  return { id: newLocalId('b'), name: '', when: { kind: 'all', items: [{ kind: 'compare', field: '', operator: 'equals', value: '' }] } }
}

type Assignment = { variable: string; expression: string }
export function AssignmentsField(props: ListProps<Assignment>) {
  const t = useTranslations('designer')
  return (
    <Rows {...props} add={t('addAssignment')} create={() => ({ variable: '', expression: '' })}>
      {(assignment, change) => (
        <>
          <VariablePicker value={assignment.variable} readOnly={props.readOnly} onChange={(variable) => change({ variable })} />
          <ExpressionField
            value={assignment.expression}
            readOnly={props.readOnly}
            placeholder={t('formula')}
            onChange={(expression) => change({ expression })}
          />
        </>
      )}
    </Rows>
  )
}

type Route = { id: string; intentId: string; label: LocalText }
export function IntentRoutesField(props: ListProps<Route>) {
  const t = useTranslations('designer')
  const intents = useDesigner((state) => state.history.document.project.intents)
  return (
    <Rows {...props} add={t('addRoute')} create={() => ({ id: newLocalId('r'), intentId: '', label: {} })}>
      {(route, change) => (
        <>
          <Combobox
            value={route.intentId}
            disabled={props.readOnly}
            placeholder={t('chooseIntent')}
            aria-label={t('chooseIntent')}
            options={intents.map((intent) => ({ value: intent.id, label: intent.name }))}
            onValueChange={(intentId) => change({ intentId })}
          />
          <LocalInput value={route.label} readOnly={props.readOnly} onChange={(label) => change({ label })} />
        </>
      )}
    </Rows>
  )
}

type Pair = { key: string; value: string }
export function PairsField({ secrets, ...props }: ListProps<Pair> & { secrets: boolean }) {
  const t = useTranslations('designer')
  return (
    <Rows {...props} add={t('addPair')} create={() => ({ key: '', value: '' })}>
      {(pair, change) => (
        <>
          <Input
            value={pair.key}
            readOnly={props.readOnly}
            placeholder={t('pairKey')}
            aria-label={t('pairKey')}
            onChange={(event) => change({ key: event.target.value })}
          />
          <TemplateField
            value={pair.value}
            rows={1}
            secrets={secrets}
            readOnly={props.readOnly}
            placeholder={t('pairValue')}
            label={t('pairValue')}
            onChange={(value) => change({ value })}
          />
        </>
      )}
    </Rows>
  )
}

type Mapping = { path: string; variable: string }
export function MappingsField(props: ListProps<Mapping>) {
  const t = useTranslations('designer')
  return (
    <Rows {...props} add={t('addMapping')} create={() => ({ path: '', variable: '' })}>
      {(mapping, change) => (
        <>
          <Input
            value={mapping.path}
            readOnly={props.readOnly}
            placeholder="body.status"
            aria-label={t('mappingPath')}
            className="font-mono"
            onChange={(event) => change({ path: event.target.value })}
          />
          <VariablePicker value={mapping.variable} readOnly={props.readOnly} onChange={(variable) => change({ variable })} />
        </>
      )}
    </Rows>
  )
}
