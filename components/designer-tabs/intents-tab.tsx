'use client'
import { useMutation } from '@tanstack/react-query'
import { Brain, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Entity } from '../../flows/document/entity.ts'
import type { Language } from '../../flows/document/primitives.ts'
import type { Intent } from '../../flows/document/project.ts'
import { useApi } from '../api/use-api.ts'
import type { DesignerTabProps } from '../designer/contract.ts'
import { newLocalId } from '../designer/document/operations.ts'
import { usesOf } from '../designer/document/uses.ts'
import { languageNames } from '../designer/language-names.ts'
import { UseCount } from '../designer/place-list.tsx'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { useFormat } from '../ui/use-format.ts'
import { EntityEditor } from './entities/entity-editor.tsx'
import { entityUses } from './entities/entity-uses.ts'
import { KeptInput } from './kept-input.tsx'

/** Too few examples to be recognised well. */
const FEW = 5

/** What customers want, taught by examples in both languages, with a box to try the draft at once; and the things they name. */
export function IntentsTab({ projectId, project, edit, readOnly }: DesignerTabProps) {
  const t = useTranslations('tabs.intents')
  const entityWords = useTranslations('entities')
  const [chosen, setChosen] = useState(project.intents[0]?.id ?? project.entities?.[0]?.id ?? null)
  const entities = project.entities ?? []
  const entity = entities.find((each) => each.id === chosen)
  const intent = project.intents.find((each) => each.id === chosen) ?? null
  const uses = intent ? usesOf(project, { kind: 'intent', id: intent.id }) : []
  const change = (part: Partial<Intent>): void =>
    edit(
      t('edit'),
      (document) => {
        const target = document.project.intents.find((each) => each.id === chosen)
        if (target) Object.assign(target, part)
      },
      { merge: `intent:${chosen}` },
    )
  const add = (): void => {
    const id = newLocalId('i')
    edit(t('add'), (document) => {
      document.project.intents.push({ id, name: t('newName'), description: '', examples: {} })
    })
    setChosen(id)
  }
  const changeEntity = (part: Partial<Entity>): void =>
    edit(
      entityWords('edit'),
      (document) => {
        const target = document.project.entities?.find((each) => each.id === chosen)
        if (target) Object.assign(target, part)
      },
      { merge: `entity:${chosen}:${Object.keys(part).join()}` },
    )
  const addEntity = (): void => {
    const id = newLocalId('e')
    edit(entityWords('add'), (document) => {
      const made = { id, name: entityWords('newName'), kind: 'list' as const, values: [], pattern: '' }
      document.project.entities = [...(document.project.entities ?? []), made]
    })
    setChosen(id)
  }
  const removeEntity = (): void => {
    edit(entityWords('remove'), (document) => {
      const left = (document.project.entities ?? []).filter((each) => each.id !== chosen)
      if (left.length > 0) document.project.entities = left
      else delete document.project.entities
    })
    setChosen(entities.find((each) => each.id !== chosen)?.id ?? project.intents[0]?.id ?? null)
  }
  const countOf = (each: Intent): number => Object.values(each.examples).flat().length
  return (
    <>
      <nav aria-label={t('title')} className="flex w-60 shrink-0 flex-col gap-0.5 overflow-y-auto border-line border-r p-2">
        {project.intents.map((each) => (
          <button
            key={each.id}
            type="button"
            aria-current={each.id === chosen || undefined}
            onClick={() => setChosen(each.id)}
            className={cn(
              'flex h-8 items-center gap-2 rounded-md px-2.5 text-left hover:bg-sunken',
              each.id === chosen && 'bg-accent-soft text-accent-ink hover:bg-accent-soft',
            )}
          >
            <span className="min-w-0 flex-1 truncate">{each.name}</span>
            <span className={cn('text-sm tabular-nums', countOf(each) < FEW ? 'text-warn-ink' : 'text-ink-meta')}>{countOf(each)}</span>
          </button>
        ))}
        {!readOnly && (
          <Button icon={Plus} className="mt-1 self-start" onClick={add}>
            {t('add')}
          </Button>
        )}
        <h2 className="mt-5 px-2.5 pb-1 text-ink-meta text-sm">{entityWords('title')}</h2>
        {entities.length === 0 && <p className="px-2.5 pb-1 text-ink-meta text-sm">{entityWords('empty')}</p>}
        {entities.map((each) => (
          <button
            key={each.id}
            type="button"
            aria-current={each.id === chosen || undefined}
            onClick={() => setChosen(each.id)}
            className={cn(
              'flex h-8 shrink-0 items-center gap-2 rounded-md px-2.5 text-left hover:bg-sunken',
              each.id === chosen && 'bg-accent-soft text-accent-ink hover:bg-accent-soft',
            )}
          >
            <span className="min-w-0 flex-1 truncate">{each.name}</span>
            <span className="text-ink-meta text-sm tabular-nums">
              {each.kind === 'list' ? each.values.length : entityWords(`kinds.${each.kind}`)}
            </span>
          </button>
        ))}
        {!readOnly && entities.length < 200 && (
          <Button icon={Plus} className="mt-1 self-start" data-testid="add-entity" onClick={addEntity}>
            {entityWords('add')}
          </Button>
        )}
      </nav>
      <div className="min-w-0 flex-1 overflow-y-auto p-5">
        {entity && (
          <EntityEditor
            key={entity.id}
            {...{ entity, readOnly }}
            uses={entityUses(project, entity.id)}
            onChange={changeEntity}
            onRemove={removeEntity}
          />
        )}
        {!intent && !entity && (
          <EmptyState icon={Brain} title={t('empty')}>
            {t('emptyHint')}
          </EmptyState>
        )}
        {intent && (
          <div className="flex max-w-[720px] flex-col gap-4">
            <Field label={t('name')}>
              <KeptInput key={intent.id} value={intent.name} readOnly={readOnly} maxLength={80} onChange={(name) => change({ name })} />
            </Field>
            {uses.length > 0 && (
              <p className="flex items-center gap-1 text-ink-2 text-sm">
                {t('usedIn')} <UseCount places={uses} />
              </p>
            )}
            <Field label={t('description')} help={t('descriptionHint')}>
              <Input
                value={intent.description}
                readOnly={readOnly}
                maxLength={500}
                onChange={(event) => change({ description: event.target.value })}
              />
            </Field>
            <div className="grid grid-cols-2 gap-4 max-lg:grid-cols-1">
              {project.languages.map((language) => (
                <Field
                  key={language}
                  label={t('examples', { language: languageNames[language] })}
                  aside={String(intent.examples[language]?.length ?? 0)}
                  help={t('examplesHint')}
                >
                  <Textarea
                    lang={language}
                    rows={10}
                    maxRows={24}
                    readOnly={readOnly}
                    defaultValue={(intent.examples[language] ?? []).join('\n')}
                    key={`${intent.id}:${language}`}
                    onBlur={(event) => {
                      const examples = event.target.value
                        .split('\n')
                        .map((line) => line.trim().slice(0, 500))
                        .filter(Boolean)
                      if (examples.join('\n') !== (intent.examples[language] ?? []).join('\n'))
                        change({ examples: { ...intent.examples, [language]: examples } })
                    }}
                  />
                </Field>
              ))}
            </div>
            {countOf(intent) < FEW && <p className="text-warn-ink">{t('few', { count: FEW })}</p>}
            {!readOnly && (
              <Button
                variant="danger-quiet"
                icon={Trash2}
                className="self-start"
                onClick={() => {
                  edit(t('remove'), (document) => {
                    document.project.intents = document.project.intents.filter((each) => each.id !== intent.id)
                  })
                  setChosen(project.intents.find((each) => each.id !== intent.id)?.id ?? null)
                }}
              >
                {t('remove')}
              </Button>
            )}
          </div>
        )}
      </div>
      {!entity && <TryIntents projectId={projectId} intents={project.intents} language={project.defaultLanguage} />}
    </>
  )
}

