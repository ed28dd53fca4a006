'use client'
import { Plus, Trash2, Variable as VariableIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Variable, variableTypes } from '../../../flows/document/variable.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { editVariables } from '../document/edit-project.ts'
import { useDesigner, useDocument, useFindings, useReadOnly } from '../model/designer-context.tsx'
import { AddVariable } from './add-variable.tsx'
import { InitialInput } from './initial-input.tsx'
import { usesOf } from './uses-of.ts'

const scopes = ['conversation', 'customer', 'constant'] as const

/** What the flow remembers: declared, typed, with where each is used. */
export function VariablesTab() {
  const t = useTranslations('designer')
  const { documents, view } = useDesigner()
  const readOnly = useReadOnly()
  const project = useDocument((document) => document.project)
  const findings = useFindings((state) => state.findings)
  const change = (id: string, values: Partial<Omit<Variable, 'id'>>, gesture?: string) =>
    documents.edit(editVariables.change(id, values), {
      label: 'changeVariable',
      ...(gesture ? { gesture: `variable.${id}.${gesture}` } : {}),
    })
  return (
    <div className="min-w-0 flex-1 overflow-y-auto bg-bg p-5" role="tabpanel" aria-labelledby="designer-tab-variables">
      <div className="mx-auto flex max-w-[1080px] flex-col gap-3">
        <header className="flex items-center gap-3">
          <h2 className="font-semibold text-lg">{t('variables.title')}</h2>
          <p className="text-ink-meta text-sm">{t('variables.about')}</p>
          {!readOnly && (
            <AddVariable>
              <Button icon={Plus} className="ml-auto" data-testid="add-variable">
                {t('variables.add')}
              </Button>
            </AddVariable>
          )}
        </header>
        {project.variables.length === 0 ? (
          <EmptyState icon={VariableIcon} title={t('variables.empty')}>
            {t('variables.emptyHint')}
          </EmptyState>
        ) : (
          <Panel flush className="overflow-hidden">
            <Table>
              <thead>
                <tr>
                  <Head>{t('variables.name')}</Head>
                  <Head>{t('variables.id')}</Head>
                  <Head>{t('variables.type')}</Head>
                  <Head>{t('variables.scope')}</Head>
                  <Head>{t('variables.initial')}</Head>
                  <Head>{t('variables.sensitive')}</Head>
                  <Head>{t('variables.usedIn')}</Head>
                  <Head>
                    <span className="sr-only">{t('inspector.actions')}</span>
                  </Head>
                </tr>
              </thead>
              <tbody>
                {project.variables.map((variable) => {
                  const uses = usesOf(project, variable.id)
                  const wrong = findings.some((finding) => finding.variableId === variable.id && finding.severity === 'error')
                  return (
                    <Row key={variable.id} data-testid={`variable-${variable.id}`}>
                      <Cell className="w-44">
                        <Input
                          size="sm"
                          aria-label={t('variables.name')}
                          value={variable.name}
                          maxLength={80}
                          disabled={readOnly}
                          onChange={(event) => event.target.value !== '' && change(variable.id, { name: event.target.value }, 'name')}
                          onBlur={documents.endGesture}
                        />
                      </Cell>
                      <Cell>
                        <code className={wrong ? 'text-bad' : 'text-ink-2'}>{variable.id}</code>
                      </Cell>
                      <Cell className="w-28">
                        <Select
                          size="sm"
                          aria-label={t('variables.type')}
                          value={variable.type}
                          disabled={readOnly}
                          onValueChange={(type) => change(variable.id, { type, initial: undefined })}
                          options={variableTypes.map((type) => ({ value: type, label: t(`types.${type}`) }))}
                        />
                      </Cell>
                      <Cell className="w-32">
                        <Select
                          size="sm"
                          aria-label={t('variables.scope')}
                          value={variable.scope}
                          disabled={readOnly}
                          onValueChange={(scope) => change(variable.id, { scope })}
                          options={scopes.map((scope) => ({ value: scope, label: t(`variables.scopes.${scope}`) }))}
                        />
                      </Cell>
                      <Cell className="w-48">
                        <InitialInput
                          variable={variable}
                          disabled={readOnly}
                          onChange={(initial) => change(variable.id, { initial }, 'initial')}
                          onLeave={documents.endGesture}
                        />
                      </Cell>
                      <Cell>
                        <Checkbox
                          aria-label={t('variables.sensitive')}
                          checked={variable.sensitive}
                          disabled={readOnly}
                          onCheckedChange={(on) => change(variable.id, { sensitive: on === true })}
                        />
                      </Cell>
                      <Cell>
                        {uses.length === 0 ? (
                          <span className="text-ink-meta">{t('variables.unused')}</span>
                        ) : (
                          <Button
                            size="sm"
                            variant="quiet"
                            title={uses.map((use) => use.name).join(' · ')}
                            onClick={() => uses[0] && view.flyTo(uses[0])}
                          >
                            {t('variables.uses', { count: uses.length })}
                          </Button>
                        )}
                      </Cell>
                      <Cell>
                        {!readOnly && (
                          <IconButton
                            size="sm"
                            variant="danger-quiet"
                            icon={Trash2}
                            label={t('variables.remove', { name: variable.name })}
                            onClick={() => documents.edit(editVariables.remove(variable.id), { label: 'delete' })}
                          />
                        )}
                      </Cell>
                    </Row>
                  )
                })}
              </tbody>
            </Table>
          </Panel>
        )}
      </div>
    </div>
  )
}
