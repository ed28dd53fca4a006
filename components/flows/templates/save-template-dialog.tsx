'use client'
import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Language } from '../../../flows/document/primitives.ts'
import { overviewOf } from '../../../flows/templates/overview.ts'
import { makeTemplate } from '../../../flows/templates/own/make-template.ts'
import { MAX_ARTICLES } from '../../../flows/templates/own/own-template.ts'
import { QueryError } from '../../api/query-error.tsx'
import { type ApiOutputs, useApi } from '../../api/use-api.ts'
import { localeNames, locales } from '../../i18n/locales.ts'
import { useSave } from '../../settings/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { BlankList } from './blank-list.tsx'
import type { OwnTemplate } from './own-template-facts.tsx'
import { PresentationFields, type Shown } from './presentation-fields.tsx'
import { TemplateMap } from './template-map.tsx'

type SaveProps = {
  projectId: string
  /** This one is to be brought up to date; absent: what there is of this flow, or a new one. */
  templateId?: string
  onClose(): void
}

/** A flow as a template: how it is shown, what comes along, and what stays behind. */
export function SaveTemplateDialog(props: SaveProps) {
  const t = useTranslations('templates')
  const api = useApi()
  const file = useQuery({ ...api.projects.export.queryOptions({ projectId: props.projectId }), staleTime: 0, gcTime: 0 })
  const templates = useQuery(api.templates.list.queryOptions())
  const failed = file.isError ? file : templates.isError ? templates : null
  return (
    <Dialog open onOpenChange={(next) => !next && props.onClose()}>
      {file.data && templates.data ? (
        <Save {...props} file={file.data} templates={templates.data} />
      ) : (
        <DialogContent size="lg" title={t('save').replace('…', '')}>
          {failed ? <QueryError error={failed.error} onRetry={failed.refetch} /> : <SkeletonRows rows={6} label={t('save')} />}
        </DialogContent>
      )}
    </Dialog>
  )
}

function Save({
  projectId,
  templateId,
  file,
  templates,
  onClose,
}: SaveProps & { file: ApiOutputs['projects']['export']; templates: OwnTemplate[] }) {
  const t = useTranslations('templates')
  const tc = useTranslations('common')
  const locale = useLocale() as Language
  const { project, layout, scenarios } = file
  const ofThisFlow = templates.filter(({ source }) => source?.projectId === projectId)
  const [target, setTarget] = useState<OwnTemplate | null>(templates.find(({ id }) => id === templateId) ?? null)
  const [shown, setShown] = useState<Shown>(target ?? { name: project.name, about: '', category: 'other' })
  const [language, setLanguage] = useState<Language>(target?.language ?? locale)
  const [bring, setBring] = useState({ scenarios: true, knowledge: true })
  const [taken, setTaken] = useState('')
  // As the server makes it, apart from the workspace's keys, which only the server knows.
  const made = useMemo(
    () => makeTemplate({ project, layout, scenarios, knowledge: [], queues: [], hidden: [] }),
    [project, layout, scenarios],
  )
  const overview = useMemo(() => overviewOf({ project, layout }), [project, layout])
  const save = useSave(useApi().templates.save.mutationOptions(), {
    done: null,
    after: (_, { name }) => {
      toast.success(t(target ? 'updated' : 'saved', { name }))
      onClose()
    },
    failure: ({ code }) => {
      if (code !== 'name-taken') return undefined
      setTaken(shown.name)
      return null
    },
  })
  const aim = (id: string) => {
    const next = ofThisFlow.find((template) => template.id === id) ?? null
    setTarget(next)
    setShown(next ?? { ...shown, name: project.name })
    if (next) setLanguage(next.language)
  }
  const { name, about, category } = shown

  return (
    <DialogContent
      size="lg"
      title={t('saveTitle', { flow: project.name })}
      description={t('saveHint')}
      footer={
        <Button
          variant="primary"
          disabled={!name.trim()}
          loading={save.isPending}
          data-testid="save-template"
          onClick={() => save.mutate({ projectId, templateId: target?.id ?? null, name, about, category, language, ...bring })}
        >
          {tc('save')}
        </Button>
      }
    >
      <div className="grid grid-cols-2 gap-6 max-md:grid-cols-1">
        <div className="flex flex-col gap-4">
          {ofThisFlow.length > 0 && (
            <Field label={t('as')}>
              <Select
                value={target?.id ?? 'new'}
                onValueChange={aim}
                options={[
                  { value: 'new', label: t('asNew') },
                  ...ofThisFlow.map((each) => ({ value: each.id, label: t('asUpdate', { name: each.name }) })),
                ]}
              />
            </Field>
          )}
          <PresentationFields
            value={{ name, about, category }}
            onChange={setShown}
            error={taken !== '' && taken === name ? t('nameTaken') : undefined}
          />
          <Field label={t('language')}>
            <Select
              value={language}
              onValueChange={setLanguage}
              options={locales.map((each) => ({ value: each, label: localeNames[each] }))}
            />
          </Field>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <div className="rounded-md border border-line bg-canvas p-2">
            <TemplateMap {...overview} label={project.name} className="h-32" />
          </div>
          <section className="flex flex-col gap-2">
            <h3 className="font-semibold">{t('bring')}</h3>
            <p className="text-ink-2">{t('always')}</p>
            <Checkbox
              checked={bring.scenarios && scenarios.length > 0}
              disabled={scenarios.length === 0}
              onCheckedChange={(on) => setBring({ ...bring, scenarios: on === true })}
              label={
                <Labelled
                  label={t('bringScenarios', { count: scenarios.length })}
                  hint={scenarios.length > 0 ? t('bringScenariosHint') : ''}
                />
              }
            />
            <Checkbox
              checked={bring.knowledge}
              onCheckedChange={(on) => setBring({ ...bring, knowledge: on === true })}
              label={<Labelled label={t('bringKnowledge')} hint={t('bringKnowledgeHint', { most: MAX_ARTICLES })} />}
            />
          </section>
          <section className="flex flex-col gap-2">
            <h3 className="font-semibold">{t('staysBehind')}</h3>
            <p className="text-ink-meta text-sm">{t(made.blanks.length > 0 ? 'staysBehindHint' : 'nothingBehind')}</p>
            <BlankList blanks={made.blanks} />
            {made.removedFrom.length > 0 && <Callout tone="warn">{t('cutOut', { places: made.removedFrom.join(' · ') })}</Callout>}
          </section>
        </div>
      </div>
    </DialogContent>
  )
}

function Labelled({ label, hint }: { label: string; hint: string }) {
  return (
    <span>
      <span className="block">{label}</span>
      {hint && <span className="block text-ink-meta text-sm">{hint}</span>}
    </span>
  )
}