function TryIntents({ projectId, intents, language }: { projectId: string; intents: Intent[]; language: Language }) {
  const t = useTranslations('tabs.intents')
  const format = useFormat()
  const [text, setText] = useState('')
  const ask = useMutation(useApi().simulator.understand.mutationOptions())
  return (
    <aside className="w-80 shrink-0 overflow-y-auto border-line border-l p-4 max-lg:hidden">
      <form
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) ask.mutate({ projectId, intents, language, text: text.trim() })
        }}
      >
        <h2 className="font-semibold">{t('try')}</h2>
        <Input
          value={text}
          maxLength={500}
          placeholder={t('tryPlaceholder')}
          aria-label={t('try')}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" loading={ask.isPending} className="self-start">
          {t('tryDo')}
        </Button>
      </form>
      {ask.data && (
        <ul className="mt-3 flex flex-col gap-2">
          {ask.data.intents.slice(0, 5).map(({ id, score }) => (
            <li key={id}>
              <p className="flex justify-between">
                <span>{intents.find((each) => each.id === id)?.name ?? id}</span>
                <span className="text-ink-meta tabular-nums">{format.percent(score, 0)}</span>
              </p>
              <div aria-hidden className="mt-0.5 h-1.5 rounded-full bg-sunken">
                <div className="h-full rounded-full bg-know" style={{ width: `${Math.round(score * 100)}%` }} />
              </div>
            </li>
          ))}
          <li className="text-ink-meta text-sm">{t('sentiment', { value: ask.data.sentiment.toFixed(2) })}</li>
        </ul>
      )}
    </aside>
  )
}
