'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FlowLocal } from '../../../flows/document/flow-local.ts'
import type { Flow } from '../../../flows/document/project.ts'
import { variableTypes } from '../../../flows/document/variable.ts'
import { InitialValue } from '../../designer-tabs/initial-value.tsx'
import { KeptInput } from '../../designer-tabs/kept-input.tsx'
import { NewVariableDialog } from '../../designer-tabs/new-variable-dialog.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { addLocal, changeLocal, type LocalKind, localKinds, localUses, removeLocal } from '../document/flow-operations.ts'
import { useDesigner, useDesignerStore } from '../store.ts'

/** The inputs, the outputs or the locals of a flow. The id stands in formulas and never changes; the name may. */
export function FlowLocals({ kind, flow }: { kind: LocalKind; flow: Flow }) {
  const t = useTranslations('designer.flows')
  const words = useTranslations('tabs.variables')
  const store = useDesignerStore()
  const project = useDesigner((state) => state.history.document.project)
  const readOnly = useDesigner((state) => state.readOnly)
  const [adding, setAdding] = useState(false)
  const locals = flow[kind] ?? []
  const change = (id: string, part: Partial<FlowLocal>): void =>
    store.getState().edit(t('change'), (document) => changeLocal(document, { flowId: flow.id, kind, id }, part), {
      merge: `local:${flow.id}.${id}:${Object.keys(part).join()}`,
    })
  return (
    <section data-testid={`flow-${kind}`}>
      <div className="flex items-center gap-2">
        <h3 className="flex-1 text-ink-2 text-sm">{t(`${kind}.title`)}</h3>
        {!readOnly && locals.length < 30 && (
          <IconButton size="sm" label={t(`${kind}.add`)} icon={Plus} data-testid={`add-${kind}`} onClick={() => setAdding(true)} />
        )}
      </div>
      {locals.length === 0 && <p className="text-ink-meta text-sm">{t(`${kind}.empty`)}</p>}
      <ul className="flex flex-col gap-2">
        {locals.map((local) => {
          const used = localUses(project, { flowId: flow.id, kind, id: local.id })
          return (
            <li key={local.id} className="flex flex-col gap-1.5 rounded-md border border-line p-2">
              <div className="flex items-center gap-2">
                <KeptInput
                  value={local.name}
                  readOnly={readOnly}
                  maxLength={80}
                  aria-label={words('name')}
                  className="min-w-0 flex-1"
                  onChange={(name) => change(local.id, { name })}
                />
                {!readOnly && (
                  <IconButton
                    size="sm"
                    label={used > 0 ? words('stillUsed') : t('removeLocal', { name: local.name })}
                    icon={Trash2}
                    disabled={used > 0}
                    onClick={() =>
                      store
                        .getState()
                        .edit(t('removeLocal', { name: local.name }), (document) =>
                          removeLocal(document, { flowId: flow.id, kind, id: local.id }),
                        )
                    }
                  />
                )}
              </div>
              <div className="flex items-center gap-2">
                <code className="min-w-0 flex-1 truncate px-2 font-mono text-ink-meta text-sm" title={local.id}>
                  {local.id}
                </code>
                <Select
                  value={local.type}
                  disabled={readOnly}
                  aria-label={words('type')}
                  className="w-24"
                  onValueChange={(type) => change(local.id, { type, initial: undefined })}
                  options={variableTypes.map((type) => ({ value: type, label: words(`types.${type}`) }))}
                />
                <div className="w-24" title={words('initial')}>
                  <InitialValue
                    variable={local}
                    readOnly={readOnly}
                    placeholder={words('initial')}
                    onChange={(initial) => change(local.id, { initial })}
                  />
                </div>
              </div>
              <div className="flex flex-wrap gap-x-4 gap-y-1 px-2 text-sm">
                {kind === 'inputs' && (
                  <Checkbox
                    label={t('required')}
                    checked={local.required}
                    disabled={readOnly}
                    onCheckedChange={(checked) => change(local.id, { required: checked === true })}
                  />
                )}
                <Checkbox
                  label={words('sensitive')}
                  checked={local.sensitive}
                  disabled={readOnly}
                  onCheckedChange={(checked) => change(local.id, { sensitive: checked === true })}
                />
              </div>
            </li>
          )
        })}
      </ul>
      <NewVariableDialog
        open={adding}
        title={t(`${kind}.add`)}
        onClose={() => setAdding(false)}
        taken={localKinds.flatMap((each) => (flow[each] ?? []).map(({ id }) => id))}
        onCreate={(named) =>
          store
            .getState()
            .edit(t(`${kind}.add`), (document) => addLocal(document, flow.id, kind, { ...named, required: false, sensitive: false }))
        }
      />
    </section>
  )
}
