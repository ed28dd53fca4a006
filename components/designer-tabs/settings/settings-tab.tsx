'use client'
import { useTranslations } from 'next-intl'
import { languages } from '../../../flows/document/primitives.ts'
import type { Settings } from '../../../flows/document/settings.ts'
import type { DesignDocument, DesignerTabProps } from '../../designer/contract.ts'
import { LocalTemplateField } from '../../designer/inspector/template-field.tsx'
import { languageNames } from '../../designer/language-names.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { KeptInput } from '../kept-input.tsx'
import { CalendarList } from './calendar-list.tsx'

/** What holds for the whole project: its name, the languages it speaks, what happens when the bot is stuck, when somebody is there. */
export function SettingsTab(props: DesignerTabProps) {
  const { project, edit, readOnly, queues } = props
  const t = useTranslations('projectSettings')
  const { settings } = project
  const change = (field: string, recipe: (project: DesignDocument['project']) => void): void =>
    edit(t('edit', { field }), (document) => recipe(document.project), { merge: `settings:${field}` })
  const set = (part: Partial<Settings>): void => {
    const [field] = Object.keys(part) as (keyof Settings)[]
    if (field) change(t(field), (target) => void Object.assign(target.settings, part))
  }
  return (
    <div className="min-w-0 flex-1 overflow-y-auto bg-bg p-5" data-testid="project-settings">
      <div className="mx-auto flex max-w-[760px] flex-col gap-4">
        <Section title={t('general')}>
          <Field label={t('name')}>
            <KeptInput
              value={project.name}
              readOnly={readOnly}
              maxLength={120}
              onChange={(name) =>
                change(t('name'), (target) => {
                  target.name = name
                })
              }
            />
          </Field>
          <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
            <Field group label={t('languages')} help={t('languagesHelp')}>
              <div className="flex h-7 items-center gap-4">
                {languages.map((language) => (
                  <Checkbox
                    key={language}
                    label={languageNames[language]}
                    checked={project.languages.includes(language)}
                    // The one it falls back to is always spoken.
                    disabled={readOnly || language === project.defaultLanguage}
                    onCheckedChange={(spoken) =>
                      change(t('languages'), (target) => {
                        target.languages = languages.filter((each) =>
                          each === language ? spoken === true : target.languages.includes(each),
                        )
                      })
                    }
                  />
                ))}
              </div>
            </Field>
            <Field label={t('defaultLanguage')} help={t('defaultLanguageHelp')}>
              <Select
                value={project.defaultLanguage}
                disabled={readOnly}
                onValueChange={(language) =>
                  change(t('defaultLanguage'), (target) => {
                    target.defaultLanguage = language
                  })
                }
                options={project.languages.map((language) => ({ value: language, label: languageNames[language] }))}
              />
            </Field>
          </div>
        </Section>
        <Section title={t('stuck')} about={t('stuckAbout')}>
          <Field label={t('fallbackQueueId')} help={queues.length === 0 ? t('noQueues') : t('fallbackQueueIdHelp')}>
            <Select
              value={settings.fallbackQueueId}
              disabled={readOnly || queues.length === 0}
              placeholder={t('chooseQueue')}
              onValueChange={(queueId) => set({ fallbackQueueId: queueId })}
              options={queues.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field group label={t('apology')} help={t('apologyHelp')}>
            <LocalTemplateField inFlow={false} value={settings.apology} readOnly={readOnly} onChange={(apology) => set({ apology })} />
          </Field>
        </Section>
        <Section title={t('conversation')}>
          <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
            <Field label={t('idleMinutes')} help={t('idleMinutesHelp')}>
              <NumberField
                value={settings.idleMinutes}
                min={1}
                max={10080}
                unit={t('minutes')}
                disabled={readOnly}
                onValueChange={(minutes) => set({ idleMinutes: minutes })}
              />
            </Field>
            <Field label={t('understandingThreshold')} help={t('understandingThresholdHelp')}>
              <NumberField
                value={Math.round(settings.understandingThreshold * 100)}
                min={0}
                max={100}
                step={5}
                unit="%"
                disabled={readOnly}
                onValueChange={(percent) => set({ understandingThreshold: percent / 100 })}
              />
            </Field>
          </div>
        </Section>
        <Section title={t('calendars')} about={t('calendarsAbout')}>
          <CalendarList {...{ project, edit, readOnly }} />
        </Section>
      </div>
    </div>
  )
}

function Section({ title, about, children }: { title: string; about?: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
      <header>
        <h2 className="font-semibold">{title}</h2>
        {about && <p className="text-ink-meta text-sm">{about}</p>}
      </header>
      {children}
    </section>
  )
}
