'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TextChange, TextPlan } from '../../../flows/translations/text-file.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DialogContent } from '../../ui/dialog.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { languageNames } from '../language-names.ts'

/** More rows than this tell nobody more. */
const LISTED = 50

/** What a translator's file would do, before it does it. */
export function ImportPlan({
  file,
  plan,
  placeOf,
  onApply,
  onCancel,
}: {
  file: string
  plan: TextPlan
  placeOf(id: string): string
  onApply(changes: TextChange[]): void
  onCancel(): void
}) {
  const t = useTranslations('inspector.translations.report')
  const [takeToo, setTakeToo] = useState(false)
  const changes = takeToo ? [...plan.changes, ...plan.changedMeanwhile] : plan.changes
  return (
    <DialogContent
      size="xl"
      title={t('title', { file })}
      footer={
        <>
          <Button variant="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button variant="primary" data-testid="apply-texts" disabled={changes.length === 0} onClick={() => onApply(changes)}>
            {t('apply', { count: changes.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4" data-testid="import-plan">
        <ul className="flex flex-col gap-1">
          <li>{t('changes', { count: plan.changes.length })}</li>
          <li className="text-ink-2">{t('unchanged', { count: plan.unchanged })}</li>
          {plan.unknown.length > 0 && (
            <li className="text-warn-ink">
              {t('unknown', { count: plan.unknown.length })}
              <span className="block break-all font-mono text-ink-meta text-xs">{plan.unknown.slice(0, 10).join('  ').slice(0, 600)}</span>
            </li>
          )}
          {plan.tooLong.slice(0, LISTED).map(({ id, language, length }) => (
            <li key={`${id} ${language}`} className="text-bad">
              {t('tooLong', { id: placeOf(id), language: languageNames[language], length })}
            </li>
          ))}
        </ul>
        {!plan.marked && <Callout tone="warn">{t('unmarked')}</Callout>}
        {plan.changedMeanwhile.length > 0 && (
          <section className="flex flex-col gap-2">
            <p className="text-warn-ink">{t('meanwhile', { count: plan.changedMeanwhile.length })}</p>
            <ChangeTable changes={plan.changedMeanwhile} placeOf={placeOf} />
            <Checkbox checked={takeToo} onCheckedChange={(next) => setTakeToo(next === true)} label={t('takeToo')} />
          </section>
        )}
        {plan.changes.length > 0 && <ChangeTable changes={plan.changes} placeOf={placeOf} />}
      </div>
    </DialogContent>
  )
}

function ChangeTable({ changes, placeOf }: { changes: TextChange[]; placeOf(id: string): string }) {
  const t = useTranslations('inspector.translations')
  return (
    <div className="rounded-md border border-line">
      <Table className="table-fixed">
        <thead>
          <tr>
            <Head className="w-64">{t('place')}</Head>
            <Head>{t('report.now')}</Head>
            <Head>{t('report.file')}</Head>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, LISTED).map(({ id, language, before, after, newValues }) => (
            <Row key={`${id} ${language}`}>
              <Cell className="align-top">
                {placeOf(id)} <span className="text-ink-meta text-sm">{languageNames[language]}</span>
              </Cell>
              <Cell lang={language} className="whitespace-pre-line break-words align-top text-ink-2">
                {before}
              </Cell>
              <Cell lang={language} className="whitespace-pre-line break-words align-top">
                {after}
                {newValues.length > 0 && (
                  <span className="mt-1 block text-sm text-warn-ink">{t('report.newValues', { values: newValues.join('  ') })}</span>
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {changes.length > LISTED && (
        <p className="px-4 py-2 text-ink-meta text-sm">{t('report.andMore', { count: changes.length - LISTED })}</p>
      )}
    </div>
  )
}
