'use client'
import { ChevronDown, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Calendar } from '../../../flows/document/settings.ts'
import type { DesignerTabProps } from '../../designer/contract.ts'
import { newLocalId } from '../../designer/document/operations.ts'
import { usesOf } from '../../designer/document/uses.ts'
import { UseCount } from '../../designer/place-list.tsx'
import { CalendarFields } from '../../settings/calendar-fields.tsx'
import { usualHours } from '../../settings/opening-hours.ts'
import { useHoursText } from '../../settings/opening-hours-text.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Tag } from '../../ui/tag.tsx'
import { KeptInput } from '../kept-input.tsx'

/** Hours the flow can ask for. The first is the one `hours.open` means. */
export function CalendarList({ project, edit, readOnly }: Pick<DesignerTabProps, 'project' | 'edit' | 'readOnly'>) {
  const t = useTranslations('projectSettings')
  const hoursText = useHoursText()
  const [open, setOpen] = useState<string | null>(null)
  const { calendars } = project.settings
  const add = (): void => {
    const made = { ...usualHours(Intl.DateTimeFormat().resolvedOptions().timeZone), id: newLocalId('h'), name: t('newCalendar') }
    edit(t('addCalendar'), (document) => void document.project.settings.calendars.push(made))
    setOpen(made.id)
  }
  const change = (calendar: Calendar): void =>
    edit(
      t('edit', { field: t('calendars') }),
      ({ project: { settings } }) => {
        settings.calendars = settings.calendars.map((each) => (each.id === calendar.id ? calendar : each))
      },
      { merge: `calendar:${calendar.id}` },
    )
  const remove = (id: string): void =>
    edit(t('removeCalendar'), ({ project: { settings } }) => {
      settings.calendars = settings.calendars.filter((each) => each.id !== id)
    })
  return (
    <div className="flex flex-col gap-2">
      {calendars.length === 0 && <p className="text-ink-meta">{t('noCalendars')}</p>}
      {calendars.map((calendar, index) => {
        const uses = usesOf(project, { kind: 'calendar', id: calendar.id })
        const isOpen = open === calendar.id
        const toggle = (): void => setOpen(isOpen ? null : calendar.id)
        return (
          <article key={calendar.id} data-testid={`calendar-${calendar.id}`} className="rounded-md border border-line">
            <div className="flex items-center gap-2 py-1.5 pr-1.5 pl-3">
              <button type="button" aria-expanded={isOpen} onClick={toggle} className="min-w-0 flex-1 rounded-sm text-left">
                <span className="flex items-center gap-2">
                  <span className="truncate font-semibold">{calendar.name}</span>
                  {index === 0 && calendars.length > 1 && <Tag>{t('firstCalendar')}</Tag>}
                </span>
                <span className="block truncate text-ink-meta text-sm">
                  {hoursText(calendar)} · {calendar.timezone.replaceAll('_', ' ')}
                </span>
              </button>
              {uses.length > 0 && <UseCount places={uses} />}
              {!readOnly && (
                <IconButton
                  icon={Trash2}
                  label={uses.length > 0 ? t('calendarUsed') : t('removeCalendar')}
                  disabled={uses.length > 0}
                  onClick={() => remove(calendar.id)}
                />
              )}
              <IconButton
                icon={ChevronDown}
                label={isOpen ? t('collapse') : t('expand')}
                className={isOpen ? '[&_svg]:rotate-180' : ''}
                onClick={toggle}
              />
            </div>
            {isOpen && (
              <fieldset disabled={readOnly} className="flex min-w-0 flex-col gap-3 border-line border-t p-3">
                <Field label={t('calendarName')}>
                  <KeptInput value={calendar.name} readOnly={readOnly} maxLength={80} onChange={(name) => change({ ...calendar, name })} />
                </Field>
                <CalendarFields calendar={calendar} onChange={change} />
              </fieldset>
            )}
          </article>
        )
      })}
      {!readOnly && (
        <Button icon={Plus} className="self-start" data-testid="add-calendar" disabled={calendars.length >= 50} onClick={add}>
          {t('addCalendar')}
        </Button>
      )}
    </div>
  )
}
