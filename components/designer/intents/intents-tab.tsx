'use client'
import { Brain, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Intent } from '../../../flows/document/project.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { editIntents } from '../document/edit-project.ts'
import { newId } from '../document/new-id.ts'
import { useDesigner, useDocument, useReadOnly } from '../model/designer-context.tsx'
import { ExampleList } from './example-list.tsx'
import { IntentTest } from './intent-test.tsx'

/** What customers want: intents with their example sentences, and a box to try how they are told apart. */
export function IntentsTab() {
  const t = useTranslations('designer.intents')
  const { documents } = useDesigner()
  const readOnly = useReadOnly()
  const intents = useDocument((document) => document.project.intents)
  const languages = useDocument((document) => document.project.languages)
  const [chosen, setChosen] = useState<string | null>(null)
  const intent = intents.find((each) => each.id === chosen) ?? intents[0]
  const add = () => {
    const id = newId('intent')
    documents.edit(editIntents.add({ id, name: t('newName'), description: '', examples: {} }), { label: 'changeIntent' })
    setChosen(id)
  }
  const addButton = !readOnly && (
    <Button icon={Plus} variant={intents.length === 0 ? 'primary' : 'outline'} onClick={add} data-testid="add-intent">
      {t('add')}
    </Button>
  )
  if (!intent)
    return (
      <EmptyState icon={Brain} title={t('empty')} action={addButton} className="flex-1">
        {t('emptyHint')}
      </EmptyState>
    )
  const change = (values: Partial<Omit<Intent, 'id'>>, gesture: string) =>
    documents.edit(editIntents.change(intent.id, values), { label: 'changeIntent', gesture: `${intent.id}.${gesture}` })
  return (
    <div className="flex min-h-0 min-w-0 flex-1 bg-bg" role="tabpanel" aria-labelledby="designer-tab-intents">
      <nav aria-label={t('title')} className="flex w-64 shrink-0 flex-col border-line border-r bg-surface">
        <header className="flex h-14 shrink-0 items-center gap-2 px-4">
          <h2 className="font-semibold text-lg">{t('title')}</h2>
          <span className="ml-auto">{addButton}</span>
        </header>
        <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
          {intents.map((each) => {
            const few = languages.some((language) => (each.examples[language]?.length ?? 0) < 5)
            return (
              <li key={each.id}>
                <button
                  type="button"
                  aria-current={each.id === intent.id ? 'true' : undefined}
                  onClick={() => setChosen(each.id)}
                  className={cn(
                    'flex h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-sunken',
                    each.id === intent.id && 'bg-accent-soft hover:bg-accent-soft',
                  )}
                >
                  <span className="min-w-0 flex-1 truncate">{each.name}</span>
                  <span className={cn('shrink-0 text-xs', few ? 'text-warn-ink' : 'text-ink-meta')} title={few ? t('few') : undefined}>
                    {languages.map((language) => each.examples[language]?.length ?? 0).join(' / ')}
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      </nav>
      <section key={intent.id} className="min-w-0 flex-1 overflow-y-auto p-5">
        <div className="mx-auto flex max-w-[820px] flex-col gap-4">
          <div className="flex items-end gap-3">
            <Field label={t('name')} className="flex-1">
              <Input
                value={intent.name}
                maxLength={80}
                disabled={readOnly}
                onChange={(event) => event.target.value !== '' && change({ name: event.target.value }, 'name')}
                onBlur={documents.endGesture}
              />
            </Field>
            <Field label={t('description')} className="flex-[2]">
              <Input
                value={intent.description}
                maxLength={500}
                disabled={readOnly}
                onChange={(event) => change({ description: event.target.value }, 'about')}
                onBlur={documents.endGesture}
              />
            </Field>
            {!readOnly && (
              <IconButton
                variant="danger-quiet"
                icon={Trash2}
                label={t('remove')}
                onClick={() => {
                  documents.edit(editIntents.remove(intent.id), { label: 'delete' })
                  setChosen(null)
                }}
              />
            )}
          </div>
          <div className="grid grid-cols-2 gap-4">
            {languages.map((language) => (
              <ExampleList
                key={language}
                language={language}
                examples={intent.examples[language] ?? []}
                disabled={readOnly}
                onChange={(examples) => change({ examples: { ...intent.examples, [language]: examples } }, `examples.${language}`)}
                onLeave={documents.endGesture}
              />
            ))}
          </div>
        </div>
      </section>
      <IntentTest />
    </div>
  )
}
