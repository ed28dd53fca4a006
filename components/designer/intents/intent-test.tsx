'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { Understanding } from '../../../flows/engine/types.ts'
import { useApiClient } from '../../api/use-api.ts'
import { understandLocally } from '../../simulator/understand-locally.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { useDesigner, useDocument } from '../model/designer-context.tsx'

/** Try a sentence against the examples as they are now. */
export function IntentTest() {
  const t = useTranslations('designer.intents')
  const client = useApiClient()
  const { projectId, documents } = useDesigner()
  const intents = useDocument((document) => document.project.intents)
  const threshold = useDocument((document) => document.project.settings.understandingThreshold)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<{ understanding: Understanding; local: boolean } | null>(null)
  const run = async (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() === '') return
    setBusy(true)
    const current = documents.getState().document.project.intents
    try {
      setMade({
        understanding: await client.simulator.understand.mutate({ projectId, intents: current, text, previous: [] }),
        local: false,
      })
    } catch {
      setMade({ understanding: understandLocally(text, current), local: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <aside
      aria-label={t('test')}
      className="flex w-[320px] shrink-0 flex-col gap-3 overflow-y-auto border-line border-l bg-surface p-4 text-sm"
    >
      <h2 className="font-semibold text-md">{t('test')}</h2>
      <form onSubmit={(event) => void run(event)} className="flex flex-col gap-2">
        <Field label={t('testLabel')}>
          <Textarea
            value={text}
            rows={2}
            placeholder={t('testHint')}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
                event.preventDefault()
                void run()
              }
            }}
            data-testid="intent-test"
          />
        </Field>
        <Button type="submit" className="self-start" loading={busy}>
          {t('testRun')}
        </Button>
      </form>
      {made && (
        <div className="flex flex-col gap-2" aria-live="polite">
          {made.local && <p className="rounded-md bg-warn-soft px-2.5 py-1.5">{t('local')}</p>}
          {made.understanding.intents.length === 0 && <p className="text-ink-meta">{t('noMatch')}</p>}
          {made.understanding.intents.slice(0, 5).map(({ id, score }, index) => {
            const name = intents.find((intent) => intent.id === id)?.name ?? id
            return (
              <div key={id}>
                <div className="flex items-center gap-2">
                  <span className={index === 0 && score >= threshold ? 'font-semibold' : 'text-ink-2'}>{name}</span>
                  <span className="ml-auto">{score.toFixed(2)}</span>
                </div>
                <Progress value={score} label={name} />
              </div>
            )
          })}
          <p className="text-ink-meta">
            {(made.understanding.intents[0]?.score ?? 0) >= threshold ? t('sure', { threshold }) : t('unsure', { threshold })}
          </p>
        </div>
      )}
    </aside>
  )
}
