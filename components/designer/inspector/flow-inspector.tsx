'use client'
import { Workflow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Settings } from '../../../flows/document/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { removeFlow, renameFlow, setEntryFlow } from '../document/edit-flows.ts'
import { changeProjectSettings, renameProject } from '../document/edit-project.ts'
import { useDesigner, useDocument, useFlow, useReadOnly, useView } from '../model/designer-context.tsx'
import { InspectorHead, InspectorSection } from './inspector-head.tsx'
import { QueuePicker } from './pickers.tsx'
import { TemplateInput } from './template-input.tsx'

/** Nothing is selected: the flow and what holds for the whole project. */
export function FlowInspector() {
  const t = useTranslations('designer')
  const { documents, view } = useDesigner()
  const readOnly = useReadOnly()
  const flow = useFlow()
  const language = useView((state) => state.language)
  const entry = useDocument((document) => document.project.entryFlowId)
  const name = useDocument((document) => document.project.name)
  const settings = useDocument((document) => document.project.settings)
  if (!flow) return null
  const change = (values: Partial<Settings>, gesture: string) =>
    documents.edit(changeProjectSettings(values), { label: 'changeSettings', gesture })
  return (
    <>
      <InspectorHead icon={Workflow} title={flow.name} detail={flow.id === entry ? t('flows.entry') : t('flows.sub')} />
      <InspectorSection title={t('flows.name')}>
        <Input
          aria-label={t('flows.name')}
          value={flow.name}
          maxLength={120}
          disabled={readOnly}
          onChange={(event) =>
            documents.edit(renameFlow({ flowId: flow.id, name: event.target.value }), { label: 'rename', gesture: `flow.${flow.id}` })
          }
          onBlur={documents.endGesture}
        />
        {flow.id !== entry && !readOnly && (
          <div className="flex gap-2">
            <Button size="sm" onClick={() => documents.edit(setEntryFlow(flow.id), { label: 'changeFlow' })}>
              {t('flows.makeEntry')}
            </Button>
            <Button
              size="sm"
              variant="danger-quiet"
              onClick={() => {
                view.setState({ flowId: entry })
                documents.edit(removeFlow(flow.id), { label: 'delete' })
              }}
            >
              {t('flows.remove')}
            </Button>
          </div>
        )}
      </InspectorSection>
      <InspectorSection title={t('project.name')}>
        <Input
          aria-label={t('project.name')}
          value={name}
          maxLength={120}
          disabled={readOnly}
          onChange={(event) => documents.edit(renameProject(event.target.value), { label: 'rename', gesture: 'project' })}
          onBlur={documents.endGesture}
        />
      </InspectorSection>
      <InspectorSection title={t('project.fallbackQueue')}>
        <QueuePicker
          label={t('project.fallbackQueue')}
          value={settings.fallbackQueueId}
          disabled={readOnly}
          onChange={(fallbackQueueId) => change({ fallbackQueueId }, 'queue')}
        />
        <p className="text-ink-meta">{t('project.fallbackQueueHelp')}</p>
      </InspectorSection>
      <InspectorSection title={t('project.apology')}>
        <TemplateInput
          label={t('project.apology')}
          value={settings.apology[language] ?? ''}
          disabled={readOnly}
          onChange={(text) => change({ apology: { ...settings.apology, [language]: text } }, 'apology')}
          onLeave={documents.endGesture}
        />
        <p className="text-ink-meta">{t('project.apologyHelp')}</p>
      </InspectorSection>
      <InspectorSection>
        <div className="grid grid-cols-2 gap-x-3 gap-y-1">
          <span className="text-ink-2">{t('project.idleMinutes')}</span>
          <span className="text-ink-2">{t('project.threshold')}</span>
          <NumberField
            aria-label={t('project.idleMinutes')}
            value={settings.idleMinutes}
            min={1}
            max={10080}
            disabled={readOnly}
            onValueChange={(idleMinutes) => change({ idleMinutes }, 'idle')}
          />
          <NumberField
            aria-label={t('project.threshold')}
            value={settings.understandingThreshold}
            min={0}
            max={1}
            step={0.05}
            disabled={readOnly}
            onValueChange={(understandingThreshold) => change({ understandingThreshold }, 'threshold')}
          />
        </div>
        <p className="text-ink-meta">{t('project.thresholdHelp')}</p>
      </InspectorSection>
      <p className="px-4 py-3 text-ink-meta">{t('inspector.nothing')}</p>
    </>
  )
}
