'use client'
import { Flag, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { KeptInput } from '../../designer-tabs/kept-input.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { flowUses, localKinds, removeFlow } from '../document/flow-operations.ts'
import { setEntryFlow } from '../document/node-operations.ts'
import { PlaceList } from '../place-list.tsx'
import { useDesigner, useDesignerStore } from '../store.ts'
import { FlowLocals } from './flow-locals.tsx'

/** The flow on the canvas, shown while nothing on it is chosen: its name, what it is given and gives back, who uses it. */
export function FlowInspector() {
  const t = useTranslations('designer.flows')
  const designer = useTranslations('designer')
  const store = useDesignerStore()
  const flowId = useDesigner((state) => state.flowId)
  const project = useDesigner((state) => state.history.document.project)
  const readOnly = useDesigner((state) => state.readOnly)
  const flow = project.flows[flowId]
  if (!flow) return null
  const isEntry = project.entryFlowId === flowId
  const uses = flowUses(project, flowId)
  const refusal = isEntry ? t('entryStays') : uses.length > 0 ? t('stillUsed') : null
  return (
    <div className="flex flex-col" data-testid="flow-inspector">
      <header className="flex items-center gap-2 border-line border-b px-4 py-3">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold">{flow.name}</h2>
          <p className="text-ink-meta text-sm">{isEntry ? t('entry') : t('cards', { count: Object.keys(flow.cards).length })}</p>
        </div>
        {!readOnly && (
          <IconButton
            size="sm"
            label={refusal ?? t('remove')}
            icon={Trash2}
            disabled={refusal !== null}
            data-testid="remove-flow"
            onClick={() => {
              // Left first: what is shown must be there.
              store.getState().set({ flowId: project.entryFlowId, selectedCards: [], selectedNode: null })
              store.getState().edit(t('remove'), (document) => removeFlow(document, flowId))
            }}
          />
        )}
      </header>
      <p className="border-line border-b px-4 py-2.5 text-ink-meta text-sm">{designer('nothingSelectedHint')}</p>
      <div className="flex flex-col gap-5 p-4">
        {!isEntry && !readOnly && (
          <Button
            icon={Flag}
            className="self-start"
            data-testid="make-entry"
            onClick={() => store.getState().edit(t('makeEntry'), (document) => setEntryFlow(document, flowId))}
          >
            {t('makeEntry')}
          </Button>
        )}
        <Field label={t('name')}>
          <KeptInput
            key={flowId}
            value={flow.name}
            readOnly={readOnly}
            maxLength={120}
            onChange={(name) =>
              store.getState().edit(
                t('rename'),
                ({ project: { flows } }) => {
                  if (flows[flowId]) flows[flowId].name = name
                },
                { merge: `flow:${flowId}` },
              )
            }
          />
        </Field>
        {localKinds
          // Nobody runs the flow a conversation begins with: it is given nothing.
          .filter((kind) => !isEntry || kind === 'locals' || (flow[kind] ?? []).length > 0)
          .map((kind) => (
            <FlowLocals key={kind} kind={kind} flow={flow} />
          ))}
        <section>
          <h3 className="text-ink-2 text-sm">{t('usedIn')}</h3>
          {uses.length === 0 && <p className="mt-1 text-ink-meta text-sm">{isEntry ? t('entryHint') : t('unused')}</p>}
          <PlaceList places={uses} />
        </section>
      </div>
    </div>
  )
}
