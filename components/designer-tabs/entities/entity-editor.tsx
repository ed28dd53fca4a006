'use client'
import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { type Entity, entityKinds } from '../../../flows/document/entity.ts'
import { compilePattern } from '../../../flows/expressions/pattern.ts'
import { compileEntity } from '../../../flows/nodes/extract/find-entity.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { useNow } from '../../ui/use-now.ts'
import { KeptInput } from '../kept-input.tsx'
import { readValues, writeValues } from './entity-values.ts'

type EntityEditorProps = {
  entity: Entity
  /** Nodes that look for it. */
  uses: number
  readOnly: boolean
  onChange(part: Partial<Entity>): void
  onRemove(): void
}

/** One thing customers name: a list with what else people call each value, a pattern, or a kind everybody knows. */
export function EntityEditor({ entity, uses, readOnly, onChange, onRemove }: EntityEditorProps) {
  const t = useTranslations('entities')
  const broken = entity.kind === 'pattern' && entity.pattern !== '' && compilePattern(entity.pattern) === null
  return (
    <div className="flex max-w-[720px] flex-col gap-4" data-testid="entity-editor">
      <Field label={t('name')}>
        <KeptInput value={entity.name} readOnly={readOnly} maxLength={80} onChange={(name) => onChange({ name })} />
      </Field>
      <Field label={t('kind')} className="max-w-60">
        <Select
          value={entity.kind}
          disabled={readOnly}
          onValueChange={(kind) => onChange({ kind })}
          options={entityKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
      </Field>
      {entity.kind === 'list' && (
        <Field label={t('values')} aside={String(entity.values.length)} help={t('valuesHelp')}>
          <Textarea
            rows={8}
            maxRows={24}
            readOnly={readOnly}
            defaultValue={writeValues(entity.values)}
            placeholder={t('valuesPlaceholder')}
            onBlur={(event) => {
              if (event.target.value !== writeValues(entity.values)) onChange({ values: readValues(event.target.value) })
            }}
          />
        </Field>
      )}
      {entity.kind === 'pattern' && (
        <Field label={t('pattern')} help={t('patternHelp')} error={broken && t('patternBroken')}>
          <Input
            value={entity.pattern}
            readOnly={readOnly}
            maxLength={500}
            spellCheck={false}
            className="font-mono"
            onChange={(event) => onChange({ pattern: event.target.value })}
          />
        </Field>
      )}
      <TryEntity entity={entity} />
      {!readOnly && (
        <Button
          variant="danger-quiet"
          icon={Trash2}
          className="self-start"
          disabled={uses > 0}
          title={uses > 0 ? t('stillUsed') : ''}
          onClick={onRemove}
        >
          {uses > 0 ? t('usedBy', { count: uses }) : t('remove')}
        </Button>
      )}
    </div>
  )
}

/** Finds it in a text at once, with the function the flow uses. */
function TryEntity({ entity }: { entity: Entity }) {
  const t = useTranslations('entities')
  const [text, setText] = useState('')
  const now = useNow(60_000)
  const find = useMemo(() => compileEntity(entity), [entity])
  const found = text.trim() === '' ? null : find(text, new Date(now).toISOString().slice(0, 10))
  return (
    <Field label={t('try')}>
      <Input value={text} maxLength={500} placeholder={t('tryPlaceholder')} onChange={(event) => setText(event.target.value)} />
      {text.trim() !== '' && (
        <p role="status" className={found === null ? 'text-ink-meta text-sm' : 'text-ok-ink text-sm'}>
          {found === null ? t('notFound') : t('found', { value: String(found) })}
        </p>
      )}
    </Field>
  )
}
